package io.travelapp.benchmarks;

import io.travelapp.benchmarks.SeatAllotmentBenchmark.Situation;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures how long one allotment of seats takes, by JMH, each situation in JVMs of its own.
 *
 * @param forks how many JVMs
 * @param rounds of a second in each, after as many that do not count
 * @param roundMillis how long a round lasts
 */
record SeatAllotments(int forks, int rounds, int roundMillis) {

  static final String HELP =
      """
      ./bench seats measures one allotment of seats to a party, in a coach of 50 seats on a way of 19 segments.
      It prints a table in Markdown, and takes about a minute and a half. There are no options.\
      """;

  /** What the median is to stay below, in microseconds. */
  static final double MEDIAN_MAX_MICROS = 50;

  static SeatAllotments usual() {
    return new SeatAllotments(2, 5, 1000);
  }

  /** A table of what was found. */
  String run() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("^" + SeatAllotmentBenchmark.class.getName() + "\\.")
                    .forks(forks)
                    .warmupIterations(rounds)
                    .warmupTime(TimeValue.milliseconds(roundMillis))
                    .measurementIterations(rounds)
                    .measurementTime(TimeValue.milliseconds(roundMillis))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    MarkdownTable table =
        new MarkdownTable(
            "one allotment, 50 seats, 19 segments", "p50 µs", "p99 µs", "samples", "p50 < 50 µs");
    results.forEach(result -> table.add(cells(result)));
    return table.text();
  }

  private static List<String> cells(RunResult result) {
    Statistics nanos = result.getPrimaryResult().getStatistics();
    double median = nanos.getPercentile(50) / 1000;
    Situation situation = Situation.valueOf(result.getParams().getParam("situation"));
    return Stream.of(
            situation.words(),
            String.format(Locale.ROOT, "%.1f", median),
            String.format(Locale.ROOT, "%.1f", nanos.getPercentile(99) / 1000),
            String.valueOf(nanos.getN()),
            median < MEDIAN_MAX_MICROS ? "reached" : "**missed**")
        .toList();
  }
}
