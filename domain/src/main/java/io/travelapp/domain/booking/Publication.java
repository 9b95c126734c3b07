package io.travelapp.domain.booking;

import io.travelapp.domain.schedule.Timetable;
import java.time.LocalDate;
import java.util.List;

/**
 * A timetable that is put on sale for a while.
 *
 * @param journeys those of the timetable that are for sale
 * @param from the first service date
 * @param days how many service dates, 1 to {@value #DAYS_MAX}
 */
public record Publication(
    Timetable timetable, List<JourneyOnSale> journeys, LocalDate from, int days) {

  public static final int DAYS_MAX = 730;

  public Publication {
    journeys = List.copyOf(journeys);
    if (days < 1 || days > DAYS_MAX) {
      throw new IllegalArgumentException(
          "A timetable is on sale for 1 to " + DAYS_MAX + " days, not " + days);
    }
  }
}
