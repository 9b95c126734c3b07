package io.travelapp.benchmarks;

import io.travelapp.benchmarks.Searches.Kind;
import io.travelapp.domain.booking.OfferQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Measures the search with an origin and from anywhere, on databases of several sizes.
 *
 * <p>Each round measures everything once, one after the other, so that what disturbs the machine
 * for a while disturbs all alike; of the rounds the median counts. Throughput is that of a fixed
 * number of connections which send one request after the other. Latency is measured at half of that
 * throughput with arrivals at fixed times, and counts from the time at which a request was due.
 */
final class SearchBenchmark {

  private final SearchOptions options;
  private final List<String> server;
  private final Consumer<String> progress;

  /**
   * Nothing runs yet.
   *
   * @param server what starts the server, to which settings are appended
   * @param progress is told what is being done
   */
  SearchBenchmark(SearchOptions options, List<String> server, Consumer<String> progress) {
    this.options = options;
    this.server = server;
    this.progress = progress;
  }

  /** One kind of search in one database, and what was measured of it in each round. */
  private record Subject(
      ScratchDatabase database,
      ServerProcess server,
      Kind kind,
      Searches searches,
      List<SearchFigures> rounds) {}

  SearchReport run() throws Exception {
    try (ScratchCluster cluster = ScratchCluster.start(options.folder())) {
      List<ScratchDatabase> databases = new ArrayList<>();
      Network network = new Network(options.stops(), options.lines(), options.journeys());
      for (int departures : options.departures()) {
        progress.accept("Putting " + departures + " departures on sale");
        databases.add(ScratchDatabase.of(cluster, network, departures));
      }
      return run(network, databases, cluster.folder());
    }
  }

  private SearchReport run(Network network, List<ScratchDatabase> databases, Path folder)
      throws Exception {
    List<ServerProcess> servers = new ArrayList<>();
    try {
      List<Subject> subjects = new ArrayList<>();
      for (ScratchDatabase database : databases) {
        Path data = folder.resolve("server-" + database.departures());
        ServerProcess started = ServerProcess.start(server, database, options.connections(), data);
        servers.add(started);
        subjects.addAll(subjects(network, database, started));
      }
      return measure(subjects);
    } finally {
      for (ServerProcess started : servers) {
        started.close();
      }
    }
  }

  private List<Subject> subjects(Network network, ScratchDatabase database, ServerProcess started)
      throws Exception {
    progress.accept("Drawing searches among " + database.departures() + " departures");
    List<OfferQuery> queries =
        network.searches(options.searches(), database.from(), database.days());
    List<Subject> subjects = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Searches searches = Searches.of(database, queries, kind);
      subjects.add(new Subject(database, started, kind, searches, new ArrayList<>()));
    }
    return subjects;
  }

  private SearchReport measure(List<Subject> subjects) throws Exception {
    SeatSelection seats = seatSelection(subjects);
    warmUp(subjects, seats);
    for (int round = 1; round <= options.rounds(); round++) {
      progress.accept("Round " + round + " of " + options.rounds());
      for (Kind kind : Kind.values()) {
        measureKind(subjects.stream().filter(subject -> subject.kind() == kind).toList());
      }
      measureSeats(subjects, seats);
    }
    List<SearchFigures> searches =
        subjects.stream().map(subject -> SearchFigures.medianOf(subject.rounds())).toList();
    return new SearchReport(options, searches, seats.figures());
  }

  /** Among the most departures. */
  private SeatSelection seatSelection(List<Subject> subjects) throws Exception {
    Subject largest = subjects.getLast();
    Customer customer = Customer.signedIn(largest.database(), 1).getFirst();
    return new SeatSelection(
        largest.server(), customer, largest.searches().found().stream().map(Rides::of).toList());
  }

  private void warmUp(List<Subject> subjects, SeatSelection seats) throws Exception {
    if (options.warmUp().isZero()) {
      return;
    }
    progress.accept("Warming up");
    for (Subject subject : subjects) {
      Searches searches = subject.searches();
      Load.closedLoop(searches.overHttp(subject.server()), options.connections(), options.warmUp());
      Load.closedLoop(searches.straight(), options.connections(), options.warmUp().dividedBy(2));
    }
    seats.warmUp(options.warmUp());
  }

  /** The sizes one right after the other, as they are compared. */
  private void measureKind(List<Subject> subjects) throws Exception {
    Map<Subject, Double> requests = new HashMap<>();
    Map<Subject, Double> straight = new HashMap<>();
    for (Subject subject : subjects) {
      Searches searches = subject.searches();
      requests.put(subject, throughput(searches.overHttp(subject.server())));
      straight.put(subject, throughput(searches.straight()));
    }
    for (Subject subject : subjects) {
      double capacity = requests.getOrDefault(subject, 0.0);
      Histogram latencies =
          Load.openLoop(
              subject.searches().overHttp(subject.server()),
              options.connections(),
              capacity / 2,
              options.time());
      subject
          .rounds()
          .add(
              new SearchFigures(
                  subject.kind(),
                  subject.database().departures(),
                  capacity,
                  straight.getOrDefault(subject, 0.0),
                  latencies));
    }
  }

  private double throughput(Client.Factory factory) throws Exception {
    return Load.closedLoop(factory, options.connections(), options.time());
  }

  private void measureSeats(List<Subject> subjects, SeatSelection seats) throws Exception {
    seats.measureAlone(options.time());
    for (Subject subject : subjects) {
      if (subject.server() == subjects.getLast().server()) {
        seats.measureBeside(subject.searches(), options.flood(), options.time());
      }
    }
  }
}
