package io.travelapp.application;

import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.Places;
import io.travelapp.domain.network.Stop;
import java.util.List;
import java.util.Optional;

/** Shows one promoted place, with its stops and the lines that serve it. */
public final class ShowDestination {

  private final Places places;
  private final Offers offers;

  public ShowDestination(Places places, Offers offers) {
    this.places = places;
    this.offers = offers;
  }

  /** What there is. */
  public sealed interface Outcome {
    record Shown(
        Destination destination, Optional<Money> fromPrice, List<Stop> stops, List<Line> lines)
        implements Outcome {}

    record NoSuchDestination() implements Outcome {}
  }

  public Outcome handle(PlaceId id) {
    return places.destinations().stream()
        .filter(destination -> destination.place().id().equals(id))
        .findFirst()
        .<Outcome>map(this::shown)
        .orElseGet(Outcome.NoSuchDestination::new);
  }

  private Outcome shown(Destination destination) {
    PlaceId id = destination.place().id();
    return new Outcome.Shown(
        destination,
        Optional.ofNullable(offers.lowestFares().get(id)),
        places.stopsOf(id),
        places.linesTo(id));
  }
}
