package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.aReference;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.party;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.CancelAnswer;
import io.travelapp.domain.booking.Bookings.CancelAnswer.Cancelled;
import io.travelapp.domain.booking.Bookings.CancelAnswer.NoSuchQuote;
import io.travelapp.domain.booking.Bookings.CancelAnswer.QuoteExpired;
import io.travelapp.domain.booking.Bookings.CancelAnswer.QuoteStale;
import io.travelapp.domain.booking.Bookings.HoldAnswer.Held;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.RefundOrder;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Network;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code Bookings} promises about giving tickets up and paying back. */
public interface CancellationsContract {

  Store store();

  @Test
  default void a_cancelled_booking_frees_its_seats_at_once_and_orders_the_refund() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1A", "1B"));
    CancellationQuote quote = anna.quote(booking);

    Cancelled cancelled = cancelled(anna.takesUp(quote));

    assertThat(cancelled.quote()).isEqualTo(quote);
    assertThat(cancelled.booking().status()).isEqualTo(Booking.Status.CANCELLED);
    assertThat(cancelled.booking().tickets())
        .extracting(Ticket::status)
        .containsOnly(Ticket.Status.CANCELLED);
    assertThat(cancelled.booking().refunded()).isEqualTo(yen(4000));
    assertThat(cancelled.booking().revision()).isNotEqualTo(booking.revision());
    assertThat(anna.booking(booking)).isEqualTo(cancelled.booking());
    assertThat(cancelled.refunds().getFirst().amount()).isEqualTo(yen(4000));
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"), seat("1B"));
    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A", "1B")))
        .isInstanceOf(Held.class);
  }

  @Test
  default void a_cancellation_leaves_what_was_sold_as_it_was() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express().leg("Kofu", "Tokyo", "1A"));

    Booking after = anna.cancels(booking).booking();

    assertThat(after.reference()).isEqualTo(booking.reference());
    assertThat(after.legs()).isEqualTo(booking.legs());
    assertThat(after.passengers()).isEqualTo(booking.passengers());
    assertThat(after.price()).isEqualTo(booking.price());
    assertThat(after.bookedAt()).isEqualTo(booking.bookedAt());
    assertThat(after.card()).isEqualTo(booking.card());
    assertThat(after.tickets())
        .extracting(Ticket::number)
        .isEqualTo(booking.tickets().stream().map(Ticket::number).toList());
  }

  @Test
  default void a_refund_is_ordered_from_the_intent_that_was_paid() {
    Buyer anna = aBuyer(store());
    var hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    store().bookings().fail(anna.startsToPay(hold).intent(), "card_declined");
    var paid = anna.paysFirmly(hold);
    Booking booking = store().bookings().confirm(paid.intent());

    assertThat(anna.cancels(booking).refunds().getFirst().intent()).isEqualTo(paid.intent());
  }

  @Test
  default void one_cancelled_ticket_frees_its_seat_on_its_leg_alone() {
    Network network =
        aNetwork()
            .running(
                aDeparture()
                    .named("out")
                    .calling("Kofu 08:00", "Tokyo 10:00")
                    .withSeats("1A", "1B"),
                aDeparture()
                    .named("back")
                    .calling("Tokyo 18:00", "Kofu 20:00")
                    .withSeats("1A", "1B"))
            .publishedIn(store());
    Coach out = network.coach("out");
    Coach back = network.coach("back");
    Buyer anna = aBuyer(store());
    Booking booking =
        anna.books(out.leg("Kofu", "Tokyo", "1A", "1B"), back.leg("Tokyo", "Kofu", "1A", "1B"));
    Ticket given = ticket(booking, 1, 0);

    Cancelled cancelled = anna.cancels(booking, given);

    assertThat(cancelled.booking().status()).isEqualTo(Booking.Status.PARTLY_CANCELLED);
    assertThat(cancelled.booking().validTickets())
        .extracting(Ticket::number)
        .isEqualTo(
            booking.tickets().stream()
                .filter(ticket -> !ticket.equals(given))
                .map(Ticket::number)
                .toList());
    assertThat(cancelled.refunds().getFirst().amount()).isEqualTo(given.price());
    assertThat(out.freeSeats("Kofu", "Tokyo")).isEmpty();
    assertThat(back.freeSeats("Tokyo", "Kofu")).isEqualTo(seats("1A"));
  }

  @Test
  default void tickets_given_up_one_after_the_other_pay_back_the_whole_and_no_more() {
    Buyer anna = aBuyer(store());
    Booking booking =
        anna.books(
            anna.request(party("adult", "child"), express().leg("Kofu", "Tokyo", "1A", "1B")));

    Cancelled first = anna.cancels(booking, booking.tickets().get(1));
    Cancelled second = anna.cancels(first.booking());

    assertThat(first.booking().refunded()).isEqualTo(yen(1000));
    assertThat(second.booking().refunded()).isEqualTo(booking.price().total());
    assertThat(second.booking().status()).isEqualTo(Booking.Status.CANCELLED);
    assertThat(first.refunds().getFirst().key()).isNotEqualTo(second.refunds().getFirst().key());
  }

  @Test
  default void where_nothing_comes_back_no_refund_is_ordered() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1A"));
    store().passTimeUntil(express.leaves("Kofu").minus(Duration.ofHours(1)));

    Cancelled cancelled = anna.cancels(booking);

    assertThat(cancelled.refunds()).isEmpty();
    assertThat(cancelled.booking().refunded()).isEqualTo(yen(0));
    assertThat(cancelled.booking().status()).isEqualTo(Booking.Status.CANCELLED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  // What keeps a quote from being taken up

  @Test
  default void an_expired_quote_is_not_taken_up() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express().leg("Kofu", "Tokyo", "1A"));
    CancellationQuote quote = anna.quote(booking);
    store().passTimeUntil(quote.expiresAt().plusSeconds(1));

    assertThat(anna.takesUp(quote)).isEqualTo(new QuoteExpired(quote));
    assertThat(anna.booking(booking)).isEqualTo(booking);
  }

  @Test
  default void a_quote_binds_as_long_as_it_says() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express().leg("Kofu", "Tokyo", "1A"));
    CancellationQuote quote = anna.quote(booking);
    store().passTimeUntil(quote.expiresAt().minusSeconds(30));

    assertThat(anna.takesUp(quote)).isInstanceOf(Cancelled.class);
  }

  @Test
  default void a_quote_is_stale_once_the_booking_has_changed() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express().leg("Kofu", "Tokyo", "1A", "1B"));
    CancellationQuote whole = anna.quote(booking);
    Booking after = anna.cancels(booking, booking.tickets().getFirst()).booking();

    assertThat(anna.takesUp(whole)).isEqualTo(new QuoteStale(whole));
    assertThat(anna.booking(booking)).isEqualTo(after);
  }

  @Test
  default void a_quote_is_not_taken_up_twice() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express().leg("Kofu", "Tokyo", "1A"));
    CancellationQuote quote = anna.quote(booking);
    Booking after = cancelled(anna.takesUp(quote)).booking();

    assertThat(anna.takesUp(quote)).isEqualTo(new QuoteStale(quote));
    assertThat(anna.booking(booking)).isEqualTo(after);
  }

  @Test
  default void of_many_that_race_to_take_up_a_quote_one_does_and_one_refund_is_ordered() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express().leg("Kofu", "Tokyo", "1A"));
    CancellationQuote quote = anna.quote(booking);

    List<CancelAnswer> answers = Race.of(10, i -> anna.takesUp(quote));

    assertThat(answers).filteredOn(Cancelled.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Cancelled))
        .containsOnly(new QuoteStale(quote));
    assertThat(anna.booking(booking).refunded()).isEqualTo(yen(2000));
  }

  @Test
  default void of_two_quotes_that_race_for_different_tickets_one_is_taken_up_first() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express().leg("Kofu", "Tokyo", "1A", "1B"));
    List<CancellationQuote> quotes =
        List.of(
            anna.quote(booking, booking.tickets().get(0)),
            anna.quote(booking, booking.tickets().get(1)));

    List<CancelAnswer> answers = Race.of(2, i -> anna.takesUp(quotes.get(i)));

    assertThat(answers).filteredOn(Cancelled.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(QuoteStale.class::isInstance).hasSize(1);
    assertThat(anna.booking(booking).validTickets()).hasSize(1);
    assertThat(anna.booking(booking).refunded()).isEqualTo(yen(2000));
  }

  @Test
  default void nobody_takes_up_what_is_not_theirs_or_was_never_quoted() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1A"));
    Booking other = anna.books(express.leg("Kofu", "Tokyo", "1B"));
    CancellationQuote quote = anna.quote(booking);
    Buyer mallory = aBuyer(store());
    Bookings bookings = store().bookings();

    assertThat(mallory.takesUp(quote)).isEqualTo(new NoSuchQuote());
    assertThat(bookings.cancel(anna.key("cancel"), anna.id(), other.reference(), quote.id()))
        .isEqualTo(new NoSuchQuote());
    assertThat(
            bookings.cancel(anna.key("cancel"), anna.id(), booking.reference(), "quote-" + aWord()))
        .isEqualTo(new NoSuchQuote());
    assertThat(bookings.cancel(anna.key("cancel"), anna.id(), aReference(), quote.id()))
        .isEqualTo(new NoSuchQuote());
    assertThat(anna.booking(booking)).isEqualTo(booking);
    assertThat(anna.booking(other)).isEqualTo(other);
  }

  // Repetition

  @Test
  default void a_cancellation_that_is_asked_for_again_under_its_key_is_the_same() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1A"));
    CancellationQuote quote = anna.quote(booking);
    RequestKey key = anna.key("cancel");
    CancelAnswer first = cancel(key, anna, quote);
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Duration.ofMinutes(20));

    CancelAnswer again = cancel(key, anna, quote);

    assertThat(first).isInstanceOf(Cancelled.class);
    assertThat(again).isEqualTo(first);
  }

  @Test
  default void of_many_that_race_under_one_key_all_get_the_same_cancellation() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express().leg("Kofu", "Tokyo", "1A"));
    CancellationQuote quote = anna.quote(booking);
    RequestKey key = anna.key("cancel");

    List<CancelAnswer> answers = Race.of(10, i -> cancel(key, anna, quote));

    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(answers.getFirst()).isInstanceOf(Cancelled.class);
  }

  // Money on its way back

  @Test
  default void a_refund_is_open_until_it_is_known_to_be_done() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express().leg("Kofu", "Tokyo", "1A"));
    RefundOrder order = anna.cancels(booking).refunds().getFirst();

    assertThat(openRefunds(Duration.ZERO)).contains(order);
    store().bookings().refunded(order.key());
    store().bookings().refunded(order.key());

    assertThat(openRefunds(Duration.ZERO)).doesNotContain(order);
    assertThat(anna.booking(booking).refunded()).isEqualTo(order.amount());
  }

  @Test
  default void refunds_that_were_ordered_long_ago_are_open_and_the_oldest_comes_first() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Booking first = anna.books(express.leg("Kofu", "Tokyo", "1A"));
    Booking second = anna.books(express.leg("Kofu", "Tokyo", "1B"));
    RefundKey old = anna.cancels(first).refunds().getFirst().key();
    store().passTime(Duration.ofMinutes(2));
    RefundKey young = anna.cancels(second).refunds().getFirst().key();
    store().passTime(Duration.ofSeconds(1));

    assertThat(openOf(List.of(old, young), Duration.ofMinutes(2))).containsExactly(old);
    store().passTime(Duration.ofMinutes(3));
    assertThat(openOf(List.of(old, young), Duration.ZERO)).containsExactly(young, old);
    assertThat(store().bookings().takeOpenRefunds(Duration.ZERO, 1)).hasSize(1);
  }

  @Test
  default void a_refund_that_was_taken_is_left_alone_for_a_while() {
    Buyer anna = aBuyer(store());
    RefundKey refund =
        anna.cancels(anna.books(express().leg("Kofu", "Tokyo", "1A"))).refunds().getFirst().key();
    store().passTime(Duration.ofMinutes(2));

    List<RefundKey> taken =
        Race.of(8, i -> openOf(List.of(refund), Duration.ofMinutes(1))).stream()
            .flatMap(List::stream)
            .toList();

    assertThat(taken).containsExactly(refund);
    store().passTime(Duration.ofMinutes(1));
    assertThat(openOf(List.of(refund), Duration.ofMinutes(1))).containsExactly(refund);
  }

  // What the clauses share

  private Coach express() {
    return aDeparture().calling("Kofu", "Otsuki", "Tokyo").publishedIn(store());
  }

  private CancelAnswer cancel(RequestKey key, Buyer buyer, CancellationQuote quote) {
    return store().bookings().cancel(key, buyer.id(), quote.reference(), quote.id());
  }

  private List<RefundOrder> openRefunds(Duration untouchedFor) {
    return store().bookings().takeOpenRefunds(untouchedFor, 10_000);
  }

  private List<RefundKey> openOf(List<RefundKey> wanted, Duration untouchedFor) {
    return openRefunds(untouchedFor).stream()
        .map(RefundOrder::key)
        .filter(wanted::contains)
        .toList();
  }

  private static Ticket ticket(Booking booking, int leg, int passenger) {
    return booking.tickets().stream()
        .filter(ticket -> ticket.leg() == leg && ticket.passenger() == passenger)
        .findFirst()
        .orElseThrow();
  }

  private static Cancelled cancelled(CancelAnswer answer) {
    assertThat(answer).isInstanceOf(Cancelled.class);
    return (Cancelled) answer;
  }
}
