package io.travelapp.domain.booking;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;

/** An attempt to pay for a hold, stored before the gateway hears of it. */
public record PaymentAttempt(
    IntentKey intent, BookingReference reference, Money amount, CardToken card, Status status) {

  /** Where an attempt stands. */
  public enum Status {
    /** Stored; the gateway may have been asked. */
    STARTED,
    /** Authorised, and the seats are kept until the capture is known. */
    FIRM,
    /** Too late for any seats: the money goes back, unless it has already. */
    RETURNING,
    /** Captured, and the booking is confirmed. */
    PAID,
    /** Over without money: declined, refused or voided. */
    FAILED
  }
}
