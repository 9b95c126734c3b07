package planted.strangers.adapters.postgres;

import planted.strangers.application.HoldSeats;

/** A driven adapter that drives. */
public record PgBookings(HoldSeats holdSeats) {}
