package io.travelapp.domain.payment;

import static io.travelapp.domain.payment.Card.Fault.BRAND_UNKNOWN;
import static io.travelapp.domain.payment.Card.Fault.EXPIRED;
import static io.travelapp.domain.payment.Card.Fault.EXPIRY_NOT_A_MONTH;
import static io.travelapp.domain.payment.Card.Fault.EXPIRY_NOT_A_YEAR;
import static io.travelapp.domain.payment.Card.Fault.HOLDER_MISSING;
import static io.travelapp.domain.payment.Card.Fault.NUMBER_CHECK_DIGIT;
import static io.travelapp.domain.payment.Card.Fault.NUMBER_LENGTH;
import static io.travelapp.domain.payment.Card.Fault.NUMBER_NOT_DIGITS;
import static io.travelapp.domain.payment.Card.Fault.SECURITY_CODE_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are those that the brands and gateways publish for tests. */
class CardTest {

  private static final YearMonth NOW = YearMonth.of(2027, 4);
  private static final String VISA = "4242424242424242";

  /** A check of a fit card, to be spoilt in one place. */
  private static Card.Check check(String number, int month, int year, String code, String holder) {
    return Card.check(number, month, year, code, holder, NOW);
  }

  private static Card.Check checkNumber(String number) {
    return check(number, 12, 2030, "123", "Mary Shelley");
  }

  private static Card.Check checkExpiry(int month, int year) {
    return check(VISA, month, year, "123", "Mary Shelley");
  }

  private static Card card(String number, String code) {
    return switch (check(number, 12, 2030, code, "Mary Shelley")) {
      case Card.Check.Fit(Card card) -> card;
      case Card.Check.Unfit(List<Card.Fault> faults) -> throw new AssertionError(faults);
    };
  }

