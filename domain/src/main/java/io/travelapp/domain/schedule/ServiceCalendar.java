package io.travelapp.domain.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * On which dates a service runs: a weekly pattern within a period, and exceptions, which beat the
 * pattern (GTFS calendar and calendar_dates).
 *
 * @param weekdays the days of the weekly pattern; none where the service lives from added dates
 *     alone
 * @param from first day of the period
 * @param until last day of the period, itself included
 * @param added dates on which it runs whatever the pattern and the period say
 * @param removed dates on which it does not run; no date is both added and removed
 */
public record ServiceCalendar(
    Set<DayOfWeek> weekdays,
    LocalDate from,
    LocalDate until,
    Set<LocalDate> added,
    Set<LocalDate> removed) {

  public ServiceCalendar {
    weekdays = Set.copyOf(weekdays);
    added = Set.copyOf(added);
    removed = Set.copyOf(removed);
    if (added.stream().anyMatch(removed::contains)) {
      throw new IllegalArgumentException("A date is both added to a calendar and removed from it");
    }
  }

  public boolean runsOn(LocalDate date) {
    if (added.contains(date)) {
      return true;
    }
    return weekdays.contains(date.getDayOfWeek())
        && !date.isBefore(from)
        && !date.isAfter(until)
        && !removed.contains(date);
  }

  /** The running dates from {@code first} on for {@code days} days, in order. */
  public List<LocalDate> dates(LocalDate first, int days) {
    return first.datesUntil(first.plusDays(days)).filter(this::runsOn).toList();
  }

  /**
   * Whether it is over by that date: its period has ended and no added date is to come. A period of
   * which every day is removed counts as any other.
   */
  public boolean isOverBy(LocalDate date) {
    return (weekdays.isEmpty() || until.isBefore(date))
        && added.stream().allMatch(day -> day.isBefore(date));
  }

  /** The same calendar moved by whole weeks, so that weekdays stay what they are. */
  public ServiceCalendar shiftedByWeeks(int weeks) {
    return new ServiceCalendar(
        weekdays,
        from.plusWeeks(weeks),
        until.plusWeeks(weeks),
        shifted(added.stream(), weeks),
        shifted(removed.stream(), weeks));
  }

  private static Set<LocalDate> shifted(Stream<LocalDate> dates, int weeks) {
    return dates.map(date -> date.plusWeeks(weeks)).collect(Collectors.toUnmodifiableSet());
  }
}
