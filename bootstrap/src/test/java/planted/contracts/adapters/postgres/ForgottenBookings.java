package planted.contracts.adapters.postgres;

import planted.contracts.domain.booking.Bookings;

/** Behind the same door, and in no test. */
record ForgottenBookings(int answer) implements Bookings {}
