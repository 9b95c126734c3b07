package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.adapters.gtfs.StopTimes.Call;
import io.travelapp.adapters.gtfs.Trips.Trip;
import io.travelapp.domain.schedule.CallTime;
import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.schedule.ServiceTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts trips and their calls together, and leaves out those that do not make a journey. */
final class Journeys {

  private final Feed feed;
  private final Frequencies frequencies;
  private final RunsByFrequency runs;
  private final StopTimes stopTimes;
  private final List<ServiceJourney> made = new ArrayList<>();
  private final Map<RoutePattern, RoutePattern> patterns = new HashMap<>();
  private final Map<CallTime, CallTime> callTimes = new HashMap<>();

  private Journeys(Feed feed, Trips trips, Frequencies frequencies, StopTimes stopTimes) {
    this.feed = feed;
    this.runs = new RunsByFrequency(feed, trips);
    this.frequencies = frequencies;
    this.stopTimes = stopTimes;
  }

  /**
   * The journeys in the order of trips.txt, those of a trip that runs at intervals by their start;
   * those of equal calls on a line share the pattern.
   */
  static List<ServiceJourney> of(
      Feed feed, Trips trips, Frequencies frequencies, StopTimes stopTimes) {
    Journeys journeys = new Journeys(feed, trips, frequencies, stopTimes);
    for (Trip trip : trips.all()) {
      if (!stopTimes.isSpoilt(trip.id())) {
        journeys.journeyOf(trip).ifPresent(journey -> journeys.add(trip, journey));
      }
    }
    stopTimes.remarkOnInterpolated();
    return journeys.made;
  }

  private Optional<ServiceJourney> journeyOf(Trip trip) {
    List<Call> calls = new ArrayList<>(stopTimes.of(trip.id()));
    calls.sort(Comparator.comparingInt(Call::sequence));
    if (!dropRepeated(trip, calls)
        || !hasFitNumber(trip, calls)
        || !hasTimesAtItsEnds(trip, calls)
        || !runsForwards(trip, calls)) {
      return Optional.empty();
    }
    RoutePattern pattern = patternOf(trip, calls);
    if (!canBeBooked(trip, pattern) || !trip.everRuns()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServiceJourney(
            feed.id(trip.id()),
            pattern,
            trip.calendar(),
            timesOf(calls),
            trip.headsign().isEmpty() ? calls.getFirst().headsign() : trip.headsign(),
            trip.block()));
  }

  /** Of two rows with one sequence number that say the same the later goes; else nobody knows. */
  private boolean dropRepeated(Trip trip, List<Call> calls) {
    for (int index = calls.size() - 1; index > 0; index--) {
      Call call = calls.get(index);
      Call before = calls.get(index - 1);
      if (call.repeats(before)) {
        stopTimes.skipRepeated(call);
        calls.remove(index);
      } else if (call.sequence() == before.sequence()) {
        String reason =
            "stop_sequence "
                + call.sequence()
                + " is on line "
                + before.line()
                + " for another call";
        stopTimes.spoil(trip.id(), call.line(), Flaw.CALL_CONTRADICTS, reason);
        return false;
      }
    }
    return true;
  }

  private boolean hasFitNumber(Trip trip, List<Call> calls) {
    return (calls.size() >= 2 && calls.size() <= RoutePattern.CALLS_MAX)
        || leaveOut(
            trip,
            Flaw.TRIP_LENGTH_UNFIT,
            "has " + calls.size() + " stop times, and not from 2 to " + RoutePattern.CALLS_MAX);
  }

  private boolean hasTimesAtItsEnds(Trip trip, List<Call> calls) {
    for (Call end : List.of(calls.getFirst(), calls.getLast())) {
      if (end.time().isEmpty()) {
        String reason =
            "arrival_time and departure_time are missing, and the first and the last call of a"
                + " trip need one";
        stopTimes.spoil(trip.id(), end.line(), Flaw.CALL_WITHOUT_TIME, reason);
        return false;
      }
    }
    return true;
  }

  private boolean runsForwards(Trip trip, List<Call> calls) {
    ServiceTime left = calls.getFirst().time().orElseThrow().departure();
    for (Call call : calls.subList(1, calls.size())) {
      if (call.time().isEmpty()) {
        continue;
      }
      CallTime time = call.time().get();
      if (time.arrival().compareTo(left) < 0) {
        String reason =
            "it runs backwards in time: it arrives at "
                + time.arrival()
                + " after it left the stop before at "
                + left;
        stopTimes.spoil(trip.id(), call.line(), Flaw.TRIP_BACKWARDS, reason);
        return false;
      }
      left = time.departure();
    }
    return true;
  }

  private boolean canBeBooked(Trip trip, RoutePattern pattern) {
    var calls = pattern.calls();
    int firstBoarding =
        IntStream.range(0, calls.size())
            .filter(call -> calls.get(call).boarding())
            .findFirst()
            .orElse(calls.size());
    return IntStream.range(firstBoarding + 1, calls.size())
            .anyMatch(call -> calls.get(call).alighting())
        || leaveOut(
            trip, Flaw.TRIP_WITHOUT_RIDE, "has no stop to board at with one to alight at after it");
  }

  private boolean leaveOut(Trip trip, Flaw flaw, String why) {
    String reason = "trip " + quoted(trip.id()) + " " + why + "; it is left out";
    feed.remarks().add(FeedFile.TRIPS, trip.at(), flaw, reason);
    return false;
  }

  private RoutePattern patternOf(Trip trip, List<Call> calls) {
    var pattern = new RoutePattern(trip.line(), calls.stream().map(Call::at).toList());
    return patterns.computeIfAbsent(pattern, same -> same);
  }

  private List<CallTime> timesOf(List<Call> calls) {
    calls.stream().filter(call -> call.time().isEmpty()).forEach(stopTimes::countInterpolated);
    return Interpolation.timesOf(calls).stream()
        .map(time -> callTimes.computeIfAbsent(time, same -> same))
        .toList();
  }

  private void add(Trip trip, ServiceJourney journey) {
    if (!frequencies.names(trip.id())) {
      made.add(journey);
    } else if (frequencies.of(trip.id()).isEmpty()) {
      leaveOut(trip, Flaw.FREQUENCY_MISSING, "runs at intervals, and none of them can be used");
    } else {
      made.addAll(runs.of(journey, frequencies.of(trip.id())));
    }
  }
}
