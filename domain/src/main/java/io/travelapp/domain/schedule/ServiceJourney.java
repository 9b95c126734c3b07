package io.travelapp.domain.schedule;

import io.travelapp.domain.network.FeedId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An undated run of a pattern, with its times and its calendar (NeTEx ServiceJourney, GTFS trip).
 *
 * @param times one for each call of the pattern, never running backwards
 */
public record ServiceJourney(
    FeedId feedId,
    RoutePattern pattern,
    ServiceCalendar calendar,
    List<CallTime> times,
    String headsign) {

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
              at.alighting()));
    }
    return new Departure(
        DepartureId.of(feedId, serviceDate),
        feedId,
        pattern.line(),
        headsign,
        serviceDate,
        Departure.Status.SCHEDULED,
        calls);
  }
}
