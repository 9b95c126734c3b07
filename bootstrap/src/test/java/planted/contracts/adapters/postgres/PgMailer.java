package planted.contracts.adapters.postgres;

import planted.contracts.domain.booking.Mailer;

/** In a test that does not implement the contract. */
record PgMailer(int answer) implements Mailer {}
