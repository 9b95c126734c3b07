package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aCardSummary;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.anIntent;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.Bookings.CancelAnswer;
import io.travelapp.domain.booking.Bookings.ExchangeAnswer;
import io.travelapp.domain.booking.Bookings.ExchangeAnswer.Exchanged;
import io.travelapp.domain.booking.Bookings.ExchangeAnswer.HoldOver;
import io.travelapp.domain.booking.Bookings.ExchangeAnswer.NoSuchHold;
import io.travelapp.domain.booking.Bookings.ExchangeAnswer.QuoteStale;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.RefundOrder;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.DepartureDraft;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What {@code Bookings} promises about exchanging tickets: never without a seat, never with two.
 */
public interface ExchangesContract {

  Store store();

  // With a difference to pay

  @Test
  default void of_an_exchange_that_costs_more_the_difference_is_paid_and_the_old_seats_are_free() {
    Coach old = aCoach(1000);
    Coach dearer = aCoach(1500);
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(old.leg("Kofu", "Tokyo", "1A", "1B"));
    Hold hold = anna.holdsFor(anna.quote(booking), dearer.leg("Kofu", "Tokyo", "2A", "2B"));

    PaymentAttempt attempt = anna.startsToPay(hold);
    store().bookings().makeFirm(attempt.intent(), aCardSummary());
    Booking exchanged = store().bookings().confirm(attempt.intent());

    assertThat(attempt.amount()).isEqualTo(yen(2000));
    assertThat(exchanged.status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(exchanged.price().total()).isEqualTo(yen(6000));
    assertThat(exchanged.exchangedFrom()).contains(booking.reference());
    Booking after = anna.booking(booking);
    assertThat(after.status()).isEqualTo(Booking.Status.EXCHANGED);
    assertThat(after.tickets()).extracting(Ticket::status).containsOnly(Ticket.Status.EXCHANGED);
    assertThat(after.exchangedFor()).containsExactly(exchanged.reference());
    assertThat(after.refunded()).isEqualTo(yen(0));
    assertThat(old.freeSeats("Kofu", "Tokyo")).contains(seat("1A"), seat("1B"));
    assertThat(dearer.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("2A"), seat("2B"));
    assertThat(anna.booking(exchanged)).isEqualTo(exchanged);
  }

  @Test
  default void a_hold_in_exchange_tells_what_is_given_up_and_is_not_extended() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(aCoach(1000).leg("Kofu", "Tokyo", "1A"));
    CancellationQuote givenUp = anna.quote(booking);
    Hold hold = anna.holdsFor(givenUp, aCoach(1500).leg("Kofu", "Tokyo", "2A"));

    assertThat(hold.givenUp()).contains(givenUp);
    assertThat(hold.extensionsLeft()).isZero();
    assertThat(anna.hold(hold)).isEqualTo(hold);
    assertThat(anna.booking(booking)).isEqualTo(booking);
    assertThat(hold.expiresAt()).isBeforeOrEqualTo(givenUp.expiresAt().plusSeconds(60));
  }

  @Test
  default void a_firm_exchange_has_its_old_tickets_whose_seats_are_kept_until_it_is_confirmed() {
    Coach old = aCoach(1000);
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(old.leg("Kofu", "Tokyo", "1A"));
    CancellationQuote before = anna.quote(booking);
    Hold hold = anna.holdsFor(anna.quote(booking), aCoach(1500).leg("Kofu", "Tokyo", "2A"));

    anna.paysFirmly(hold);

    assertThat(anna.booking(booking).validTickets()).isEmpty();
    assertThat(anna.booking(booking).exchangedFor()).isEmpty();
    assertThat(old.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
    assertThat(anna.takesUp(before)).isInstanceOf(CancelAnswer.QuoteStale.class);
  }

  @Test
  default void an_exchange_whose_card_is_declined_changes_nothing_and_is_paid_with_another() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(aCoach(1000).leg("Kofu", "Tokyo", "1A"));
    Hold hold = anna.holdsFor(anna.quote(booking), aCoach(1500).leg("Kofu", "Tokyo", "2A"));

    store().bookings().fail(anna.startsToPay(hold).intent(), "card_declined");

    assertThat(anna.booking(booking)).isEqualTo(booking);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
    assertThat(anna.pays(hold).exchangedFrom()).contains(booking.reference());
  }

