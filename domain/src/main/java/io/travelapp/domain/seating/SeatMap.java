package io.travelapp.domain.seating;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a traveller sees of a coach on one leg: every seat and whether it can be had. */
public record SeatMap(VehicleLayout layout, List<Status> statuses) {

  /**
   * How a seat stands on the leg; {@code YOURS} is in the viewer's own hold or booking, and {@code
   * BLOCKED} is nobody's and yet not to be had, as wheelchair spaces are for who needs none.
   */
  public enum Status {
    FREE,
    TAKEN,
    YOURS,
    BLOCKED
  }

  public SeatMap {
    statuses = List.copyOf(statuses);
    if (statuses.size() != layout.seats().size()) {
      throw new IllegalArgumentException("A seat map has one status for each seat");
    }
  }

  /** The map of a segment; {@code own} are the seats that the viewer has on some part of it. */
  public static SeatMap of(
      VehicleLayout layout, SeatOccupancy occupancy, Segment segment, Set<SeatLabel> own) {
    List<Status> statuses = new ArrayList<>();
    for (int index = 0; index < layout.seats().size(); index++) {
      Seat seat = layout.seats().get(index);
      if (occupancy.isFree(index, segment)) {
        statuses.add(seat.isWheelchairSpace() ? Status.BLOCKED : Status.FREE);
      } else {
        statuses.add(own.contains(seat.label()) ? Status.YOURS : Status.TAKEN);
      }
    }
    return new SeatMap(layout, statuses);
  }
}
