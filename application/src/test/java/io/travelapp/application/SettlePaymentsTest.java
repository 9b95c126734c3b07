package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.application.UnreliableGateway.Call;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.payment.PaymentGateway.Finding;
import io.travelapp.domain.payment.PaymentGateway.State;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettlePaymentsTest {

  private static final SettlePayments.Outcome NOTHING = new SettlePayments.Outcome(0, 0, 0, 0);
  private static final SettlePayments.Outcome PAID = new SettlePayments.Outcome(1, 0, 0, 0);
  private static final SettlePayments.Outcome FAILED = new SettlePayments.Outcome(0, 1, 0, 0);
  private static final SettlePayments.Outcome OPEN = new SettlePayments.Outcome(0, 0, 0, 1);

  private final BookingOffice office = new BookingOffice();
  private final Buyer anna = office.aBuyer();
  private final Coach express = aDeparture().publishedIn(office.store);
  private final Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));

  // The gateway did not answer

  @Test
  void an_authorisation_that_nobody_heard_of_has_failed_and_the_hold_is_held_again() {
    office.gateway.timesOutBefore(Call.AUTHORISE);
    pays();
    office.gateway.recovers();

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
    assertThat(booking().status()).isEqualTo(Booking.Status.FAILED);
    assertThat(office.settle()).isEqualTo(NOTHING);
  }

  @Test
  void an_authorisation_that_was_done_is_captured_and_the_booking_confirmed() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();

    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(booking().tickets()).hasSize(1);
    assertThat(office.gateway.captured()).hasSize(1);
    assertThat(office.settle()).isEqualTo(NOTHING);
  }

  @Test
  void an_authorisation_that_was_declined_has_failed() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    office.bookHold().handle(office.payment(anna, hold, office.aBadCard()));
    office.gateway.recovers();

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
  }

  @Test
  void a_capture_that_nobody_heard_of_is_done_now() {
    office.gateway.timesOutBefore(Call.CAPTURE);
    pays();
    office.gateway.recovers();

    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(office.gateway.captured()).hasSize(1);
  }

  @Test
  void a_capture_that_was_done_is_confirmed_and_not_done_again() {
    office.gateway.timesOutAfter(Call.CAPTURE);
    pays();
    assertThat(office.gateway.captured()).hasSize(1);
    office.gateway.recovers();

    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(office.gateway.captured()).hasSize(1);
  }

  @Test
  void a_capture_that_was_done_is_confirmed_however_late_that_is_known() {
    office.gateway.timesOutAfter(Call.CAPTURE);
    pays();
    office.gateway.recovers();
    office.store.passTime(Duration.ofHours(3));
    office.store.bookings().expire(100);

    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
  }

  @Test
  void what_the_gateway_does_not_tell_stays_open_and_its_seats_are_kept() {
    office.gateway.timesOutAfter(Call.CAPTURE);
    pays();
    office.gateway.timesOutBefore(Call.FIND);

    assertThat(office.settle()).isEqualTo(OPEN);
    assertThat(office.settle()).isEqualTo(OPEN);
    assertThat(booking().status()).isEqualTo(Booking.Status.PAYMENT_PENDING);
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));

    office.gateway.recovers();
    assertThat(office.settle()).isEqualTo(PAID);
  }

  @Test
  void an_authorisation_that_turns_up_after_the_seats_were_given_up_is_given_back() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    IntentKey intent = seatsAreLost();

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(office.gateway.stateOf(intent)).isEqualTo(State.VOIDED);
    assertThat(office.gateway.captured()).isEmpty();
    assertThat(booking().status()).isEqualTo(Booking.Status.FAILED);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
  }

  @Test
  void what_could_not_be_given_back_is_given_back_later() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    IntentKey intent = seatsAreLost();
    office.gateway.timesOutBefore(Call.VOID);

    assertThat(office.settle()).isEqualTo(OPEN);
    assertThat(office.gateway.stateOf(intent)).isEqualTo(State.AUTHORISED);

    office.gateway.recovers();
    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(office.gateway.stateOf(intent)).isEqualTo(State.VOIDED);
  }

  @Test
  void what_was_voided_already_has_failed() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    assertThat(office.gateway.voidAuthorisation(openIntent())).isNotNull();

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
  }

  @Test
  void a_capture_that_is_refused_because_somebody_voided_it_has_failed() {
    office.gateway.timesOutBefore(Call.CAPTURE);
    pays();
    office.gateway.recovers();
    office.gateway.during(Call.CAPTURE, office.gateway::voidAuthorisation);

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(office.gateway.captured()).isEmpty();
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
  }

  // The money was taken and the seats are gone

  @Test
  void money_that_was_taken_for_lost_seats_goes_back_whole() {
    IntentKey intent = capturedAfterTheSeatsWereLost();

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(refunds(intent)).containsExactly(yen(2000));
    assertThat(booking().status()).isEqualTo(Booking.Status.FAILED);
    assertThat(office.settle()).isEqualTo(NOTHING);
    assertThat(refunds(intent)).containsExactly(yen(2000));
  }

  @Test
  void money_that_does_not_go_back_at_once_goes_back_later_and_once() {
    IntentKey intent = capturedAfterTheSeatsWereLost();

    office.gateway.timesOutBefore(Call.REFUND);
    assertThat(office.settle()).isEqualTo(OPEN);
    office.gateway.refuses(Call.REFUND);
    assertThat(office.settle()).isEqualTo(OPEN);
    office.gateway.timesOutAfter(Call.REFUND);
    assertThat(office.settle()).isEqualTo(OPEN);
    office.gateway.recovers();

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(refunds(intent)).containsExactly(yen(2000));
  }

  @Test
  void a_voiding_that_comes_after_a_capture_becomes_a_refund() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    IntentKey intent = seatsAreLost();
    office.gateway.during(
        Call.VOID,
        voided -> assertThat(office.gateway.capture(voided)).isEqualTo(new Capture.Captured()));

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(refunds(intent)).containsExactly(yen(2000));
  }

  // The payment succeeds when its seats were given up

  @Test
  void a_late_payment_gets_the_same_seats_again_if_they_are_free() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    office.store.passTime(Hold.PAYING_LONGEST);
    office.store.sweep();

    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(booking().legs()).isEqualTo(hold.legs());
    assertThat(office.gateway.captured()).hasSize(1);
    assertThat(history())
        .containsExactly(
            BookingEvent.Kind.PAYMENT_STARTED,
            BookingEvent.Kind.SEATS_CLAIMED_AGAIN,
            BookingEvent.Kind.CONFIRMED);
  }

  @Test
  void a_late_payment_gets_equivalent_seats_if_that_was_agreed() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    paysAcceptingOtherSeats();
    office.gateway.recovers();
    seatsAreLost();

    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(booking().legs().getFirst().seats()).hasSize(1).doesNotContain(seat("1A"));
    assertThat(booking().price()).isEqualTo(hold.price());
    assertThat(history())
        .containsExactly(
            BookingEvent.Kind.PAYMENT_STARTED,
            BookingEvent.Kind.OTHER_SEATS_CLAIMED,
            BookingEvent.Kind.CONFIRMED);
  }

  @Test
  void a_late_payment_goes_back_if_the_customer_wants_no_other_seats() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    seatsAreLost();

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(booking().status()).isEqualTo(Booking.Status.FAILED);
    assertThat(office.gateway.captured()).isEmpty();
    assertThat(history())
        .containsExactly(BookingEvent.Kind.PAYMENT_STARTED, BookingEvent.Kind.PAYMENT_GIVEN_BACK);
  }

  @Test
  void a_late_payment_goes_back_if_there_are_no_other_seats() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    paysAcceptingOtherSeats();
    office.gateway.recovers();
    seatsAreLost();
    Buyer crowd = office.aBuyer();
    express
        .freeSeats("Kofu", "Tokyo")
        .forEach(free -> crowd.books(express.leg("Kofu", "Tokyo", free.value())));

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(history()).endsWith(BookingEvent.Kind.PAYMENT_GIVEN_BACK);
  }

  @Test
  void a_late_payment_goes_back_if_the_coach_has_left() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    office.store.passTimeUntil(express.leaves("Kofu"));

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(history()).endsWith(BookingEvent.Kind.PAYMENT_GIVEN_BACK);
  }

  @Test
  void a_voiding_that_nobody_heard_the_end_of_is_told_as_money_that_went_back() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    seatsAreLost();
    office.gateway.timesOutAfter(Call.VOID);

    assertThat(office.settle()).isEqualTo(OPEN);
    office.gateway.recovers();
    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(history()).endsWith(BookingEvent.Kind.PAYMENT_GIVEN_BACK);
  }

  @Test
  void what_somebody_else_captures_while_it_is_voided_is_confirmed_and_not_refunded() {
    office.gateway.timesOutBefore(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    PaymentAttempt attempt = office.store.bookings().findPayment(openIntent()).orElseThrow();
    office.gateway.during(
        Call.VOID,
        voided -> {
          assertThat(office.gateway.authorise(voided, attempt.amount(), attempt.card()))
              .isNotNull();
          office.store.bookings().makeFirm(voided, Fixtures.aCardSummary());
          assertThat(office.gateway.capture(voided)).isEqualTo(new Capture.Captured());
        });

    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(refunds(attempt.intent())).isEmpty();
  }

  // The holder confirms

  @Test
  void a_holder_who_never_confirms_pays_nothing_and_the_payment_is_over() {
    office.gateway.asksHolders();
    pays();
    office.store.passTime(Hold.PAYING_LONGEST);

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(booking().status()).isEqualTo(Booking.Status.FAILED);
    assertThat(office.settle()).isEqualTo(NOTHING);
  }

  @Test
  void a_payment_waits_for_its_holder_and_is_captured_once_confirmed() {
    office.gateway.asksHolders();
    pays();

    assertThat(office.settle()).isEqualTo(OPEN);
    assertThat(booking().status()).isEqualTo(Booking.Status.ACTION_REQUIRED);

    office.gateway.holderConfirms(openIntent());
    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(booking().action()).isEmpty();
  }

  @Test
  void a_holder_who_confirms_after_the_seats_were_given_up_pays_nothing() {
    office.gateway.asksHolders();
    pays();
    IntentKey intent = seatsAreLost();
    office.gateway.holderConfirms(intent);

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(office.gateway.stateOf(intent)).isEqualTo(State.VOIDED);
    assertThat(office.gateway.captured()).isEmpty();
  }

  // The node died

  @Test
  void a_payment_whose_node_died_before_it_asked_the_gateway_has_failed() {
    anna.startsToPay(hold);

    assertThat(office.settle()).isEqualTo(FAILED);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
  }

  @Test
  void a_payment_whose_node_died_after_the_authorisation_is_paid() {
    authorised(anna.payment(hold));

    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
  }

  @Test
  void a_payment_whose_node_died_after_the_seats_were_firm_is_paid() {
    IntentKey intent = authorised(anna.payment(hold));
    office.store.bookings().makeFirm(intent, Fixtures.aCardSummary());

    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(office.gateway.captured()).containsExactly(intent);
  }

  @Test
  void a_payment_whose_node_died_after_the_capture_is_confirmed_once() {
    IntentKey intent = authorised(anna.payment(hold));
    office.store.bookings().makeFirm(intent, Fixtures.aCardSummary());
    assertThat(office.gateway.capture(intent)).isEqualTo(new Capture.Captured());

    assertThat(office.settle()).isEqualTo(PAID);
    assertThat(office.gateway.captured()).containsExactly(intent);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
  }

  // When, and how many

  @Test
  void what_somebody_may_still_be_working_on_is_left_alone() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    SettlePayments settle = office.settlePayments();
    office.store.passTime(Duration.ofSeconds(59));

    assertThat(settle.handle(new SettlePayments.Command(Duration.ofMinutes(1), 10)))
        .isEqualTo(NOTHING);
    office.store.passTime(Duration.ofSeconds(1));
    assertThat(settle.handle(new SettlePayments.Command(Duration.ofMinutes(1), 10)))
        .isEqualTo(PAID);
  }

  @Test
  void no_more_are_settled_at_once_than_was_asked_for() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    Hold second = anna.holds(express.leg("Kofu", "Tokyo", "1B"));
    office.bookHold().handle(office.payment(anna, second));
    office.gateway.recovers();
    SettlePayments settle = office.settlePayments();

    assertThat(settle.handle(new SettlePayments.Command(Duration.ZERO, 1))).isEqualTo(PAID);
    assertThat(settle.handle(new SettlePayments.Command(Duration.ZERO, 1))).isEqualTo(PAID);
    assertThat(settle.handle(new SettlePayments.Command(Duration.ZERO, 1))).isEqualTo(NOTHING);
  }

  @Test
  void several_who_settle_at_once_take_the_money_once() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    SettlePayments settle = office.settlePayments();

    assertThat(
            Stream.generate(() -> new SettlePayments.Command(Duration.ZERO, 10))
                .limit(8)
                .toList()
                .parallelStream()
                .map(settle::handle)
                .mapToInt(outcome -> outcome.failed() + outcome.open())
                .sum())
        .isZero();
    assertThat(office.gateway.captured()).hasSize(1);
    assertThat(booking().status()).isEqualTo(Booking.Status.CONFIRMED);
  }

  private void pays() {
    assertThat(office.bookHold().handle(office.payment(anna, hold)))
        .isInstanceOf(BookHold.Outcome.Pending.class);
  }

  private void paysAcceptingOtherSeats() {
    BookHold.Command payment = office.payment(anna, hold);
    assertThat(
            office
                .bookHold()
                .handle(
                    new BookHold.Command(
                        payment.customer(),
                        payment.key(),
                        payment.hold(),
                        payment.purchaser(),
                        payment.passengers(),
                        payment.card(),
                        true)))
        .isInstanceOf(BookHold.Outcome.Pending.class);
  }

  private Booking booking() {
    return anna.finds(hold.reference()).orElseThrow();
  }

  private IntentKey openIntent() {
    return office.store.bookings().takeOpenPayments(Duration.ZERO, 10).getFirst().intent();
  }

  /** Stored and authorised, as by a node that goes on no further. */
  private IntentKey authorised(PaymentRequest request) {
    CardToken card = office.aGoodCard();
    office
        .store
        .bookings()
        .startPayment(
            anna.key("book"),
            new PaymentRequest(
                request.customer(),
                request.hold(),
                request.intent(),
                card,
                request.purchaser(),
                request.names(),
                request.acceptOtherSeats()));
    PaymentAttempt attempt = office.store.bookings().takeOpenPayments(Duration.ZERO, 10).getFirst();
    assertThat(office.gateway.authorise(attempt.intent(), attempt.amount(), attempt.card()))
        .isNotNull();
    return attempt.intent();
  }

  /** The payment keeps them no longer, and somebody else books them. */
  private IntentKey seatsAreLost() {
    office.store.passTime(Hold.PAYING_LONGEST);
    office.aBuyer().books(express.leg("Kofu", "Tokyo", "1A"));
    return openIntent();
  }

  private List<BookingEvent.Kind> history() {
    return office.store.bookings().history(anna.id(), hold.reference()).stream()
        .map(BookingEvent::kind)
        .toList();
  }

  private IntentKey capturedAfterTheSeatsWereLost() {
    office.gateway.timesOutAfter(Call.AUTHORISE);
    pays();
    office.gateway.recovers();
    IntentKey intent = seatsAreLost();
    assertThat(office.gateway.capture(intent)).isEqualTo(new Capture.Captured());
    return intent;
  }

  private Collection<Money> refunds(IntentKey intent) {
    assertThat(office.gateway.books(intent)).isInstanceOf(Finding.Found.class);
    return ((Finding.Found) office.gateway.books(intent)).refunds().values();
  }
}
