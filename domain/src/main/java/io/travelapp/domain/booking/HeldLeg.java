package io.travelapp.domain.booking;

import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.util.List;

/**
 * One leg of a hold or a booking, as it was sold.
 *
 * @param boards departure at the passengers' own boarding stop, from which its refund terms count
 * @param seats one for each passenger who needs one, in their order
 * @param seatedTogether whether all of them sit in one row with nobody between
 */
public record HeldLeg(
    DepartureId departure,
    Segment segment,
    StopId from,
    StopId to,
    Instant boards,
    Instant alights,
    List<SeatLabel> seats,
    boolean seatedTogether,
    RefundPolicy refundPolicy) {

  public HeldLeg {
    seats = List.copyOf(seats);
  }
}
