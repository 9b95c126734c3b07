package io.travelapp.domain.booking;

import io.travelapp.domain.schedule.StopCall;

/** What a party travels on one departure: from one of its calls to a later one. */
public record Ride(StopCall from, StopCall to) {

  public Ride {
    if (from.call() >= to.call() || to.arrival().isBefore(from.departure())) {
      throw new IllegalArgumentException("A ride runs from a call to a later one");
    }
  }
}
