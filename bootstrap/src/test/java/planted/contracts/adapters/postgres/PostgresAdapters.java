package planted.contracts.adapters.postgres;

import planted.contracts.domain.booking.Bookings;
import planted.contracts.domain.booking.Mailer;

/** A door. */
public final class PostgresAdapters {

  private PostgresAdapters() {}

  public static Bookings bookings() {
    return new PgBookings(1);
  }

  public static Bookings forgotten() {
    return new ForgottenBookings(1);
  }

  public static Mailer mailer() {
    return new PgMailer(1);
  }
}
