package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.ACCOUNT;
import static io.travelapp.adapters.accounts.generated.Tables.SIGN_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.adapters.accounts.generated.Accounts;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities.SignInAnswer.SignedIn;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Tokens;
import io.travelapp.testkit.fixture.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who reads the tables can sign in as nobody. */
class StoredSecretsTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Node NODE = Node.on(DATABASE);

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Test
  void no_table_has_a_password_a_token_or_a_code_in_clear() {
    EmailAddress email = Fixtures.anEmailAddress();
    Password password = new Password("correct horse battery");
    NODE.account(email, password);
    SignedIn anna = (SignedIn) NODE.identities().signIn(email, password);
    Tokens next = NODE.identities().refresh(anna.tokens().refreshToken()).orElseThrow();
    NODE.identities().signUp(Fixtures.anEmailAddress(), password);

    String everything = everythingStored();

    assertThat(everything).contains(email.canonical()).contains("$argon2id$");
    for (Tokens tokens : new Tokens[] {anna.tokens(), next}) {
      assertStoredNowhere(everything, tokens.accessToken().getBytes(StandardCharsets.US_ASCII));
      assertStoredNowhere(everything, tokens.refreshToken().getBytes(StandardCharsets.US_ASCII));
      byte[] random =
          Arrays.copyOfRange(Base64.getUrlDecoder().decode(tokens.refreshToken()), 16, 48);
      assertStoredNowhere(everything, random);
    }
    assertStoredNowhere(everything, password.secret().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_code_is_stored_hashed() {
    EmailAddress email = Fixtures.anEmailAddress();
    NODE.identities().signUp(email, Fixtures.aPassword());

    try (var owner = DATABASE.asOwner()) {
      byte[] stored =
          owner
              .selectFrom(SIGN_UP)
              .where(SIGN_UP.EMAIL.eq(email.canonical()))
              .fetchSingle(SIGN_UP.CODE_HASH);

      assertThat(new String(stored, StandardCharsets.ISO_8859_1))
          .hasSize(32)
          .doesNotContain(NODE.codeTo(email));
    }
  }

  @Test
  void a_password_that_is_not_hashed_is_not_stored_at_all() {
    NODE.account(Fixtures.anEmailAddress(), Fixtures.aPassword());

    try (var owner = DATABASE.asOwner()) {
      assertThatThrownBy(
              () -> owner.update(ACCOUNT).set(ACCOUNT.PASSWORD_HASH, "correct horse").execute())
          .isInstanceOf(DataAccessException.class)
          .extracting(refused -> ((DataAccessException) refused).sqlState())
          .isEqualTo("23514");
    }
  }

  private static void assertStoredNowhere(String everything, byte[] secret) {
    assertThat(everything)
        .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1))
        .doesNotContain(HexFormat.of().formatHex(secret));
  }

  /** All tables, as PostgreSQL writes them: bytes in hexadecimal. */
  private static String everythingStored() {
    try (var owner = DATABASE.asOwner()) {
      StringBuilder rows = new StringBuilder();
      for (var table : Accounts.ACCOUNTS.getTables()) {
        owner
            .fetch("select t::text from accounts." + table.getName() + " t")
            .forEach(row -> rows.append(row.get(0)).append('\n'));
      }
      return rows.toString();
    }
  }
}
