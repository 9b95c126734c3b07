package io.travelapp.domain.seating;

/** What is special about a seat. */
public enum SeatFeature {
  WINDOW,
  AISLE,
  FRONT,
  TABLE
}
