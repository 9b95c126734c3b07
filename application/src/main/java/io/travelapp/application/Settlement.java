package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentGateway.Authorisation;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.payment.PaymentGateway.Finding;
import io.travelapp.domain.payment.PaymentGateway.Voiding;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;

/**
 * Brings a payment attempt to its end: authorise, make the seats firm, capture, confirm. The
 * capture is the pivot: before it the way out is to void, after it there is only the confirmation,
 * or a refund. An unknown answer leaves the attempt open, to be looked up at the gateway later; no
 * step is guessed.
 */
final class Settlement {

  private final Bookings bookings;
  private final PaymentGateway gateway;

  Settlement(Bookings bookings, PaymentGateway gateway) {
    this.bookings = bookings;
    this.gateway = gateway;
  }

  /** Where an attempt has come to. */
  sealed interface Progress {
    record Paid(Booking booking) implements Progress {}

    record Failed(String reason) implements Progress {}

    /** Not known yet, or waiting for the customer. */
    record Open() implements Progress {}
  }

  /** The first try of an attempt that the gateway has not heard of. */
  Progress begin(PaymentAttempt attempt) {
    return switch (gateway.authorise(attempt.intent(), attempt.amount(), attempt.card())) {
      case Authorisation.Authorised(CardSummary card) -> makeFirmAndCapture(attempt, card);
      case Authorisation.Declined(String reason) -> fail(attempt, reason);
      case Authorisation.ActionRequired(RedirectUrl redirect) -> {
        bookings.awaitAction(attempt.intent(), redirect);
        yield new Progress.Open();
      }
      case Authorisation.Unknown() -> new Progress.Open();
    };
  }

  /** Goes on with an attempt that its customer asks for again. */
  Progress repeat(PaymentAttempt attempt) {
    boolean isNew = attempt.status() == PaymentAttempt.Status.STARTED;
    return isNew && gateway.find(attempt.intent()) instanceof Finding.Absent
        ? begin(attempt)
        : resume(attempt);
  }

  /** Goes on with an attempt of which it is not known how far it came. */
  Progress resume(PaymentAttempt attempt) {
    return switch (gateway.find(attempt.intent())) {
      case Finding.Unknown() -> new Progress.Open();
      // An authorisation that is still under way may arrive after us: voiding bars it.
      case Finding.Absent() -> giveBack(attempt, "gateway_not_reached");
      case Finding.Found found ->
          switch (found.state()) {
            case ACTION_REQUIRED -> new Progress.Open();
            case DECLINED -> fail(attempt, "card_declined");
            case VOIDED -> fail(attempt, "authorisation_voided");
            case AUTHORISED -> makeFirmAndCapture(attempt, found.card());
            case CAPTURED -> confirmOrRefund(attempt, found.card());
          };
    };
  }

  private Progress makeFirmAndCapture(PaymentAttempt attempt, CardSummary card) {
    return switch (bookings.makeFirm(attempt.intent(), card).status()) {
      case FIRM, PAID -> capture(attempt);
      case STARTED, FAILED -> giveBack(attempt, "seats_lost");
    };
  }

  private Progress capture(PaymentAttempt attempt) {
    return switch (gateway.capture(attempt.intent())) {
      case Capture.Captured() -> new Progress.Paid(bookings.confirm(attempt.intent()));
      case Capture.Refused(String reason) -> giveBack(attempt, reason);
      case Capture.Unknown() -> new Progress.Open();
    };
  }

  private Progress confirmOrRefund(PaymentAttempt attempt, CardSummary card) {
    return switch (bookings.makeFirm(attempt.intent(), card).status()) {
      case FIRM, PAID -> new Progress.Paid(bookings.confirm(attempt.intent()));
      case STARTED, FAILED -> refundAll(attempt);
    };
  }

  private Progress giveBack(PaymentAttempt attempt, String reason) {
    return switch (gateway.voidAuthorisation(attempt.intent())) {
      case Voiding.Voided() -> fail(attempt, reason);
      case Voiding.AlreadyCaptured() -> refundAll(attempt);
      case Voiding.Unknown() -> new Progress.Open();
    };
  }

  private Progress refundAll(PaymentAttempt attempt) {
    RefundKey whole = wholeOf(attempt.intent());
    return switch (gateway.refund(attempt.intent(), whole, attempt.amount())) {
      case PaymentGateway.Refund.Refunded() -> fail(attempt, "seats_lost");
      case PaymentGateway.Refund.Refused(String reason) -> new Progress.Open();
      case PaymentGateway.Refund.Unknown() -> new Progress.Open();
    };
  }

  private static RefundKey wholeOf(IntentKey intent) {
    return new RefundKey(intent.value());
  }

  private Progress fail(PaymentAttempt attempt, String reason) {
    bookings.fail(attempt.intent(), reason);
    return new Progress.Failed(reason);
  }
}
