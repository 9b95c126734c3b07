package io.travelapp.domain.network;

/** The public name of a service (NeTEx Line, GTFS route). */
public record Line(LineId id, FeedId feedId, Operator operator, String name) {

  public static Line of(FeedId feedId, Operator operator, String name) {
    return new Line(LineId.of(feedId), feedId, operator, name);
  }
}
