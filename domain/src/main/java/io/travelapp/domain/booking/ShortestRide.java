package io.travelapp.domain.booking;

import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.Segment;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which calls are meant where only stops or places are named. A coach may call twice at a stop, and
 * a place has many stops.
 *
 * <p>It is the shortest ride: the first alighting call that has a boarding call before it, and the
 * last such boarding call.
 */
public final class ShortestRide {

  private ShortestRide() {}

  /** The ride between two stops or places; empty if there is none among those for sale. */
  public static Optional<Segment> between(
      List<StopCall> calls, PlaceOrStopId from, PlaceOrStopId to, Predicate<Segment> forSale) {
    return between(calls, call -> call.stop().isAt(from), call -> call.stop().isAt(to), forSale);
  }

  static Optional<Segment> between(
      List<StopCall> calls,
      Predicate<StopCall> boardsAt,
      Predicate<StopCall> alightsAt,
      Predicate<Segment> forSale) {
    for (StopCall alight : calls) {
      if (!alightsAt.test(alight)) {
        continue;
      }
      for (int board = alight.call() - 1; board >= 0; board--) {
        Segment ride = new Segment(board, alight.call());
        if (boardsAt.test(calls.get(board)) && forSale.test(ride)) {
          return Optional.of(ride);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The ride to a stop or place from anywhere: from the first call from which one is possible, to
   * the first alighting call after it.
   *
   * @param possible whether a ride is for sale, with seats free throughout, on the wanted day
   */
  public static Optional<Segment> to(
      List<StopCall> calls, PlaceOrStopId to, Predicate<Segment> possible) {
    for (int board = 0; board < calls.size(); board++) {
      for (int alight = board + 1; alight < calls.size(); alight++) {
        Segment ride = new Segment(board, alight);
        if (calls.get(alight).stop().isAt(to) && possible.test(ride)) {
          return Optional.of(ride);
        }
      }
    }
    return Optional.empty();
  }
}
