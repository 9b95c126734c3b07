package io.travelapp.domain.booking;

import static io.travelapp.domain.booking.Sales.BOARDS;
import static io.travelapp.domain.booking.Sales.booking;
import static io.travelapp.domain.booking.Sales.leg;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.Examples;
import io.travelapp.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
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

  @Property(edgeCases = EdgeCasesMode.NONE)
  void within_one_tier_neither_the_order_nor_the_grouping_of_cancellations_changes_their_sum(
      @ForAll("bookings") Booking booking,
      @ForAll @IntRange(max = 400_000) int secondsBefore,
      @ForAll Random random) {
    Instant now = BOARDS.plusSeconds(200_000 - secondsBefore);
    Money together = CancellationQuote.of("quote-0001", booking, booking.tickets(), now).refund();

    assertThat(refundsInGroups(booking, random, ignored -> now)).isEqualTo(together);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void however_tickets_are_given_up_no_more_comes_back_than_was_paid(
      @ForAll("bookings") Booking booking, @ForAll Random random) {
    Money refunds =
        refundsInGroups(
            booking,
            random,
            group -> BOARDS.plusSeconds(50_000L * group - random.nextInt(300_000)));

    assertThat(refunds).isBetween(Money.zero(Examples.EURO), booking.price().total());
  }

  /** Gives all tickets up, in any order, some at a time. */
  private static Money refundsInGroups(
      Booking booking, Random random, IntFunction<Instant> momentOfGroup) {
    List<Ticket> left = new ArrayList<>(booking.tickets());
    Collections.shuffle(left, random);
    Money refunds = Money.zero(Examples.EURO);
    for (int group = 0; !left.isEmpty(); group++) {
      List<Ticket> some = List.copyOf(left.subList(0, 1 + random.nextInt(left.size())));
      left.removeAll(some);
      refunds =
          refunds.plus(
              CancellationQuote.of("quote-0001", booking, some, momentOfGroup.apply(group))
                  .refund());
    }
    return refunds;
  }
}
