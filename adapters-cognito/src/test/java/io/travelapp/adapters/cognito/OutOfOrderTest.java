package io.travelapp.adapters.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.adapters.cognito.CognitoAdapters.Unavailable;
import io.travelapp.adapters.cognito.StandIn.Mood;
import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities.ConfirmAnswer.CodeRejected;
import io.travelapp.domain.customer.Identities.SignInAnswer.SignedIn;
import io.travelapp.domain.customer.Identities.SignUpAnswer.CodeSent;
import io.travelapp.domain.customer.Password;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cognito is out of order, or its keys change. */
class OutOfOrderTest {

  private static final Cloud CLOUD = Cloud.open();

  private final EmailAddress email = Fixtures.anEmailAddress();
  private final Password password = Fixtures.aPassword();

  @AfterEach
  void mend() {
    CLOUD.standIn().be(Mood.WELL);
    CLOUD.clock().pass(KeySet.SEARCH_PAUSE);
  }

  @AfterAll
  static void close() {
    CLOUD.close();
  }

  @ParameterizedTest
  @EnumSource(names = "WELL", mode = EnumSource.Mode.EXCLUDE)
  void a_sign_in_is_put_off_soon_and_who_is_known_stays_known(Mood mood) {
    CLOUD.account(email, password);
    SignedIn before = (SignedIn) CLOUD.identities().signIn(email, password);
    CLOUD.standIn().be(mood);

    long begun = System.nanoTime();
    assertThatThrownBy(() -> CLOUD.identities().signIn(email, password))
        .isInstanceOf(Unavailable.class);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
    assertThat(CLOUD.identities().verify(before.tokens().accessToken()))
        .contains(new Bearer(before.subject(), Set.of()));
  }

  @Test
  void what_was_begun_before_is_completed_afterwards() {
    CodeSent begun = (CodeSent) CLOUD.identities().signUp(email, password);
    CLOUD.standIn().be(Mood.BROKEN);
    String code = CLOUD.codeTo(email);
    assertThatThrownBy(() -> CLOUD.identities().confirm(email, code))
        .isInstanceOf(Unavailable.class);

    CLOUD.standIn().be(Mood.WELL);
    CLOUD.identities().confirm(email, code);

    assertThat(((SignedIn) CLOUD.identities().signIn(email, password)).subject())
        .isEqualTo(begun.subject());
  }

  @Test
  void a_token_of_a_new_key_is_known_though_nobody_told_of_the_key() {
    CLOUD.account(email, password);
    CLOUD.fakePool().rotateKeys();
    CLOUD.clock().pass(KeySet.SEARCH_PAUSE);

    SignedIn signedIn = (SignedIn) CLOUD.identities().signIn(email, password);

    assertThat(CLOUD.identities().verify(signedIn.tokens().accessToken())).isPresent();
  }

  @Test
  void a_key_that_was_taken_back_verifies_nothing_new() {
    CLOUD.account(email, password);
    String old = ((SignedIn) CLOUD.identities().signIn(email, password)).tokens().accessToken();
    try (CognitoAdapters other = CLOUD.openAgain()) {
      CLOUD.fakePool().rotateKeys();
      CLOUD.fakePool().forgetOldKeys();
      CLOUD.clock().pass(Duration.ofMinutes(2));
      String recent =
          ((SignedIn) other.identities().signIn(email, password)).tokens().accessToken();

      assertThat(other.identities().verify(recent)).isPresent();
      assertThat(other.identities().verify(old)).isEmpty();
    }
  }

  @Test
  void strangers_who_name_unknown_keys_cost_one_fetch_in_ten_seconds() {
    String strangers;
    try (Cloud other = Cloud.open()) {
      strangers = other.signedIn().tokens().accessToken();
    }
    CLOUD.clock().pass(KeySet.SEARCH_PAUSE);
    int before = CLOUD.standIn().keySetFetches();

    for (int i = 0; i < 100; i++) {
      assertThat(CLOUD.identities().verify(strangers)).isEmpty();
    }
    assertThat(CLOUD.standIn().keySetFetches()).isEqualTo(before + 1);
    CLOUD.clock().pass(KeySet.SEARCH_PAUSE);
    assertThat(CLOUD.identities().verify(strangers)).isEmpty();
    assertThat(CLOUD.standIn().keySetFetches()).isEqualTo(before + 2);
  }

  @Test
  void who_shows_a_known_token_costs_cognito_nothing() {
    SignedIn anna = CLOUD.signedIn();
    int asked = CLOUD.standIn().asked().size();
    int fetched = CLOUD.standIn().keySetFetches();

    for (int i = 0; i < 1000; i++) {
      assertThat(CLOUD.identities().verify(anna.tokens().accessToken())).isPresent();
    }

    assertThat(CLOUD.standIn().asked()).hasSize(asked);
    assertThat(CLOUD.standIn().keySetFetches()).isEqualTo(fetched);
  }

  @Test
  void a_sign_up_that_nobody_completes_is_deleted_after_a_day() {
    CLOUD.identities().signUp(email, password);
    String code = CLOUD.codeTo(email);
    int users = CLOUD.fakePool().users().size();

    CLOUD.adapters().tidy();
    assertThat(CLOUD.fakePool().users()).hasSize(users);
    CLOUD.clock().pass(Duration.ofHours(25));
    CLOUD.adapters().tidy();

    assertThat(CLOUD.fakePool().users()).allMatch(user -> user.confirmed);
    assertThat(CLOUD.identities().confirm(email, code)).isEqualTo(new CodeRejected());
  }
}
