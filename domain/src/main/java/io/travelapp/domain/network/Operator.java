package io.travelapp.domain.network;

import java.time.ZoneId;

/**
 * Who runs the coach (GTFS agency).
 *
 * @param zone the zone in which the operator's service times count
 */
public record Operator(OperatorId id, FeedId feedId, String name, ZoneId zone) {

  public static Operator of(FeedId feedId, String name, ZoneId zone) {
    return new Operator(OperatorId.of(feedId), feedId, name, zone);
  }
}
