package planted.contracts.adapters.postgres;

import planted.contracts.domain.booking.Bookings;
import planted.contracts.testkit.contract.BookingsContract;

class PgBookingsTest implements BookingsContract {

  private final Opened opened = new Opened();

  @Override
  public Bookings subject() {
    return opened.bookings();
  }

  private static final class Opened {

    Bookings bookings() {
      return PostgresAdapters.bookings();
    }
  }
}
