package io.travelapp.domain.network;

import java.util.Optional;

/** Identifies a {@link Line}; written {@code lin_...}. */
public record LineId(long number) {

  public static LineId of(FeedId feedId) {
    return new LineId(feedId.number("line"));
  }

  public static Optional<LineId> parse(String text) {
    var number = OpaqueId.parse("lin", text);
    return number.isPresent() ? Optional.of(new LineId(number.getAsLong())) : Optional.empty();
  }

  @Override
  public String toString() {
    return OpaqueId.text("lin", number);
  }
}
