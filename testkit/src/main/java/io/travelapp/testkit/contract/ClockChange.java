package io.travelapp.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The night of a clock change.
 *
 * @param date the day whose clock is changed in its early hours
 */
record ClockChange(LocalDate date) {

  /** The next one in a zone that is at least three days ahead. */
  static ClockChange next(InstantSource clock, String zone) {
    return after(clock.instant().plus(Duration.ofDays(3)), ZoneId.of(zone));
  }

  /** The one after that day. */
  static ClockChange nextAfter(LocalDate date, String zone) {
    ZoneId there = ZoneId.of(zone);
    return after(date.plusDays(1).atStartOfDay(there).toInstant(), there);
  }

  private static ClockChange after(Instant instant, ZoneId there) {
    Instant change = there.getRules().nextTransition(instant).getInstant();
    return new ClockChange(change.atZone(there).toLocalDate());
  }
}
