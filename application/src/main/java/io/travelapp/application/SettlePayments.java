package io.travelapp.application;

import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.RefundOrder;
import io.travelapp.domain.payment.PaymentGateway;
import java.time.Duration;

/**
 * Brings payments and refunds to their end that were left open: by a gateway that did not answer,
 * or a node that died. Called again and again, on every node: each takes others, and two that meet
 * all the same do no harm.
 */
public final class SettlePayments {

  private final Bookings bookings;
  private final PaymentGateway gateway;
  private final Settlement settlement;

  public SettlePayments(Bookings bookings, Departures departures, PaymentGateway gateway) {
    this.bookings = bookings;
    this.gateway = gateway;
    this.settlement = new Settlement(bookings, departures, gateway);
  }

  /**
   * What to look at.
   *
   * @param untouchedFor how long nobody has worked on it: longer than a gateway call takes
   */
  public record Command(Duration untouchedFor, int limit) {}

  /** What became of them. */
  public record Outcome(int paid, int failed, int refunded, int open) {}

  public Outcome handle(Command command) {
    int paid = 0;
    int failed = 0;
    int open = 0;
    for (PaymentAttempt attempt :
        bookings.takeOpenPayments(command.untouchedFor(), command.limit())) {
      switch (settlement.resume(attempt)) {
        case Settlement.Progress.Paid ignored -> paid++;
        case Settlement.Progress.Failed ignored -> failed++;
        case Settlement.Progress.Open ignored -> open++;
      }
    }
    int refunded = 0;
    for (RefundOrder order : bookings.takeOpenRefunds(command.untouchedFor(), command.limit())) {
      if (Refunding.carryOut(order, gateway, bookings)) {
        refunded++;
      } else {
        open++;
      }
    }
    return new Outcome(paid, failed, refunded, open);
  }
}
