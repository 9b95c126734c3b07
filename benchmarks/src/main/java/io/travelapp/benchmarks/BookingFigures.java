package io.travelapp.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * What was measured of one kind of sale.
 *
 * @param requests sales over HTTP in a second
 * @param straight the same sales in a second, as SQL without the product
 * @param commits of a row each in a second, with nothing around them
 * @param serverMillis what one of the requests takes of the server's processors
 * @param databaseMillis and of the database's
 * @param p50 half of the latencies are at most so long, in milliseconds
 * @param p99 99 of 100 are
 */
record BookingFigures(
    Sales.Kind kind,
    double requests,
    double straight,
    double commits,
    double serverMillis,
    double databaseMillis,
    double p50,
    double p99) {

  /** What was measured over HTTP as fast as can be. */
  record OverHttp(double requests, double serverMillis, double databaseMillis) {}

  BookingFigures(
      Sales.Kind kind, OverHttp http, double straight, double commits, Histogram latencies) {
    this(
        kind,
        http.requests(),
        straight,
        commits,
        http.serverMillis(),
        http.databaseMillis(),
        SearchFigures.millis(latencies, 50),
        SearchFigures.millis(latencies, 99));
  }

  /** How much of the throughput is left by the product. */
  double share() {
    return requests / straight;
  }

  /** How many times the median one of the slowest takes. */
  double tail() {
    return p99 / p50;
  }

  /** The median of each figure by itself; all are of the same kind. */
  static BookingFigures medianOf(List<BookingFigures> rounds) {
    return new BookingFigures(
        rounds.getFirst().kind(),
        median(rounds, BookingFigures::requests),
        median(rounds, BookingFigures::straight),
        median(rounds, BookingFigures::commits),
        median(rounds, BookingFigures::serverMillis),
        median(rounds, BookingFigures::databaseMillis),
        median(rounds, BookingFigures::p50),
        median(rounds, BookingFigures::p99));
  }

  private static double median(
      List<BookingFigures> rounds, ToDoubleFunction<BookingFigures> figure) {
    return SearchFigures.median(rounds.stream().mapToDouble(figure));
  }
}
