package io.travelapp.application;

import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.customer.CustomerId;
import java.util.List;

/** Shows what happened to a customer's own booking. */
public final class ShowHistory {

  private final Bookings bookings;

  public ShowHistory(Bookings bookings) {
    this.bookings = bookings;
  }

  /** Whose booking. */
  public record Query(CustomerId customer, BookingReference reference) {}

  /** What there is. */
  public sealed interface Outcome {
    /**
     * It was paid for, or somebody tried.
     *
     * @param events in the order in which they happened; at least one
     */
    record Shown(List<BookingEvent> events) implements Outcome {}

    record NoSuchBooking() implements Outcome {}
  }

  public Outcome handle(Query query) {
    List<BookingEvent> events = bookings.history(query.customer(), query.reference());
    return events.isEmpty() ? new Outcome.NoSuchBooking() : new Outcome.Shown(events);
  }
}
