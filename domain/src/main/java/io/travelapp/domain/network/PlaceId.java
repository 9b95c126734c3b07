package io.travelapp.domain.network;

import java.util.Optional;

/** Identifies a {@link Place}; written {@code plc_...}. */
public record PlaceId(long number) implements PlaceOrStopId {

  public PlaceId {
    OpaqueId.requireNumber(number);
  }

  public static PlaceId of(FeedId feedId) {
    return new PlaceId(feedId.number("place"));
  }

  public static Optional<PlaceId> parse(String text) {
    return OpaqueId.parse("plc", text, PlaceId::new);
  }

  @Override
  public String toString() {
    return OpaqueId.text("plc", number);
  }
}
