package io.travelapp.application;

import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.LatePayment;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.IntentKey;
import java.util.Optional;

/** Finds seats for payments that succeed after their own were given up. */
final class LateSeats {

  /** How often equivalent seats are chosen; each time somebody was faster. */
  private static final int TRIES = 3;

  private final Bookings bookings;
  private final Departures departures;

  LateSeats(Bookings bookings, Departures departures) {
    this.bookings = bookings;
    this.departures = departures;
  }

  /** Makes the payment firm on the same seats, or else on equivalent ones, if that can be. */
  void claim(IntentKey intent, CardSummary card) {
    bookings.findLate(intent).ifPresent(late -> claim(intent, card, late));
  }

  private void claim(IntentKey intent, CardSummary card, LatePayment late) {
    if (isFirm(intent, card, late.sameSeats(departures::find))) {
      return;
    }
    // What has expired is not shown as free before it is swept.
    bookings.expire(HoldSeats.SWEPT_AT_ONCE);
    boolean firm = false;
    for (int tries = 0; tries < TRIES && !firm; tries++) {
      firm = isFirm(intent, card, late.otherSeats(departures::find, departures::seated));
    }
  }

  private boolean isFirm(IntentKey intent, CardSummary card, Optional<HoldRequest> seats) {
    return seats
        .map(wanted -> bookings.claimLate(intent, card, wanted).status())
        .filter(status -> status == PaymentAttempt.Status.FIRM)
        .isPresent();
  }
}
