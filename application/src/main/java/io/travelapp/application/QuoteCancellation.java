package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Companions;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.customer.CustomerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /**
   * Whose booking, and what of it.
   *
   * @param tickets by their numbers; none means all that can still be given up
   */
  public record Command(CustomerId customer, BookingReference reference, Set<String> tickets) {

    public Command {
      tickets = Set.copyOf(tickets);
    }

    /** All that can still be given up. */
    public Command(CustomerId customer, BookingReference reference) {
      this(customer, reference, Set.of());
    }
  }

  /** How it ended. */
  public sealed interface Outcome {
    record Quoted(CancellationQuote quote) implements Outcome {}

    record NoSuchBooking() implements Outcome {}

    /** The booking has no ticket of these numbers. */
    record UnknownTickets(Set<String> tickets) implements Outcome {}

    /** None of what is meant is valid: not confirmed yet, or cancelled already. */
    record NothingToCancel(Booking.Status status) implements Outcome {}

    /** A coach that is meant has left its boarding stop. */
    record Departed(Instant since) implements Outcome {}

    /** Somebody would travel without the companion whom they need. */
    record CompanionMissing(Companions.Missing missing) implements Outcome {}
  }

  public Outcome handle(Command command) {
    Optional<Booking> found = bookings.find(command.customer(), command.reference());
    if (found.isEmpty()) {
      return new Outcome.NoSuchBooking();
    }
    Booking booking = found.get();
    Set<String> unknown = unknownTo(booking, command.tickets());
    if (!unknown.isEmpty()) {
      return new Outcome.UnknownTickets(unknown);
    }
    return command.tickets().isEmpty()
        ? quoteAll(booking)
        : quoteSome(booking, booking.ticketsOf(command.tickets()));
  }

  private static Set<String> unknownTo(Booking booking, Set<String> tickets) {
    Set<String> unknown = new TreeSet<>(tickets);
    booking.tickets().forEach(ticket -> unknown.remove(ticket.number()));
    return unknown;
  }

  private Outcome quoteAll(Booking booking) {
    if (booking.validTickets().isEmpty()) {
      return new Outcome.NothingToCancel(booking.status());
    }
    List<Ticket> toCome = booking.ticketsToCome(clock.instant());
    return toCome.isEmpty() ? departed(booking, booking.validTickets()) : quote(booking, toCome);
  }

  private Outcome quoteSome(Booking booking, List<Ticket> tickets) {
    if (!booking.validTickets().containsAll(tickets)) {
      return new Outcome.NothingToCancel(booking.status());
    }
    List<Ticket> left = new ArrayList<>(tickets);
    left.removeAll(booking.ticketsToCome(clock.instant()));
    if (!left.isEmpty()) {
      return departed(booking, left);
    }
    return Companions.missingAfter(booking, tickets)
        .<Outcome>map(Outcome.CompanionMissing::new)
        .orElseGet(() -> quote(booking, tickets));
  }

  private static Outcome departed(Booking booking, List<Ticket> tickets) {
    return new Outcome.Departed(
        tickets.stream()
            .map(ticket -> booking.legs().get(ticket.leg()).boards())
            .max(Comparator.naturalOrder())
            .orElseThrow());
  }

  private Outcome quote(Booking booking, List<Ticket> tickets) {
    CancellationQuote quote =
        CancellationQuote.of(quoteIds.get(), booking, tickets, clock.instant());
    bookings.saveQuote(quote);
    return new Outcome.Quoted(quote);
  }
}
