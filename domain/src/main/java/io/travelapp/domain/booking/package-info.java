/**
 * Search, hold, pay, cancel: the sale of seats on departures, and the ports of everything that
 * sells.
 *
 * <p>A hold and the booking that it becomes are one thing with states: {@code held -> paying ->
 * confirmed}. Start at {@link io.travelapp.domain.booking.Bookings}; what can be bought is found
 * through {@link io.travelapp.domain.booking.Offers} and {@link
 * io.travelapp.domain.booking.Departures}.
 */
@NullMarked
package io.travelapp.domain.booking;

import org.jspecify.annotations.NullMarked;
