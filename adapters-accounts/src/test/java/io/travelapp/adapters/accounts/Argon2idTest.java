package io.travelapp.adapters.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2idTest {

  private static final byte[] SALT = "sixteen bytes ..".getBytes(StandardCharsets.US_ASCII);

  /** From the tests of the reference implementation: other costs, another length of salt. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
      })
  void a_hash_of_the_reference_implementation_is_understood(String hash) {
    assertThat(Argon2id.matches("password", hash)).isTrue();
    assertThat(Argon2id.matches("Password", hash)).isFalse();
  }

  @Test
  void a_hash_says_at_what_cost_it_was_made() {
    assertThat(Argon2id.hash("correct horse", SALT))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain("correct horse");
  }

  @Test
  void only_the_same_password_matches() {
    String hash = Argon2id.hash("correct horse", SALT);

    assertThat(Argon2id.matches("correct horse", hash)).isTrue();
    assertThat(Argon2id.matches("correct horse ", hash)).isFalse();
    assertThat(Argon2id.matches("Correct horse", hash)).isFalse();
    assertThat(Argon2id.matches("", hash)).isFalse();
  }

  @Test
  void the_same_letters_of_two_keyboards_are_the_same_password() {
    String composed = "Zo\u00eb's coach";
    String decomposed = "Zoe\u0308's coach";

    assertThat(Argon2id.matches(decomposed, Argon2id.hash(composed, SALT))).isTrue();
  }

  @Test
  void what_is_no_hash_is_an_error_and_no_wrong_password() {
    assertThatThrownBy(() -> Argon2id.matches("password", "password"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("password");
  }
}
