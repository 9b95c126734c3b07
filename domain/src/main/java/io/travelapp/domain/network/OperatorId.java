package io.travelapp.domain.network;

import java.util.Optional;

/** Identifies an {@link Operator}; written {@code opr_...}. */
public record OperatorId(long number) {

  public OperatorId {
    OpaqueId.requireNumber(number);
  }

  public static OperatorId of(FeedId feedId) {
    return new OperatorId(feedId.number("operator"));
  }

  public static Optional<OperatorId> parse(String text) {
    return OpaqueId.parse("opr", text, OperatorId::new);
  }

  @Override
  public String toString() {
    return OpaqueId.text("opr", number);
  }
}
