package io.travelapp.adapters.rest;

import io.travelapp.application.ShowFares;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.PassengerType;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import java.util.List;
import java.util.stream.IntStream;

/** What a leg costs whom under which terms, as it is written. */
record FaresJson(
    DepartureId departureId,
    StopId from,
    StopId to,
    int fromCall,
    int toCall,
    List<TypeJson> passengerTypes,
    List<ProductJson> fareProducts,
    List<GroupJson> groupDiscounts,
    List<TaxJson> taxes) {

  /** A priced class of passengers; ages count on the day of the first leg. */
  record TypeJson(String id, String label, int ageFrom, int ageTo, boolean needsSeat) {}

  /** A fare product; who names none gets the first. */
  record ProductJson(
      String id,
      String label,
      boolean freeSeatChoice,
      boolean exchangeable,
      List<TypePriceJson> prices,
      List<SoldLegJson.TierJson> refundPolicy) {}

  /** What one passenger of a type pays, taxes included. */
  record TypePriceJson(String type, Money amount) {}

  /** What each member of so large a party saves of the fare, in hundredths. */
  record GroupJson(String label, int passengers, int percent) {}

  /** What the prices include, in hundredths of what is paid without it. */
  record TaxJson(String label, String percent) {}

  static FaresJson of(ShowFares.Outcome.Shown shown) {
    LegWish asked = shown.asked();
    FareConditions conditions = shown.conditions();
    return new FaresJson(
        asked.departure(),
        shown.from().stop().id(),
        shown.to().stop().id(),
        shown.from().call(),
        shown.to().call(),
        conditions.passengerTypes().stream()
            .map(type ->
                new TypeJson(
                    type.id(), type.label(), type.ageFrom(), type.ageTo(), type.needsSeat()))
            .toList(),
        shown.products().stream()
            .map(product -> productOf(product, conditions.passengerTypes()))
            .toList(),
        conditions.groupDiscounts().stream()
            .map(group -> new GroupJson(group.label(), group.passengers(), group.percent()))
            .toList(),
        conditions.taxesOf(shown.from().stop().country()).stream()
            .map(tax -> new TaxJson(tax.label(), tax.percent().toPlainString()))
            .toList());
  }

  private static ProductJson productOf(ShowFares.ProductOnLeg on, List<PassengerType> types) {
    return new ProductJson(
        on.product().id(),
        on.product().label(),
        on.product().freeSeatChoice(),
        on.product().exchangeable(),
        IntStream.range(0, types.size())
            .mapToObj(at -> new TypePriceJson(types.get(at).id(), on.prices().get(at)))
            .toList(),
        on.refunds().stream()
            .map(deadline -> new SoldLegJson.TierJson(deadline.until(), deadline.percent()))
            .toList());
  }
}
