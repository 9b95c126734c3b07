package io.travelapp.domain.booking;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.util.Optional;
import java.util.Set;

/**
 * The departures that are published. Reads only; safe for use by many threads. Seats whose hold has
 * expired may be shown as taken until they are swept.
 */
public interface Departures {

  /**
   * A departure as it stands; also one that has left or is cancelled. Empty if it never was, or was
   * withdrawn or {@link Timetables#archive archived} unsold.
   */
  Optional<DepartureOnSale> find(DepartureId id);

  /**
   * The seats that the customer's own holds and bookings have on some part of the segment: not
   * those of holds that are over or of tickets that were given up.
   */
  Set<SeatLabel> seatsOf(CustomerId customer, DepartureId id, Segment segment);
}
