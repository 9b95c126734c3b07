package io.travelapp.domain.schedule;

import io.travelapp.domain.network.Stop;
import java.time.Instant;

/**
 * Arrival and departure of one run at one stop.
 *
 * @param call its position in the run, from 0
 */
public record StopCall(
    int call, Stop stop, Instant arrival, Instant departure, boolean boarding, boolean alighting) {

  public StopCall {
    if (call < 0 || departure.isBefore(arrival)) {
      throw new IllegalArgumentException(
          "Call " + call + " at " + stop.name() + " leaves before it arrives");
    }
  }
}
