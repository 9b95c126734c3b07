package io.travelapp.benchmarks;

import io.travelapp.benchmarks.Searches.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/**
 * What was measured of one kind of search in one database.
 *
 * @param departures in the database
 * @param requests answered over HTTP in a second
 * @param straight the same searches in a second, as SQL without the product
 * @param p50 half of the latencies are at most so long, in milliseconds
 * @param p99 99 of 100 are
 */
record SearchFigures(
    Kind kind, int departures, double requests, double straight, double p50, double p99) {

  SearchFigures(Kind kind, int departures, double requests, double straight, Histogram latencies) {
    this(kind, departures, requests, straight, millis(latencies, 50), millis(latencies, 99));
  }

  static double millis(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }

  /** How much of the throughput is left by the product. */
  double share() {
    return requests / straight;
  }

  /** The median of each figure by itself; all are of the same kind and database. */
  static SearchFigures medianOf(List<SearchFigures> rounds) {
    SearchFigures any = rounds.getFirst();
    return new SearchFigures(
        any.kind(),
        any.departures(),
        median(rounds, SearchFigures::requests),
        median(rounds, SearchFigures::straight),
        median(rounds, SearchFigures::p50),
        median(rounds, SearchFigures::p99));
  }

  private static double median(List<SearchFigures> rounds, ToDoubleFunction<SearchFigures> figure) {
    return median(rounds.stream().mapToDouble(figure));
  }

  /** The middle one, or the mean of the middle two. */
  static double median(DoubleStream figures) {
    double[] sorted = figures.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
