/**
 * The seats of a coach and who has them on which part of the way.
 *
 * <p>A seat is taken for a {@link io.travelapp.domain.seating.Segment}, not for a departure: it can
 * be sold again before and after. Nothing here knows departures, customers or prices. Start at
 * {@link io.travelapp.domain.seating.SeatOccupancy}.
 */
@NullMarked
package io.travelapp.domain.seating;

import org.jspecify.annotations.NullMarked;
