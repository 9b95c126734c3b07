package io.travelapp.domain.network;

/**
 * What a traveller searches for: a town, an area, a sight. It groups stops.
 *
 * <p>Stops belong to the place of their parent station; stops without one that bear the same name
 * and lie within {@value #GROUPING_METRES} metres form a place.
 *
 * @param country ISO 3166-1 alpha-2, or empty where the feed does not tell
 */
public record Place(PlaceId id, FeedId feedId, String name, String country, GeoPoint location)
    implements PlaceOrStop {

  /** How far stops of equal name may lie apart to be one place. */
  public static final int GROUPING_METRES = 500;

  public static Place of(FeedId feedId, String name, String country, GeoPoint location) {
    return new Place(PlaceId.of(feedId), feedId, name, country, location);
  }

  @Override
  public PlaceId placeId() {
    return id;
  }
}
