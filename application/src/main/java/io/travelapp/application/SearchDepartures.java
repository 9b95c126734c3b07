package io.travelapp.application;

import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.TicketPrices;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.network.Places;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds every departure on which a party can travel on a day. */
public final class SearchDepartures {

  private final Offers offers;
  private final Places places;
  private final FareConditions conditions;

  public SearchDepartures(Offers offers, Places places, FareConditions conditions) {
    this.offers = offers;
    this.places = places;
    this.conditions = conditions;
  }

  /** How a search ended. */
  public sealed interface Outcome {
    /**
     * What fits, in the wanted order.
     *
     * @param totals what as many adults as seats were asked for pay, an offer each
     * @param refundable whether anything ever comes back of what is sold here
     * @param next where the next page begins; empty on the last
     */
    record Found(
        List<Offer> offers,
        List<Money> totals,
        boolean refundable,
        Optional<OfferQuery.Position> next)
        implements Outcome {}

    /** There is no such place or stop: one or both of what was asked for. */
    record UnknownPlaces(List<PlaceOrStopId> unknown) implements Outcome {}
  }

  public Outcome handle(OfferQuery query) {
    List<Offer> found = offers.search(query);
    List<PlaceOrStopId> unknown = found.isEmpty() ? unknownOf(query) : List.of();
    if (!unknown.isEmpty()) {
      return new Outcome.UnknownPlaces(unknown);
    }
    boolean refundable = !conditions.usualProduct().refundPolicy().tiers().isEmpty();
    boolean full = found.size() == query.limit();
    return new Outcome.Found(
        found.stream().map(offer -> offer.withFare(priceOf(offer, 1))).toList(),
        found.stream().map(offer -> priceOf(offer, query.seats())).toList(),
        refundable,
        full ? Optional.of(found.getLast().position(query.sort())) : Optional.empty());
  }

  /** What adults pay for the product of who says nothing. */
  private Money priceOf(Offer offer, int adults) {
    TicketPrices prices = new TicketPrices(conditions, conditions.usualProduct(), Optional.empty());
    TicketPrices.Leg leg = TicketPrices.Leg.of(offer.fare(), offer.from().stop().country());
    return prices.of(Collections.nCopies(adults, conditions.usualType()), List.of(leg)).total();
  }

  private List<PlaceOrStopId> unknownOf(OfferQuery query) {
    List<PlaceOrStopId> asked = new ArrayList<>(List.of(query.to()));
    query.from().ifPresent(asked::add);
    return asked.stream().filter(id -> places.find(id).isEmpty()).toList();
  }
}
