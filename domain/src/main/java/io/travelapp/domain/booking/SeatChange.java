package io.travelapp.domain.booking;

import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatLabel;
import java.util.List;

/**
 * A change of seats on the way that was sold with a leg.
 *
 * @param place who changes: the position in {@link HeldLeg#seats()}
 * @param call of the departure at which it happens
 * @param stop of that call
 * @param seat from there on
 */
public record SeatChange(int place, int call, StopId stop, SeatLabel seat) {

  /** The changes of those who sit so on a departure. */
  public static List<SeatChange> of(SeatAllotment allotment, Departure departure) {
    return allotment.changes().stream()
        .map(change ->
            new SeatChange(
                change.member(),
                change.call(),
                departure.calls().get(change.call()).stop().id(),
                change.to()))
        .toList();
  }
}
