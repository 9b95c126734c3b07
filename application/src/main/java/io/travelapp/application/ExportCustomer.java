package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives a customer all that is known of them: the details and every booking. */
public final class ExportCustomer {

  private static final int PAGE = 100;

  /** More bookings than one person makes; of more, the newest. */
  private static final int BOOKINGS_MAX = 1000;

  private final Customers customers;
  private final Bookings bookings;

  public ExportCustomer(Customers customers, Bookings bookings) {
    this.customers = customers;
    this.bookings = bookings;
  }

  /**
   * What is known.
   *
   * @param details empty if the identity left none here
   * @param bookings the newest departure first
   */
  public record Outcome(Optional<Customer> details, List<Booking> bookings) {}

  public Outcome handle(CustomerId customer) {
    return new Outcome(customers.find(customer), allBookings(customer));
  }

  private List<Booking> allBookings(CustomerId customer) {
    List<Booking> all = new ArrayList<>();
    Optional<BookingReference> after = Optional.empty();
    List<Booking> page;
    do {
      page = bookings.list(customer, after, PAGE);
      all.addAll(page);
      after = page.isEmpty() ? after : Optional.of(page.getLast().reference());
    } while (page.size() == PAGE && all.size() < BOOKINGS_MAX);
    return List.copyOf(all);
  }
}
