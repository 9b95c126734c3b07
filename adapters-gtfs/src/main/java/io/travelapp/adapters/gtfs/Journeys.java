package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.adapters.gtfs.StopTimes.Call;
import io.travelapp.adapters.gtfs.Trips.Trip;
import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.schedule.ServiceJourney;
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
  private final StopTimes stopTimes;
  private final Map<RoutePattern, RoutePattern> patterns = new HashMap<>();

  private Journeys(Feed feed, StopTimes stopTimes) {
    this.feed = feed;
    this.stopTimes = stopTimes;
  }

  /** The journeys in the order of trips.txt; those of equal calls on a line share the pattern. */
  static List<ServiceJourney> of(Feed feed, Trips trips, StopTimes stopTimes) {
    Journeys journeys = new Journeys(feed, stopTimes);
    List<ServiceJourney> made = new ArrayList<>();
    for (Trip trip : trips.all()) {
      if (!stopTimes.isSpoilt(trip.id())) {
        journeys.journeyOf(trip).ifPresent(made::add);
      }
    }
    return made;
  }

  private Optional<ServiceJourney> journeyOf(Trip trip) {
    List<Call> calls = new ArrayList<>(stopTimes.of(trip.id()));
    calls.sort(Comparator.comparingInt(Call::sequence));
    if (!dropRepeated(trip, calls) || !runsForwards(trip, calls) || !hasFitNumber(trip, calls)) {
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
            calls.stream().map(Call::time).toList(),
            trip.headsign().isEmpty() ? calls.getFirst().headsign() : trip.headsign()));
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
        stopTimes.spoil(trip.id(), call.line(), reason);
        return false;
      }
    }
    return true;
  }

  private boolean runsForwards(Trip trip, List<Call> calls) {
    for (int index = 1; index < calls.size(); index++) {
      Call call = calls.get(index);
      var left = calls.get(index - 1).time().departure();
      if (call.time().arrival().compareTo(left) < 0) {
        String reason =
            "it runs backwards in time: it arrives at "
                + call.time().arrival()
                + " after it left the stop before at "
                + left;
        stopTimes.spoil(trip.id(), call.line(), reason);
        return false;
      }
    }
    return true;
  }

  private boolean hasFitNumber(Trip trip, List<Call> calls) {
    return (calls.size() >= 2 && calls.size() <= RoutePattern.CALLS_MAX)
        || leaveOut(
            trip,
            "has " + calls.size() + " stop times, and not from 2 to " + RoutePattern.CALLS_MAX);
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
        || leaveOut(trip, "has no stop to board at with one to alight at after it");
  }

  private boolean leaveOut(Trip trip, String why) {
    String reason = "trip " + quoted(trip.id()) + " " + why + "; it is left out";
    feed.remarks().add(FeedFile.TRIPS, trip.at(), reason);
    return false;
  }

  private RoutePattern patternOf(Trip trip, List<Call> calls) {
    var pattern = new RoutePattern(trip.line(), calls.stream().map(Call::at).toList());
    return patterns.computeIfAbsent(pattern, same -> same);
  }
}
