package planted.strangers.adapters.accounts;

import planted.strangers.adapters.postgres.PgBookings;

/** An adapter that leans on another. */
public record PgAccounts(PgBookings bookings) {}
