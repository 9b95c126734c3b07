package planted.contracts.testkit.contract;

import planted.contracts.domain.booking.Bookings;

/** What every {@link Bookings} promises. */
public interface BookingsContract {

  Bookings subject();
}
