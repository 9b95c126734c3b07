package io.travelapp.domain.schedule;

import io.travelapp.domain.network.Stop;
import java.time.Instant;

/**
 * Arrival and departure of one run at one stop.
 *
 * @param call its position in the run, from 0
 */
public record StopCall(
    int call, Stop stop, Instant arrival, Instant departure, boolean boarding, boolean alighting) {}
