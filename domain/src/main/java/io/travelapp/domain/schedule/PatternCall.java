package io.travelapp.domain.schedule;

import io.travelapp.domain.network.Stop;

/**
 * One call of a {@link RoutePattern}.
 *
 * @param boarding whether passengers may get on here (GTFS pickup_type)
 * @param alighting whether passengers may get off here (GTFS drop_off_type)
 */
public record PatternCall(Stop stop, boolean boarding, boolean alighting) {}
