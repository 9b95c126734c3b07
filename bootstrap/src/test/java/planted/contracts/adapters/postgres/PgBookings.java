package planted.contracts.adapters.postgres;

import planted.contracts.domain.booking.Bookings;

/** Innocent: made by the door, which a test opens. */
record PgBookings(int answer) implements Bookings {}
