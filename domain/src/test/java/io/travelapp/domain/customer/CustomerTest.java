package io.travelapp.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerTest {

  private static Customer customer(String givenName, String familyName, String phone) {
    return new Customer(
        new CustomerId("sub-1"),
        new EmailAddress("mary@example.org"),
        givenName,
        familyName,
        Optional.of(phone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mary", "Nuñez de la Peña", "O'Brien-Łoś", "山田", "X", "ﷺ"})
  void people_have_names_of_all_alphabets(String name) {
    assertThat(Customer.isName(name)).isTrue();
    assertThat(customer(name, name, "112").givenName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u3000",
        "Mary\nShelley",
        "Mary\u0000",
        "Mary\u0085",
        "Mary\u2028Shelley",
        "Mary\u2029",
        "\u001b[31mMary",
      })
  void a_name_is_not_blank_and_on_one_line(String name) {
    assertThat(Customer.isName(name)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> customer(name, "Shelley", "112"));
    assertThatIllegalArgumentException().isThrownBy(() -> customer("Mary", name, "112"));
  }

  @Test
  void a_name_has_at_most_a_hundred_characters() {
    assertThat(Customer.isName("m".repeat(100))).isTrue();
    assertThat(Customer.isName("m".repeat(101))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"112", "+81 55-222 1234", "(055) 222.1234", "+12345678901234567890", "1-2-3"})
  void a_telephone_number_is_written_in_many_ways(String phone) {
    assertThat(Customer.isPhone(phone)).isTrue();
    assertThat(customer("Mary", "Shelley", phone).phone()).contains(phone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12",
        "+1-2",
        "()--..",
        "0800-COACH",
        "1+2345",
        "++81 55",
        "123456789012345678901",
        "٠٥٥٢٢٢",
        "055\n222",
      })
  void what_nobody_could_dial_is_no_telephone_number(String phone) {
    assertThat(Customer.isPhone(phone)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> customer("Mary", "Shelley", phone));
  }

  @Test
  void a_customer_may_have_no_telephone() {
    assertThat(
            new Customer(
                    new CustomerId("sub-1"),
                    new EmailAddress("mary@example.org"),
                    "Mary",
                    "Shelley",
                    Optional.empty())
                .phone())
        .isEmpty();
  }

  @Test
  void a_customer_that_is_printed_shows_no_details() {
    assertThat(customer("Mary", "Shelley", "+81 55 222 1234")).hasToString("Customer sub-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "é"})
  void the_subject_of_an_identity_is_printable_without_blanks(String subject) {
    assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId(subject));
  }

  @Test
  void the_subject_of_an_identity_has_at_most_128_characters() {
    assertThat(new CustomerId("s".repeat(128))).hasToString("s".repeat(128));
    assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId("s".repeat(129)));
  }

  @Test
  void passwords_and_tokens_are_not_shown() {
    assertThat(new Password("correct horse")).hasToString("***");
    assertThat(new Tokens("access", "refresh", Duration.ofMinutes(10))).hasToString("***");
  }

  @Test
  void a_mail_that_is_printed_shows_neither_address_nor_text() {
    var mail = new Mailer.Mail(new EmailAddress("mary@example.org"), "Your code", "123456");

    assertThat(mail).hasToString("Mail to m***@e***.org: Your code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Your code\r\nBcc: eve@example.org", "Your\ncode", "Your code\u0085"})
  void the_subject_of_a_mail_is_one_line(String subject) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mailer.Mail(new EmailAddress("mary@example.org"), subject, "123456"));
  }
}