  private static Card.Check unfit(Card.Fault... faults) {
    return new Card.Check.Unfit(Arrays.asList(faults));
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, 123, VISA",
    "4000000000000002, 123, VISA",
    "4222222222222, 123, VISA",
    "4000000000000000006, 123, VISA",
    "5555555555554444, 123, MASTERCARD",
    "2223003122003222, 123, MASTERCARD",
    "378282246310005, 1234, AMERICAN_EXPRESS",
    "371449635398431, 1234, AMERICAN_EXPRESS",
    "3566002020360505, 123, JCB",
    "3530111333300000, 123, JCB",
    "30569309025904, 123, DINERS_CLUB",
    "36227206271667, 123, DINERS_CLUB",
    "6011111111111117, 123, DISCOVER",
    "6011000990139424, 123, DISCOVER",
  })
  void a_card_is_known_by_the_first_digits_of_its_number(
      String number, String code, CardBrand brand) {
    Card card = card(number, code);

    assertThat(card.summary().brand()).isEqualTo(brand);
    assertThat(card.number()).isEqualTo(number);
    assertThat(card.securityCode()).isEqualTo(code);
    assertThat(card.expiry()).isEqualTo(YearMonth.of(2030, 12));
    assertThat(card.holder()).isEqualTo("Mary Shelley");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4242 4242 4242 4242", "4242-4242-4242-4242", "42 4242424242424-2"})
  void a_number_may_be_typed_in_groups(String typed) {
    assertThat(card(typed, "123").number()).isEqualTo(VISA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "4242 4242 4242 424x",
        "4242  424242424242",
        " 4242424242424242",
        "4242424242424242 ",
        "-4242424242424242",
        "4242.4242.4242.4242",
        "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢",
      })
  void a_number_consists_of_digits(String number) {
    assertThat(checkNumber(number)).isEqualTo(unfit(NUMBER_NOT_DIGITS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424", // 13 digits are long enough
        "4242424242424243",
        "5555555555554443",
        "6011111111111171",
        "4422424242424242",
      })
  void a_number_has_the_right_check_digit(String number) {
    assertThat(checkNumber(number)).isEqualTo(unfit(NUMBER_CHECK_DIGIT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "424242424242424", // 15
        "42424242424242424", // 17
        "42424242424242424242", // 20
        "4",
        "555555555555444", // Mastercard has 16
        "55555555555544440",
        "3566002020360", // JCB has 16 or more
        "3056930902590", // Diners Club has 14 or more
      })
  void a_number_is_as_long_as_the_brand_has_it(String number) {
    assertThat(checkNumber(number)).isEqualTo(unfit(NUMBER_LENGTH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567812345670", "9999999999999995", "0000000000000000", "2220990000000000",
        "2721000000000000", "5018000000000009", "5600000000000000", "3527000000000000",
        "3590000000000000", "3100000000000000", "6200000000000005", "6430000000000000",
      })
  void a_card_of_another_brand_is_not_taken(String number) {
    assertThat(checkNumber(number)).isEqualTo(unfit(BRAND_UNKNOWN));
  }

  /** The first and the last number of each range, whatever the check digit. */
  @ParameterizedTest
  @CsvSource({
    "2221000000000000, MASTERCARD",
    "2229999999999999, MASTERCARD",
    "2230000000000000, MASTERCARD",
    "2699999999999999, MASTERCARD",
    "2720999999999999, MASTERCARD",
    "5100000000000000, MASTERCARD",
    "5599999999999999, MASTERCARD",
    "340000000000000, AMERICAN_EXPRESS",
    "370000000000000, AMERICAN_EXPRESS",
    "3528000000000000, JCB",
    "3589999999999999, JCB",
    "30000000000000, DINERS_CLUB",
    "30599999999999, DINERS_CLUB",
    "38000000000000, DINERS_CLUB",
    "6440000000000000, DISCOVER",
    "6499999999999999, DISCOVER",
    "6500000000000000, DISCOVER",
  })
  void the_ranges_of_a_brand_have_sharp_ends(String number, CardBrand brand) {
    assertThat(CardBrand.of(number)).contains(brand);
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, 12",
    "4242424242424242, 1234",
    "4242424242424242, 12a",
    "4242424242424242, ''",
    "4242424242424242, ' 123'",
    "4242424242424242, ١٢٣",
    "378282246310005, 123",
    "378282246310005, 12345",
  })
  void the_security_code_is_as_long_as_the_brand_has_it(String number, String code) {
    assertThat(check(number, 12, 2030, code, "Mary Shelley"))
        .isEqualTo(unfit(SECURITY_CODE_LENGTH));
  }

  @ParameterizedTest
  @CsvSource({"123", "1234"})
  void of_an_unknown_brand_a_code_of_either_length_is_no_fault(String code) {
    assertThat(check("9999999999999995", 12, 2030, code, "Mary Shelley"))
        .isEqualTo(unfit(BRAND_UNKNOWN));
  }

  @Test
  void a_card_is_good_through_the_last_day_of_its_month() {
    assertThat(checkExpiry(4, 2027)).isInstanceOf(Card.Check.Fit.class);
    assertThat(checkExpiry(5, 2027)).isInstanceOf(Card.Check.Fit.class);
    assertThat(checkExpiry(1, 2028)).isInstanceOf(Card.Check.Fit.class);
    assertThat(checkExpiry(3, 2027)).isEqualTo(unfit(EXPIRED));
    assertThat(checkExpiry(12, 2026)).isEqualTo(unfit(EXPIRED));
    assertThat(checkExpiry(12, 1999)).isEqualTo(unfit(EXPIRED));
  }

  @Test
  void an_expiry_is_a_month_of_a_year_of_four_digits() {
    assertThat(checkExpiry(0, 2030)).isEqualTo(unfit(EXPIRY_NOT_A_MONTH));
    assertThat(checkExpiry(13, 2030)).isEqualTo(unfit(EXPIRY_NOT_A_MONTH));
    assertThat(checkExpiry(-1, 2030)).isEqualTo(unfit(EXPIRY_NOT_A_MONTH));
    assertThat(checkExpiry(4, 30)).isEqualTo(unfit(EXPIRY_NOT_A_YEAR));
    assertThat(checkExpiry(4, 10_000)).isEqualTo(unfit(EXPIRY_NOT_A_YEAR));
    assertThat(checkExpiry(4, Integer.MAX_VALUE)).isEqualTo(unfit(EXPIRY_NOT_A_YEAR));
    assertThat(checkExpiry(0, 30)).isEqualTo(unfit(EXPIRY_NOT_A_MONTH, EXPIRY_NOT_A_YEAR));
  }

  @Test
  void a_card_has_a_holder_on_one_line() {
    for (String holder : List.of("", "  ", "x".repeat(101), "Mary\nShelley", "Mary\u0000")) {
      assertThat(check(VISA, 12, 2030, "123", holder)).isEqualTo(unfit(HOLDER_MISSING));
    }
    assertThat(check(VISA, 12, 2030, "123", "x".repeat(100))).isInstanceOf(Card.Check.Fit.class);
    assertThat(check(VISA, 12, 2030, "123", " Mary Shelley "))
        .isEqualTo(check(VISA, 12, 2030, "123", "Mary Shelley"));
  }

  @Test
  void all_faults_are_named_at_once() {
    assertThat(check("4242424242424243", 13, 30, "1", ""))
        .isEqualTo(
            unfit(
                NUMBER_CHECK_DIGIT,
                EXPIRY_NOT_A_MONTH,
                EXPIRY_NOT_A_YEAR,
                SECURITY_CODE_LENGTH,
                HOLDER_MISSING));
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_names_the_field_and_the_rule(Card.Fault fault) {
    assertThat(fault.field()).isIn("number", "expiryMonth", "expiryYear", "cvc", "holder");
    assertThat(fault.rule()).isNotBlank();
  }

  @Test
  void what_is_kept_of_a_card_is_its_brand_the_last_four_digits_and_the_expiry() {
    assertThat(card(VISA, "123").summary())
        .isEqualTo(new CardSummary(CardBrand.VISA, "4242", YearMonth.of(2030, 12)));
  }

  @Test
  void a_card_that_is_printed_shows_neither_number_nor_code() {
    Card amex = card("378282246310005", "7319");

    for (Object printed : List.of(amex, new Card.Check.Fit(amex), List.of(amex))) {
      assertThat(printed.toString())
          .contains("0005")
          .doesNotContain("378282246310005", "37828224631", "7319", "Shelley");
    }
  }

  @Test
  void a_refusal_does_not_repeat_the_number_nor_the_code() {
    assertThat(check("4242424242424243", 13, 30, "98765", "").toString())
        .doesNotContain("4242", "98765");
  }

  @Test
  void two_cards_are_equal_if_all_that_was_typed_is() {
    assertThat(card(VISA, "123"))
        .isEqualTo(card("4242 4242 4242 4242", "123"))
        .hasSameHashCodeAs(card(VISA, "123"))
        .isNotEqualTo(card(VISA, "124"))
        .isNotEqualTo(card("4000000000000002", "123"));
  }
}
