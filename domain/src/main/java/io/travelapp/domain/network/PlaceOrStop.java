package io.travelapp.domain.network;

/** What a traveller can name: a {@link Place} or one {@link Stop} of it. */
public sealed interface PlaceOrStop permits Place, Stop {

  FeedId feedId();

  String name();

  /** ISO 3166-1 alpha-2, or empty where the feed does not tell. */
  String country();

  GeoPoint location();

  /** The place itself, or the place of the stop. */
  PlaceId placeId();
}
