package io.travelapp.domain.network;

import java.util.Optional;

/** Identifies a {@link Stop}; written {@code stp_...}. */
public record StopId(long number) implements PlaceOrStopId {

  public StopId {
    OpaqueId.requireNumber(number);
  }

  public static StopId of(FeedId feedId) {
    return new StopId(feedId.number("stop"));
  }

  public static Optional<StopId> parse(String text) {
    return OpaqueId.parse("stp", text, StopId::new);
  }

  @Override
  public String toString() {
    return OpaqueId.text("stp", number);
  }
}