  @Test
  default void an_exchange_whose_capture_is_refused_leaves_the_old_tickets_valid() {
    Coach old = aCoach(1000);
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(old.leg("Kofu", "Tokyo", "1A"));
    Hold hold = anna.holdsFor(anna.quote(booking), aCoach(1500).leg("Kofu", "Tokyo", "2A"));
    IntentKey intent = anna.paysFirmly(hold).intent();

    store().bookings().fail(intent, "capture_refused");
    store().bookings().fail(intent, "capture_refused");

    Booking after = anna.booking(booking);
    assertThat(after.status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(after.tickets()).isEqualTo(booking.tickets());
    assertThat(old.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
    assertThat(anna.cancels(after).booking().refunded()).isEqualTo(yen(2000));
  }

  @Test
  default void an_exchange_of_a_booking_that_has_changed_is_not_made_firm() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(aCoach(1000).leg("Kofu", "Tokyo", "1A"));
    Coach dearer = aCoach(1500);
    Hold hold = anna.holdsFor(anna.quote(booking), dearer.leg("Kofu", "Tokyo", "2A"));
    PaymentAttempt attempt = anna.startsToPay(hold);
    anna.cancels(booking);

    PaymentAttempt refused = store().bookings().makeFirm(attempt.intent(), aCardSummary());
    store().bookings().fail(attempt.intent(), "seats_lost");

    assertThat(refused.status()).isEqualTo(PaymentAttempt.Status.STARTED);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
    assertThat(anna.booking(booking).status()).isEqualTo(Booking.Status.CANCELLED);
  }

  @Test
  default void an_exchange_that_is_paid_late_is_not_made() {
    Coach old = aCoach(1000);
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(old.leg("Kofu", "Tokyo", "1A"));
    Hold hold = anna.holdsFor(anna.quote(booking), aCoach(1500).leg("Kofu", "Tokyo", "2A"));
    PaymentAttempt attempt = anna.startsToPay(hold);
    store().passTime(Hold.PAYING_LONGEST.plusSeconds(1));

    PaymentAttempt late = store().bookings().makeFirm(attempt.intent(), aCardSummary());

    assertThat(late.status()).isEqualTo(PaymentAttempt.Status.STARTED);
    assertThat(
            store()
                .bookings()
                .findLate(attempt.intent())
                .orElseThrow()
                .sameSeats(store().departures()::find))
        .isEmpty();
    assertThat(anna.booking(booking)).isEqualTo(booking);
    assertThat(old.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
  }

  // With nothing to pay

  @Test
  default void of_an_exchange_that_costs_less_the_terms_say_what_comes_back() {
    Coach old = aCoach(1000);
    Buyer anna = aBuyer(store());
    IntentKey paid = anna.paysFirmly(anna.holds(old.leg("Kofu", "Tokyo", "1A"))).intent();
    Booking booking = store().bookings().confirm(paid);
    Hold hold = anna.holdsFor(anna.quote(booking), aCoach(700).leg("Kofu", "Tokyo", "2A"));

    Exchanged exchanged = exchanged(anna.exchanges(hold));

    assertThat(exchanged.booking().status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(exchanged.booking().card()).isEqualTo(booking.card());
    assertThat(exchanged.booking().purchaser()).isEqualTo(booking.purchaser());
    assertThat(exchanged.booking().passengers()).isEqualTo(booking.passengers());
    assertThat(exchanged.refunds())
        .extracting(RefundOrder::intent, RefundOrder::amount)
        .containsExactly(tuple(paid, yen(600)));
    assertThat(anna.booking(booking).refunded()).isEqualTo(yen(600));
    assertThat(store().bookings().takeOpenRefunds(Duration.ZERO, 10_000))
        .containsAll(exchanged.refunds());
    assertThat(old.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  default void of_an_exchange_at_the_same_price_no_money_moves() {
    Coach old = aCoach(1000);
    Coach next = aCoach(1000);
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(old.leg("Kofu", "Tokyo", "1A"));
    Hold hold = anna.holdsFor(anna.quote(booking), next.leg("Kofu", "Tokyo", "1A"));

    Exchanged exchanged = exchanged(anna.exchanges(hold));

    assertThat(exchanged.refunds()).isEmpty();
    assertThat(exchanged.booking().exchangedFrom()).contains(booking.reference());
    assertThat(anna.booking(booking).exchangedFor())
        .containsExactly(exchanged.booking().reference());
    assertThat(old.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
    assertThat(next.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
    assertThat(store().bookings().takeOpenPayments(Duration.ZERO, 10_000))
        .noneMatch(open -> open.reference().equals(exchanged.booking().reference()));
  }

  @Test
  default void what_costs_something_is_not_had_for_nothing_and_nothing_is_not_paid_for() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(aCoach(1000).leg("Kofu", "Tokyo", "1A"));
    CancellationQuote givenUp = anna.quote(booking);
    Hold dearer = anna.holdsFor(givenUp, aCoach(1500).leg("Kofu", "Tokyo", "1A"));
    Hold equal = anna.holdsFor(givenUp, aCoach(1000).leg("Kofu", "Tokyo", "1A"));
    Hold sale = anna.holds(aCoach(1000).leg("Kofu", "Tokyo", "1A"));

    assertThatIllegalArgumentException().isThrownBy(() -> anna.exchanges(dearer));
    assertThatIllegalArgumentException().isThrownBy(() -> anna.exchanges(sale));
    assertThatIllegalArgumentException().isThrownBy(() -> anna.asksToPay(equal));
  }

  @Test
  default void an_exchange_that_is_over_stale_or_of_somebody_else_is_not_made() {
    Coach next = aCoach(1000);
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(aCoach(1000).leg("Kofu", "Tokyo", "1A", "1B"));
    Hold hold = anna.holdsFor(anna.quote(booking), next.leg("Kofu", "Tokyo", "1A", "1B"));
    Hold other = anna.holdsFor(anna.quote(booking), next.leg("Kofu", "Tokyo", "2A", "2B"));
    Buyer mallory = aBuyer(store());

    assertThat(
            store()
                .bookings()
                .exchange(mallory.key("exchange"), mallory.id(), hold.id(), anIntent()))
        .isEqualTo(new NoSuchHold());
    store().bookings().release(anna.id(), other.id());
    assertThat(anna.exchanges(other)).isEqualTo(new HoldOver(anna.hold(other)));
    anna.cancels(booking, booking.tickets().getFirst());
    assertThat(anna.exchanges(hold)).isEqualTo(new QuoteStale());
    store().passTime(Hold.LIFETIME);
    assertThat(anna.exchanges(hold)).isEqualTo(new HoldOver(anna.hold(hold)));
    assertThat(anna.booking(booking).validTickets()).hasSize(1);
  }

  @Test
  default void an_exchange_that_is_asked_for_again_under_its_key_is_the_same() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(aCoach(1000).leg("Kofu", "Tokyo", "1A"));
    Hold hold = anna.holdsFor(anna.quote(booking), aCoach(700).leg("Kofu", "Tokyo", "2A"));
    RequestKey key = anna.key("exchange");

    List<ExchangeAnswer> answers =
        Race.of(5, i -> store().bookings().exchange(key, anna.id(), hold.id(), anIntent()));

    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(exchanged(answers.getFirst()).refunds()).hasSize(1);
    assertThat(anna.exchanges(hold)).isEqualTo(new ExchangeAnswer.AlreadyBooked(hold.reference()));
  }

  // Parts of a booking

  @Test
  default void one_way_of_a_return_is_exchanged_and_then_the_other() {
    Coach out = aCoach(1000);
    Coach back = aCoach(1000, out.dateAt("Kofu").plusDays(1));
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(out.leg("Kofu", "Tokyo", "1A"), back.leg("Kofu", "Tokyo", "1A"));
    Coach later = aCoach(1000, out.dateAt("Kofu").plusDays(2));

    Hold second =
        anna.holdsFor(
            anna.quote(booking, booking.tickets().getLast()), later.leg("Kofu", "Tokyo", "1A"));
    Exchanged way = exchanged(anna.exchanges(second));
    Booking half = anna.booking(booking);

    assertThat(half.status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(half.validTickets()).containsExactly(booking.tickets().getFirst());
    assertThat(out.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
    assertThat(back.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));

    Hold first = anna.holdsFor(anna.quote(half), aCoach(1000).leg("Kofu", "Tokyo", "2B"));
    Exchanged other = exchanged(anna.exchanges(first));

    assertThat(anna.booking(booking).status()).isEqualTo(Booking.Status.EXCHANGED);
    assertThat(anna.booking(booking).exchangedFor())
        .containsExactly(way.booking().reference(), other.booking().reference());
  }

  // The money

  @Test
  default void what_is_cancelled_after_exchanges_goes_back_to_the_captures_that_paid_for_it() {
    Buyer anna = aBuyer(store());
    Map<IntentKey, Money> captured = new HashMap<>();
    PaymentAttempt first =
        anna.paysFirmly(anna.holds(aCoach(1000).leg("Kofu", "Tokyo", "1A", "1B")));
    captured.put(first.intent(), first.amount());
    Booking booking = store().bookings().confirm(first.intent());
    Hold dearer = anna.holdsFor(anna.quote(booking), aCoach(1200).leg("Kofu", "Tokyo", "1A", "1B"));
    PaymentAttempt difference = anna.paysFirmly(dearer);
    captured.put(difference.intent(), difference.amount());
    Booking second = store().bookings().confirm(difference.intent());
    Hold cheaper = anna.holdsFor(anna.quote(second), aCoach(1100).leg("Kofu", "Tokyo", "1A", "1B"));

    Exchanged third = exchanged(anna.exchanges(cheaper));
    List<RefundOrder> refunds = new ArrayList<>(third.refunds());
    Ticket one = third.booking().tickets().getFirst();
    refunds.addAll(anna.cancels(third.booking(), one).refunds());
    CancelAnswer.Cancelled last = anna.cancels(anna.booking(third.booking()));
    refunds.addAll(last.refunds());

    assertThat(difference.amount()).isEqualTo(yen(800));
    Map<IntentKey, Money> back = new HashMap<>();
    refunds.forEach(order -> back.merge(order.intent(), order.amount(), Money::plus));
    assertThat(back).isEqualTo(captured);
    assertThat(refunds).extracting(RefundOrder::key).doesNotHaveDuplicates();
    assertThat(last.booking().status()).isEqualTo(Booking.Status.CANCELLED);
  }

  @Test
  default void an_exchange_is_told_in_the_history_of_both() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(aCoach(1000).leg("Kofu", "Tokyo", "1A"));
    Hold hold = anna.holdsFor(anna.quote(booking), aCoach(1500).leg("Kofu", "Tokyo", "2A"));

    Booking exchanged = anna.pays(hold);

    assertThat(store().bookings().history(anna.id(), booking.reference()).getLast())
        .extracting(BookingEvent::kind, BookingEvent::detail)
        .containsExactly(
            BookingEvent.Kind.TICKETS_EXCHANGED,
            booking.tickets().getFirst().number() + " -> " + exchanged.reference());
    assertThat(store().bookings().history(anna.id(), exchanged.reference()))
        .extracting(BookingEvent::kind)
        .containsExactly(BookingEvent.Kind.PAYMENT_STARTED, BookingEvent.Kind.CONFIRMED);
  }

  // Races

  @Test
  default void of_many_exchanges_of_the_same_ticket_that_race_exactly_one_is_made() {
    Coach old = aCoach(1000);
    Coach next = aCoach(1000);
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(old.leg("Kofu", "Tokyo", "1A"));
    CancellationQuote givenUp = anna.quote(booking);
    List<Hold> holds =
        List.of(
            anna.holdsFor(givenUp, next.leg("Kofu", "Tokyo", "1A")),
            anna.holdsFor(givenUp, next.leg("Kofu", "Tokyo", "1B")),
            anna.holdsFor(givenUp, next.leg("Kofu", "Tokyo", "2A")),
            anna.holdsFor(givenUp, next.leg("Kofu", "Tokyo", "2B")));

    List<ExchangeAnswer> answers = Race.of(4, i -> anna.exchanges(holds.get(i)));

    assertThat(answers).filteredOn(Exchanged.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(new QuoteStale()::equals).hasSize(3);
    assertThat(anna.booking(booking).exchangedFor()).hasSize(1);
    assertThat(old.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  default void of_paid_exchanges_of_the_same_ticket_that_race_exactly_one_is_made_firm() {
    Coach next = aCoach(1500);
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(aCoach(1000).leg("Kofu", "Tokyo", "1A"));
    CancellationQuote givenUp = anna.quote(booking);
    List<PaymentAttempt> attempts =
        List.of(
            anna.startsToPay(anna.holdsFor(givenUp, next.leg("Kofu", "Tokyo", "1A"))),
            anna.startsToPay(anna.holdsFor(givenUp, next.leg("Kofu", "Tokyo", "1B"))),
            anna.startsToPay(anna.holdsFor(givenUp, next.leg("Kofu", "Tokyo", "2A"))));

    List<PaymentAttempt> firm =
        Race.of(3, i -> store().bookings().makeFirm(attempts.get(i).intent(), aCardSummary()));

    assertThat(firm)
        .filteredOn(attempt -> attempt.status() == PaymentAttempt.Status.FIRM)
        .hasSize(1);
    assertThat(anna.booking(booking).validTickets()).isEmpty();
  }

  @Test
  default void of_an_exchange_and_a_cancellation_that_race_exactly_one_is_made() {
    for (int round = 0; round < 10; round++) {
      Coach old = aCoach(1000);
      Coach next = aCoach(1000);
      Buyer anna = aBuyer(store());
      Booking booking = anna.books(old.leg("Kofu", "Tokyo", "1A"));
      CancellationQuote quote = anna.quote(booking);
      Hold hold = anna.holdsFor(quote, next.leg("Kofu", "Tokyo", "1A"));

      List<Object> answers = Race.of(2, i -> i == 0 ? anna.exchanges(hold) : anna.takesUp(quote));

      boolean isExchanged = answers.get(0) instanceof Exchanged;
      boolean isCancelled = answers.get(1) instanceof CancelAnswer.Cancelled;
      assertThat(isExchanged).isNotEqualTo(isCancelled);
      assertThat(anna.booking(booking).refunded()).isEqualTo(yen(isCancelled ? 2000 : 0));
      assertThat(anna.booking(booking).validTickets()).isEmpty();
      assertThat(old.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
    }
  }

  // What the clauses share

  /** A coach of its own from Kofu to Tokyo, at so much for each of the two parts of the way. */
  private Coach aCoach(long yen) {
    return draft(yen).publishedIn(store());
  }

  private Coach aCoach(long yen, LocalDate date) {
    return draft(yen).on(date).publishedIn(store());
  }

  private static DepartureDraft draft(long yen) {
    return aDeparture()
        .calling("Kofu", "Otsuki", "Tokyo")
        .withSeats("1A", "1B", "2A", "2B")
        .costing(yen(yen));
  }

  private static Exchanged exchanged(ExchangeAnswer answer) {
    assertThat(answer).isInstanceOf(Exchanged.class);
    return (Exchanged) answer;
  }
}
