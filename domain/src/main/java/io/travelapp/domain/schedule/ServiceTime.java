package io.travelapp.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A time of a service day: seconds since noon minus twelve hours of the service date, in the
 * operator's zone (GTFS reference, field type Time). On most days that is midnight; in a night with
 * a clock change it is beside it, mostly by an hour. Runs past midnight simply count on: 25:35:00
 * and 55:00:00 are ordinary.
 *
 * @param seconds 0 to {@value #SECONDS_MAX}
 */
public record ServiceTime(int seconds) implements Comparable<ServiceTime> {

  /** Seven days: longer than any coach runs. */
  public static final int SECONDS_MAX = 7 * 24 * 3600;

  public ServiceTime {
    if (seconds < 0 || seconds > SECONDS_MAX) {
      throw new IllegalArgumentException(
          "A service time lies between 00:00:00 and 168:00:00, not at " + seconds + " s");
    }
  }

  /**
   * Reads {@code H:MM:SS} or {@code HH:MM:SS}, the hours from 0 on without an upper end of 24.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static ServiceTime parse(String text) {
    if (!text.matches("\\d{1,3}:[0-5]\\d:[0-5]\\d")) {
      throw new IllegalArgumentException("\"" + text + "\" is not a time of the form HH:MM:SS");
    }
    String[] parts = text.split(":", -1);
    return new ServiceTime(
        Integer.parseInt(parts[0]) * 3600
            + Integer.parseInt(parts[1]) * 60
            + Integer.parseInt(parts[2]));
  }

  /** When that is on the given service date. */
  public Instant on(LocalDate serviceDate, ZoneId operatorZone) {
    return startOf(serviceDate, operatorZone).plusSeconds(seconds);
  }

  /** Noon minus twelve hours: from where the times of a service date count. */
  public static Instant startOf(LocalDate serviceDate, ZoneId operatorZone) {
    return serviceDate
        .atTime(LocalTime.NOON)
        .atZone(operatorZone)
        .toInstant()
        .minus(Duration.ofHours(12));
  }

  @Override
  public int compareTo(ServiceTime other) {
    return Integer.compare(seconds, other.seconds);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
