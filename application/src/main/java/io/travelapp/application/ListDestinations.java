package io.travelapp.application;

import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.Places;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the promoted places, each with the lowest fare to it. */
public final class ListDestinations {

  private final Places places;
  private final Offers offers;

  public ListDestinations(Places places, Offers offers) {
    this.places = places;
    this.offers = offers;
  }

  /** A promoted place; without a fare while no departure serves it. */
  public record Promoted(Destination destination, Optional<Money> fromPrice) {}

  /** All of them, by position. */
  public List<Promoted> handle() {
    Map<PlaceId, Money> fares = offers.lowestFares();
    return places.destinations().stream()
        .map(destination ->
            new Promoted(destination, Optional.ofNullable(fares.get(destination.place().id()))))
        .toList();
  }
}
