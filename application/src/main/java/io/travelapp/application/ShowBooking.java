package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.customer.CustomerId;

/** Shows a customer's own booking. */
public final class ShowBooking {

  private final Bookings bookings;

  public ShowBooking(Bookings bookings) {
    this.bookings = bookings;
  }

  /** Whose booking. */
  public record Query(CustomerId customer, BookingReference reference) {}

  /** What there is. */
  public sealed interface Outcome {
    record Shown(Booking booking) implements Outcome {}

    record NoSuchBooking() implements Outcome {}
  }

  public Outcome handle(Query query) {
    return bookings
        .find(query.customer(), query.reference())
        .<Outcome>map(Outcome.Shown::new)
        .orElseGet(Outcome.NoSuchBooking::new);
  }
}
