package io.travelapp.domain.seating;

/** What a member of a party needs to sit on. */
public enum SeatNeed {
  /** A seat, whichever. */
  SEAT,

  /** A wheelchair space. */
  WHEELCHAIR,

  /** A seat beside the wheelchair space of the member who is accompanied. */
  COMPANION
}
