package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.customer.CustomerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells what comes back if tickets are given up now, and keeps that promise for a while. */
public final class QuoteCancellation {

  private final Bookings bookings;
  private final Supplier<String> quoteIds;
  private final InstantSource clock;

  public QuoteCancellation(Bookings bookings, Supplier<String> quoteIds, InstantSource clock) {
    this.bookings = bookings;
    this.quoteIds = quoteIds;
    this.clock = clock;
  }

  /** Whose booking. */
  public record Command(CustomerId customer, BookingReference reference) {}

  /** How it ended. */
  public sealed interface Outcome {
    record Quoted(CancellationQuote quote) implements Outcome {}

    record NoSuchBooking() implements Outcome {}

    /** It has no valid ticket: not confirmed yet, or cancelled already. */
    record NothingToCancel(Booking.Status status) implements Outcome {}

    /** The coach has left the first boarding stop. */
    record Departed(Instant since) implements Outcome {}
  }

  public Outcome handle(Command command) {
    Optional<Booking> found = bookings.find(command.customer(), command.reference());
    if (found.isEmpty()) {
      return new Outcome.NoSuchBooking();
    }
    Booking booking = found.get();
    List<Ticket> tickets = booking.validTickets();
    Instant now = clock.instant();
    if (tickets.isEmpty()) {
      return new Outcome.NothingToCancel(booking.status());
    }
    if (!now.isBefore(booking.boards())) {
      return new Outcome.Departed(booking.boards());
    }
    CancellationQuote quote = CancellationQuote.of(quoteIds.get(), booking, tickets, now);
    bookings.saveQuote(quote);
    return new Outcome.Quoted(quote);
  }
}
