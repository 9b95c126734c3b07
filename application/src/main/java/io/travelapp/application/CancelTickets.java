package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.CancelAnswer;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.payment.PaymentGateway;

/**
 * Takes up a quote: the tickets are cancelled, their seats are free at once, and the money goes
 * back.
 */
public final class CancelTickets {

  private final Bookings bookings;
  private final PaymentGateway gateway;

  public CancelTickets(Bookings bookings, PaymentGateway gateway) {
    this.bookings = bookings;
    this.gateway = gateway;
  }

  /** Whose booking, and which quote of it. */
  public record Command(
      CustomerId customer, RequestKey key, BookingReference reference, String quote) {}

  /** How it ended. */
  public sealed interface Outcome {
    record Cancelled(Booking booking, CancellationQuote quote) implements Outcome {}

    record QuoteExpired(CancellationQuote quote) implements Outcome {}

    record QuoteStale(CancellationQuote quote) implements Outcome {}

    record NoSuchQuote() implements Outcome {}
  }

  /** A refund that the gateway does not confirm at once stays ordered and is carried out later. */
  public Outcome handle(Command command) {
    return switch (bookings.cancel(
        command.key(), command.customer(), command.reference(), command.quote())) {
      case CancelAnswer.Cancelled cancelled -> {
        cancelled.refunds().forEach(order -> Refunding.carryOut(order, gateway, bookings));
        yield new Outcome.Cancelled(cancelled.booking(), cancelled.quote());
      }
      case CancelAnswer.QuoteExpired(CancellationQuote quote) -> new Outcome.QuoteExpired(quote);
      case CancelAnswer.QuoteStale(CancellationQuote quote) -> new Outcome.QuoteStale(quote);
      case CancelAnswer.NoSuchQuote() -> new Outcome.NoSuchQuote();
    };
  }
}
