package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aCardSummary;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.HoldAnswer.SeatsTaken;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.Started;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.LatePayment;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Network;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code Bookings} promises about payments that succeed after their seats were given up. */
public interface LatePaymentsContract {

  Store store();

  // Which are late

  @Test
  default void a_payment_is_late_from_when_it_lapsed_until_it_is_settled() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = anna.startsToPay(hold);
    assertThat(bookings().findLate(attempt.intent())).isEmpty();

    store().passTime(Hold.PAYING_LONGEST.plusSeconds(1));
    assertThat(bookings().findLate(attempt.intent()))
        .contains(new LatePayment(anna.hold(hold), false));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
    store().sweep();
    assertThat(bookings().findLate(attempt.intent())).isPresent();

    bookings().giveBack(attempt.intent(), "voided");
    assertThat(bookings().findLate(attempt.intent())).isEmpty();
  }

  @Test
  default void a_late_payment_says_whether_other_seats_are_accepted() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = lapses(anna, hold, true);

    assertThat(bookings().findLate(attempt.intent()))
        .contains(new LatePayment(anna.hold(hold), true));
  }

  // The same seats

  @Test
  default void a_late_payment_gets_the_same_seats_again_whether_they_were_swept_or_not() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    for (boolean swept : List.of(true, false)) {
      Hold hold = anna.holds(express.leg("Kofu", "Tokyo", swept ? "1A" : "1B"));
      PaymentAttempt attempt = lapses(anna, hold, false);
      if (swept) {
        store().sweep();
      }

      PaymentAttempt claimed = claim(attempt, sameSeats(attempt));
      Booking booking = bookings().confirm(attempt.intent());

      assertThat(claimed.status()).isEqualTo(PaymentAttempt.Status.FIRM);
      assertThat(booking.status()).isEqualTo(Booking.Status.CONFIRMED);
      assertThat(booking.legs()).isEqualTo(hold.legs());
      assertThat(booking.card()).contains(aCardSummary());
      assertThat(kinds(anna, hold.reference()))
          .containsExactly(
              BookingEvent.Kind.PAYMENT_STARTED,
              BookingEvent.Kind.SEATS_CLAIMED_AGAIN,
              BookingEvent.Kind.CONFIRMED);
    }
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"), seat("1B"));
  }

  @Test
  default void seats_that_were_claimed_again_are_kept_until_the_capture_is_known() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = lapses(anna, hold, false);
    claim(attempt, sameSeats(attempt));
    store().passTime(Hold.PAYING_LONGEST.multipliedBy(4));
    store().sweep();

    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(SeatsTaken.class);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.PAYING);

    bookings().fail(attempt.intent(), "capture_refused");
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  default void a_late_payment_gets_seats_whose_next_hold_has_expired_too() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = lapses(anna, anna.holds(express.leg("Kofu", "Tokyo", "1A")), false);
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));

    assertThat(claim(attempt, sameSeats(attempt)).status()).isEqualTo(PaymentAttempt.Status.FIRM);
  }

  @Test
  default void a_late_payment_gets_its_seats_however_many_holds_its_customer_has() {
    Coach express =
        aDeparture()
            .calling("Kofu", "Tokyo")
            .withSeats("1A", "1B", "1C", "1D", "2A", "2B", "2C", "2D", "3A", "3B", "3C", "3D")
            .publishedIn(store());
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = lapses(anna, anna.holds(express.leg("Kofu", "Tokyo", "3D")), false);
    List.of("1A", "1B", "1C", "1D", "2A", "2B", "2C", "2D", "3A", "3B")
        .forEach(seat -> anna.holds(express.leg("Kofu", "Tokyo", seat)));

    assertThat(claim(attempt, sameSeats(attempt)).status()).isEqualTo(PaymentAttempt.Status.FIRM);
  }

  @Test
  default void a_late_payment_gets_all_legs_of_its_itinerary_or_none() {
    Network network =
        aNetwork()
            .running(
                aDeparture().named("out").calling("Kofu 08:00", "Tokyo 10:00"),
                aDeparture().named("back").calling("Tokyo 18:00", "Kofu 20:00"))
            .publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold =
        anna.holds(
            network.coach("out").leg("Kofu", "Tokyo", "1A"),
            network.coach("back").leg("Tokyo", "Kofu", "1A"));
    PaymentAttempt attempt = lapses(anna, hold, false);
    aBuyer(store()).books(network.coach("back").leg("Tokyo", "Kofu", "1A"));

    assertThat(claim(attempt, sameSeats(attempt)).status())
        .isEqualTo(PaymentAttempt.Status.STARTED);
    assertThat(network.coach("out").freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  // Not those

  @Test
  default void a_late_payment_does_not_get_what_somebody_else_has_now() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = lapses(anna, anna.holds(express.leg("Kofu", "Tokyo", "1A")), false);
    Booking other = aBuyer(store()).books(express.leg("Otsuki", "Tokyo", "1A"));

    assertThat(claim(attempt, sameSeats(attempt)).status())
        .isEqualTo(PaymentAttempt.Status.STARTED);
    assertThat(kinds(anna, attempt.reference())).containsExactly(BookingEvent.Kind.PAYMENT_STARTED);
    assertThat(bookings().find(other.customer(), other.reference())).contains(other);
    assertThat(express.freeSeats("Kofu", "Otsuki")).contains(seat("1A"));
  }

  @Test
  default void a_late_payment_claims_nothing_after_departure() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = lapses(anna, anna.holds(express.leg("Kofu", "Tokyo", "1A")), false);
    HoldRequest seats = sameSeats(attempt);
    store().passTimeUntil(express.leaves("Kofu"));

    assertThat(claim(attempt, seats).status()).isEqualTo(PaymentAttempt.Status.STARTED);
  }

  @Test
  default void what_has_not_lapsed_is_not_claimed_again() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    HoldRequest request = anna.request(express.leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = anna.startsToPay(anna.holds(request));

    assertThat(claim(attempt, request).status()).isEqualTo(PaymentAttempt.Status.STARTED);
    assertThat(bookings().giveUpLate(attempt.intent()).status())
        .isEqualTo(PaymentAttempt.Status.STARTED);
    assertThat(bookings().makeFirm(attempt.intent(), aCardSummary()).status())
        .isEqualTo(PaymentAttempt.Status.FIRM);
  }

  @Test
  default void of_two_late_payments_for_one_seat_one_gets_it() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Buyer bert = aBuyer(store());
    PaymentAttempt first = lapses(anna, anna.holds(express.leg("Kofu", "Tokyo", "1A")), false);
    PaymentAttempt second = lapses(bert, bert.holds(express.leg("Kofu", "Tokyo", "1A")), false);
    List<HoldRequest> seats = List.of(sameSeats(first), sameSeats(second));

    List<PaymentAttempt> claimed =
        Race.of(8, i -> claim(i % 2 == 0 ? first : second, seats.get(i % 2)));

    assertThat(claimed.stream().filter(LatePaymentsContract::isFirm).map(PaymentAttempt::intent))
        .isNotEmpty()
        .containsOnly(isFirm(claim(first, seats.get(0))) ? first.intent() : second.intent());
  }

  // Other seats

  @Test
  default void a_late_payment_may_get_other_seats_and_its_booking_says_which() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A", "1B"));
    PaymentAttempt attempt = lapses(anna, hold, true);
    aBuyer(store()).books(express.leg("Kofu", "Tokyo", "1B"));

    HoldRequest others =
        bookings()
            .findLate(attempt.intent())
            .orElseThrow()
            .otherSeats(store().departures()::find, store().departures()::seated)
            .orElseThrow();
    claim(attempt, others);
    Booking booking = bookings().confirm(attempt.intent());

    List<SeatLabel> seats = others.legs().getFirst().seats();
    assertThat(seats).containsExactly(seat("1C"), seat("1D"));
    assertThat(booking.legs().stream().map(HeldLeg::seats)).containsExactly(seats);
    assertThat(booking.tickets().stream().map(Ticket::seat).map(Optional::orElseThrow))
        .containsExactlyElementsOf(seats);
    assertThat(booking.price()).isEqualTo(hold.price());
    assertThat(bookings().history(anna.id(), hold.reference()).get(1))
        .extracting(BookingEvent::kind, BookingEvent::detail)
        .containsExactly(BookingEvent.Kind.OTHER_SEATS_CLAIMED, "1C 1D");
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A")).doesNotContain(seat("1C"));
    assertThat(anna.hold(hold).legs()).isEqualTo(booking.legs());
  }

  // None

  @Test
  default void a_late_payment_that_was_given_up_gets_no_seats_any_more() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = lapses(anna, anna.holds(express.leg("Kofu", "Tokyo", "1A")), false);
    HoldRequest seats = sameSeats(attempt);

    assertThat(bookings().giveUpLate(attempt.intent()).status())
        .isEqualTo(PaymentAttempt.Status.RETURNING);
    assertThat(bookings().giveUpLate(attempt.intent()).status())
        .isEqualTo(PaymentAttempt.Status.RETURNING);

    assertThat(claim(attempt, seats).status()).isEqualTo(PaymentAttempt.Status.RETURNING);
    assertThat(bookings().makeFirm(attempt.intent(), aCardSummary()).status())
        .isEqualTo(PaymentAttempt.Status.RETURNING);
    assertThat(bookings().findLate(attempt.intent())).isEmpty();
    store().sweep();
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
    assertThat(bookings().takeOpenPayments(Duration.ZERO, 10_000).stream())
        .extracting(PaymentAttempt::intent)
        .contains(attempt.intent());
  }

  @Test
  default void a_payment_that_has_its_seats_is_not_given_up() {
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = lapses(anna, anna.holds(express().leg("Kofu", "Tokyo", "1A")), false);
    claim(attempt, sameSeats(attempt));

    assertThat(bookings().giveUpLate(attempt.intent()).status())
        .isEqualTo(PaymentAttempt.Status.FIRM);
    assertThat(bookings().confirm(attempt.intent()).status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(bookings().giveUpLate(attempt.intent()).status())
        .isEqualTo(PaymentAttempt.Status.PAID);
  }

  @Test
  default void who_claims_late_and_who_gives_up_agree_on_one_of_the_two() {
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = lapses(anna, anna.holds(express().leg("Kofu", "Tokyo", "1A")), false);
    HoldRequest seats = sameSeats(attempt);

    Race.of(8, i -> i % 2 == 0 ? claim(attempt, seats) : bookings().giveUpLate(attempt.intent()));

    PaymentAttempt.Status claimed = claim(attempt, seats).status();
    assertThat(claimed).isIn(PaymentAttempt.Status.FIRM, PaymentAttempt.Status.RETURNING);
    assertThat(bookings().giveUpLate(attempt.intent()).status()).isEqualTo(claimed);
  }

  @Test
  default void money_that_goes_back_is_told_in_the_history() {
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = lapses(anna, anna.holds(express().leg("Kofu", "Tokyo", "1A")), false);
    bookings().giveUpLate(attempt.intent());

    bookings().giveBack(attempt.intent(), "refunded");
    bookings().giveBack(attempt.intent(), "refunded");

    assertThat(bookings().history(anna.id(), attempt.reference()).subList(1, 2))
        .extracting(BookingEvent::kind, BookingEvent::detail)
        .containsExactly(tuple(BookingEvent.Kind.PAYMENT_GIVEN_BACK, "refunded"));
    assertThat(kinds(anna, attempt.reference())).hasSize(2);
    assertThat(anna.finds(attempt.reference()).orElseThrow().status())
        .isEqualTo(Booking.Status.FAILED);
  }

  // What the clauses share

  private Bookings bookings() {
    return store().bookings();
  }

  private Coach express() {
    return aDeparture()
        .calling("Kofu", "Otsuki", "Tokyo")
        .withSeats("1A", "1B", "1C", "1D")
        .publishedIn(store());
  }

  /** Starts to pay, and nobody knows what came of it until the payment lapses. */
  private PaymentAttempt lapses(Buyer buyer, Hold hold, boolean acceptOtherSeats) {
    PaymentRequest request = buyer.payment(hold);
    PaymentRequest payment =
        new PaymentRequest(
            request.customer(),
            request.hold(),
            request.intent(),
            request.card(),
            request.purchaser(),
            request.names(),
            acceptOtherSeats);
    PaymentAttempt attempt =
        ((Started) bookings().startPayment(buyer.key("book"), payment)).attempt();
    store().passTime(Hold.PAYING_LONGEST.plusSeconds(1));
    return attempt;
  }

  private HoldRequest sameSeats(PaymentAttempt attempt) {
    return bookings()
        .findLate(attempt.intent())
        .orElseThrow()
        .sameSeats(store().departures()::find)
        .orElseThrow();
  }

  private PaymentAttempt claim(PaymentAttempt attempt, HoldRequest seats) {
    return bookings().claimLate(attempt.intent(), aCardSummary(), seats);
  }

  private static boolean isFirm(PaymentAttempt attempt) {
    return attempt.status() == PaymentAttempt.Status.FIRM;
  }

  private List<BookingEvent.Kind> kinds(Buyer buyer, BookingReference reference) {
    return bookings().history(buyer.id(), reference).stream().map(BookingEvent::kind).toList();
  }
}
