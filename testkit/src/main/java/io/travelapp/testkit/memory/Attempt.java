package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.RedirectUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt to pay for a sale. */
final class Attempt {

  private final Sale sale;
  private final PaymentRequest request;
  private final Money amount;
  private final Instant startedAt;
  private Instant touchedAt;
  private PaymentAttempt.Status status = PaymentAttempt.Status.STARTED;
  private @Nullable CardSummary card;
  private @Nullable RedirectUrl action;

  Attempt(Sale sale, PaymentRequest request, Money amount, Instant now) {
    this.sale = sale;
    this.request = request;
    this.amount = amount;
    this.startedAt = now;
    this.touchedAt = now;
  }

  Sale sale() {
    return sale;
  }

  PaymentRequest request() {
    return request;
  }

  PaymentAttempt.Status status() {
    return status;
  }

  Optional<CardSummary> card() {
    return Optional.ofNullable(card);
  }

  /** Where the holder confirms, while that is asked for. */
  Optional<RedirectUrl> action() {
    return Optional.ofNullable(action);
  }

  Instant touchedAt() {
    return touchedAt;
  }

  PaymentAttempt toPaymentAttempt() {
    return new PaymentAttempt(request.intent(), sale.reference(), amount, request.card(), status);
  }

  boolean isOver() {
    return status == PaymentAttempt.Status.PAID || status == PaymentAttempt.Status.FAILED;
  }

  boolean hasLapsedAt(Instant now) {
    return status == PaymentAttempt.Status.RETURNING || isLateAt(now);
  }

  /** Whether it has lapsed and may still get seats. */
  boolean isLateAt(Instant now) {
    return status == PaymentAttempt.Status.STARTED
        && !now.isBefore(startedAt.plus(Hold.PAYING_LONGEST));
  }

  void giveUpLate(Instant now) {
    if (isLateAt(now)) {
      status = PaymentAttempt.Status.RETURNING;
      touchedAt = now;
    }
  }

  void awaitAction(RedirectUrl redirectUrl, Instant now) {
    if (status == PaymentAttempt.Status.STARTED) {
      action = redirectUrl;
      touchedAt = now;
    }
  }

  void makeFirm(CardSummary authorised, Instant now) {
    if (status == PaymentAttempt.Status.STARTED && !hasLapsedAt(now) && sale.canBeExchanged()) {
      sale.claimOldTickets();
      status = PaymentAttempt.Status.FIRM;
      card = authorised;
      action = null;
      touchedAt = now;
    }
  }

  /** Makes a payment firm that has lapsed, on the seats of these legs. */
  void claimLate(CardSummary authorised, List<HeldLeg> seats, Instant now) {
    status = PaymentAttempt.Status.FIRM;
    card = authorised;
    action = null;
    touchedAt = now;
    sale.claimLate(seats, now);
  }

  void touch(Instant now) {
    touchedAt = now;
  }

  void confirm(Instant now) {
    if (status == PaymentAttempt.Status.FIRM) {
      status = PaymentAttempt.Status.PAID;
      sale.book(now);
    }
    if (status != PaymentAttempt.Status.PAID) {
      throw new IllegalStateException(
          "Only a firm payment is confirmed, not one that is " + status);
    }
  }

  void fail(Instant now, BookingEvent.Kind kind, String detail) {
    if (!isOver()) {
      // The sale first: it asks whether this attempt had lapsed before it failed.
      sale.takeBack(this, now);
      status = PaymentAttempt.Status.FAILED;
      action = null;
      sale.note(now, kind, detail);
    }
  }
}
