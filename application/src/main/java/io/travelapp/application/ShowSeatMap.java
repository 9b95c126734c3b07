package io.travelapp.application;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatMap;
import io.travelapp.domain.seating.Segment;
import java.util.Optional;
import java.util.Set;

/**
 * Shows the seats of a departure and which are free on a leg. It proves nothing: only a hold
 * decides.
 */
public final class ShowSeatMap {

  private final Departures departures;

  public ShowSeatMap(Departures departures) {
    this.departures = departures;
  }

  /**
   * Which leg is looked at, and by whom.
   *
   * @param viewer who is signed in, if anybody
   */
  public record Query(LegWish leg, Optional<CustomerId> viewer) {}

  /** What there is. */
  public sealed interface Outcome {
    /**
     * The seats on that leg.
     *
     * @param seatFee what choosing a seat costs
     */
    record Shown(LegWish asked, StopCall from, StopCall to, SeatMap map, Money seatFee)
        implements Outcome {}

    record NoSuchDeparture() implements Outcome {}

    /** One cannot travel so, or not on a ticket of ours. */
    record LegNotForSale() implements Outcome {}
  }

  public Outcome handle(Query query) {
    Optional<DepartureOnSale> sold = departures.find(query.leg().departure());
    if (sold.isEmpty()) {
      return new Outcome.NoSuchDeparture();
    }
    return query
        .leg()
        .on(sold.get())
        .map(segment -> shown(query, sold.get(), segment))
        .orElseGet(Outcome.LegNotForSale::new);
  }

  private Outcome shown(Query query, DepartureOnSale sold, Segment segment) {
    Set<SeatLabel> own =
        query
            .viewer()
            .map(viewer -> departures.seatsOf(viewer, query.leg().departure(), segment))
            .orElse(Set.of());
    return new Outcome.Shown(
        query.leg(),
        sold.departure().calls().get(segment.from()),
        sold.departure().calls().get(segment.to()),
        SeatMap.of(sold.layout(), sold.occupancy(), segment, own),
        Money.zero(sold.fares().currency()));
  }
}
