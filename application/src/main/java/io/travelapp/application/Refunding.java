package io.travelapp.application;

import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.RefundOrder;
import io.travelapp.domain.payment.PaymentGateway;

/** Sends money back that was ordered to go back; what does not succeed stays ordered. */
final class Refunding {

  private Refunding() {}

  /** Whether it is done. */
  static boolean carryOut(RefundOrder order, PaymentGateway gateway, Bookings bookings) {
    return switch (gateway.refund(order.intent(), order.key(), order.amount())) {
      case PaymentGateway.Refund.Refunded() -> {
        bookings.refunded(order.key());
        yield true;
      }
      case PaymentGateway.Refund.Refused ignored -> false;
      case PaymentGateway.Refund.Unknown() -> false;
    };
  }
}
