package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.PaymentAnswer;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.payment.PaymentGateway;

/** Pays for a hold, be it a sale or an exchange, as far as that can be known now. */
final class HoldPayment {

  private final Bookings bookings;
  private final Settlement settlement;

  HoldPayment(Bookings bookings, Departures departures, PaymentGateway gateway) {
    this.bookings = bookings;
    this.settlement = new Settlement(bookings, departures, gateway);
  }

  /** Where it has come to. */
  sealed interface Result {
    record Confirmed(Booking booking) implements Result {}

    record Pending(Booking booking) implements Result {}

    record Declined(String reason) implements Result {}

    record InProgress(BookingReference reference) implements Result {}

    record AlreadyBooked(BookingReference reference) implements Result {}

    record HoldOver(Hold hold) implements Result {}

    record NoSuchHold() implements Result {}
  }

  Result pay(RequestKey key, PaymentRequest request) {
    return switch (bookings.startPayment(key, request)) {
      case PaymentAnswer.Started(PaymentAttempt attempt) ->
          result(
              attempt.intent().equals(request.intent())
                  ? settlement.begin(attempt)
                  : settlement.repeat(attempt),
              attempt,
              request);
      case PaymentAnswer.InProgress(BookingReference reference) -> new Result.InProgress(reference);
      case PaymentAnswer.AlreadyBooked(BookingReference reference) ->
          new Result.AlreadyBooked(reference);
      case PaymentAnswer.HoldOver(Hold over) -> new Result.HoldOver(over);
      case PaymentAnswer.NoSuchHold() -> new Result.NoSuchHold();
    };
  }

  private Result result(
      Settlement.Progress progress, PaymentAttempt attempt, PaymentRequest request) {
    return switch (progress) {
      case Settlement.Progress.Paid(Booking booking) -> new Result.Confirmed(booking);
      case Settlement.Progress.Failed(String reason) -> failed(reason, request);
      case Settlement.Progress.Open() ->
          open(bookings.find(request.customer(), attempt.reference()).orElseThrow(), request);
    };
  }

  /** Nothing is known here; somebody else may have brought it to its end meanwhile. */
  private Result open(Booking booking, PaymentRequest request) {
    return switch (booking.status()) {
      case PAYMENT_PENDING, ACTION_REQUIRED -> new Result.Pending(booking);
      case CONFIRMED, PARTLY_CANCELLED, CANCELLED, EXCHANGED -> new Result.Confirmed(booking);
      case FAILED -> failed("payment_failed", request);
    };
  }

  private Result failed(String reason, PaymentRequest request) {
    Hold hold = bookings.findHold(request.customer(), request.hold()).orElseThrow();
    return switch (hold.status()) {
      case EXPIRED, RELEASED -> new Result.HoldOver(hold);
      case HELD, PAYING, BOOKED -> new Result.Declined(reason);
    };
  }
}
