package io.travelapp.application;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.Party;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.SeatChanges;
import io.travelapp.domain.seating.Segment;
import java.util.List;
import java.util.Optional;

/**
 * Plans, for who asks, how a party travels that changes seats on the way: with the fewest changes,
 * where too few seats are free all the way. It proves nothing: {@link HoldSeats} decides, where a
 * leg is asked for with {@link LegWish#seatChanges()}.
 */
public final class PlanSeatChanges {

  private final Departures departures;

  public PlanSeatChanges(Departures departures) {
    this.departures = departures;
  }

  /**
   * Which leg is looked at, and for how many.
   *
   * @param seats 1 to {@value Party#SIZE_MAX}
   */
  public record Query(LegWish leg, int seats) {
    public Query {
      if (seats < 1 || seats > Party.SIZE_MAX) {
        throw new IllegalArgumentException(
            "A party needs 1 to " + Party.SIZE_MAX + " seats, not " + seats);
      }
    }
  }

  /** What there is. */
  public sealed interface Outcome {
    /**
     * So they can travel.
     *
     * @param calls of the departure, by which the plan tells where seats are changed
     */
    record Planned(LegWish asked, List<StopCall> calls, SeatChanges plan) implements Outcome {
      public Planned {
        calls = List.copyOf(calls);
      }
    }

    record NoSuchDeparture() implements Outcome {}

    /** One cannot travel so, or not on a ticket of ours. */
    record LegNotForSale() implements Outcome {}

    /** Somewhere on the leg fewer seats are free. */
    record NotEnoughSeats(int wanted) implements Outcome {}
  }

  public Outcome handle(Query query) {
    Optional<DepartureOnSale> sold = departures.find(query.leg().departure());
    if (sold.isEmpty()) {
      return new Outcome.NoSuchDeparture();
    }
    return query
        .leg()
        .on(sold.get())
        .map(segment -> planned(query, sold.get(), segment))
        .orElseGet(Outcome.LegNotForSale::new);
  }

  private static Outcome planned(Query query, DepartureOnSale sold, Segment segment) {
    return SeatChanges.plan(sold.layout(), sold.occupancy(), segment, query.seats())
        .<Outcome>map(plan -> new Outcome.Planned(query.leg(), sold.departure().calls(), plan))
        .orElseGet(() -> new Outcome.NotEnoughSeats(query.seats()));
  }
}
