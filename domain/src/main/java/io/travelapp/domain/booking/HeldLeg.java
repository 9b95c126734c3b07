package io.travelapp.domain.booking;

import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One leg of a hold or a booking, as it was sold.
 *
 * @param boards departure at the passengers' own boarding stop
 * @param seats one for each passenger who needs one, in their order
 * @param seatedTogether whether all of them sit in one row with nobody between
 * @param refundAnchor the departure from which its refund terms count, as {@link
 *     Itinerary#refundAnchors()} says: {@code boards}, or that of the first leg of a connection
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
    Instant refundAnchor,
    RefundPolicy refundPolicy) {

  public HeldLeg {
    seats = List.copyOf(seats);
    if (alights.isBefore(boards) || refundAnchor.isAfter(boards)) {
      throw new IllegalArgumentException(
          "A leg boards before it alights, and its refund terms count from no later departure");
    }
  }

  /** The same leg on other seats. */
  public HeldLeg with(LegSeats other) {
    return new HeldLeg(
        departure,
        segment,
        from,
        to,
        boards,
        alights,
        other.seats(),
        other.seatedTogether(),
        refundAnchor,
        refundPolicy);
  }

  /** What comes back of it and until when, the earliest end first. */
  public List<RefundPolicy.Deadline> refundDeadlines() {
    return refundPolicy.deadlines(refundAnchor);
  }

  /**
   * The seat of a member of the party on this leg; empty for an infant on a lap.
   *
   * @param passenger the member's position, from 0
   * @param party all members, in order
   */
  public Optional<SeatLabel> seatOf(int passenger, List<HeldPassenger> party) {
    if (!party.get(passenger).needsSeat()) {
      return Optional.empty();
    }
    long before = party.subList(0, passenger).stream().filter(HeldPassenger::needsSeat).count();
    return Optional.of(seats.get((int) before));
  }
}
