package io.travelapp.domain.booking;

import static io.travelapp.domain.booking.Sales.BOARDS;
import static io.travelapp.domain.booking.Sales.booking;
import static io.travelapp.domain.booking.Sales.leg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.Examples;
import io.travelapp.domain.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  private static final Instant EARLY = BOARDS.minus(Duration.ofDays(2));
  private static final Instant LATE = BOARDS.minus(Duration.ofHours(3));
  private static final Instant TOO_LATE = BOARDS.minus(Duration.ofHours(1));

  @Test
  void for_a_higher_price_the_difference_is_paid_whatever_the_terms_give_back() {
    for (Instant now : List.of(EARLY, LATE, TOO_LATE)) {
      Exchange dearer = exchange(now, "30.01", "24.95", "4.95");

      assertThat(dearer.credit()).isEqualTo(euros("29.90"));
      assertThat(dearer.toPay()).isEqualTo(euros("0.11"));
      assertThat(dearer.refund()).isEqualTo(euros("0"));
    }
  }

  @Test
  void for_the_same_price_nothing_is_paid_and_nothing_comes_back() {
    Exchange equal = exchange(LATE, "24.95", "24.95");

    assertThat(equal.credit()).isEqualTo(euros("24.95"));
    assertThat(equal.toPay()).isEqualTo(euros("0"));
    assertThat(equal.refund()).isEqualTo(euros("0"));
  }

  @Test
  void of_what_remains_of_a_lower_price_comes_back_what_the_terms_give_now_rounded_up() {
    assertThat(exchange(EARLY, "20.00", "24.95").refund()).isEqualTo(euros("4.95"));
    assertThat(exchange(LATE, "20.00", "24.95").refund()).isEqualTo(euros("2.48"));
    assertThat(exchange(TOO_LATE, "20.00", "24.95").refund()).isEqualTo(euros("0"));
  }

  @Test
  void what_remains_is_shared_out_in_proportion_and_each_part_goes_by_its_own_ticket() {
    Booking thereAndBack = booking(List.of(leg(BOARDS), leg(BOARDS.plusSeconds(90_000))), "10.00");
    CancellationQuote quote =
        CancellationQuote.of("quote-0001", thereAndBack, thereAndBack.tickets(), LATE);

    // Half of one's part comes back, and all of the other's.
    assertThat(new Exchange(quote, euros("15.00")).refund()).isEqualTo(euros("3.75"));
  }

  @Test
  void tickets_are_exchanged_in_their_own_currency() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Exchange(quote(EARLY, "10.00"), Money.of(1000, Currency.getInstance("JPY"))))
        .withMessageContaining("own currency");
  }

  @Provide
  Arbitrary<String> amounts() {
    return Arbitraries.integers()
        .between(0, 99_999)
        .map(cents -> BigDecimal.valueOf(cents, 2).toPlainString());
  }

  @Provide
  Arbitrary<List<String>> parties() {
    return amounts().list().ofMinSize(1).ofMaxSize(9);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void what_was_paid_and_is_paid_is_the_new_price_what_comes_back_and_a_fee_that_is_not_negative(
      @ForAll("parties") List<String> prices,
      @ForAll("amounts") String price,
      @ForAll @IntRange(max = 400_000) int secondsBefore) {
    Instant now = BOARDS.minusSeconds(secondsBefore);
    Exchange exchange = exchange(now, price, prices.toArray(String[]::new));
    Money remains = exchange.worth().minus(exchange.credit());

    assertThat(exchange.credit().plus(exchange.toPay())).isEqualTo(euros(price));
    assertThat(exchange.toPay().isNegative()).isFalse();
    assertThat(exchange.refund().isNegative()).isFalse();
    assertThat(exchange.refund()).isLessThanOrEqualTo(remains);
    assertThat(exchange.toPay().isZero() || remains.isZero()).isTrue();
  }

  private static Exchange exchange(Instant now, String price, String... prices) {
    return new Exchange(quote(now, prices), euros(price));
  }

  private static CancellationQuote quote(Instant now, String... prices) {
    Booking sold = booking(List.of(leg(BOARDS)), prices);
    return CancellationQuote.of("quote-0001", sold, sold.tickets(), now);
  }

  private static Money euros(String amount) {
    return Money.parse(amount, Examples.EURO);
  }
}
