package io.travelapp.domain.schedule;

import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.Line;
import java.util.ArrayList;
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
   * How far each call is from the first one along the way, in metres: the sum of the straight lines
   * between consecutive stops.
   */
  public List<Double> metresFromStart() {
    List<Double> metres = new ArrayList<>(calls.size());
    metres.add(0.0);
    for (int call = 1; call < calls.size(); call++) {
      GeoPoint before = calls.get(call - 1).stop().location();
      metres.add(metres.getLast() + before.metresTo(calls.get(call).stop().location()));
    }
    return List.copyOf(metres);
  }
}
