package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aReference;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.party;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.application.UnreliableGateway.Call;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Companions;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway.Finding;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CancelBookingTest {

  private final BookingOffice office = new BookingOffice();
  private final Buyer anna = office.aBuyer();
  private final Coach express = aDeparture().publishedIn(office.store);
  private final QuoteCancellation quote =
      new QuoteCancellation(
          office.store.bookings(), () -> "quote-" + aWord(), office.store.clock());
  private final CancelTickets cancel = new CancelTickets(office.store.bookings(), office.gateway);

  // The quote

  @Test
  void more_than_a_day_before_departure_everything_comes_back() {
    Booking booking = books("1A", "1B");

    CancellationQuote quoted = quoted(booking);

    assertThat(quoted.refund()).isEqualTo(yen(4000));
    assertThat(quoted.fee()).isEqualTo(yen(0));
    assertThat(quoted.expiresAt()).isEqualTo(BookingOffice.NOW.plus(Duration.ofMinutes(10)));
    assertThat(quoted.lines())
        .extracting(CancellationQuote.Line::ticket)
        .isEqualTo(booking.tickets().stream().map(Ticket::number).toList());
  }

  @Test
  void less_than_a_day_before_departure_half_comes_back_and_in_the_end_nothing() {
    Booking booking = books("1A");

    passTimeUntil(express.leaves("Kofu").minus(Duration.ofHours(24)));
    assertThat(quoted(booking).refund()).isEqualTo(yen(1000));
    assertThat(quoted(booking).fee()).isEqualTo(yen(1000));
    passTimeUntil(express.leaves("Kofu").minus(Duration.ofHours(2)));
    assertThat(quoted(booking).refund()).isEqualTo(yen(0));
    passTimeUntil(express.leaves("Kofu").minusMillis(1));
    assertThat(quoted(booking).refund()).isEqualTo(yen(0));
  }

  @Test
  void after_departure_there_is_nothing_to_quote() {
    Booking booking = books("1A");
    passTimeUntil(express.leaves("Kofu"));

    assertThat(quote.handle(new QuoteCancellation.Command(anna.id(), booking.reference())))
        .isEqualTo(new QuoteCancellation.Outcome.Departed(express.leaves("Kofu")));
  }

  @Test
  void what_was_cancelled_or_is_not_paid_is_not_quoted() {
    Booking booking = books("1A");
    cancelled(booking, quoted(booking));
    Hold unpaid = anna.holds(express.leg("Kofu", "Tokyo", "1B"));
    office.gateway.timesOutBefore(Call.AUTHORISE);
    assertThat(office.bookHold().handle(office.payment(anna, unpaid)))
        .isInstanceOf(BookHold.Outcome.Pending.class);

    assertThat(quote.handle(new QuoteCancellation.Command(anna.id(), booking.reference())))
        .isEqualTo(new QuoteCancellation.Outcome.NothingToCancel(Booking.Status.CANCELLED));
    assertThat(quote.handle(new QuoteCancellation.Command(anna.id(), unpaid.reference())))
        .isEqualTo(new QuoteCancellation.Outcome.NothingToCancel(Booking.Status.PAYMENT_PENDING));
  }

  @Test
  void a_cancelled_booking_stays_cancelled_after_its_coach_has_left() {
    Booking booking = books("1A");
    cancelled(booking, quoted(booking));
    passTimeUntil(express.leaves("Kofu"));

    assertThat(quote.handle(new QuoteCancellation.Command(anna.id(), booking.reference())))
        .isEqualTo(new QuoteCancellation.Outcome.NothingToCancel(Booking.Status.CANCELLED));
  }

  @Test
  void nobody_gets_a_quote_for_a_booking_of_somebody_else_or_for_none() {
    Booking booking = books("1A");
    CustomerId mallory = office.aBuyer().id();
    BookingReference none = aReference();

    assertThat(quote.handle(new QuoteCancellation.Command(mallory, booking.reference())))
        .isEqualTo(new QuoteCancellation.Outcome.NoSuchBooking());
    assertThat(quote.handle(new QuoteCancellation.Command(anna.id(), none)))
        .isEqualTo(new QuoteCancellation.Outcome.NoSuchBooking());
  }

  // The cancellation

  @Test
  void a_cancelled_booking_frees_its_seats_at_once_and_the_money_goes_back() {
    Booking booking = books("1A", "1B");
    CancellationQuote quoted = quoted(booking);

    Booking after = cancelled(booking, quoted);

    assertThat(after.status()).isEqualTo(Booking.Status.CANCELLED);
    assertThat(after.refunded()).isEqualTo(yen(4000));
    assertThat(after.tickets()).extracting(Ticket::status).containsOnly(Ticket.Status.CANCELLED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"), seat("1B"));
    assertThat(refunds()).containsExactly(yen(4000));
    assertThat(office.store.bookings().takeOpenRefunds(Duration.ZERO, 10)).isEmpty();
  }

  @Test
  void who_gets_nothing_back_may_still_give_up_the_seats() {
    Booking booking = books("1A");
    passTimeUntil(express.leaves("Kofu").minus(Duration.ofHours(1)));

    Booking after = cancelled(booking, quoted(booking));

    assertThat(after.refunded()).isEqualTo(yen(0));
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
    assertThat(refunds()).isEmpty();
  }

  @Test
  void the_same_cancellation_again_gives_the_same_answer_and_pays_back_once() {
    Booking booking = books("1A");
    CancelTickets.Command command = command(booking, quoted(booking).id());

    CancelTickets.Outcome first = cancel.handle(command);
    CancelTickets.Outcome again = cancel.handle(command);

    assertThat(first).isInstanceOf(CancelTickets.Outcome.Cancelled.class);
    assertThat(again).isEqualTo(first);
    assertThat(refunds()).containsExactly(yen(2000));
  }

  @Test
  void a_quote_is_taken_up_once() {
    Booking booking = books("1A");
    CancellationQuote quoted = quoted(booking);
    cancelled(booking, quoted);

    assertThat(cancel.handle(command(booking, quoted.id())))
        .isEqualTo(new CancelTickets.Outcome.QuoteStale(quoted));
    assertThat(refunds()).containsExactly(yen(2000));
  }

  @Test
  void a_quote_binds_until_it_expires_and_not_at_that_moment() {
    Booking first = books("1A");
    Booking second = books("1B");
    CancellationQuote firsts = quoted(first);
    CancellationQuote seconds = quoted(second);
    passTimeUntil(firsts.expiresAt().minusMillis(1));
    cancelled(first, firsts);

    office.store.passTime(Duration.ofMillis(1));

    assertThat(cancel.handle(command(second, seconds.id())))
        .isEqualTo(new CancelTickets.Outcome.QuoteExpired(seconds));
    assertThat(anna.booking(second).status()).isEqualTo(Booking.Status.CONFIRMED);
  }

  @Test
  void a_quote_expires_where_the_refund_falls() {
    Booking booking = books("1A");
    Instant falls = express.leaves("Kofu").minus(Duration.ofHours(24));
    passTimeUntil(falls.minusSeconds(60));

    CancellationQuote quoted = quoted(booking);

    assertThat(quoted.refund()).isEqualTo(yen(2000));
    assertThat(quoted.expiresAt()).isEqualTo(falls);
  }

  @Test
  void of_two_quotes_for_one_booking_the_second_is_stale_once_the_first_is_taken_up() {
    Booking booking = books("1A");
    CancellationQuote first = quoted(booking);
    CancellationQuote second = quoted(booking);
    cancelled(booking, first);

    assertThat(cancel.handle(command(booking, second.id())))
        .isEqualTo(new CancelTickets.Outcome.QuoteStale(second));
  }

  @Test
  void nobody_takes_up_a_quote_of_somebody_else_or_of_another_booking() {
    Booking booking = books("1A");
    Booking other = books("1B");
    CancellationQuote quoted = quoted(booking);
    Buyer mallory = office.aBuyer();
    CancelTickets.Outcome none = new CancelTickets.Outcome.NoSuchQuote();

    assertThat(
            cancel.handle(
                new CancelTickets.Command(
                    mallory.id(), mallory.key("cancel"), booking.reference(), quoted.id())))
        .isEqualTo(none);
    assertThat(cancel.handle(command(other, quoted.id()))).isEqualTo(none);
    assertThat(cancel.handle(command(booking, "no-such-quote"))).isEqualTo(none);
    assertThat(anna.booking(booking).status()).isEqualTo(Booking.Status.CONFIRMED);
  }

  // The refund

  @Test
  void a_refund_that_the_gateway_does_not_confirm_is_carried_out_later_and_once() {
    Booking booking = books("1A");
    CancellationQuote quoted = quoted(booking);
    office.gateway.timesOutAfter(Call.REFUND);

    assertThat(cancelled(booking, quoted).refunded()).isEqualTo(yen(2000));
    assertThat(office.store.bookings().takeOpenRefunds(Duration.ZERO, 10)).hasSize(1);
    office.gateway.recovers();

    assertThat(office.settle()).isEqualTo(new SettlePayments.Outcome(0, 0, 1, 0));
    assertThat(refunds()).containsExactly(yen(2000));
    assertThat(office.settle()).isEqualTo(new SettlePayments.Outcome(0, 0, 0, 0));
  }

  @Test
  void a_refund_that_fails_at_first_stays_ordered_until_it_is_done() {
    Booking booking = books("1A");
    CancellationQuote quoted = quoted(booking);
    office.gateway.timesOutBefore(Call.REFUND);
    cancelled(booking, quoted);
    assertThat(refunds()).isEmpty();

    assertThat(office.settle()).isEqualTo(new SettlePayments.Outcome(0, 0, 0, 1));
    office.gateway.refuses(Call.REFUND);
    assertThat(office.settle()).isEqualTo(new SettlePayments.Outcome(0, 0, 0, 1));
    assertThat(refunds()).isEmpty();
    office.gateway.recovers();

    assertThat(office.settle()).isEqualTo(new SettlePayments.Outcome(0, 0, 1, 0));
    assertThat(refunds()).containsExactly(yen(2000));
  }

  // Some of the tickets

  @Test
  void some_tickets_are_quoted_and_cancelled_by_their_numbers() {
    Booking booking = books("1A", "1B", "1C");
    String second = booking.tickets().get(1).number();

    CancellationQuote quoted = quotedOf(booking, second);
    Booking after = cancelled(booking, quoted);

    assertThat(quoted.lines()).extracting(CancellationQuote.Line::ticket).containsExactly(second);
    assertThat(quoted.refund()).isEqualTo(yen(2000));
    assertThat(after.status()).isEqualTo(Booking.Status.PARTLY_CANCELLED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1B"));
    assertThat(quoteOf(after, second))
        .isEqualTo(new QuoteCancellation.Outcome.NothingToCancel(Booking.Status.PARTLY_CANCELLED));
    assertThat(quoted(after).lines()).hasSize(2);
  }

  @Test
  void a_ticket_that_is_not_of_the_booking_is_named() {
    Booking booking = books("1A");
    String other = books("1B").tickets().getFirst().number();

    assertThat(quoteOf(booking, booking.tickets().getFirst().number(), other))
        .isEqualTo(new QuoteCancellation.Outcome.UnknownTickets(Set.of(other)));
  }

  @Test
  void a_child_is_not_left_without_an_adult() {
    Hold hold =
        anna.holds(anna.request(party("adult", "child"), express.leg("Kofu", "Tokyo", "1A", "1B")));
    Booking booking = office.books(anna, hold);
    String adult = booking.tickets().get(0).number();
    String child = booking.tickets().get(1).number();

    assertThat(quoteOf(booking, adult))
        .isEqualTo(new QuoteCancellation.Outcome.CompanionMissing(new Companions.Missing(1, 0)));
    assertThat(quotedOf(booking, child).refund()).isEqualTo(yen(1000));
    assertThat(quotedOf(booking, adult, child).refund()).isEqualTo(yen(3000));
  }

  @Test
  void the_way_back_is_still_cancelled_after_the_way_out_has_left() {
    Coach back = aDeparture().calling("Tokyo 20:00", "Kofu 22:00").publishedIn(office.store);
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"), back.leg("Tokyo", "Kofu", "1A"));
    Booking booking = office.books(anna, hold);
    passTimeUntil(express.leaves("Kofu"));

    assertThat(quoted(booking).lines())
        .extracting(CancellationQuote.Line::ticket)
        .containsExactly(booking.tickets().get(1).number());
    assertThat(quoted(booking).refund()).as("half of it, by its own tier").isEqualTo(yen(500));
    assertThat(quoteOf(booking, booking.tickets().getFirst().number()))
        .isEqualTo(new QuoteCancellation.Outcome.Departed(express.leaves("Kofu")));
    passTimeUntil(back.leaves("Tokyo"));
    assertThat(quote.handle(new QuoteCancellation.Command(anna.id(), booking.reference())))
        .isEqualTo(new QuoteCancellation.Outcome.Departed(back.leaves("Tokyo")));
  }

  private QuoteCancellation.Outcome quoteOf(Booking booking, String... tickets) {
    return quote.handle(
        new QuoteCancellation.Command(anna.id(), booking.reference(), Set.of(tickets)));
  }

  private CancellationQuote quotedOf(Booking booking, String... tickets) {
    QuoteCancellation.Outcome outcome = quoteOf(booking, tickets);
    assertThat(outcome).isInstanceOf(QuoteCancellation.Outcome.Quoted.class);
    return ((QuoteCancellation.Outcome.Quoted) outcome).quote();
  }

  private Booking books(String... seats) {
    return office.books(anna, anna.holds(express.leg("Kofu", "Tokyo", seats)));
  }

  private CancellationQuote quoted(Booking booking) {
    QuoteCancellation.Outcome outcome =
        quote.handle(new QuoteCancellation.Command(anna.id(), booking.reference()));
    assertThat(outcome).isInstanceOf(QuoteCancellation.Outcome.Quoted.class);
    return ((QuoteCancellation.Outcome.Quoted) outcome).quote();
  }

  private CancelTickets.Command command(Booking booking, String quoteId) {
    RequestKey key = anna.key("cancel");
    return new CancelTickets.Command(anna.id(), key, booking.reference(), quoteId);
  }

  private Booking cancelled(Booking booking, CancellationQuote quoted) {
    CancelTickets.Outcome outcome = cancel.handle(command(booking, quoted.id()));
    assertThat(outcome).isInstanceOf(CancelTickets.Outcome.Cancelled.class);
    return ((CancelTickets.Outcome.Cancelled) outcome).booking();
  }

  /** What the gateway paid back of the first payment. */
  private Collection<Money> refunds() {
    IntentKey paid = office.gateway.captured().getFirst();
    assertThat(office.gateway.books(paid)).isInstanceOf(Finding.Found.class);
    return ((Finding.Found) office.gateway.books(paid)).refunds().values();
  }

  private void passTimeUntil(Instant instant) {
    office.store.passTime(Duration.between(office.store.clock().instant(), instant));
  }
}
