package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.ACCOUNT;
import static io.travelapp.adapters.accounts.generated.Tables.MAILED_CODE;
import static io.travelapp.adapters.accounts.generated.Tables.REFRESH_TOKEN;
import static io.travelapp.adapters.accounts.generated.Tables.SESSION;
import static io.travelapp.adapters.accounts.generated.Tables.SIGN_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.travelapp.adapters.accounts.Database.Turn;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.ConfirmAnswer.CodeRejected;
import io.travelapp.domain.customer.Identities.ConfirmAnswer.Confirmed;
import io.travelapp.domain.customer.Identities.SignInAnswer.NotConfirmed;
import io.travelapp.domain.customer.Identities.SignInAnswer.Refused;
import io.travelapp.domain.customer.Identities.SignInAnswer.SignedIn;
import io.travelapp.domain.customer.Identities.SignUpAnswer.CodeSent;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Tokens;
import io.travelapp.testkit.fixture.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the accounts do beyond the contract of every identity service. */
class SignUpsTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final Node node = Node.on(DATABASE);
  private final EmailAddress anna = Fixtures.anEmailAddress();
  private final Password password = Fixtures.aPassword();

  @AfterEach
  void close() {
    node.close();
    try (var owner = DATABASE.asOwner()) {
      owner.truncate(ACCOUNT, MAILED_CODE, SIGN_UP, SESSION, REFRESH_TOKEN).execute();
    }
  }

  @Test
  void a_sign_up_is_forgotten_after_a_day() {
    node.identities().signUp(anna, password);
    node.clock().pass(PgAccounts.SIGN_UP_LIFETIME.minusMinutes(1));
    assertThat(node.identities().signIn(anna, password)).isEqualTo(new NotConfirmed());

    node.clock().pass(Duration.ofMinutes(1));
    node.identities().resendCode(anna);

    assertThat(node.mailsTo(anna)).hasSize(1);
    assertThat(node.identities().signIn(anna, password)).isEqualTo(new Refused());
  }

  @Test
  void forgotten_sign_ups_do_not_pile_up() {
    for (int i = 0; i < 3; i++) {
      node.identities().signUp(Fixtures.anEmailAddress(), password);
    }
    node.clock().pass(PgAccounts.SIGN_UP_LIFETIME);

    node.identities().signUp(anna, password);

    assertThat(count(SIGN_UP)).isEqualTo(1);
  }

  @Test
  void of_many_sign_ups_for_an_address_the_newest_few_can_be_confirmed() {
    CodeSent first = (CodeSent) node.identities().signUp(anna, password);
    String firstCode = node.codeTo(anna);
    CodeSent second = (CodeSent) node.identities().signUp(anna, password);
    String secondCode = node.codeTo(anna);
    for (int i = 2; i <= PgAccounts.SIGN_UPS_MAX; i++) {
      node.identities().signUp(anna, password);
    }

    assertThat(count(SIGN_UP)).isEqualTo(PgAccounts.SIGN_UPS_MAX);
    assertThat(first.subject()).isNotEqualTo(second.subject());
    assertThat(node.identities().confirm(anna, firstCode)).isEqualTo(new CodeRejected());
    assertThat(node.identities().confirm(anna, secondCode))
        .isEqualTo(new Confirmed(second.subject()));
  }

  @Test
  void a_wrong_code_is_a_try_of_every_sign_up_of_the_address() {
    node.identities().signUp(anna, password);
    String first = node.codeTo(anna);
    node.identities().signUp(anna, password);
    String second = node.codeTo(anna);

    for (int i = 0; i < PgAccounts.CODE_TRIES_MAX; i++) {
      assertThat(node.identities().confirm(anna, "no code")).isEqualTo(new CodeRejected());
    }

    assertThat(node.identities().confirm(anna, first)).isEqualTo(new CodeRejected());
    assertThat(node.identities().confirm(anna, second)).isEqualTo(new CodeRejected());
  }

  @Test
  void a_code_for_one_address_confirms_no_other() {
    EmailAddress berta = Fixtures.anEmailAddress();
    node.identities().signUp(anna, password);
    node.identities().signUp(berta, password);

    assertThat(node.identities().confirm(berta, node.codeTo(anna))).isEqualTo(new CodeRejected());
  }

  @Test
  void who_has_an_account_and_signs_up_again_is_told_so_when_asking_for_the_code_again() {
    node.account(anna, password);
    node.identities().signUp(anna, Fixtures.aPassword());

    node.identities().resendCode(anna);

    assertThat(node.mailsTo(anna)).hasSize(3);
    assertThat(node.mailsTo(anna).subList(1, 3))
        .allSatisfy(mail -> assertThat(mail.subject()).isEqualTo("You have an account already"));
  }

  @Test
  void no_sign_up_of_an_address_with_an_account_can_ever_be_confirmed() {
    node.identities().signUp(anna, password);
    String olderCode = node.codeTo(anna);
    node.account(anna, password);
    node.identities().signUp(anna, password);

    assertThat(node.identities().confirm(anna, olderCode)).isEqualTo(new CodeRejected());
    try (var owner = DATABASE.asOwner()) {
      owner
          .selectFrom(SIGN_UP)
          .forEach(signUp -> {
            String code = codeOf(signUp.getCodeHash(), signUp.getSubject());
            assertThat(node.identities().confirm(anna, code)).isEqualTo(new CodeRejected());
          });
    }
  }

  @Test
  void what_happens_to_the_sign_ups_of_an_address_happens_one_after_the_other() throws Exception {
    node.identities().signUp(anna, password);
    String code = node.codeTo(anna);
    List<Callable<?>> steps =
        List.of(
            () -> node.identities().signUp(anna, password),
            () -> {
              node.identities().resendCode(anna);
              return "sent again";
            },
            () -> node.identities().confirm(anna, code));

    for (Callable<?> step : steps) {
      assertThat(waitsForTheTurnOf(anna, step)).isNotNull();
    }

    assertThat(node.identities().signIn(anna, password)).isInstanceOf(SignedIn.class);
  }

  @Test
  void when_mail_is_down_every_address_is_answered_as_ever() {
    node.account(anna, password);
    EmailAddress free = Fixtures.anEmailAddress();
    try (AccountsAdapters accounts =
        Node.open(
            DATABASE,
            node.clock(),
            mail -> {
              throw new UncheckedIOException(new IOException("Mail is down"));
            },
            Node.ISSUER)) {
      Identities identities = accounts.identities();

      assertThat(identities.signUp(anna, Fixtures.aPassword())).isInstanceOf(CodeSent.class);
      assertThat(identities.signUp(free, password)).isInstanceOf(CodeSent.class);
      assertThatCode(() -> identities.resendCode(anna)).doesNotThrowAnyException();
      assertThatCode(() -> identities.resendCode(free)).doesNotThrowAnyException();
    }

    node.identities().resendCode(free);
    assertThat(node.identities().confirm(free, node.codeTo(free))).isInstanceOf(Confirmed.class);
  }

  @Test
  void a_code_is_told_in_the_text_of_a_mail_and_not_in_its_subject() {
    node.identities().signUp(anna, password);

    var mail = node.mailsTo(anna).getFirst();

    assertThat(mail.subject()).isEqualTo("Your confirmation code");
    assertThat(mail.text()).contains("Your code is " + node.codeTo(anna));
    assertThat(mail.toString()).doesNotContain(node.codeTo(anna));
  }

  @Test
  void a_session_ends_thirty_days_after_its_last_refresh_and_is_forgotten() {
    SignedIn session = node.signedIn();
    node.clock().pass(Duration.ofDays(29));
    Tokens tokens = node.identities().refresh(session.tokens().refreshToken()).orElseThrow();
    node.clock().pass(Duration.ofDays(29));
    tokens = node.identities().refresh(tokens.refreshToken()).orElseThrow();

    node.clock().pass(Duration.ofDays(30));

    assertThat(node.identities().refresh(tokens.refreshToken())).isEmpty();
    node.signedIn();
    assertThat(count(SESSION)).isEqualTo(1);
    assertThat(count(REFRESH_TOKEN)).isEqualTo(1);
  }

  @Test
  void a_session_that_goes_on_for_long_stores_few_tokens() {
    Tokens tokens = node.signedIn().tokens();
    for (int i = 0; i < 20; i++) {
      node.clock().pass(Duration.ofMinutes(9));
      tokens = node.identities().refresh(tokens.refreshToken()).orElseThrow();
    }

    assertThat(count(REFRESH_TOKEN)).isEqualTo(2);
  }

  @Test
  void a_token_that_was_replaced_many_refreshes_ago_still_ends_the_session() {
    Tokens stolen = node.signedIn().tokens();
    Tokens tokens = stolen;
    for (int i = 0; i < 5; i++) {
      node.clock().pass(Duration.ofMinutes(9));
      tokens = node.identities().refresh(tokens.refreshToken()).orElseThrow();
    }

    assertThat(node.identities().refresh(stolen.refreshToken())).isEmpty();

    assertThat(node.identities().refresh(tokens.refreshToken())).isEmpty();
  }

  /** What the step answers, once it was seen to wait for a transaction that has the turn. */
  private static Object waitsForTheTurnOf(EmailAddress email, Callable<?> step) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var other = DATABASE.asOwner();
        var observer = DATABASE.asOwner()) {
      Future<?> answer =
          other.transactionResult(transaction -> {
            Database.takeTurn(transaction.dsl(), Turn.SIGN_UP, email.canonical());
            Future<?> begun = threads.submit(step);
            long patienceEnds = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!someoneWaits(observer)) {
              assertThat(begun.isDone()).as("It did not wait").isFalse();
              assertThat(System.nanoTime()).isLessThan(patienceEnds);
            }
            return begun;
          });
      return answer.get();
    }
  }

  private static boolean someoneWaits(DSLContext observer) {
    return !observer
        .fetch(
            "select l.pid from pg_locks l join pg_database d on l.database = d.oid"
                + " where d.datname = current_database()"
                + " and l.locktype = 'advisory' and not l.granted")
        .isEmpty();
  }

  private int count(Table<?> table) {
    try (var owner = DATABASE.asOwner()) {
      return owner.fetchCount(table);
    }
  }

  /** All codes tried against the stored hash. */
  private static String codeOf(byte[] hash, String subject) {
    for (int i = 0; i < 1_000_000; i++) {
      String code = "%06d".formatted(i);
      if (ConfirmationCode.matches(hash, subject, code)) {
        return code;
      }
    }
    throw new AssertionError("No code has this hash");
  }
}
