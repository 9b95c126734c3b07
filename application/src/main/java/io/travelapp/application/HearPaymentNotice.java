package io.travelapp.application;

import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentNotices;
import io.travelapp.domain.payment.PaymentNotices.Reading;
import java.util.Map;

/**
 * Hears from the gateway that something became of a payment, and looks there what it is. It may
 * come before the answer that it is about, or twice: then there is nothing left to do.
 */
public final class HearPaymentNotice {

  private final PaymentNotices notices;
  private final Bookings bookings;
  private final Settlement settlement;

  public HearPaymentNotice(
      PaymentNotices notices, Bookings bookings, Departures departures, PaymentGateway gateway) {
    this.notices = notices;
    this.bookings = bookings;
    this.settlement = new Settlement(bookings, departures, gateway);
  }

  /** What somebody sent: headers by names in lower case, and the body as it came. */
  @SuppressWarnings("ArrayRecordComponent") // It is read once and compared with nothing.
  public record Command(Map<String, String> headers, byte[] body) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** The payment is as far as it can be brought now; unknown ones need nothing. */
    record Heard(IntentKey intent) implements Outcome {}

    /** Nothing was done. */
    record Forged(String reason) implements Outcome {}
  }

  public Outcome handle(Command command) {
    return switch (notices.read(command.headers(), command.body())) {
      case Reading.Genuine(IntentKey intent) -> {
        bookings.findPayment(intent).ifPresent(settlement::look);
        yield new Outcome.Heard(intent);
      }
      case Reading.Forged(String reason) -> new Outcome.Forged(reason);
    };
  }
}
