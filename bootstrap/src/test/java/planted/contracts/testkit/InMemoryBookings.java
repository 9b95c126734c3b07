package planted.contracts.testkit;

import planted.contracts.domain.booking.Bookings;

/** Innocent: held to the contract by a test that makes it. */
public record InMemoryBookings(int answer) implements Bookings {}
