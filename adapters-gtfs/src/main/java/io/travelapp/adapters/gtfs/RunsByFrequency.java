package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.adapters.gtfs.Frequencies.Interval;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.CallTime;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.schedule.ServiceTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of a journey whose times are relative the runs that leave at each interval. */
final class RunsByFrequency {

  /** The most calls of all such runs of a feed, so that a headway of a second fits into memory. */
  static final int CALLS_MAX = 1_000_000;

  private final Feed feed;
  private final Trips trips;
  private final Map<CallTime, CallTime> callTimes = new HashMap<>();
  private int calls;

  RunsByFrequency(Feed feed, Trips trips) {
    this.feed = feed;
    this.trips = trips;
  }

  /** The runs in the order of the intervals; one that cannot be used is remarked on. */
  List<ServiceJourney> of(ServiceJourney journey, List<Interval> intervals) {
    List<ServiceJourney> runs = new ArrayList<>();
    for (Interval interval : intervals) {
      try {
        runs.addAll(of(journey, interval));
      } catch (Unsound e) {
        String reason = e.reason() + "; the frequency is left out";
        feed.remarks().add(FeedFile.FREQUENCIES, interval.line(), e.flaw(), reason);
      }
    }
    return runs;
  }

  /** Each run is named by when it leaves its first stop. */
  private List<ServiceJourney> of(ServiceJourney journey, Interval interval) throws Unsound {
    List<ServiceTime> starts = interval.starts();
    requireThatTimesFit(journey.times(), interval, starts);
    requireThatCallsFit(journey.times().size() * starts.size());
    List<ServiceJourney> runs = new ArrayList<>();
    for (ServiceTime start : starts) {
      FeedId id = journey.feedId().child(start.toString());
      if (trips.names(id.localId())) {
        throw new Unsound(Flaw.ID_REPEATED, "a trip of its own is called " + quoted(id.localId()));
      }
      runs.add(
          new ServiceJourney(
              id,
              journey.pattern(),
              journey.calendar(),
              leavingAt(start, journey.times()),
              journey.headsign(),
              // Coaches that leave every few minutes are not one vehicle, whatever the block says.
              Optional.empty()));
    }
    return runs;
  }

  private static void requireThatTimesFit(
      List<CallTime> times, Interval interval, List<ServiceTime> starts) throws Unsound {
    int leaves = times.getFirst().departure().seconds();
    int waits = leaves - times.getFirst().arrival().seconds();
    int takes = times.getLast().departure().seconds() - leaves;
    if (starts.getFirst().seconds() < waits
        || starts.getLast().seconds() + takes > ServiceTime.SECONDS_MAX) {
      throw new Unsound(
          Flaw.FREQUENCY_OUT_OF_RANGE,
          "not all runs from "
              + interval.start()
              + " to "
              + interval.end()
              + " lie between 0:00:00 and 168:00:00");
    }
  }

  private void requireThatCallsFit(int more) throws Unsound {
    if (calls + more > CALLS_MAX) {
      throw new Unsound(
          Flaw.FREQUENCIES_TOO_MANY,
          "with it all departures at intervals would call more than " + CALLS_MAX + " times");
    }
    calls += more;
  }

  private List<CallTime> leavingAt(ServiceTime start, List<CallTime> times) {
    int later = start.seconds() - times.getFirst().departure().seconds();
    return times.stream()
        .map(time ->
            new CallTime(
                new ServiceTime(time.arrival().seconds() + later),
                new ServiceTime(time.departure().seconds() + later)))
        .map(time -> callTimes.computeIfAbsent(time, same -> same))
        .toList();
  }
}
