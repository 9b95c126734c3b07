package io.travelapp.adapters.gtfs;

import io.travelapp.adapters.gtfs.StopTimes.Call;
import io.travelapp.domain.schedule.CallTime;
import io.travelapp.domain.schedule.ServiceTime;
import java.util.ArrayList;
import java.util.List;

/**
 * When a coach calls where the feed tells no time: between the calls that have one it is thought to
 * go at an even speed and to stop nowhere, as the <a
 * href="https://gtfs.org/documentation/schedule/reference/#stop_timestxt">GTFS reference</a> has it
 * of calls that are no time points. Whole seconds, rounded half up.
 *
 * <p>How far a call lies is told by shape_dist_traveled where both time points and all calls
 * between them have one that ascends, else by the straight lines from stop to stop.
 */
final class Interpolation {

  private Interpolation() {}

  /**
   * The times of all calls.
   *
   * @param calls in their order; the first and the last one have times, and none runs backwards
   */
  static List<CallTime> timesOf(List<Call> calls) {
    List<CallTime> times = new ArrayList<>(calls.size());
    int before = 0;
    for (int call = 0; call < calls.size(); call++) {
      if (calls.get(call).time().isPresent()) {
        addBetween(calls.subList(before, call + 1), times);
        times.add(calls.get(call).time().get());
        before = call;
      }
    }
    return times;
  }

  /** Adds the times of the calls that stand between the first and the last of these. */
  private static void addBetween(List<Call> calls, List<CallTime> times) {
    if (calls.size() <= 2) {
      return;
    }
    int left = calls.getFirst().time().orElseThrow().departure().seconds();
    int arrives = calls.getLast().time().orElseThrow().arrival().seconds();
    double[] way = wayOf(calls);
    for (int call = 1; call < calls.size() - 1; call++) {
      double share = (way[call] - way[0]) / (way[way.length - 1] - way[0]);
      long seconds = left + Math.round((arrives - left) * share);
      ServiceTime time = new ServiceTime((int) Math.min(seconds, arrives));
      times.add(new CallTime(time, time));
    }
  }

  /** How far each call lies, ascending: the last one further than the first. */
  private static double[] wayOf(List<Call> calls) {
    double[] travelled = calls.stream().mapToDouble(Call::distance).toArray();
    if (ascends(travelled)) {
      return travelled;
    }
    double[] metres = new double[calls.size()];
    for (int call = 1; call < metres.length; call++) {
      var here = calls.get(call).at().stop().location();
      metres[call] = metres[call - 1] + calls.get(call - 1).at().stop().location().metresTo(here);
    }
    if (metres[metres.length - 1] == 0) {
      // All at one spot: one after the other, evenly.
      for (int call = 1; call < metres.length; call++) {
        metres[call] = call;
      }
    }
    return metres;
  }

  private static boolean ascends(double[] distances) {
    for (int call = 1; call < distances.length; call++) {
      // A distance that is not there is not a number, which is greater than none.
      if (!(distances[call] > distances[call - 1])) {
        return false;
      }
    }
    return true;
  }
}
