package io.travelapp.domain.network;

import java.util.Optional;

/** Identifies a {@link Line}; written {@code lin_...}. */
public record LineId(long number) {

  public LineId {
    OpaqueId.requireNumber(number);
  }

  public static LineId of(FeedId feedId) {
    return new LineId(feedId.number("line"));
  }

  public static Optional<LineId> parse(String text) {
    return OpaqueId.parse("lin", text, LineId::new);
  }

  @Override
  public String toString() {
    return OpaqueId.text("lin", number);
  }
}
