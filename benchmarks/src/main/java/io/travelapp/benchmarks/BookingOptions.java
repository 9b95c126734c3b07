package io.travelapp.benchmarks;

import io.travelapp.benchmarks.Arguments.Option;
import io.travelapp.benchmarks.Arguments.Understanding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How holds and payments are measured.
 *
 * @param departures how many there are
 * @param sales how many are made each time, each on a departure of its own
 * @param rounds of how many runs of everything the median counts
 * @param time how long a number of clients is measured on one departure, and the bare commit
 * @param warmUp how long sales are made before anything counts
 * @param connections of the server to the database; as many send the SQL straight
 * @param clients that send requests one after the other
 * @param hotClients how many of them want the same departure, ascending
 * @param journeys of the network on each day
 * @param folder where the database is kept for the next time; empty if it is not
 */
record BookingOptions(
    int departures,
    int sales,
    int rounds,
    Duration time,
    Duration warmUp,
    int connections,
    int clients,
    List<Integer> hotClients,
    int journeys,
    Optional<Path> folder) {

  private static final String ABOUT =
      """
      ./bench booking measures holds, and holds that are paid for, over HTTP: on many departures
      and on one that everybody wants; beside them the same SQL sent straight, and the bare commit.
      It prints tables in Markdown. On two cores it takes about a quarter of an hour.\
      """;

  private static final Option DEPARTURES =
      new Option("--departures", "N", "20000", "on sale, at least");
  private static final Option SALES =
      new Option("--sales", "N", "3000", "made each time, on as many departures");
  private static final Option ROUNDS =
      new Option("--rounds", "N", "5", "how often everything is measured; the median counts");
  private static final Option SECONDS =
      new Option("--seconds", "N", "3", "for each number of clients of the one departure");
  private static final Option WARM_UP =
      new Option("--warm-up-seconds", "N", "30", "how long sales are made before anything counts");
  private static final Option CONNECTIONS =
      new Option("--connections", "N", "10", "of the server to the database, and of straight SQL");
  private static final Option CLIENTS =
      new Option("--clients", "N", "32", "that send requests one after the other");
  private static final Option HOT_CLIENTS =
      new Option("--hot-clients", "LIST", "1,2,4,8,16,32,64", "that want the same departure");
  private static final Option JOURNEYS =
      new Option("--journeys", "N", "2750", "of the network on each day");

  private static final List<Option> ALL =
      List.of(
          DEPARTURES,
          SALES,
          ROUNDS,
          SECONDS,
          WARM_UP,
          CONNECTIONS,
          CLIENTS,
          HOT_CLIENTS,
          JOURNEYS,
          Arguments.FOLDER);

  BookingOptions {
    hotClients = List.copyOf(hotClients);
  }

  static Understanding<BookingOptions> read(List<String> arguments) {
    return Arguments.read(
        arguments,
        ABOUT,
        ALL,
        given ->
            new BookingOptions(
                given.number(DEPARTURES, 1, 2_000_000),
                given.number(SALES, 1, 20_000),
                given.number(ROUNDS, 1, 100),
                given.seconds(SECONDS, 50),
                given.seconds(WARM_UP, 0),
                given.number(CONNECTIONS, 1, 64),
                given.number(CLIENTS, 1, 200),
                given.numbers(HOT_CLIENTS, 1, 200),
                given.number(JOURNEYS, 1, 100_000),
                given.folder()));
  }
}
