package io.travelapp.proof;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what the proof consists of. Safe for use by many threads. */
final class Tally {

  /** What is counted. */
  enum Of {
    HISTORIES("histories"),
    OPERATIONS("operations"),
    CONFLICTS("conflicts"),
    INTENTS("payment intents"),
    KILLS("nodes killed at their points"),
    DATABASE_KILLS("databases killed"),
    CUTS("wires cut"),
    CUTS_AT_REQUESTS("cut at a request or its answer"),
    CUTS_AT_COMMIT("cut at COMMIT"),
    DELAYS("wires slowed down"),
    SILENCES("wires fallen silent"),
    PLANTS("seeds with a planted bug"),
    PLANTS_FOUND("of them found out");

    private final String name;

    Of(String name) {
      this.name = name;
    }
  }

  private final Map<Of, Long> counts = new EnumMap<>(Of.class);

  synchronized void add(Of what, long more) {
    counts.merge(what, more, Long::sum);
  }

  synchronized long of(Of what) {
    return counts.getOrDefault(what, 0L);
  }

  @Override
  public synchronized String toString() {
    return counts.entrySet().stream()
        .map(count -> "%,d %s".formatted(count.getValue(), count.getKey().name))
        .collect(Collectors.joining(", "));
  }
}
