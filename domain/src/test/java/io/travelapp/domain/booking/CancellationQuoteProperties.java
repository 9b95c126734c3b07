package io.travelapp.domain.booking;

import static io.travelapp.domain.booking.Sales.BOARDS;
import static io.travelapp.domain.booking.Sales.booking;
import static io.travelapp.domain.booking.Sales.leg;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.Examples;
import io.travelapp.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CancellationQuoteProperties {

  @Provide
  Arbitrary<Booking> bookings() {
    return Arbitraries.integers()
        .between(0, 99_999)
        .map(cents -> BigDecimal.valueOf(cents, 2).toPlainString())
        .list()
        .ofMinSize(1)
        .ofMaxSize(9)
        .map(prices ->
            booking(
                List.of(leg(BOARDS), leg(BOARDS.plusSeconds(200_000))),
                prices.toArray(String[]::new)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void refund_and_fee_are_what_was_paid_and_the_refund_is_the_sum_of_its_lines(
      @ForAll("bookings") Booking booking, @ForAll @IntRange(max = 400_000) int secondsBefore) {
    Instant now = BOARDS.plusSeconds(200_000 - secondsBefore);

    CancellationQuote quote = CancellationQuote.of("quote-0001", booking, booking.tickets(), now);

    assertThat(quote.refund().plus(quote.fee())).isEqualTo(booking.price().total());
    assertThat(quote.refund())
        .isEqualTo(
            Money.sum(
                quote.lines().stream().map(CancellationQuote.Line::refund).toList(),
                Examples.EURO));
    assertThat(quote.fee().isNegative()).isFalse();
    assertThat(quote.expiresAt()).isAfter(now);
  }
}
