package io.travelapp.domain.seating;

import java.util.Set;

/** One seat of a {@link VehicleLayout} and where it stands; deck, row and column count from 1. */
public record Seat(SeatLabel label, int deck, int row, int column, Set<SeatFeature> features) {

  public Seat {
    if (deck < 1 || row < 1 || column < 1) {
      throw new IllegalArgumentException("Seat " + label + ": deck, row and column count from 1");
    }
    features = Set.copyOf(features);
  }
}
