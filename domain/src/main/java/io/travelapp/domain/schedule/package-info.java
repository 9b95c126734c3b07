/**
 * When coaches run: calendars, patterns, undated journeys and the dated departures made of them.
 *
 * <p>Times count from noon minus twelve hours of a service date and become instants through the
 * zone of the operator, so nights with a clock change come out right. Seats and prices are
 * elsewhere. Start at {@link io.travelapp.domain.schedule.ServiceJourney}.
 */
@NullMarked
package io.travelapp.domain.schedule;

import org.jspecify.annotations.NullMarked;
