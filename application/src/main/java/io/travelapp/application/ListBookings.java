package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.customer.CustomerId;
import java.util.List;
import java.util.Optional;

/** Lists a customer's own bookings, the newest departure first. */
public final class ListBookings {

  private final Bookings bookings;

  public ListBookings(Bookings bookings) {
    this.bookings = bookings;
  }

  /**
   * Which page.
   *
   * @param after the last booking of the page before
   */
  public record Query(CustomerId customer, Optional<BookingReference> after, int limit) {}

  /**
   * A page.
   *
   * @param next where the next page begins; empty on the last
   */
  public record Outcome(List<Booking> bookings, Optional<BookingReference> next) {}

  public Outcome handle(Query query) {
    List<Booking> page = bookings.list(query.customer(), query.after(), query.limit());
    boolean full = page.size() == query.limit();
    return new Outcome(page, full ? Optional.of(page.getLast().reference()) : Optional.empty());
  }
}
