package io.travelapp.domain.network;

import java.util.Optional;

/** Identifies a {@link Place}; written {@code plc_...}. */
public record PlaceId(long number) implements PlaceOrStopId {

  public static PlaceId of(FeedId feedId) {
    return new PlaceId(feedId.number("place"));
  }

  public static Optional<PlaceId> parse(String text) {
    var number = OpaqueId.parse("plc", text);
    return number.isPresent() ? Optional.of(new PlaceId(number.getAsLong())) : Optional.empty();
  }

  @Override
  public String toString() {
    return OpaqueId.text("plc", number);
  }
}
