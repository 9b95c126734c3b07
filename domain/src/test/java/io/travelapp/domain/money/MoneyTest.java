package io.travelapp.domain.money;

import static io.travelapp.domain.Examples.DINAR;
import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.Examples.YEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "1500, JPY, 1500",
    "2490, EUR, 24.90",
    "1250, KWD, 1.250",
    "5, EUR, 0.05",
    "0, JPY, 0",
    "0, KWD, 0.000",
    "-350, EUR, -3.50",
  })
  void an_amount_is_written_with_the_digits_of_its_currency(
      long minorUnits, String currency, String written) {
    assertThat(Money.of(minorUnits, Currency.getInstance(currency)).amount()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "24.90, EUR, 2490",
    "24.9, EUR, 2490",
    "24, EUR, 2400",
    "0.5, EUR, 50",
    "-3, EUR, -300",
    "007, EUR, 700",
    "1500, JPY, 1500",
    "1.25, KWD, 1250",
    "1.001, KWD, 1001",
    "9999999999999999.99, EUR, 999999999999999999",
  })
  void an_amount_is_read_with_at_most_the_digits_of_its_currency(
      String text, String currency, long minorUnits) {
    assertThat(Money.parse(text, Currency.getInstance(currency)))
        .isEqualTo(Money.of(minorUnits, Currency.getInstance(currency)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "free", "1e3", "1,50", "+5", ".5", "5.", " 5", "5 ", "--5", "5 EUR", "NaN", "0x10",
        "٣", "1_000", "5\n",
      })
  void what_is_no_plain_decimal_is_no_amount(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text, EURO));
  }

  @Test
  void more_decimals_than_the_currency_has_are_refused_even_if_they_are_zeros() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.parse("24.905", EURO))
        .withMessageContaining("24.905")
        .withMessageContaining("EUR");
    assertThatIllegalArgumentException().isThrownBy(() -> Money.parse("24.900", EURO));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.parse("1500.0", YEN));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.parse("1.2505", DINAR));
  }

  @ParameterizedTest
  @CsvSource({
    "1000000000000000000, JPY",
    "99999999999999999.99, EUR",
    "999999999999999999, EUR",
    "9999999999999999.999, KWD",
    "99999999999999999999999999999999, JPY",
  })
  void more_than_eighteen_digits_are_no_amount(String text, String currency) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.parse(text, Currency.getInstance(currency)));
  }

  @Test
  void what_is_no_means_of_payment_is_no_currency() {
    Currency none = Currency.getInstance("XXX");
    Currency gold = Currency.getInstance("XAU");

    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, none));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(gold));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.parse("1", gold));
  }

  @ParameterizedTest
  @CsvSource({
    "2495, 50, 1248", // 1247.5
    "2494, 50, 1247", // 1247.0
    "2490, 33, 822", // 821.7
    "1, 50, 1", // 0.5
    "1, 49, 0", // 0.49
    "150, 33, 50", // 49.5
    "0, 50, 0",
    "999, 0, 0",
    "999, 100, 999",
    "10, 250, 25",
  })
  void a_percentage_is_rounded_half_up_to_the_minor_unit(long price, int percent, long expected) {
    assertThat(Money.of(price, EURO).percent(percent)).isEqualTo(Money.of(expected, EURO));
  }

  @Test
  void the_minor_unit_is_that_of_the_currency() {
    assertThat(Money.parse("1501", YEN).percent(50).amount()).isEqualTo("751");
    assertThat(Money.parse("15.01", EURO).percent(50).amount()).isEqualTo("7.51");
    assertThat(Money.parse("1.501", DINAR).percent(50).amount()).isEqualTo("0.751");
  }

  @ParameterizedTest
  @CsvSource({
    "2495, 50, 1248", // 1247.5
    "2490, 33, 822", // 821.7
    "101, 1, 2", // 1.01
    "100, 1, 1",
    "1, 1, 1", // 0.01
    "0, 99, 0",
    "999, 0, 0",
    "999, 100, 999",
  })
  void a_refund_is_rounded_up_to_the_minor_unit(long share, int percent, long expected) {
    assertThat(Money.of(share, EURO).percentRoundedUp(percent)).isEqualTo(Money.of(expected, EURO));
  }

  @Test
  void amounts_of_one_currency_are_added_subtracted_and_multiplied() {
    Money fare = Money.parse("24.90", EURO);

    assertThat(fare.plus(Money.parse("0.10", EURO))).isEqualTo(Money.parse("25", EURO));
    assertThat(fare.minus(Money.parse("25", EURO))).isEqualTo(Money.parse("-0.10", EURO));
    assertThat(fare.times(3)).isEqualTo(Money.parse("74.70", EURO));
    assertThat(fare.times(0)).isEqualTo(Money.zero(EURO));
  }

  @Test
  void a_sum_of_nothing_is_nothing_of_the_currency() {
    assertThat(Money.sum(List.of(), YEN)).isEqualTo(Money.zero(YEN));
    assertThat(Money.sum(List.of(Money.of(700, YEN), Money.of(800, YEN)), YEN))
        .isEqualTo(Money.of(1500, YEN));
  }

  @Test
  void yen_and_euros_never_meet() {
    Money yen = Money.of(100, YEN);
    Money euros = Money.of(100, EURO);

    assertThat(yen).isNotEqualTo(euros);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> yen.plus(euros))
        .withMessageContaining("JPY")
        .withMessageContaining("EUR");
    assertThatIllegalArgumentException().isThrownBy(() -> yen.minus(euros));
    assertThatIllegalArgumentException().isThrownBy(() -> yen.compareTo(euros));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.sum(List.of(euros), YEN));
  }

  @Test
  void an_amount_beyond_the_range_of_a_long_is_never_wrapped() {
    Money most = Money.of(Long.MAX_VALUE, YEN);
    Money least = Money.of(Long.MIN_VALUE, YEN);
    Money one = Money.of(1, YEN);

    assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> least.minus(one)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.percent(101)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.percentRoundedUp(101)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.sum(List.of(most, one), YEN))
        .isInstanceOf(ArithmeticException.class);
    assertThat(most.percent(100)).isEqualTo(most);
  }

  @Test
  void amounts_are_ordered_by_size() {
    assertThat(Money.of(2, EURO)).isGreaterThan(Money.of(1, EURO));
    assertThat(Money.of(-2, EURO)).isLessThan(Money.zero(EURO));
    assertThat(Money.of(2, EURO)).isEqualByComparingTo(Money.of(2, EURO));
  }

  @Test
  void an_amount_tells_whether_it_is_nothing_or_owed() {
    assertThat(Money.zero(EURO).isZero()).isTrue();
    assertThat(Money.of(1, EURO).isZero()).isFalse();
    assertThat(Money.of(-1, EURO).isNegative()).isTrue();
    assertThat(Money.zero(EURO).isNegative()).isFalse();
  }

  @Test
  void an_amount_is_shown_with_its_currency() {
    assertThat(Money.parse("24.9", EURO)).hasToString("24.90 EUR");
  }
}
