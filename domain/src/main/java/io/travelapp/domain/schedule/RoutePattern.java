package io.travelapp.domain.schedule;

import io.travelapp.domain.network.Line;
import java.util.List;

/**
 * The ordered stops of a line's variant (NeTEx RoutePattern). A stop may be called at more than
 * once.
 */
public record RoutePattern(Line line, List<PatternCall> calls) {

  /** The most calls of a pattern. */
  public static final int CALLS_MAX = 500;

  public RoutePattern {
    calls = List.copyOf(calls);
    if (calls.size() < 2 || calls.size() > CALLS_MAX) {
      throw new IllegalArgumentException(
          "A pattern has 2 to " + CALLS_MAX + " calls, not " + calls.size());
    }
  }

  /** Whether one may get on at call {@code from} and get off at call {@code to}. */
  public boolean carries(int from, int to) {
    return from < to && calls.get(from).boarding() && calls.get(to).alighting();
  }

  /**
   * The way from one call to another in metres: the sum of the straight lines between consecutive
   * stops.
   */
  public double metresBetween(int from, int to) {
    double metres = 0;
    for (int call = from; call < to; call++) {
      metres += calls.get(call).stop().location().metresTo(calls.get(call + 1).stop().location());
    }
    return metres;
  }
}
