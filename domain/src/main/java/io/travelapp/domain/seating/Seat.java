package io.travelapp.domain.seating;

import java.util.Set;

/**
 * One seat of a {@link VehicleLayout} and where it stands; deck, row and column count from 1. A
 * wheelchair space is a seat too: one that nobody is given who does not need it.
 *
 * @param displaces the seats that are taken out, or folded away, when this wheelchair space is
 *     used; none of any other seat
 */
public record Seat(
    SeatLabel label,
    int deck,
    int row,
    int column,
    Set<SeatFeature> features,
    Set<SeatLabel> displaces) {

  public Seat {
    if (deck < 1 || row < 1 || column < 1) {
      throw new IllegalArgumentException("Seat " + label + ": deck, row and column count from 1");
    }
    features = Set.copyOf(features);
    displaces = Set.copyOf(displaces);
    if (!displaces.isEmpty() && !features.contains(SeatFeature.WHEELCHAIR)) {
      throw new IllegalArgumentException(
          "Seat " + label + " is no wheelchair space and displaces none");
    }
  }

  /** A seat that displaces no other. */
  public Seat(SeatLabel label, int deck, int row, int column, Set<SeatFeature> features) {
    this(label, deck, row, column, features, Set.of());
  }

  /** Whether it is a wheelchair space: sold only to who needs one. */
  public boolean isWheelchairSpace() {
    return features.contains(SeatFeature.WHEELCHAIR);
  }

  /** Whether nothing but an armrest is between the two. */
  boolean isRightBeside(Seat other) {
    return deck == other.deck && row == other.row && Math.abs(column - other.column) == 1;
  }
}
