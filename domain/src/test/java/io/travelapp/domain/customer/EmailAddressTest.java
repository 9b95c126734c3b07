package io.travelapp.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mary@example.org",
        "mary.shelley+coach@mail.example.co.jp",
        "m@e.jp",
        "O'Brien@example.org",
        "用户@例え.jp",
        "a-b_c!#$%&*/=?^`{|}~@example.org",
      })
  void an_address_has_a_local_part_and_a_domain_with_a_dot(String text) {
    assertThat(EmailAddress.parse(text).map(EmailAddress::value)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "mary",
        "@example.org",
        "mary@",
        "mary@localhost",
        "mary@example.",
        "mary@.org",
        "mary@example..org",
        "mary shelley@example.org",
        "mary@exam ple.org",
        "a@b@example.org",
        "<mary@example.org>",
        "mary@example.org>",
        "mary,eve@example.org",
        "mary;eve@example.org",
        "mary@[192.0.2.1]",
        "\"mary\"@example.org",
        "mary(x)@example.org",
        "mary:x@example.org",
        "mary\\@example.org",
      })
  void a_text_of_another_form_is_no_address(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
  }

  /** A line break in an address could add a header to a mail, or a line to a log. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mary\r\nBcc: eve@example.org", "mary\n@example.org", "mary\u0085@example.org",
        "mary\u2028@example.org", "mary\u2029@example.org", "mary\u00a0@example.org",
        "mary\u0000@example.org", "mary@example.org\nx", "mary@exa\u2028mple.org",
      })
  void an_address_is_one_word_on_one_line(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void blanks_around_an_address_are_taken_for_a_slip_of_the_hand() {
    assertThat(EmailAddress.parse(" mary@example.org\n").map(EmailAddress::value))
        .contains("mary@example.org");
    assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(" mary@example.org"));
  }

  @Test
  void an_address_has_at_most_254_characters_and_64_before_the_at() {
    String domain = "." + "d".repeat(60);
    String longest = "m".repeat(64) + "@d" + domain.repeat(3) + ".abcde";

    assertThat(longest).hasSize(254 + 1);
    assertThat(EmailAddress.parse(longest)).isEmpty();
    assertThat(EmailAddress.parse(longest.substring(1))).isPresent();
    assertThat(EmailAddress.parse("m".repeat(64) + "@example.org")).isPresent();
    assertThat(EmailAddress.parse("m".repeat(65) + "@example.org")).isEmpty();
  }

  @Test
  void two_addresses_are_the_same_whatever_their_case() {
    EmailAddress written = new EmailAddress("Mary.Shelley@Example.ORG");

    assertThat(written)
        .isEqualTo(new EmailAddress("mary.shelley@example.org"))
        .hasSameHashCodeAs(new EmailAddress("mary.shelley@example.org"))
        .isNotEqualTo(new EmailAddress("mary.shelly@example.org"));
    assertThat(written.canonical()).isEqualTo("mary.shelley@example.org");
    assertThat(written.value()).isEqualTo("Mary.Shelley@Example.ORG");
  }

  @Test
  void the_case_of_an_address_is_ignored_alike_in_every_country() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(new EmailAddress("MIRIAM@EXAMPLE.ORG"))
          .isEqualTo(new EmailAddress("miriam@example.org"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mary@example.com, m***@e***.com",
    "m@e.jp, m***@e***.jp",
    "mary@mail.example.co.uk, m***@m***.uk",
    "😀x@example.com, 😀***@e***.com",
  })
  void an_address_is_shown_masked(String address, String masked) {
    assertThat(new EmailAddress(address).masked()).isEqualTo(masked);
    assertThat(new EmailAddress(address)).hasToString(masked);
  }
}
