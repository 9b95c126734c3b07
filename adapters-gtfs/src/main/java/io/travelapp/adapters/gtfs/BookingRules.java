package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.domain.schedule.SalesWindow.Notice;
import io.travelapp.domain.schedule.ServiceTime;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * From when until when rides may be sold (<a
 * href="https://gtfs.org/documentation/schedule/reference/#booking_rulestxt">booking_rules.txt</a>).
 *
 * <p>A rule that contradicts itself, or counts its days in a way of its own
 * (prior_notice_service_id), is left out, and with it the boarding that it is about: what is sold
 * too late is sold to somebody for whom no coach stops.
 */
final class BookingRules {

  private static final int REAL_TIME = 0;
  private static final int SAME_DAY = 1;
  private static final int PRIOR_DAYS = 2;
  private static final int MINUTES_MAX = Notice.DAYS_MAX * 24 * 60;
  private static final int DAY_SECONDS = 24 * 3600;

  /** All that are named; empty for those that were left out. */
  private final Map<String, Optional<SalesWindow>> windows = new HashMap<>();

  private BookingRules() {}

  static BookingRules read(Feed feed) throws IOException {
    BookingRules rules = new BookingRules();
    feed.read(FeedFile.BOOKING_RULES, "what is boarded by the booking rule", rules::add);
    return rules;
  }

  private void add(Row row) throws Unsound {
    String id = row.id("booking_rule_id");
    if (windows.putIfAbsent(id, Optional.empty()) != null) {
      // Which of them counts nobody knows.
      windows.put(id, Optional.empty());
      throw new Unsound(Flaw.ID_REPEATED, "booking rule " + quoted(id) + " is there already");
    }
    windows.put(id, Optional.of(windowOf(row)));
  }

  private static SalesWindow windowOf(Row row) throws Unsound {
    int type = row.number("booking_type", REAL_TIME, PRIOR_DAYS);
    if (!row.text("prior_notice_service_id").isEmpty()) {
      throw new Unsound(
          Flaw.BOOKING_RULE_UNFIT,
          "it counts its days by a service (prior_notice_service_id), which is not read");
    }
    return switch (type) {
      case REAL_TIME -> untilDeparture(row);
      case SAME_DAY -> untilMinutesBefore(row);
      default -> untilDaysBefore(row);
    };
  }

  private static SalesWindow untilDeparture(Row row) throws Unsound {
    forbid(
        row,
        REAL_TIME,
        "prior_notice_duration_min",
        "prior_notice_duration_max",
        "prior_notice_last_day",
        "prior_notice_last_time",
        "prior_notice_start_day",
        "prior_notice_start_time");
    return SalesWindow.UNTIL_DEPARTURE;
  }

  private static SalesWindow untilMinutesBefore(Row row) throws Unsound {
    forbid(row, SAME_DAY, "prior_notice_last_day", "prior_notice_last_time");
    Before closes = minutesBefore(row, "prior_notice_duration_min");
    if (row.text("prior_notice_duration_max").isEmpty()) {
      return window(startOf(row), closes);
    }
    forbid(row, SAME_DAY, "prior_notice_start_day", "prior_notice_start_time");
    return window(Optional.of(minutesBefore(row, "prior_notice_duration_max")), closes);
  }

  private static SalesWindow untilDaysBefore(Row row) throws Unsound {
    forbid(row, PRIOR_DAYS, "prior_notice_duration_min", "prior_notice_duration_max");
    DayBefore closes = dayBefore(row, "prior_notice_last_day", "prior_notice_last_time");
    return window(startOf(row), closes);
  }

  private static Optional<Notice> startOf(Row row) throws Unsound {
    boolean none =
        row.text("prior_notice_start_day").isEmpty()
            && row.text("prior_notice_start_time").isEmpty();
    return none
        ? Optional.empty()
        : Optional.of(dayBefore(row, "prior_notice_start_day", "prior_notice_start_time"));
  }

  private static SalesWindow window(Optional<Notice> opens, Notice closes) throws Unsound {
    if (opens.isPresent() && longest(opens.get()) <= longest(closes)) {
      throw new Unsound(Flaw.PERIOD_BACKWARDS, "it ends before it begins");
    }
    return new SalesWindow(opens, closes);
  }

  /** The most seconds that a notice lies before departure: of a coach that leaves at midnight. */
  private static long longest(Notice notice) {
    return switch (notice) {
      case Before(Duration time) -> time.toSeconds();
      case DayBefore(int days, LocalTime time) -> (days + 1L) * DAY_SECONDS - time.toSecondOfDay();
    };
  }

  private static Before minutesBefore(Row row, String column) throws Unsound {
    return new Before(Duration.ofMinutes(row.number(column, 0, MINUTES_MAX)));
  }

  private static DayBefore dayBefore(Row row, String dayColumn, String timeColumn) throws Unsound {
    int days = row.number(dayColumn, 1, Notice.DAYS_MAX);
    ServiceTime time = row.time(timeColumn);
    if (time.seconds() >= DAY_SECONDS) {
      throw new Unsound(
          Flaw.TIME_UNFIT, timeColumn + " " + time + " is not a time of a clock, before 24:00:00");
    }
    return new DayBefore(days, LocalTime.ofSecondOfDay(time.seconds()));
  }

  private static void forbid(Row row, int type, String... columns) throws Unsound {
    for (String column : columns) {
      if (!row.text(column).isEmpty()) {
        throw new Unsound(Flaw.BOOKING_RULE_UNFIT, column + " contradicts booking_type " + type);
      }
    }
  }

  /** Whether the file names it, also if it was left out. */
  boolean names(String id) {
    return windows.containsKey(id);
  }

  /** When rides by this rule are sold; empty if it is unknown or was left out. */
  Optional<SalesWindow> find(String id) {
    return windows.getOrDefault(id, Optional.empty());
  }
}
