package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Departures;
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
 * or a refund. A payment that succeeds when its seats were given up gets them again, or equivalent
 * ones, or the money goes back. An unknown answer leaves the attempt open, to be looked up at the
 * gateway later; no step is guessed.
 */
final class Settlement {

  // How money goes back, as the history tells it.
  private static final String VOIDED = "voided";
  private static final String REFUNDED = "refunded";

  private final Bookings bookings;
  private final PaymentGateway gateway;
  private final LateSeats lateSeats;

  Settlement(Bookings bookings, Departures departures, PaymentGateway gateway) {
    this.bookings = bookings;
    this.gateway = gateway;
    this.lateSeats = new LateSeats(bookings, departures);
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

  /**
   * Goes on with an attempt if the gateway knows it; else somebody else may be about to tell it.
   */
  Progress look(PaymentAttempt attempt) {
    return switch (attempt.status()) {
      case STARTED, FIRM, RETURNING ->
          gateway.find(attempt.intent()) instanceof Finding.Found found
              ? goOn(attempt, found)
              : new Progress.Open();
      case PAID, FAILED -> new Progress.Open();
    };
  }

  /** Goes on with an attempt of which it is not known how far it came. */
  Progress resume(PaymentAttempt attempt) {
    return switch (gateway.find(attempt.intent())) {
      case Finding.Unknown() -> new Progress.Open();
      // An authorisation that is still under way may arrive after us: voiding bars it.
      case Finding.Absent() -> giveBack(attempt, "gateway_not_reached");
      case Finding.Found found -> goOn(attempt, found);
    };
  }

  private Progress goOn(PaymentAttempt attempt, Finding.Found found) {
    return switch (found.state()) {
      case ACTION_REQUIRED -> awaitHolder(attempt);
      case DECLINED -> fail(attempt, "card_declined");
      case VOIDED -> wasVoided(attempt);
      case AUTHORISED -> makeFirmAndCapture(attempt, found.card());
      case CAPTURED -> confirmOrRefund(attempt, found.card());
    };
  }

  private Progress makeFirmAndCapture(PaymentAttempt attempt, CardSummary card) {
    return hasSeats(attempt, card) ? capture(attempt) : voidOrRefund(attempt);
  }

  /**
   * Whether seats are kept for it: its own, or if it comes late, those that it gets instead. Once
   * there are none, it gets none any more, and the money may go back.
   */
  private boolean hasSeats(PaymentAttempt attempt, CardSummary card) {
    IntentKey intent = attempt.intent();
    PaymentAttempt.Status status = bookings.makeFirm(intent, card).status();
    if (status == PaymentAttempt.Status.STARTED) {
      lateSeats.claim(intent, card);
      status = bookings.giveUpLate(intent).status();
    }
    return switch (status) {
      case FIRM, PAID -> true;
      case STARTED, RETURNING, FAILED -> false;
    };
  }

  private Progress voidOrRefund(PaymentAttempt attempt) {
    return switch (gateway.voidAuthorisation(attempt.intent())) {
      case Voiding.Voided() -> gaveBack(attempt, VOIDED);
      case Voiding.AlreadyCaptured() -> refundAll(attempt);
      case Voiding.Unknown() -> new Progress.Open();
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
    return hasSeats(attempt, card)
        ? new Progress.Paid(bookings.confirm(attempt.intent()))
        : refundAll(attempt);
  }

  /** The holder has as long as the payment keeps its seats. */
  private Progress awaitHolder(PaymentAttempt attempt) {
    return bookings.findLate(attempt.intent()).isPresent()
        ? giveBack(attempt, "not_confirmed_in_time")
        : new Progress.Open();
  }

  private Progress giveBack(PaymentAttempt attempt, String reason) {
    return switch (gateway.voidAuthorisation(attempt.intent())) {
      case Voiding.Voided() -> fail(attempt, reason);
      case Voiding.AlreadyCaptured() -> afterCapture(attempt);
      case Voiding.Unknown() -> new Progress.Open();
    };
  }

  /** Somebody else has captured it meanwhile, and may be confirming it: that is not undone. */
  private Progress afterCapture(PaymentAttempt attempt) {
    return gateway.find(attempt.intent()) instanceof Finding.Found found
            && found.state() == PaymentGateway.State.CAPTURED
        ? confirmOrRefund(attempt, found.card())
        : new Progress.Open();
  }

  private Progress wasVoided(PaymentAttempt attempt) {
    return attempt.status() == PaymentAttempt.Status.RETURNING
        ? gaveBack(attempt, VOIDED)
        : fail(attempt, "authorisation_voided");
  }

  private Progress refundAll(PaymentAttempt attempt) {
    RefundKey whole = wholeOf(attempt.intent());
    return switch (gateway.refund(attempt.intent(), whole, attempt.amount())) {
      case PaymentGateway.Refund.Refunded() -> gaveBack(attempt, REFUNDED);
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

  private Progress gaveBack(PaymentAttempt attempt, String how) {
    bookings.giveBack(attempt.intent(), how);
    return new Progress.Failed("seats_lost");
  }
}
