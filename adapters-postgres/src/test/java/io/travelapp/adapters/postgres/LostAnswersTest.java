package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.adapters.postgres.CutWire.Where;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.CancelAnswer;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.Bookings.PaymentAnswer;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Fixtures;
import java.util.List;
import org.jooq.CloseableDSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection is lost when nobody knows yet whether the database has committed. */
class LostAnswersTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final SoldCoaches coaches = SoldCoaches.publishedIn(database, 3, 4, 3);
  private final CutWire wire = CutWire.to(database.port());
  private final PostgresAdapters postgres =
      PostgresAdapters.open(
          database.url().replace(":" + database.port(), ":" + wire.port()),
          database.user(),
          database.password(),
          2);
  private final Bookings bookings = postgres.bookings();
  private final CustomerId anna = new CustomerId("anna");

  @AfterEach
  void the_seats_are_as_they_should_be() {
    try (CloseableDSLContext owner = database.asOwner()) {
      assertThat(SeatLedger.faults(owner)).isEmpty();
    }
    postgres.close();
    wire.close();
  }

  @Test
  void a_hold_whose_answer_was_lost_is_found_by_its_key() {
    wire.cut("seat_claim", Where.BEFORE_ITS_ANSWER_COMES_BACK);

    Hold hold = held(bookings.hold(key("hold"), request(leg(1, 0))));

    assertThat(wire.isCut()).isTrue();
    assertThat(bookings.findHold(anna, hold.id())).contains(hold);
  }

  @Test
  void a_hold_of_several_legs_whose_commit_was_not_acknowledged_is_found_by_its_key() {
    wire.cut("COMMIT", Where.BEFORE_ITS_ANSWER_COMES_BACK);

    Hold hold = held(bookings.hold(key("hold"), request(leg(2, 0), leg(1, 1))));

    assertThat(wire.isCut()).isTrue();
    assertThat(bookings.findHold(anna, hold.id())).contains(hold);
  }

  @Test
  void a_hold_that_never_arrived_is_not_tried_again_blindly_and_succeeds_when_it_is_repeated() {
    RequestKey key = key("hold");
    HoldRequest request = request(leg(2, 0), leg(1, 1));
    wire.cut("COMMIT", Where.BEFORE_THE_STATEMENT_ARRIVES);

    assertThatThrownBy(() -> bookings.hold(key, request))
        .isInstanceOf(DataAccessException.class)
        .matches(PostgresAdapters::isUnavailable);

    assertThat(wire.isCut()).isTrue();
    assertThat(held(bookings.hold(key, request)).status()).isEqualTo(Hold.Status.HELD);
  }

  @Test
  void a_payment_whose_start_was_not_acknowledged_is_found_by_its_key() {
    Hold hold = held(bookings.hold(key("hold"), request(leg(1, 0))));
    PaymentRequest payment = payment(hold);
    wire.cut("payment_attempt", Where.BEFORE_ITS_ANSWER_COMES_BACK);

    PaymentAnswer answer = bookings.startPayment(key("book"), payment);

    assertThat(wire.isCut()).isTrue();
    assertThat(answer)
        .isEqualTo(
            new PaymentAnswer.Started(
                new PaymentAttempt(
                    payment.intent(),
                    hold.reference(),
                    hold.price().total(),
                    payment.card(),
                    PaymentAttempt.Status.STARTED)));
  }

  @Test
  void a_confirmation_that_was_not_acknowledged_is_there_when_it_is_repeated() {
    PaymentRequest payment = payment(held(bookings.hold(key("hold"), request(leg(1, 0)))));
    bookings.startPayment(key("book"), payment);
    bookings.makeFirm(payment.intent(), Fixtures.aCardSummary());
    wire.cut("ticket", Where.BEFORE_ITS_ANSWER_COMES_BACK);

    assertThatThrownBy(() -> bookings.confirm(payment.intent()))
        .isInstanceOf(DataAccessException.class);

    assertThat(wire.isCut()).isTrue();
    assertThat(bookings.confirm(payment.intent()).status()).isEqualTo(Booking.Status.CONFIRMED);
  }

  @Test
  void a_cancellation_that_was_not_acknowledged_is_found_by_its_key() {
    PaymentRequest payment = payment(held(bookings.hold(key("hold"), request(leg(1, 0)))));
    bookings.startPayment(key("book"), payment);
    bookings.makeFirm(payment.intent(), Fixtures.aCardSummary());
    Booking booking = bookings.confirm(payment.intent());
    CancellationQuote quote =
        CancellationQuote.of("quote-1234", booking, booking.tickets(), database.now());
    bookings.saveQuote(quote);
    wire.cut("COMMIT", Where.BEFORE_ITS_ANSWER_COMES_BACK);

    CancelAnswer answer = bookings.cancel(key("cancel"), anna, booking.reference(), quote.id());

    assertThat(wire.isCut()).isTrue();
    assertThat(answer).isInstanceOf(CancelAnswer.Cancelled.class);
    assertThat(((CancelAnswer.Cancelled) answer).refunds()).isNotEmpty();
  }

  private RequestKey key(String operation) {
    return SoldCoaches.key(anna, operation);
  }

  private HoldRequest request(HeldLeg... legs) {
    return SoldCoaches.request(anna, legs);
  }

  private HeldLeg leg(long coach, int part) {
    return coaches.leg(coach, new Segment(part, part + 1), List.of(1, 2));
  }

  private PaymentRequest payment(Hold hold) {
    return new PaymentRequest(
        anna,
        hold.id(),
        Fixtures.anIntent(),
        Fixtures.aCardToken(),
        Buyer.PURCHASER,
        Fixtures.names(hold.passengers().size()),
        false);
  }

  private static Hold held(HoldAnswer answer) {
    assertThat(answer).isInstanceOf(HoldAnswer.Held.class);
    return ((HoldAnswer.Held) answer).hold();
  }
}
