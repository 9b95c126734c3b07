package io.travelapp.domain.booking;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The departures that are published. Reads only; safe for use by many threads. Seats whose hold has
 * expired may be shown as taken until they are swept, and their passengers as there.
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

  /**
   * Who sits on a departure, all the way or for a part of it, in any order: passengers of holds and
   * of bookings, not those of tickets that were given up. Of a departure that is not on sale
   * nobody.
   */
  List<Seated> seated(DepartureId id);
}
