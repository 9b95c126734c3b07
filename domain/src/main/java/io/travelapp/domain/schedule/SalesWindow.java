package io.travelapp.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * From when until when a ride may be sold to who boards at a call (GTFS booking_rules). It counts
 * back from departure at the passenger's own boarding stop, by the clock that hangs there.
 *
 * <pre>{@code
 * var window = SalesWindow.until(new DayBefore(1, LocalTime.of(17, 0)));
 * window.closesAt(boards, ZoneId.of("Asia/Tokyo"))   // 17:00 in Tokyo, on the day before boarding
 * }</pre>
 *
 * @param opens when it opens; empty where it was always open
 * @param closes when it closes: at that moment nothing is sold any more
 */
public record SalesWindow(Optional<Notice> opens, Notice closes) {

  /** Sold until the coach leaves. */
  public static final SalesWindow UNTIL_DEPARTURE = until(new Before(Duration.ZERO));

  /** A moment before departure at the boarding stop. */
  public sealed interface Notice {

    /** The most days that a notice lies before departure. */
    int DAYS_MAX = 365;

    /**
     * When that is.
     *
     * @param boards departure at the boarding stop
     * @param zone of the clock at the boarding stop
     */
    Instant before(Instant boards, ZoneId zone);
  }

  /**
   * So long before departure, in elapsed time; 0 to {@value Notice#DAYS_MAX} days, in whole
   * seconds.
   */
  public record Before(Duration time) implements Notice {
    public Before {
      if (!time.truncatedTo(ChronoUnit.SECONDS).equals(time)) {
        throw new IllegalArgumentException("A notice is of whole seconds, not " + time);
      }
      if (time.isNegative() || time.compareTo(Duration.ofDays(DAYS_MAX)) > 0) {
        throw new IllegalArgumentException(
            "A notice lies 0 to " + DAYS_MAX + " days before departure, not " + time);
      }
    }

    @Override
    public Instant before(Instant boards, ZoneId zone) {
      return boards.minus(time);
    }
  }

  /**
   * A clock time so many days before the day of boarding. Where a clock change leaves the time out,
   * it is as much later; where it comes twice, it is the first.
   *
   * @param days 1 to {@value Notice#DAYS_MAX}
   * @param time in whole seconds
   */
  public record DayBefore(int days, LocalTime time) implements Notice {
    public DayBefore {
      if (!time.truncatedTo(ChronoUnit.SECONDS).equals(time)) {
        throw new IllegalArgumentException("A notice is of whole seconds, not " + time);
      }
      if (days < 1 || days > DAYS_MAX) {
        throw new IllegalArgumentException(
            "A notice lies 1 to " + DAYS_MAX + " days before the day of boarding, not " + days);
      }
    }

    @Override
    public Instant before(Instant boards, ZoneId zone) {
      return boards
          .atZone(zone)
          .toLocalDate()
          .minusDays(days)
          .atTime(time)
          .atZone(zone)
          .toInstant();
    }
  }

  /** A window that was always open. */
  public static SalesWindow until(Notice closes) {
    return new SalesWindow(Optional.empty(), closes);
  }

  /** When it opens for who boards at {@code boards}; empty where it was always open. */
  public Optional<Instant> opensAt(Instant boards, ZoneId zone) {
    return opens.map(notice -> notice.before(boards, zone));
  }

  /** When it closes for who boards at {@code boards}. */
  public Instant closesAt(Instant boards, ZoneId zone) {
    return closes.before(boards, zone);
  }
}
