package io.travelapp.adapters.rest;

import io.travelapp.domain.network.Stop;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * When a coach calls, by the clock that hangs at the stop.
 *
 * @param local as in {@code 2027-04-02T08:30}, with seconds where there are any
 * @param zone as in {@code Asia/Tokyo}
 * @param offset as in {@code +09:00}: tells the two hours apart that a night of a clock change has
 */
record TravelTimeJson(String local, String zone, String offset) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  static TravelTimeJson of(Instant instant, Stop stop) {
    ZonedDateTime there = instant.atZone(stop.zone());
    return new TravelTimeJson(
        (there.getSecond() == 0 ? MINUTES : SECONDS).format(there),
        stop.zone().getId(),
        textOf(there.getOffset()));
  }

  private static String textOf(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
  }
}
