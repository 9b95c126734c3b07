package planted.contracts.adapters.postgres;

import planted.contracts.domain.booking.Mailer;

class PgMailerTest {

  Mailer subject() {
    return new PgMailer(1);
  }
}
