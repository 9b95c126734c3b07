package io.travelapp.benchmarks;

import io.travelapp.benchmarks.Arguments.Option;
import io.travelapp.benchmarks.Arguments.Understanding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the search is measured.
 *
 * @param departures how many there are in each of the databases, ascending
 * @param rounds of how many runs of everything the median counts
 * @param time how long each thing is measured in each run
 * @param warmUp how long each kind of request is sent before anything counts
 * @param connections that send requests one after the other; as many has the server to the database
 * @param flood connections that search while others select seats
 * @param searches how many different ones are sent
 * @param folder where the databases are kept for the next time; empty if they are not
 */
record SearchOptions(
    List<Integer> departures,
    int rounds,
    Duration time,
    Duration warmUp,
    int connections,
    int flood,
    int searches,
    int stops,
    int lines,
    int journeys,
    Optional<Path> folder) {

  private static final String ABOUT =
      """
      ./bench search measures the search, and what it takes from those who select seats.
      It prints tables in Markdown. On two cores it takes about a quarter of an hour; with
      --rounds 1 --departures 20000,200000 a few minutes.\
      """;

  private static final Option DEPARTURES =
      new Option(
          "--departures", "LIST", "100000,1000000", "sizes of the databases, separated by commas");
  private static final Option ROUNDS =
      new Option("--rounds", "N", "5", "how often everything is measured; the median counts");
  private static final Option SECONDS =
      new Option(
          "--seconds", "N", "5", "how long each thing is measured in each round, such as 0.5");
  private static final Option WARM_UP =
      new Option(
          "--warm-up-seconds",
          "N",
          "10",
          "how long each kind of request is sent before anything counts");
  private static final Option CONNECTIONS =
      new Option(
          "--connections", "N", "10", "of the load, and as many of the server to the database");
  private static final Option FLOOD =
      new Option("--flood", "N", "200", "connections that search while others select seats");
  private static final Option SEARCHES =
      new Option("--searches", "N", "4000", "how many different searches are sent");
  private static final Option STOPS = new Option("--stops", "N", "300", "of the network");
  private static final Option LINES =
      new Option(
          "--lines", "N", "2000", "of the network, each of 12 stops; one in twelve has a variant");
  private static final Option JOURNEYS =
      new Option("--journeys", "N", "2750", "of the network on each day");

  private static final List<Option> ALL =
      List.of(
          DEPARTURES,
          ROUNDS,
          SECONDS,
          WARM_UP,
          CONNECTIONS,
          FLOOD,
          SEARCHES,
          STOPS,
          LINES,
          JOURNEYS,
          Arguments.FOLDER);

  SearchOptions {
    departures = List.copyOf(departures);
  }

  static Understanding<SearchOptions> read(List<String> arguments) {
    return Arguments.read(
        arguments,
        ABOUT,
        ALL,
        given ->
            new SearchOptions(
                given.numbers(DEPARTURES, 1, 2_000_000),
                given.number(ROUNDS, 1, 100),
                given.seconds(SECONDS, 50),
                given.seconds(WARM_UP, 0),
                given.number(CONNECTIONS, 1, 64),
                given.number(FLOOD, 1, 400),
                given.number(SEARCHES, 1, 100_000),
                given.number(STOPS, Network.CALLS, 10_000),
                given.number(LINES, 1, 100_000),
                given.number(JOURNEYS, 1, 100_000),
                given.folder()));
  }
}
