package io.travelapp.benchmarks;

import io.travelapp.benchmarks.Arguments.Option;
import io.travelapp.benchmarks.Arguments.Understanding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How overload is measured.
 *
 * @param departures how many there are
 * @param times how many times the peak come, ascending
 * @param time how long they come, and how long the peak is measured
 * @param warmUp how long holds are made before anything counts
 * @param connections of the server to the database
 * @param clients that send requests one after the other to find the peak
 * @param flood connections of those who come
 * @param customers of whom those who come are one
 * @param journeys of the network on each day
 * @param folder where the database is kept for the next time; empty if it is not
 */
record OverloadOptions(
    int departures,
    List<Integer> times,
    Duration time,
    Duration warmUp,
    int connections,
    int clients,
    int flood,
    int customers,
    int journeys,
    Optional<Path> folder) {

  private static final String ABOUT =
      """
      ./bench overload measures how many holds succeed while many times as many come as can be
      served, what the others are answered, and how soon all is as it was. It prints tables in
      Markdown, and takes about two minutes.\
      """;

  private static final Option DEPARTURES =
      new Option("--departures", "N", "20000", "on sale, at least");
  private static final Option TIMES =
      new Option("--times", "LIST", "10,100", "the peak, of how many come");
  private static final Option SECONDS = new Option("--seconds", "N", "10", "how long they come");
  private static final Option WARM_UP =
      new Option("--warm-up-seconds", "N", "20", "how long holds are made before anything counts");
  private static final Option CONNECTIONS =
      new Option("--connections", "N", "10", "of the server to the database");
  private static final Option CLIENTS =
      new Option("--clients", "N", "32", "that find the peak, one request after the other");
  private static final Option FLOOD =
      new Option("--flood", "N", "400", "connections of those who come");
  private static final Option CUSTOMERS =
      new Option("--customers", "N", "4000", "of whom those who come are one");
  private static final Option JOURNEYS =
      new Option("--journeys", "N", "2750", "of the network on each day");

  private static final List<Option> ALL =
      List.of(
          DEPARTURES,
          TIMES,
          SECONDS,
          WARM_UP,
          CONNECTIONS,
          CLIENTS,
          FLOOD,
          CUSTOMERS,
          JOURNEYS,
          Arguments.FOLDER);

  OverloadOptions {
    times = List.copyOf(times);
  }

  static Understanding<OverloadOptions> read(List<String> arguments) {
    return Arguments.read(
        arguments,
        ABOUT,
        ALL,
        given ->
            new OverloadOptions(
                given.number(DEPARTURES, 1, 2_000_000),
                given.numbers(TIMES, 1, 1000),
                given.seconds(SECONDS, 50),
                given.seconds(WARM_UP, 0),
                given.number(CONNECTIONS, 1, 64),
                given.number(CLIENTS, 1, 200),
                given.number(FLOOD, 1, 500),
                given.number(CUSTOMERS, 1, 100_000),
                given.number(JOURNEYS, 1, 100_000),
                given.folder()));
  }
}
