package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.SIGNING_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities.ConfirmAnswer.Confirmed;
import io.travelapp.domain.customer.Identities.SignInAnswer.SignedIn;
import io.travelapp.domain.customer.Identities.SignUpAnswer.CodeSent;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Tokens;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.fixture.Fixtures;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers on one database. */
class NodesTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final ManualClock clock = ManualClock.standingAt(Instant.parse("2027-04-01T06:00:00Z"));
  private final Node here = Node.on(DATABASE, clock);
  private final Node there = Node.on(DATABASE, clock);

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  @Test
  void what_is_begun_here_is_completed_there() {
    EmailAddress email = Fixtures.anEmailAddress();
    Password password = Fixtures.aPassword();

    CodeSent begun = (CodeSent) here.identities().signUp(email, password);
    CustomerId subject = begun.subject();

    assertThat(there.identities().confirm(email, here.codeTo(email)))
        .isEqualTo(new Confirmed(subject));
    assertThat(here.identities().signIn(email, password)).isInstanceOf(SignedIn.class);
  }

  @Test
  void an_access_token_from_here_is_good_there() {
    SignedIn anna = here.signedIn();

    assertThat(there.identities().verify(anna.tokens().accessToken()))
        .contains(new Bearer(anna.subject(), Set.of()));
    assertThat(there.publicKeys()).isEqualTo(here.publicKeys());
  }

  @Test
  void a_session_goes_on_there_and_the_first_token_answers_the_same_everywhere() {
    SignedIn anna = here.signedIn();

    Optional<Tokens> first = there.identities().refresh(anna.tokens().refreshToken());
    clock.pass(Duration.ofSeconds(30));

    assertThat(first).isPresent();
    assertThat(here.identities().refresh(anna.tokens().refreshToken())).isEqualTo(first);
    clock.pass(Duration.ofMillis(1));
    assertThat(here.identities().refresh(anna.tokens().refreshToken())).isEmpty();
    assertThat(there.identities().refresh(first.get().refreshToken())).isEmpty();
  }

  @Test
  void who_signs_out_here_is_signed_out_there() {
    SignedIn anna = here.signedIn();

    there.identities().signOut(anna.subject());

    assertThat(here.identities().refresh(anna.tokens().refreshToken())).isEmpty();
  }

  @Test
  void a_sign_out_that_races_with_refreshes_wins() throws Exception {
    EmailAddress email = Fixtures.anEmailAddress();
    Password password = Fixtures.aPassword();
    here.account(email, password);
    for (int round = 0; round < 20; round++) {
      SignedIn anna = (SignedIn) here.identities().signIn(email, password);
      List<Tokens> gotten = new ArrayList<>(List.of(anna.tokens()));

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Optional<Tokens>> refreshed =
            threads.submit(() -> here.identities().refresh(anna.tokens().refreshToken()));
        threads.submit(() -> there.identities().signOut(anna.subject())).get();
        refreshed.get().ifPresent(gotten::add);
      }

      assertThat(gotten)
          .allSatisfy(
              tokens -> assertThat(here.identities().refresh(tokens.refreshToken())).isEmpty());
    }
  }

  @Test
  void nodes_that_start_together_share_one_key() throws Exception {
    TestDatabase empty = TestDatabase.fresh();
    List<String> keys = new ArrayList<>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Node>> starting = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        starting.add(threads.submit(() -> Node.on(empty, clock)));
      }
      for (Future<Node> node : starting) {
        try (Node started = node.get()) {
          keys.add(started.publicKeys());
        }
      }
    }

    assertThat(JWKSet.parse(keys.getFirst()).getKeys()).hasSize(1);
    assertThat(keys).containsOnly(keys.getFirst());
  }

  @Test
  void a_key_that_another_node_made_is_found_when_its_first_token_comes() {
    TestDatabase elsewhere = TestDatabase.fresh();
    try (Node other = Node.on(elsewhere, clock)) {
      SignedIn anna = other.signedIn();
      assertThat(here.identities().verify(anna.tokens().accessToken())).isEmpty();
      copyKeys(elsewhere, DATABASE);

      clock.pass(SigningKeys.SEARCH_PAUSE.minusMillis(1));
      assertThat(here.identities().verify(anna.tokens().accessToken())).isEmpty();
      clock.pass(Duration.ofMillis(1));
      assertThat(here.identities().verify(anna.tokens().accessToken()))
          .contains(new Bearer(anna.subject(), Set.of()));
    }
  }

  @Test
  void strangers_who_name_unknown_keys_cost_one_search_in_ten_seconds() {
    String strangers;
    try (Node other = Node.on(TestDatabase.fresh(), clock)) {
      strangers = other.signedIn().tokens().accessToken();
    }
    String ours = here.signedIn().tokens().accessToken();
    // From here on, whoever searches fails.
    try (var owner = DATABASE.asOwner()) {
      owner.execute("revoke select on accounts.signing_key from travelapp_accounts");
      assertThatThrownBy(() -> here.identities().verify(strangers))
          .isInstanceOf(DataAccessException.class);
      for (int i = 0; i < 100; i++) {
        assertThat(here.identities().verify(strangers)).isEmpty();
      }
      clock.pass(SigningKeys.SEARCH_PAUSE);
      assertThatThrownBy(() -> here.identities().verify(strangers))
          .isInstanceOf(DataAccessException.class);

      assertThat(here.identities().verify(ours)).isPresent();
      owner.execute("grant select on accounts.signing_key to travelapp_accounts");
    }
  }

  @Test
  void a_key_is_announced_before_it_signs_and_goes_a_day_after_its_successor_came() {
    TestDatabase database = TestDatabase.fresh();
    try (Node one = Node.on(database, clock);
        Node other = Node.on(database, clock)) {
      String first = keyOf(one.signedIn());
      clock.pass(SigningKeys.ROTATED_AFTER);

      one.accounts().rotateKeys();
      other.accounts().rotateKeys();

      assertThat(keyOf(one.signedIn())).isEqualTo(first);
      assertThat(other.publicKeys()).isEqualTo(one.publicKeys());
      clock.pass(SigningKeys.ANNOUNCED);
      SignedIn berta = one.signedIn();
      String second = keyOf(berta);
      assertThat(second).isNotEqualTo(first);
      assertThat(other.identities().verify(berta.tokens().accessToken())).isPresent();
      assertThat(one.publicKeys()).contains(first, second);
      clock.pass(SigningKeys.KEPT);
      other.accounts().rotateKeys();
      one.accounts().rotateKeys();
      assertThat(one.publicKeys()).contains(second).doesNotContain(first);
      assertThat(keyOf(other.signedIn())).isEqualTo(second);
    }
  }

  @Test
  void nodes_for_which_the_next_key_is_due_together_make_one() throws Exception {
    TestDatabase database = TestDatabase.fresh();
    try (Node one = Node.on(database, clock);
        Node other = Node.on(database, clock);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      clock.pass(SigningKeys.ROTATED_AFTER);

      Future<?> rotated = threads.submit(() -> one.accounts().rotateKeys());
      other.accounts().rotateKeys();
      rotated.get();
      one.accounts().rotateKeys();

      assertThat(JWKSet.parse(one.publicKeys()).getKeys()).hasSize(2);
    }
  }

  private static String keyOf(SignedIn signedIn) {
    try {
      return SignedJWT.parse(signedIn.tokens().accessToken()).getHeader().getKeyID();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private static void copyKeys(TestDatabase from, TestDatabase to) {
    try (var source = from.asOwner();
        var target = to.asOwner()) {
      source
          .selectFrom(SIGNING_KEY)
          .forEach(key -> target.insertInto(SIGNING_KEY).set(key.intoMap()).execute());
    }
  }
}
