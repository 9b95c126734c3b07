package io.travelapp.application;

import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.network.Places;
import io.travelapp.domain.network.Stop;
import java.util.List;

/** Shows a place with its stops, or a stop with those beside it. */
public final class ShowPlace {

  private final Places places;

  public ShowPlace(Places places) {
    this.places = places;
  }

  /** What there is. */
  public sealed interface Outcome {
    record Shown(PlaceOrStop place, List<Stop> stops) implements Outcome {}

    record NoSuchPlace() implements Outcome {}
  }

  public Outcome handle(PlaceOrStopId id) {
    return places
        .find(id)
        .<Outcome>map(found -> new Outcome.Shown(found, places.stopsOf(found.placeId())))
        .orElseGet(Outcome.NoSuchPlace::new);
  }
}
