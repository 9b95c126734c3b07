package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aCardSummary;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.aReference;
import static io.travelapp.testkit.fixture.Fixtures.anIntent;
import static io.travelapp.testkit.fixture.Fixtures.names;
import static io.travelapp.testkit.fixture.Fixtures.party;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.travelapp.domain.booking.BookedPassenger;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.HoldAnswer.Held;
import io.travelapp.domain.booking.Bookings.HoldAnswer.SeatsTaken;
import io.travelapp.domain.booking.Bookings.PaymentAnswer;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.AlreadyBooked;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.HoldOver;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.InProgress;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.NoSuchHold;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.Started;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.Party;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.PriceLine;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code Bookings} promises about paying for holds, and about the bookings that come of it.
 */
public interface PaymentsContract {

  /** Where a holder confirms a payment. */
  RedirectUrl ISSUER = new RedirectUrl("https://issuer.example/confirm?payment=1");

  Store store();

  // The start of a payment

  @Test
  default void a_payment_that_starts_is_stored_with_the_price_of_the_hold() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A", "1B"));
    PaymentRequest payment = anna.payment(hold);

    PaymentAnswer answer = bookings().startPayment(anna.key("book"), payment);

    assertThat(answer)
        .isEqualTo(
            new Started(
                new PaymentAttempt(
                    payment.intent(),
                    hold.reference(),
                    hold.price().total(),
                    payment.card(),
                    PaymentAttempt.Status.STARTED)));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.PAYING);
  }

  @Test
  default void a_payment_that_is_asked_for_again_under_its_key_is_the_first_one() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    RequestKey key = anna.key("book");

    PaymentAnswer first = bookings().startPayment(key, anna.payment(hold));
    PaymentAnswer again = bookings().startPayment(key, anna.payment(hold));

    assertThat(again).isEqualTo(first);
  }

  @Test
  default void a_payment_that_is_asked_for_again_is_answered_as_it_stands_now() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    RequestKey key = anna.key("book");
    IntentKey intent = started(bookings().startPayment(key, anna.payment(hold))).intent();

    bookings().makeFirm(intent, aCardSummary());
    assertThat(started(bookings().startPayment(key, anna.payment(hold))).status())
        .isEqualTo(PaymentAttempt.Status.FIRM);

    bookings().confirm(intent);
    assertThat(started(bookings().startPayment(key, anna.payment(hold))).status())
        .isEqualTo(PaymentAttempt.Status.PAID);
  }

  @Test
  default void a_failed_payment_that_is_asked_for_again_under_its_key_stays_failed() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    RequestKey key = anna.key("book");
    IntentKey intent = started(bookings().startPayment(key, anna.payment(hold))).intent();
    bookings().fail(intent, "card_declined");

    PaymentAttempt again = started(bookings().startPayment(key, anna.payment(hold)));

    assertThat(again.intent()).isEqualTo(intent);
    assertThat(again.status()).isEqualTo(PaymentAttempt.Status.FAILED);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
  }

  @Test
  default void a_second_payment_waits_for_the_first() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    anna.startsToPay(hold);

    assertThat(anna.asksToPay(hold)).isEqualTo(new InProgress(hold.reference()));
  }

  @Test
  default void of_many_payments_that_race_for_one_hold_one_starts() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));

    List<PaymentAnswer> answers = Race.of(20, i -> anna.asksToPay(hold));

    assertThat(answers).filteredOn(Started.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Started))
        .containsOnly(new InProgress(hold.reference()));
  }

  @Test
  default void of_many_that_race_under_one_key_all_get_the_same_payment() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    RequestKey key = anna.key("book");
    List<PaymentRequest> requests =
        IntStream.range(0, 20).mapToObj(i -> anna.payment(hold)).toList();

    List<PaymentAnswer> answers = Race.of(20, i -> bookings().startPayment(key, requests.get(i)));

    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(answers).first().isInstanceOf(Started.class);
  }

  @Test
  default void a_payment_and_a_release_that_race_end_in_one_of_the_two() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));

    List<Object> answers =
        Race.of(
            10,
            i ->
                i % 2 == 0
                    ? anna.asksToPay(hold)
                    : bookings().release(anna.id(), hold.id()).orElseThrow().status());

    if (answers.contains(Hold.Status.RELEASED)) {
      assertThat(answers).noneMatch(Started.class::isInstance);
      assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
    } else {
      assertThat(answers).filteredOn(Started.class::isInstance).hasSize(1);
      assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.PAYING);
      assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
    }
  }

  @Test
  default void what_is_booked_is_not_paid_again() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    anna.pays(hold);

    assertThat(anna.asksToPay(hold)).isEqualTo(new AlreadyBooked(hold.reference()));
  }

  @Test
  default void a_hold_that_is_over_cannot_be_paid() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold expired = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));
    Hold released = anna.holds(express.leg("Kofu", "Tokyo", "1B"));
    bookings().release(anna.id(), released.id());

    assertThat(anna.asksToPay(expired)).isEqualTo(new HoldOver(anna.hold(expired)));
    assertThat(anna.asksToPay(released)).isEqualTo(new HoldOver(anna.hold(released)));
    assertThat(anna.finds(expired.reference())).isEmpty();
  }

  @Test
  default void another_customers_hold_cannot_be_paid_and_neither_can_none() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    Buyer mallory = aBuyer(store());

    assertThat(mallory.asksToPay(hold)).isEqualTo(new NoSuchHold());
    assertThat(anna.asksToPay(withId(hold, new HoldId(0)))).isEqualTo(new NoSuchHold());
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
  }

  @Test
  default void a_hold_that_was_taken_in_time_may_be_paid_after_the_coach_has_left() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    HoldRequest request = anna.request(express.leg("Kofu", "Tokyo", "1A"));
    store().passTimeUntil(express.leaves("Kofu").minus(Duration.ofMinutes(2)));
    Hold hold = anna.holds(request);
    store().passTime(Duration.ofMinutes(4));

    assertThat(anna.pays(hold).status()).isEqualTo(Booking.Status.CONFIRMED);
  }

  // While it is being paid

  @Test
  default void a_payment_keeps_the_seats_beyond_the_end_of_the_hold() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.minusSeconds(30));
    PaymentAttempt attempt = anna.startsToPay(hold);
    store().passTime(Hold.PAYING_LONGEST.minusSeconds(30));
    store().sweep();

    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.PAYING);
    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(SeatsTaken.class);
    assertThat(bookings().makeFirm(attempt.intent(), aCardSummary()).status())
        .isEqualTo(PaymentAttempt.Status.FIRM);
  }

  @Test
  default void a_payment_that_lapsed_gives_its_seats_to_the_next_who_asks() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = anna.startsToPay(hold);
    store().passTime(Hold.PAYING_LONGEST.plusSeconds(1));

    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(Held.class);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
    assertThat(bookings().makeFirm(attempt.intent(), aCardSummary()).status())
        .isEqualTo(PaymentAttempt.Status.STARTED);
    assertThatThrownBy(() -> bookings().confirm(attempt.intent()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void a_payment_that_lapsed_does_not_become_firm_whether_it_was_swept_or_not() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt swept = anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1A")));
    store().passTime(Hold.PAYING_LONGEST.plusSeconds(1));
    store().sweep();
    PaymentAttempt unswept = anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1B")));
    store().passTime(Hold.PAYING_LONGEST.plusSeconds(1));

    for (PaymentAttempt attempt : List.of(swept, unswept)) {
      assertThat(bookings().makeFirm(attempt.intent(), aCardSummary()).status())
          .isEqualTo(PaymentAttempt.Status.STARTED);
    }
    store().sweep();
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"), seat("1B"));
  }

  @Test
  default void a_payment_that_lapsed_stays_open_until_somebody_settles_it() {
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = anna.startsToPay(anna.holds(express().leg("Kofu", "Tokyo", "1A")));
    store().passTime(Hold.PAYING_LONGEST.plusSeconds(1));
    store().sweep();

    assertThat(openPayments(Duration.ofMinutes(10))).contains(attempt);
    bookings().fail(attempt.intent(), "lapsed");

    assertThat(openPayments(Duration.ZERO).stream().map(PaymentAttempt::intent))
        .doesNotContain(attempt.intent());
    assertThat(anna.finds(attempt.reference()).orElseThrow().status())
        .isEqualTo(Booking.Status.FAILED);
  }

  @Test
  default void a_firm_payment_keeps_its_seats_until_the_capture_is_known() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = anna.paysFirmly(hold);
    assertThat(attempt.status()).isEqualTo(PaymentAttempt.Status.FIRM);
    store().passTime(Hold.PAYING_LONGEST.multipliedBy(4));
    store().sweep();

    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.PAYING);
    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(SeatsTaken.class);
    assertThat(bookings().confirm(attempt.intent()).status()).isEqualTo(Booking.Status.CONFIRMED);
  }

  @Test
  default void what_is_made_firm_again_stays_as_it_is() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt firm = anna.paysFirmly(anna.holds(express.leg("Kofu", "Tokyo", "1A")));
    PaymentAttempt paid = anna.paysFirmly(anna.holds(express.leg("Kofu", "Tokyo", "1B")));
    bookings().confirm(paid.intent());
    PaymentAttempt failed = anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1C")));
    bookings().fail(failed.intent(), "card_declined");

    assertThat(statusWhenMadeFirm(firm)).isEqualTo(PaymentAttempt.Status.FIRM);
    assertThat(statusWhenMadeFirm(paid)).isEqualTo(PaymentAttempt.Status.PAID);
    assertThat(statusWhenMadeFirm(failed)).isEqualTo(PaymentAttempt.Status.FAILED);
  }

  @Test
  default void a_booking_that_is_being_paid_can_be_seen() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    assertThat(anna.finds(hold.reference())).isEmpty();

    PaymentAttempt attempt = anna.startsToPay(hold);
    Booking started = anna.finds(hold.reference()).orElseThrow();
    bookings().makeFirm(attempt.intent(), aCardSummary());
    Booking firm = anna.finds(hold.reference()).orElseThrow();

    assertThat(started.status()).isEqualTo(Booking.Status.PAYMENT_PENDING);
    assertThat(started.card()).isEmpty();
    assertThat(started.tickets()).isEmpty();
    assertThat(started.bookedAt()).isEmpty();
    assertThat(started.refunded().isZero()).isTrue();
    assertThat(firm.status()).isEqualTo(Booking.Status.PAYMENT_PENDING);
    assertThat(firm.card()).contains(aCardSummary());
  }

  @Test
  default void a_payment_that_its_holder_has_to_confirm_says_where() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = anna.startsToPay(hold);

    bookings().awaitAction(attempt.intent(), ISSUER);
    Booking awaiting = anna.finds(hold.reference()).orElseThrow();
    bookings().makeFirm(attempt.intent(), aCardSummary());
    Booking firm = anna.finds(hold.reference()).orElseThrow();

    assertThat(awaiting.status()).isEqualTo(Booking.Status.ACTION_REQUIRED);
    assertThat(awaiting.action()).contains(ISSUER);
    assertThat(firm.status()).isEqualTo(Booking.Status.PAYMENT_PENDING);
    assertThat(firm.action()).isEmpty();
  }

  // Confirmation

  @Test
  default void a_confirmed_booking_says_what_was_sold_to_whom() {
    Buyer anna = aBuyer(store());
    Hold hold =
        anna.holds(
            anna.request(party("adult", "child"), express().leg("Kofu", "Otsuki", "1A", "1B")));
    PaymentAttempt attempt = anna.paysFirmly(hold);

    Instant before = store().clock().instant();
    Booking booking = bookings().confirm(attempt.intent());
    Instant after = store().clock().instant();

    assertThat(booking.reference()).isEqualTo(hold.reference());
    assertThat(booking.customer()).isEqualTo(anna.id());
    assertThat(booking.status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(booking.bookedAt().orElseThrow())
        .isBetween(before.minusMillis(1), after.plusMillis(1));
    assertThat(booking.purchaser()).isEqualTo(Buyer.PURCHASER);
    assertThat(booking.purchaser().email().value()).isEqualTo(Buyer.PURCHASER.email().value());
    assertThat(booking.legs()).isEqualTo(hold.legs());
    assertThat(booking.passengers())
        .isEqualTo(
            List.of(
                new BookedPassenger(hold.passengers().get(0), names(2).get(0)),
                new BookedPassenger(hold.passengers().get(1), names(2).get(1))));
    assertThat(booking.terms()).isEqualTo(hold.terms());
    assertThat(booking.price()).isEqualTo(hold.price());
    assertThat(booking.card()).contains(aCardSummary());
    assertThat(booking.action()).isEmpty();
    assertThat(booking.refunded()).isEqualTo(yen(0));
    assertThat(anna.finds(hold.reference())).contains(booking);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.BOOKED);
  }

  @Test
  default void each_passenger_has_a_ticket_on_each_leg_with_a_fixed_share_of_the_price() {
    Network network =
        aNetwork()
            .running(
                aDeparture().named("out").calling("Kofu 08:00", "Tokyo 10:00").costing(yen(1500)),
                aDeparture().named("back").calling("Tokyo 18:00", "Kofu 20:00").costing(yen(1111)))
            .publishedIn(store());
    Buyer anna = aBuyer(store());

    Booking booking =
        anna.books(
            anna.request(
                party("adult", "infant", "child"),
                network.coach("out").leg("Kofu", "Tokyo", "1B", "1A"),
                network.coach("back").leg("Tokyo", "Kofu", "1C", "1D")));

    String reference = booking.reference().value();
    assertThat(booking.tickets())
        .containsExactly(
            ticket(reference + "-1", 0, 0, Optional.of(seat("1B")), yen(1500)),
            ticket(reference + "-2", 0, 1, Optional.empty(), yen(0)),
            ticket(reference + "-3", 0, 2, Optional.of(seat("1A")), yen(750)),
            ticket(reference + "-4", 1, 0, Optional.of(seat("1C")), yen(1111)),
            ticket(reference + "-5", 1, 1, Optional.empty(), yen(0)),
            ticket(reference + "-6", 1, 2, Optional.of(seat("1D")), yen(556)));
  }

  @Test
  default void the_shares_of_the_tickets_add_up_to_what_was_paid_also_where_a_line_takes_off() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Party party = party("adult", "adult");
    HoldRequest request = anna.request(party, express.leg("Kofu", "Tokyo", "1A", "1B"));
    List<PriceLine> lines = new ArrayList<>(request.price().lines());
    lines.add(new PriceLine("Spring offer", 1, 0, yen(-333)));
    HoldRequest reduced = priced(request, Price.of(lines, request.price().total().currency()));

    Booking booking = anna.books(reduced);

    assertThat(booking.price()).isEqualTo(reduced.price());
    assertThat(booking.tickets().stream().map(Ticket::price)).containsExactly(yen(2000), yen(1667));
  }

  @Test
  default void a_confirmation_that_is_repeated_answers_the_same() {
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = anna.paysFirmly(anna.holds(express().leg("Kofu", "Tokyo", "1A")));

    Booking first = bookings().confirm(attempt.intent());
    store().passTime(Duration.ofMinutes(1));

    assertThat(bookings().confirm(attempt.intent())).isEqualTo(first);
  }

  @Test
  default void of_many_confirmations_that_race_all_answer_the_same() {
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = anna.paysFirmly(anna.holds(express().leg("Kofu", "Tokyo", "1A")));

    List<Booking> answers = Race.of(10, i -> bookings().confirm(attempt.intent()));

    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(answers.getFirst().tickets()).hasSize(1);
  }

  @Test
  default void what_is_not_firm_is_not_confirmed() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt started = anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1A")));
    PaymentAttempt failed = anna.paysFirmly(anna.holds(express.leg("Kofu", "Tokyo", "1B")));
    bookings().fail(failed.intent(), "capture_refused");

    assertThatThrownBy(() -> bookings().confirm(started.intent()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> bookings().confirm(failed.intent()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(anna.finds(started.reference()).orElseThrow().tickets()).isEmpty();
  }

  @Test
  default void a_confirmed_booking_keeps_its_seats_for_good() {
    Coach express = express();
    aBuyer(store()).books(express.leg("Kofu", "Otsuki", "1A"));
    store().passTime(Hold.LIFETIME.plus(Hold.PAYING_LONGEST));
    store().sweep();

    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(SeatsTaken.class);
    assertThat(aBuyer(store()).asksFor(express.leg("Otsuki", "Tokyo", "1A")))
        .isInstanceOf(Held.class);
  }

  // Failure

  @Test
  default void a_failed_payment_leaves_the_hold_as_it_was() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = anna.startsToPay(hold);

    bookings().fail(attempt.intent(), "card_declined");

    assertThat(anna.hold(hold)).isEqualTo(hold);
    assertThat(anna.finds(hold.reference()).orElseThrow().status())
        .isEqualTo(Booking.Status.FAILED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
  }

  @Test
  default void after_a_failed_payment_another_may_be_tried() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    bookings().fail(anna.startsToPay(hold).intent(), "card_declined");

    Booking booking = anna.pays(hold);

    assertThat(booking.status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(anna.finds(hold.reference())).contains(booking);
    assertThat(listed(anna)).containsExactly(hold.reference());
  }

  @Test
  default void a_payment_that_fails_after_the_end_of_the_hold_frees_its_seats() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = anna.startsToPay(hold);
    store().passTime(Hold.LIFETIME.plusSeconds(1));

    bookings().fail(attempt.intent(), "card_declined");

    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  default void a_firm_payment_whose_capture_is_refused_gives_the_hold_back() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = anna.paysFirmly(hold);

    bookings().fail(attempt.intent(), "capture_refused");

    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
    assertThat(statusWhenMadeFirm(attempt)).isEqualTo(PaymentAttempt.Status.FAILED);
  }

  @Test
  default void a_payment_that_is_over_does_not_fail_any_more() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt paid = anna.paysFirmly(anna.holds(express.leg("Kofu", "Tokyo", "1A")));
    Booking booking = bookings().confirm(paid.intent());

    bookings().fail(paid.intent(), "too_late");

    assertThat(anna.finds(booking.reference())).contains(booking);
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
  }

  @Test
  default void an_old_attempt_that_fails_again_does_not_disturb_the_new_one() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt old = anna.startsToPay(hold);
    bookings().fail(old.intent(), "card_declined");
    anna.startsToPay(hold);

    bookings().fail(old.intent(), "card_declined");

    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.PAYING);
    assertThat(anna.finds(hold.reference()).orElseThrow().status())
        .isEqualTo(Booking.Status.PAYMENT_PENDING);
  }

  @Test
  default void a_late_failure_does_not_free_what_somebody_else_holds_now() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt lapsed = anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1A")));
    store().passTime(Hold.PAYING_LONGEST.plusSeconds(1));
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A"));

    bookings().fail(lapsed.intent(), "lapsed");

    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
  }

  @Test
  default void a_confirmation_and_a_failure_that_race_end_in_one_of_the_two() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    PaymentAttempt attempt = anna.paysFirmly(hold);

    Race.of(
        10,
        i -> {
          try {
            if (i % 2 == 0) {
              bookings().fail(attempt.intent(), "capture_refused");
            } else {
              bookings().confirm(attempt.intent());
            }
          } catch (IllegalStateException e) {
            assertThat(i % 2).as("only a confirmation is refused").isOne();
          }
          return i;
        });

    Booking booking = anna.finds(hold.reference()).orElseThrow();
    if (statusWhenMadeFirm(attempt) == PaymentAttempt.Status.PAID) {
      assertThat(booking.status()).isEqualTo(Booking.Status.CONFIRMED);
      assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.BOOKED);
    } else {
      assertThat(booking.status()).isEqualTo(Booking.Status.FAILED);
      assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
    }
  }

  // What is left open

  @Test
  default void payments_that_nobody_touched_for_long_are_open_and_the_oldest_comes_first() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt oldest = anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1A")));
    store().passTime(Duration.ofSeconds(30));
    PaymentAttempt firm = anna.paysFirmly(anna.holds(express.leg("Kofu", "Tokyo", "1B")));
    store().passTime(Duration.ofSeconds(30));
    PaymentAttempt young = anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1C")));
    store().passTime(Duration.ofSeconds(30));

    assertThat(openOf(List.of(oldest, firm, young), Duration.ofSeconds(55)))
        .containsExactly(oldest.intent(), firm.intent());
    store().passTime(Duration.ofSeconds(30));
    assertThat(openOf(List.of(oldest, firm, young), Duration.ofSeconds(25)))
        .hasSize(3)
        .startsWith(young.intent());
    assertThat(bookings().takeOpenPayments(Duration.ZERO, 1)).hasSize(1);
  }

  @Test
  default void of_many_who_take_open_payments_at_once_each_gets_others() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    List<PaymentAttempt> open =
        Stream.of("1A", "1B", "1C", "1D")
            .map(seat -> anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", seat))))
            .toList();
    store().passTime(Duration.ofMinutes(2));

    List<IntentKey> taken =
        Race.of(8, i -> openOf(open, Duration.ofMinutes(1))).stream()
            .flatMap(List::stream)
            .toList();

    assertThat(taken)
        .containsExactlyInAnyOrderElementsOf(open.stream().map(PaymentAttempt::intent).toList());
    store().passTime(Duration.ofMinutes(1));
    assertThat(openOf(open, Duration.ofMinutes(1))).hasSize(4);
  }

  @Test
  default void a_payment_is_found_by_its_intent() {
    Buyer anna = aBuyer(store());
    PaymentAttempt attempt = anna.startsToPay(anna.holds(express().leg("Kofu", "Tokyo", "1A")));

    assertThat(bookings().findPayment(attempt.intent())).contains(attempt);
    assertThat(bookings().findPayment(anIntent())).isEmpty();
  }

  // What happened

  @Test
  default void the_history_of_a_booking_tells_in_order_what_happened_to_it() {
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express().leg("Kofu", "Tokyo", "1A"));
    assertThat(bookings().history(anna.id(), hold.reference())).isEmpty();
    bookings().fail(anna.startsToPay(hold).intent(), "card_declined");
    Instant before = store().clock().instant();
    PaymentAttempt attempt = anna.paysFirmly(hold);
    Booking booking = bookings().confirm(attempt.intent());
    Instant after = store().clock().instant();
    bookings().confirm(attempt.intent());
    bookings().fail(attempt.intent(), "too_late");
    anna.cancels(booking);

    List<BookingEvent> history = bookings().history(anna.id(), hold.reference());
    assertThat(history)
        .extracting(BookingEvent::kind, BookingEvent::detail)
        .containsExactly(
            tuple(BookingEvent.Kind.PAYMENT_STARTED, ""),
            tuple(BookingEvent.Kind.PAYMENT_FAILED, "card_declined"),
            tuple(BookingEvent.Kind.PAYMENT_STARTED, ""),
            tuple(BookingEvent.Kind.CONFIRMED, ""),
            tuple(BookingEvent.Kind.TICKETS_CANCELLED, booking.reference() + "-1"));
    assertThat(history.get(3).at()).isBetween(before.minusMillis(1), after.plusMillis(1));
    assertThat(bookings().history(aBuyer(store()).id(), hold.reference())).isEmpty();
  }

  @Test
  default void a_payment_that_is_touched_is_not_open_for_a_while() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt made = anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1A")));
    PaymentAttempt awaiting = anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1B")));
    store().passTime(Duration.ofMinutes(2));
    bookings().makeFirm(made.intent(), aCardSummary());
    bookings().awaitAction(awaiting.intent(), ISSUER);

    assertThat(openOf(List.of(made, awaiting), Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  default void payments_that_are_over_are_not_open() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    PaymentAttempt paid = anna.paysFirmly(anna.holds(express.leg("Kofu", "Tokyo", "1A")));
    bookings().confirm(paid.intent());
    PaymentAttempt failed = anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1B")));
    bookings().fail(failed.intent(), "card_declined");
    store().passTime(Duration.ofMinutes(5));

    assertThat(openOf(List.of(paid, failed), Duration.ZERO)).isEmpty();
  }

  // Whose bookings

  @Test
  default void another_customers_booking_is_answered_like_one_that_does_not_exist() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express().leg("Kofu", "Tokyo", "1A"));
    Buyer mallory = aBuyer(store());

    assertThat(mallory.finds(booking.reference())).isEmpty();
    assertThat(mallory.finds(aReference())).isEmpty();
    assertThat(listed(mallory)).isEmpty();
  }

  @Test
  default void bookings_are_listed_with_the_newest_departure_first() {
    Network network =
        aNetwork()
            .running(
                aDeparture().named("early").calling("Kofu 06:00", "Tokyo 08:00"),
                aDeparture().named("late").calling("Kofu 20:00", "Tokyo 22:00"),
                aDeparture().named("noon").calling("Kofu 12:00", "Tokyo 14:00"))
            .publishedIn(store());
    Buyer anna = aBuyer(store());
    Booking noon = anna.books(network.coach("noon").leg("Kofu", "Tokyo", "1A"));
    Booking early = anna.books(network.coach("early").leg("Kofu", "Tokyo", "1A"));
    Booking late = anna.books(network.coach("late").leg("Kofu", "Tokyo", "1A"));

    assertThat(bookings().list(anna.id(), Optional.empty(), Bookings.PAGE_MAX))
        .containsExactly(late, noon, early);
  }

  @Test
  default void the_list_has_bookings_that_are_being_paid_or_failed_but_no_mere_holds() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    Hold paying = anna.holds(express.leg("Kofu", "Tokyo", "1B"));
    anna.startsToPay(paying);
    Hold failed = anna.holds(express.leg("Kofu", "Tokyo", "1C"));
    bookings().fail(anna.startsToPay(failed).intent(), "card_declined");
    Booking confirmed = anna.books(express.leg("Kofu", "Tokyo", "1D"));

    assertThat(listed(anna))
        .containsExactlyInAnyOrder(paying.reference(), failed.reference(), confirmed.reference());
  }

  @Test
  default void paging_through_the_list_gives_each_booking_once_also_among_equal_departures() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    List<BookingReference> booked = new ArrayList<>();
    for (String seat : List.of("1A", "1B", "1C", "1D")) {
      booked.add(anna.books(express.leg("Kofu", "Tokyo", seat)).reference());
    }

    List<BookingReference> seen = new ArrayList<>();
    List<Booking> page = bookings().list(anna.id(), Optional.empty(), 3);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      page.forEach(booking -> seen.add(booking.reference()));
      assertThat(seen.size()).isLessThanOrEqualTo(booked.size());
      page = bookings().list(anna.id(), Optional.of(seen.getLast()), 3);
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(booked);
    assertThat(seen).isEqualTo(listed(anna));
  }

  @Test
  default void after_another_customers_booking_nothing_is_listed() {
    Coach express = express();
    Booking bertas = aBuyer(store()).books(express.leg("Kofu", "Tokyo", "1A"));
    Buyer anna = aBuyer(store());
    anna.books(express.leg("Kofu", "Tokyo", "1B"));

    assertThat(bookings().list(anna.id(), Optional.of(bertas.reference()), 10)).isEmpty();
    assertThat(bookings().list(anna.id(), Optional.of(aReference()), 10)).isEmpty();
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

  private List<BookingReference> listed(Buyer buyer) {
    return bookings().list(buyer.id(), Optional.empty(), Bookings.PAGE_MAX).stream()
        .map(Booking::reference)
        .toList();
  }

  private List<PaymentAttempt> openPayments(Duration untouchedFor) {
    return bookings().takeOpenPayments(untouchedFor, 10_000);
  }

  private List<IntentKey> openOf(List<PaymentAttempt> attempts, Duration untouchedFor) {
    List<IntentKey> wanted = attempts.stream().map(PaymentAttempt::intent).toList();
    return openPayments(untouchedFor).stream()
        .map(PaymentAttempt::intent)
        .filter(wanted::contains)
        .toList();
  }

  private PaymentAttempt.Status statusWhenMadeFirm(PaymentAttempt attempt) {
    return bookings().makeFirm(attempt.intent(), aCardSummary()).status();
  }

  private static PaymentAttempt started(PaymentAnswer answer) {
    assertThat(answer).isInstanceOf(Started.class);
    return ((Started) answer).attempt();
  }

  private static Ticket ticket(
      String number, int leg, int passenger, Optional<SeatLabel> seat, Money price) {
    return new Ticket(number, leg, passenger, seat, price, Ticket.Status.VALID);
  }

  private static HoldRequest priced(HoldRequest request, Price price) {
    return new HoldRequest(
        request.customer(),
        request.reference(),
        request.legs(),
        request.revisions(),
        request.closings(),
        request.passengers(),
        request.terms(),
        request.promotionLimits(),
        price,
        request.lifetime());
  }

  private static Hold withId(Hold hold, HoldId id) {
    return new Hold(
        id,
        hold.customer(),
        hold.reference(),
        hold.status(),
        hold.expiresAt(),
        hold.extensionsLeft(),
        hold.legs(),
        hold.passengers(),
        hold.terms(),
        hold.price(),
        hold.givenUp());
  }
}
