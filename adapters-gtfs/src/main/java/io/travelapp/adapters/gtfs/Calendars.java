package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.schedule.ServiceCalendar;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * On which days the services of a feed run (calendar.txt, calendar_dates.txt), moved by whole weeks
 * where that is wished.
 */
final class Calendars {

  private static final int ADDED = 1;
  private static final int REMOVED = 2;

  private final Map<String, Week> weeks = new HashMap<>();
  private final Set<String> unsound = new HashSet<>();
  private final Map<String, Exceptions> exceptions = new HashMap<>();
  private final Map<String, ServiceCalendar> calendars = new HashMap<>();

  private Calendars() {}

  /** A row of calendar.txt. */
  private record Week(Set<DayOfWeek> days, LocalDate from, LocalDate until) {}

  /** The rows of calendar_dates.txt that are of one service. */
  private record Exceptions(TreeSet<LocalDate> added, TreeSet<LocalDate> removed) {

    private static final Exceptions NONE = new Exceptions(new TreeSet<>(), new TreeSet<>());
  }

  static Calendars read(Feed feed, int shiftWeeks) throws IOException {
    Calendars read = new Calendars();
    feed.read(FeedFile.CALENDAR, "the service", read::addWeek);
    feed.read(FeedFile.CALENDAR_DATES, "the exception", read::addException);
    read.weeks.forEach((id, week) ->
        read.calendars.put(
            id, calendarOf(week, read.exceptions.getOrDefault(id, Exceptions.NONE), shiftWeeks)));
    read.exceptions.forEach((id, dates) ->
        read.calendars.computeIfAbsent(
            id, any -> calendarOf(weekOfNoDays(dates), dates, shiftWeeks)));
    return read;
  }

  private void addWeek(Row row) throws Unsound {
    String id = row.id("service_id");
    if (weeks.containsKey(id) || unsound.contains(id)) {
      throw new Unsound(Flaw.ID_REPEATED, "service " + quoted(id) + " is there already");
    }
    // Until all of it is read, so that exceptions do not make half a service of it.
    unsound.add(id);
    Week week = weekOf(row);
    if (week.until.isBefore(week.from)) {
      throw new Unsound(Flaw.PERIOD_BACKWARDS, "end_date is before start_date");
    }
    weeks.put(id, week);
    unsound.remove(id);
  }

  private static Week weekOf(Row row) throws Unsound {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (row.number(day.name().toLowerCase(Locale.ROOT), 0, 1) == 1) {
        days.add(day);
      }
    }
    return new Week(days, row.date("start_date"), row.date("end_date"));
  }

  private void addException(Row row) throws Unsound {
    String id = row.id("service_id");
    if (unsound.contains(id)) {
      throw new Unsound(Flaw.SERVICE_UNKNOWN, "service " + quoted(id) + " was left out");
    }
    LocalDate date = row.date("date");
    boolean adds = row.number("exception_type", ADDED, REMOVED) == ADDED;
    Exceptions ofService =
        exceptions.computeIfAbsent(id, any -> new Exceptions(new TreeSet<>(), new TreeSet<>()));
    Set<LocalDate> same = adds ? ofService.added : ofService.removed;
    Set<LocalDate> opposite = adds ? ofService.removed : ofService.added;
    if (opposite.contains(date)) {
      throw new Unsound(
          Flaw.EXCEPTION_CONTRADICTS,
          "service " + quoted(id) + " on " + date + " contradicts an exception that came before");
    }
    if (!same.add(date)) {
      throw new Unsound(
          Flaw.EXCEPTION_REPEATED,
          "service " + quoted(id) + " has this exception on " + date + " already");
    }
  }

  /** A service that has no row in calendar.txt lives from its added dates. */
  private static Week weekOfNoDays(Exceptions exceptions) {
    TreeSet<LocalDate> dates = exceptions.added.isEmpty() ? exceptions.removed : exceptions.added;
    return new Week(Set.of(), dates.first(), dates.last());
  }

  private static ServiceCalendar calendarOf(Week week, Exceptions exceptions, int shiftWeeks) {
    return new ServiceCalendar(
            week.days, week.from, week.until, exceptions.added, exceptions.removed)
        .shiftedByWeeks(shiftWeeks);
  }

  /**
   * The calendar of a service.
   *
   * @throws Unsound if there is none
   */
  ServiceCalendar of(String service) throws Unsound {
    ServiceCalendar calendar = calendars.get(service);
    if (calendar == null) {
      throw new Unsound(
          Flaw.SERVICE_UNKNOWN,
          "service "
              + quoted(service)
              + (unsound.contains(service) ? " was left out" : " is unknown"));
    }
    return calendar;
  }

  /** Whether there is any day on which it runs. */
  static boolean everRuns(ServiceCalendar calendar) {
    if (!calendar.added().isEmpty()) {
      return true;
    }
    // Every week has one of its weekdays, and each removed date can spoil no more than one week.
    long days = 7L * (calendar.removed().size() + 1);
    return !calendar.weekdays().isEmpty()
        && calendar
            .from()
            .datesUntil(calendar.until().plusDays(1))
            .limit(days)
            .anyMatch(calendar::runsOn);
  }
}
