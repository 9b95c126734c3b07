package io.travelapp.domain.schedule;

import io.travelapp.domain.network.FeedId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An undated run of a pattern, with its times and its calendar (NeTEx ServiceJourney, GTFS trip).
 *
 * @param times one for each call of the pattern, never running backwards
 * @param block what one vehicle runs on a day bears one name (GTFS block_id); empty where the feed
 *     does not tell
 */
public record ServiceJourney(
    FeedId feedId,
    RoutePattern pattern,
    ServiceCalendar calendar,
    List<CallTime> times,
    String headsign,
    Optional<String> block) {

  public ServiceJourney {
    times = List.copyOf(times);
    if (times.size() != pattern.calls().size()) {
      throw new IllegalArgumentException(
          feedId + " has " + pattern.calls().size() + " calls and " + times.size() + " times");
    }
    for (int call = 1; call < times.size(); call++) {
      if (times.get(call).arrival().compareTo(times.get(call - 1).departure()) < 0) {
        throw new IllegalArgumentException(feedId + " runs backwards in time at call " + call);
      }
    }
  }

  /** A journey of which the feed does not tell what the vehicle runs before and after it. */
  public ServiceJourney(
      FeedId feedId,
      RoutePattern pattern,
      ServiceCalendar calendar,
      List<CallTime> times,
      String headsign) {
    this(feedId, pattern, calendar, times, headsign, Optional.empty());
  }

  /**
   * The departure that this journey makes on a service date, whether its calendar has that date or
   * not.
   */
  public Departure on(LocalDate serviceDate) {
    var zone = pattern.line().operator().zone();
    List<StopCall> calls = new ArrayList<>(times.size());
    for (int call = 0; call < times.size(); call++) {
      PatternCall at = pattern.calls().get(call);
      CallTime time = times.get(call);
      calls.add(
          new StopCall(
              call,
              at.stop(),
              time.arrival().on(serviceDate, zone),
              time.departure().on(serviceDate, zone),
              at.boarding(),
              at.alighting(),
              at.sales()));
    }
    return new Departure(
        DepartureId.of(feedId, serviceDate),
        feedId,
        pattern.line(),
        headsign,
        block,
        serviceDate,
        Departure.Status.SCHEDULED,
        calls);
  }
}
