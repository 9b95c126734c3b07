package io.travelapp.domain.schedule;

import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One run on one service date (NeTEx DatedServiceJourney). It owns its seats and can be changed or
 * cancelled alone.
 *
 * @param block what one vehicle runs on a day bears one name; empty where the feed does not tell
 * @param serviceDate the day that the run belongs to, also after midnight
 * @param calls in order of travel, numbered from 0, never running backwards in time
 */
public record Departure(
    DepartureId id,
    FeedId journey,
    Line line,
    String headsign,
    Optional<String> block,
    LocalDate serviceDate,
    Status status,
    List<StopCall> calls) {

  /** What became of it. */
  public enum Status {
    SCHEDULED,
    CANCELLED
  }

  public Departure {
    calls = List.copyOf(calls);
    if (calls.size() < 2) {
      throw new IllegalArgumentException("A departure has at least two calls");
    }
    for (int call = 0; call < calls.size(); call++) {
      if (calls.get(call).call() != call
          || (call > 0 && calls.get(call).arrival().isBefore(calls.get(call - 1).departure()))) {
        throw new IllegalArgumentException(
            journey + " on " + serviceDate + " is out of order at call " + call);
      }
    }
  }

  /** A departure of which the feed does not tell what the vehicle runs before and after it. */
  public Departure(
      DepartureId id,
      FeedId journey,
      Line line,
      String headsign,
      LocalDate serviceDate,
      Status status,
      List<StopCall> calls) {
    this(id, journey, line, headsign, Optional.empty(), serviceDate, status, calls);
  }

  /** When it leaves its first stop. */
  public Instant startsAt() {
    return calls.getFirst().departure();
  }

  /** Whether {@code call} is one of its calls. */
  public boolean hasCall(int call) {
    return call >= 0 && call < calls.size();
  }
}
