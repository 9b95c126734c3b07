package io.travelapp.domain.booking;

import io.travelapp.domain.network.OpaqueId;
import java.util.Optional;

/** Identifies a {@link Hold}; written {@code hld_...}. Given by the store. */
public record HoldId(long number) {

  public static Optional<HoldId> parse(String text) {
    var number = OpaqueId.parse("hld", text);
    return number.isPresent() ? Optional.of(new HoldId(number.getAsLong())) : Optional.empty();
  }

  @Override
  public String toString() {
    return OpaqueId.text("hld", number);
  }
}
