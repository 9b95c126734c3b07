package io.travelapp.domain.seating;

/** What is special about a seat. */
public enum SeatFeature {
  WINDOW,
  AISLE,
  FRONT,
  TABLE,

  /** No seat stands here, and a wheelchair can: sold only to who needs it. */
  WHEELCHAIR
}
