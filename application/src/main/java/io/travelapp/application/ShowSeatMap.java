package io.travelapp.application;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.SeatFee;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatMap;
import io.travelapp.domain.seating.Segment;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows the seats of a departure and which are free on a leg. It proves nothing: only a hold
 * decides.
 */
public final class ShowSeatMap {

  private final Departures departures;
  private final FareConditions conditions;

  public ShowSeatMap(Departures departures, FareConditions conditions) {
    this.departures = departures;
    this.conditions = conditions;
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
     * @param fees what choosing each seat costs, in the order of the layout
     */
    record Shown(LegWish asked, StopCall from, StopCall to, SeatMap map, List<Money> fees)
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

  private Money fee(Seat seat, Currency currency) {
    Money nothing = Money.zero(currency);
    return conditions.seatFeeOf(seat, nothing).map(SeatFee::amount).orElse(nothing);
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
        sold.layout().seats().stream().map(seat -> fee(seat, sold.fares().currency())).toList());
  }
}
