package io.travelapp.domain.booking;

import io.travelapp.domain.seating.SeatLabel;
import java.util.List;

/**
 * The seats that a party is to have on one leg instead of those that it has.
 *
 * @param leg its number, from 0
 * @param seats one for each passenger who needs one, in their order, as in {@link HeldLeg#seats()};
 *     of who has given up the ticket the same as before
 * @param seatedTogether of those who still travel
 * @param revision as {@link DepartureOnSale#revision()} said when the seats were looked at
 * @param unwanted as in {@link HoldRequest#unwanted()}
 */
public record LegSeats(
    int leg, List<SeatLabel> seats, boolean seatedTogether, long revision, List<Seated> unwanted) {

  public LegSeats {
    seats = List.copyOf(seats);
    unwanted = List.copyOf(unwanted);
    if (leg < 0) {
      throw new IllegalArgumentException("Legs count from 0, not " + leg);
    }
  }

  /** Next to anybody. */
  public LegSeats(int leg, List<SeatLabel> seats, boolean seatedTogether, long revision) {
    this(leg, seats, seatedTogether, revision, List.of());
  }
}
