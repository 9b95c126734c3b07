package planted.contracts.testkit;

import planted.contracts.domain.booking.Bookings;
import planted.contracts.testkit.contract.BookingsContract;

class InMemoryBookingsTest implements BookingsContract {

  @Override
  public Bookings subject() {
    return new InMemoryBookings(1);
  }
}
