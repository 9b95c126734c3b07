package io.travelapp.domain.network;

import java.util.Optional;

/** Identifies a {@link Stop}; written {@code stp_...}. */
public record StopId(long number) implements PlaceOrStopId {

  public static StopId of(FeedId feedId) {
    return new StopId(feedId.number("stop"));
  }

  public static Optional<StopId> parse(String text) {
    var number = OpaqueId.parse("stp", text);
    return number.isPresent() ? Optional.of(new StopId(number.getAsLong())) : Optional.empty();
  }

  @Override
  public String toString() {
    return OpaqueId.text("stp", number);
  }
}
