package io.travelapp.domain.booking;

import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.util.List;
import java.util.Optional;

/**
 * A leg as somebody asks for it: by stops or places, by calls, or by both.
 *
 * @param fromCall the boarding call, where the coach calls there more than once
 * @param toCall the alighting call
 * @param seats the seats that are wanted; none if any will do
 * @param seatChanges whether to change seats on the way where too few are free all the way; not
 *     where seats are named
 */
public record LegWish(
    DepartureId departure,
    Optional<PlaceOrStopId> from,
    Optional<PlaceOrStopId> to,
    Optional<Integer> fromCall,
    Optional<Integer> toCall,
    List<SeatLabel> seats,
    boolean seatChanges) {

  public LegWish {
    seats = List.copyOf(seats);
    if (seatChanges && !seats.isEmpty()) {
      throw new IllegalArgumentException("Who names seats does not change them on the way");
    }
  }

  /** On the same seats all the way. */
  public LegWish(
      DepartureId departure,
      Optional<PlaceOrStopId> from,
      Optional<PlaceOrStopId> to,
      Optional<Integer> fromCall,
      Optional<Integer> toCall,
      List<SeatLabel> seats) {
    this(departure, from, to, fromCall, toCall, seats, false);
  }

  /**
   * The segment that is meant: between the calls that are named, where their stops are those that
   * are named; for an end without a call, as {@link ShortestRide} says. Empty if there is none, or
   * it is not for sale.
   */
  public Optional<Segment> on(DepartureOnSale sold) {
    return ShortestRide.between(
        sold.departure().calls(),
        call -> isMeant(call, from, fromCall),
        call -> isMeant(call, to, toCall),
        sold.fares()::isForSale);
  }

  private static boolean isMeant(
      StopCall call, Optional<PlaceOrStopId> where, Optional<Integer> number) {
    return where.map(call.stop()::isAt).orElse(true)
        && number.map(wanted -> wanted == call.call()).orElse(true);
  }
}
