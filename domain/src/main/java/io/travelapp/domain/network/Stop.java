package io.travelapp.domain.network;

import java.time.ZoneId;

/**
 * One boarding position, with its own zone; it belongs to a place (GTFS stop).
 *
 * @param country ISO 3166-1 alpha-2, or empty where the feed does not tell
 * @param zone the zone of the clock that hangs there, which may differ from the operator's
 */
public record Stop(
    StopId id,
    FeedId feedId,
    PlaceId placeId,
    String name,
    String country,
    GeoPoint location,
    ZoneId zone)
    implements PlaceOrStop {

  public static Stop of(FeedId feedId, Place place, String name, GeoPoint location, ZoneId zone) {
    return new Stop(StopId.of(feedId), feedId, place.id(), name, place.country(), location, zone);
  }

  /**
   * Whether a search for {@code wanted} means this stop: by its own id, or by that of its place.
   */
  public boolean isAt(PlaceOrStopId wanted) {
    return switch (wanted) {
      case StopId stop -> stop.equals(id);
      case PlaceId place -> place.equals(placeId);
    };
  }
}
