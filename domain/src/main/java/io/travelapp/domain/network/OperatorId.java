package io.travelapp.domain.network;

import java.util.Optional;

/** Identifies an {@link Operator}; written {@code opr_...}. */
public record OperatorId(long number) {

  public static OperatorId of(FeedId feedId) {
    return new OperatorId(feedId.number("operator"));
  }

  public static Optional<OperatorId> parse(String text) {
    var number = OpaqueId.parse("opr", text);
    return number.isPresent() ? Optional.of(new OperatorId(number.getAsLong())) : Optional.empty();
  }

  @Override
  public String toString() {
    return OpaqueId.text("opr", number);
  }
}
