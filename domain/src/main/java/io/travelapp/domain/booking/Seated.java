package io.travelapp.domain.booking;

import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatChanges.Stretch;

/** Somebody on a seat of a departure, for a part of its way. */
public record Seated(DepartureId departure, Stretch where, Neighbour who) {

  /** Whether it is such a one, on that seat, on some of that part. */
  public boolean isThere(Seated other) {
    return departure.equals(other.departure) && who == other.who && where.meets(other.where);
  }
}
