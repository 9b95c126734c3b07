package io.travelapp.domain.booking;

import io.travelapp.domain.network.OpaqueId;
import java.util.Optional;

/** Identifies a {@link Hold}; written {@code hld_...}. Given by the store. */
public record HoldId(long number) {

  public HoldId {
    OpaqueId.requireNumber(number);
  }

  public static Optional<HoldId> parse(String text) {
    return OpaqueId.parse("hld", text, HoldId::new);
  }

  @Override
  public String toString() {
    return OpaqueId.text("hld", number);
  }
}
