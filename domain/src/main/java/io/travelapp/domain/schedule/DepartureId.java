package io.travelapp.domain.schedule;

import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.OpaqueId;
import java.time.LocalDate;
import java.util.Optional;

/** Identifies a {@link Departure}: one journey on one service date; written {@code dep_...}. */
public record DepartureId(long number) implements Comparable<DepartureId> {

  public DepartureId {
    OpaqueId.requireNumber(number);
  }

  public static DepartureId of(FeedId journey, LocalDate serviceDate) {
    return new DepartureId(journey.child(serviceDate.toString()).number("departure"));
  }

  public static Optional<DepartureId> parse(String text) {
    return OpaqueId.parse("dep", text, DepartureId::new);
  }

  @Override
  public int compareTo(DepartureId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return OpaqueId.text("dep", number);
  }
}
