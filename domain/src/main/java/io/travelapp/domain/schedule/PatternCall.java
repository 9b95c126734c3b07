package io.travelapp.domain.schedule;

import io.travelapp.domain.network.Stop;

/**
 * One call of a {@link RoutePattern}.
 *
 * @param boarding whether passengers may get on here (GTFS pickup_type)
 * @param alighting whether passengers may get off here (GTFS drop_off_type)
 * @param sales from when until when rides are sold that board here
 */
public record PatternCall(Stop stop, boolean boarding, boolean alighting, SalesWindow sales) {

  /** A call at which rides are sold until the coach leaves. */
  public PatternCall(Stop stop, boolean boarding, boolean alighting) {
    this(stop, boarding, alighting, SalesWindow.UNTIL_DEPARTURE);
  }
}
