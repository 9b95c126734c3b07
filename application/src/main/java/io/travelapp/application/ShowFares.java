package io.travelapp.application;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.FareProduct;
import io.travelapp.domain.fare.PassengerType;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.TicketPrices;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.Segment;
import java.util.List;
import java.util.Optional;

/** Shows what a leg costs whom under which terms. Only a hold makes a price firm. */
public final class ShowFares {

  private final Departures departures;
  private final FareConditions conditions;

  public ShowFares(Departures departures, FareConditions conditions) {
    this.departures = departures;
    this.conditions = conditions;
  }

  /** What there is. */
  public sealed interface Outcome {
    record Shown(
        LegWish asked,
        StopCall from,
        StopCall to,
        FareConditions conditions,
        List<ProductOnLeg> products)
        implements Outcome {}

    record NoSuchDeparture() implements Outcome {}

    /** One cannot travel so, or not on a ticket of ours. */
    record LegNotForSale() implements Outcome {}
  }

  /**
   * A fare product on the leg.
   *
   * @param prices what one passenger of each type pays, taxes included, in the order of the types
   * @param refunds what comes back until when, the earliest end first
   */
  public record ProductOnLeg(
      FareProduct product, List<Money> prices, List<RefundPolicy.Deadline> refunds) {}

  public Outcome handle(LegWish leg) {
    Optional<DepartureOnSale> sold = departures.find(leg.departure());
    if (sold.isEmpty()) {
      return new Outcome.NoSuchDeparture();
    }
    return leg.on(sold.get())
        .map(segment -> shown(leg, sold.get(), segment))
        .orElseGet(Outcome.LegNotForSale::new);
  }

  private Outcome shown(LegWish leg, DepartureOnSale sold, Segment segment) {
    StopCall from = sold.departure().calls().get(segment.from());
    Money fare = sold.fares().fareOf(segment).orElseThrow();
    return new Outcome.Shown(
        leg,
        from,
        sold.departure().calls().get(segment.to()),
        conditions,
        conditions.products().stream().map(product -> onLeg(product, from, fare)).toList());
  }

  private ProductOnLeg onLeg(FareProduct product, StopCall from, Money fare) {
    TicketPrices prices = new TicketPrices(conditions, product, Optional.empty());
    List<TicketPrices.Leg> legs = List.of(TicketPrices.Leg.of(fare, from.stop().country()));
    return new ProductOnLeg(
        product,
        conditions.passengerTypes().stream()
            .map((PassengerType type) -> prices.of(List.of(type), legs).total())
            .toList(),
        product.refundPolicy().deadlines(from.departure()));
  }
}
