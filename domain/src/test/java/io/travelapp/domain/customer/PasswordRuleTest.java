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
    assertThat(allows("\uD83D\uDE8C".repeat(255) + "x")).isTrue();
    assertThat(allows("\uD83D\uDE8C".repeat(256) + "x")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "12345678",
        "0987654321",
        "Password1",
        "P@ssw0rd!",
        "pa55word2026",
        "Summer2026!",
        "!!Welcome1",
        "QWERTYUIOP",
        "iloveyou",
        "contraseña",
        "aaaaaaaa",
        "abcabcabc",
        "1q2w3e4r"
      })
  void what_is_guessed_first_is_refused_in_capitals_and_with_a_number_or_a_sign_too(
      String password) {
    assertThat(broken(password)).contains("leaks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"summer in Lisbon", "password for the coach", "my dragon 17", "2026-07-14 11:05"})
  void a_word_that_others_have_too_is_no_fault_in_a_longer_password(String password) {
    assertThat(allows(password)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anna@Example.com", "anna@example.com", "ANNA@EXAMPLE.COM"})
  void the_mail_address_is_no_password(String password) {
    assertThat(allows(password)).isFalse();
  }

  @Test
  void it_is_said_which_rule_is_broken() {
    assertThat(broken("short")).contains("8 to 256 characters");
    assertThat(broken("anna@example.com")).contains("mail address");
    assertThat(broken("password1")).contains("leaks");
  }

  private static boolean allows(String password) {
    return PasswordRule.broken(new Password(password), ANNA).isEmpty();
  }

  private static String broken(String password) {
    return PasswordRule.broken(new Password(password), ANNA).orElseThrow();
  }
}
