package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.schedule.ServiceTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which trips run at an interval (frequencies.txt). Each start is a departure of its own, whether
 * the feed calls its time exact or not (exact_times): who has bought a seat waits for a coach at
 * the time that was sold.
 */
final class Frequencies {

  /** The most starts of one row: one each thirty seconds on the longest day. */
  static final int STARTS_PER_ROW_MAX = 2_880;

  private static final int HEADWAY_SECONDS_MAX = 7 * 24 * 3600;
  private static final int EXACT_TIMES_MAX = 1;

  private final Feed feed;
  private final Trips trips;
  private final Map<String, List<Interval>> ofTrips = new HashMap<>();
  private final Set<String> named = new HashSet<>();

  private Frequencies(Feed feed, Trips trips) {
    this.feed = feed;
    this.trips = trips;
  }

  /**
   * A row of the table.
   *
   * @param start the first departure from the first stop
   * @param end after the last one: at this time none leaves any more
   */
  record Interval(long line, ServiceTime start, ServiceTime end, int headwaySeconds) {

    /** When the departures leave the first stop. */
    List<ServiceTime> starts() {
      List<ServiceTime> starts = new ArrayList<>();
      for (int at = start.seconds(); at < end.seconds(); at += headwaySeconds) {
        starts.add(new ServiceTime(at));
      }
      return starts;
    }
  }

  static Frequencies read(Feed feed, Trips trips) throws IOException {
    Frequencies frequencies = new Frequencies(feed, trips);
    feed.read(FeedFile.FREQUENCIES, "the frequency", frequencies::add);
    frequencies.ofTrips.replaceAll((trip, intervals) -> frequencies.withoutOverlaps(intervals));
    return frequencies;
  }

  private void add(Row row) throws Unsound {
    String trip = row.id("trip_id");
    if (!trips.names(trip)) {
      throw new Unsound(Flaw.TRIP_UNKNOWN, "trip " + quoted(trip) + " is unknown");
    }
    if (trips.find(trip).isEmpty()) {
      return;
    }
    // Its stop times are relative from now on, also if the row turns out to be of no use.
    named.add(trip);
    Interval interval =
        new Interval(
            row.line(),
            row.time("start_time"),
            row.time("end_time"),
            row.number("headway_secs", 1, HEADWAY_SECONDS_MAX));
    row.code("exact_times", EXACT_TIMES_MAX);
    int seconds = interval.end.seconds() - interval.start.seconds();
    if (seconds <= 0) {
      throw new Unsound(
          Flaw.PERIOD_BACKWARDS,
          "end_time " + interval.end + " is not after start_time " + interval.start);
    }
    if ((seconds - 1) / interval.headwaySeconds >= STARTS_PER_ROW_MAX) {
      throw new Unsound(
          Flaw.FREQUENCIES_TOO_MANY,
          "a coach each "
              + interval.headwaySeconds
              + " s makes more than "
              + STARTS_PER_ROW_MAX
              + " departures");
    }
    ofTrips.computeIfAbsent(trip, any -> new ArrayList<>()).add(interval);
  }

  /** Nobody knows which of two intervals counts where both do; the one that begins first stays. */
  private List<Interval> withoutOverlaps(List<Interval> intervals) {
    List<Interval> sound = new ArrayList<>();
    intervals.sort(
        Comparator.comparing(Interval::start).thenComparingLong(interval -> interval.line));
    for (Interval interval : intervals) {
      if (sound.isEmpty() || sound.getLast().end.compareTo(interval.start) <= 0) {
        sound.add(interval);
      } else {
        String reason =
            "it overlaps with line " + sound.getLast().line + "; the frequency is left out";
        feed.remarks().add(FeedFile.FREQUENCIES, interval.line, Flaw.FREQUENCY_OVERLAPS, reason);
      }
    }
    return sound;
  }

  /** Whether a trip runs at intervals, so that its stop times are relative. */
  boolean names(String trip) {
    return named.contains(trip);
  }

  /** The intervals at which a trip runs, by time; none where no row for it could be used. */
  List<Interval> of(String trip) {
    return ofTrips.getOrDefault(trip, List.of());
  }
}
