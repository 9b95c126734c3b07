package io.travelapp.domain.booking;

import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.booking.Sales.BOARDS;
import static io.travelapp.domain.booking.Sales.booking;
import static io.travelapp.domain.booking.Sales.leg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancellationQuoteTest {

  private static final Instant LONG_BEFORE = BOARDS.minus(Duration.ofDays(7));
  private static final Instant IN_THE_HALF = BOARDS.minus(Duration.ofHours(5));

  private final Booking pair = booking(List.of(leg(BOARDS, "1A", "1B")), "24.95", "10.01");

  private static CancellationQuote quote(Booking booking, List<Ticket> tickets, Instant now) {
    return CancellationQuote.of("quote-0001", booking, tickets, now);
  }

  private static Money euros(String amount) {
    return Money.parse(amount, EURO);
  }

  @Test
  void in_the_first_tier_everything_comes_back_and_nothing_is_kept() {
    CancellationQuote quote = quote(pair, pair.tickets(), LONG_BEFORE);

    assertThat(quote.refund()).isEqualTo(euros("34.96"));
    assertThat(quote.fee()).isEqualTo(euros("0"));
    assertThat(quote.reference()).isEqualTo(pair.reference());
    assertThat(quote.revision()).isEqualTo(7);
    assertThat(quote.id()).isEqualTo("quote-0001");
  }

  @Test
  void halves_of_odd_prices_are_rounded_up_ticket_by_ticket_and_the_fee_is_what_remains() {
    CancellationQuote quote = quote(pair, pair.tickets(), IN_THE_HALF);

    assertThat(quote.lines())
        .containsExactly(
            new CancellationQuote.Line("K7PX2MQ9-1", euros("24.95"), 50, euros("12.48")),
            new CancellationQuote.Line("K7PX2MQ9-2", euros("10.01"), 50, euros("5.01")));
    assertThat(quote.refund()).isEqualTo(euros("17.49"));
    assertThat(quote.fee()).isEqualTo(euros("17.47"));
  }

  @Test
  void after_the_last_tier_nothing_comes_back_and_that_is_quoted_too() {
    CancellationQuote quote = quote(pair, pair.tickets(), BOARDS.minus(Duration.ofHours(1)));

    assertThat(quote.refund()).isEqualTo(euros("0"));
    assertThat(quote.fee()).isEqualTo(euros("34.96"));
    assertThat(quote.lines()).extracting(CancellationQuote.Line::percent).containsExactly(0, 0);
  }

  @Test
  void some_of_the_tickets_are_quoted_at_their_own_prices() {
    CancellationQuote quote = quote(pair, List.of(pair.tickets().get(1)), IN_THE_HALF);

    assertThat(quote.refund()).isEqualTo(euros("5.01"));
    assertThat(quote.fee()).isEqualTo(euros("5.00"));
    assertThat(quote.lines()).hasSize(1);
  }

  @Test
  void tickets_cancelled_one_by_one_bring_back_as_much_as_together() {
    Money oneByOne =
        quote(pair, List.of(pair.tickets().get(1)), IN_THE_HALF)
            .refund()
            .plus(quote(pair, List.of(pair.tickets().get(0)), IN_THE_HALF).refund());

    assertThat(oneByOne).isEqualTo(quote(pair, pair.tickets(), IN_THE_HALF).refund());
  }

  @Test
  void of_a_return_each_way_is_refunded_by_its_own_departure() {
    Instant back = BOARDS.plus(Duration.ofDays(2));
    Booking outAndBack = booking(List.of(leg(BOARDS, "1A"), leg(back, "1A")), "24.95");

    CancellationQuote quote = quote(outAndBack, outAndBack.tickets(), IN_THE_HALF);

    assertThat(quote.lines()).extracting(CancellationQuote.Line::percent).containsExactly(50, 100);
    assertThat(quote.refund()).isEqualTo(euros("37.43"));
  }

  @Test
  void of_a_connection_all_is_refunded_by_the_first_departure() {
    Instant onward = BOARDS.plus(Duration.ofHours(3));
    Booking connection = booking(List.of(leg(BOARDS, "1A"), leg(onward, BOARDS, "1A")), "24.95");

    // Two and a half hours before the onward coach, but half an hour after the first has left.
    Instant now = BOARDS.plus(Duration.ofMinutes(30));
    CancellationQuote quote = quote(connection, connection.tickets(), now);

    assertThat(quote.lines()).extracting(CancellationQuote.Line::percent).containsExactly(0, 0);
  }

  @Test
  void a_quote_binds_for_ten_minutes() {
    assertThat(quote(pair, pair.tickets(), LONG_BEFORE).expiresAt())
        .isEqualTo(LONG_BEFORE.plus(Duration.ofMinutes(10)));
  }

  @Test
  void a_quote_binds_no_longer_than_the_earliest_tier_of_any_of_its_tickets() {
    Instant back = BOARDS.plus(Duration.ofMinutes(1));
    Booking booking = booking(List.of(leg(back, "1A"), leg(back.plusSeconds(4000), "1A")), "24.95");
    Instant boundary = back.minus(Duration.ofHours(24));

    assertThat(quote(booking, booking.tickets(), boundary.minusSeconds(60)).expiresAt())
        .isEqualTo(boundary);
    assertThat(
            quote(booking, List.of(booking.tickets().get(1)), boundary.minusSeconds(60))
                .expiresAt())
        .as("the second leg has an hour more")
        .isEqualTo(boundary.minusSeconds(60).plus(Duration.ofMinutes(10)));
  }

  @Test
  void no_ticket_is_quoted_twice_nor_is_nothing_quoted() {
    Ticket first = pair.tickets().getFirst();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote(pair, List.of(first, first), LONG_BEFORE));
    assertThatIllegalArgumentException().isThrownBy(() -> quote(pair, List.of(), LONG_BEFORE));
  }

  @Test
  void no_ticket_is_quoted_that_is_not_a_valid_one_of_the_booking() {
    Ticket cancelled = Sales.ticket(1, 0, 0, euros("24.95"), Ticket.Status.CANCELLED);
    Ticket ofAnother = Sales.ticket(3, 0, 0, euros("24.95"), Ticket.Status.VALID);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote(pair, List.of(cancelled), LONG_BEFORE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote(pair, List.of(ofAnother), LONG_BEFORE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short67", "with blank", "with/slash", "quote-0001\n"})
  void a_quote_has_an_id_that_stands_in_an_address_of_the_web(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CancellationQuote.of(id, pair, pair.tickets(), LONG_BEFORE));
  }
}
