package io.travelapp.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

  private static final EmailAddress ANNA = new EmailAddress("Anna@Example.com");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse",
        "eight ch",
        "abcdefgi",
        "富士山富士山富士",
        "        x",
        "Anna@Example.com2"
      })
  void a_password_that_is_long_enough_and_not_among_the_first_guesses_is_taken(String password) {
    assertThat(allows(password)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seven c", "富士山", "\uD83D\uDE8C\uD83D\uDE8C\uD83D\uDE8C\uD83D\uDE8C"})
  void a_short_password_is_refused(String password) {
    assertThat(allows(password)).isFalse();
  }

  @Test
  void the_longest_password_has_256_characters() {
    assertThat(allows("\uD83D\uDE8C".repeat(256))).isTrue();
    assertThat(allows("\uD83D\uDE8C".repeat(257))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"password", "12345678", "Password1", "QWERTYUIOP", "iloveyou", "contraseña"})
  void what_is_guessed_first_is_refused_in_capitals_too(String password) {
    assertThat(allows(password)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anna@Example.com", "anna@example.com", "ANNA@EXAMPLE.COM"})
  void the_mail_address_is_no_password(String password) {
    assertThat(allows(password)).isFalse();
  }

  @Test
  void the_rule_says_its_numbers() {
    assertThat(PasswordRule.IN_WORDS).contains("8 to 256 characters").contains("mail address");
  }

  private static boolean allows(String password) {
    return PasswordRule.allows(new Password(password), ANNA);
  }
}
