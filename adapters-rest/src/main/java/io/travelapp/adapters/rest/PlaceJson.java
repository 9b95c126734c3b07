package io.travelapp.adapters.rest;

import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.Stop;
import java.util.List;
import java.util.Optional;

/** A place or a stop as it is written. */
record PlaceJson(
    String id,
    String name,
    String country,
    Kind kind,
    String placeId,
    FeedId feedId,
    LocationJson location,
    Optional<String> zone,
    Optional<List<PlaceJson>> stops) {

  enum Kind {
    PLACE,
    STOP
  }

  /** Degrees north and east (WGS 84). */
  record LocationJson(double lat, double lon) {

    static LocationJson of(GeoPoint point) {
      return new LocationJson(point.latitude(), point.longitude());
    }
  }

  static PlaceJson of(PlaceOrStop found) {
    return switch (found) {
      case Place place -> of(place, place.id().toString(), Kind.PLACE, Optional.empty());
      case Stop stop -> of(stop, stop.id().toString(), Kind.STOP, Optional.of(stop.zone().getId()));
    };
  }

  private static PlaceJson of(PlaceOrStop found, String id, Kind kind, Optional<String> zone) {
    return new PlaceJson(
        id,
        found.name(),
        found.country(),
        kind,
        found.placeId().toString(),
        found.feedId(),
        LocationJson.of(found.location()),
        zone,
        Optional.empty());
  }

  PlaceJson withStops(List<Stop> all) {
    List<PlaceJson> listed = all.stream().map(PlaceJson::of).toList();
    return new PlaceJson(
        id, name, country, kind, placeId, feedId, location, zone, Optional.of(listed));
  }
}
