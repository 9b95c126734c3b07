package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.BookingEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a booking.
 *
 * @param detail a reason, seats or tickets, by the kind
 */
record EventJson(Instant at, BookingEvent.Kind kind, Optional<String> detail) {

  static EventJson of(BookingEvent event) {
    return new EventJson(
        event.at(), event.kind(), Optional.of(event.detail()).filter(detail -> !detail.isEmpty()));
  }
}
