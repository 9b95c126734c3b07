package io.travelapp.benchmarks;

import io.travelapp.domain.booking.LegWish;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Measures holds, and holds that are paid for: on many departures, and on one that everybody wants.
 *
 * <p>Each round measures everything once, one after the other, so that what disturbs the machine
 * for a while disturbs all alike; of the rounds the median counts. Before each measurement the
 * database is as it was filled. Throughput is that of a number of sales, each on a departure of its
 * own, over HTTP and then as the SQL that the product sends for them. Latency is measured at half
 * of that throughput with arrivals at fixed times, and counts from the time at which a sale was
 * due.
 */
final class BookingBenchmark {

  /** So many of the sales of a run are one customer's: fewer than one may hold at a time. */
  private static final int SALES_PER_CUSTOMER = 5;

  private final BookingOptions options;
  private final List<String> command;
  private final Consumer<String> progress;

  /**
   * Nothing runs yet.
   *
   * @param command what starts the server, to which settings are appended
   * @param progress is told what is being done
   */
  BookingBenchmark(BookingOptions options, List<String> command, Consumer<String> progress) {
    this.options = options;
    this.command = command;
    this.progress = progress;
  }

  BookingReport run() throws Exception {
    try (ScratchCluster cluster = ScratchCluster.start(options.folder())) {
      progress.accept("Putting " + options.departures() + " departures on sale");
      ScratchDatabase database =
          ScratchDatabase.of(cluster, Network.usual(options.journeys()), options.departures());
      database.restore();
      try (ServerProcess server =
          ServerProcess.start(
              command, database, options.connections(), cluster.folder().resolve("server"))) {
        return run(cluster, database, server);
      }
    }
  }

  /** One kind of sale, and what was measured of it in each round. */
  private record Subject(Sales sales, List<BookingFigures> rounds) {}

  private BookingReport run(ScratchCluster cluster, ScratchDatabase database, ServerProcess server)
      throws Exception {
    List<LegWish> rides = Rides.onManyDepartures(database, options.sales());
    List<Customer> customers =
        Customer.signedIn(
            database,
            Math.max(
                options.hotClients().getLast(), Math.ceilDiv(rides.size(), SALES_PER_CUSTOMER)));
    Sales.Answers answers = Sales.Answers.toOne(server, customers.getFirst(), rides.getFirst());
    List<Subject> subjects = new ArrayList<>();
    for (Sales.Kind kind : Sales.Kind.values()) {
      progress.accept(
          "Writing down what is sent to " + kind.words() + ", " + rides.size() + " times");
      database.restore();
      Sales sales = Sales.recorded(database, kind, rides, customers, answers);
      subjects.add(new Subject(sales, new ArrayList<>()));
    }
    HotDeparture hot = new HotDeparture(server, Rides.onOneDeparture(database), customers);
    return new Measuring(cluster, database, server, subjects, hot).run();
  }

  /** All is ready. */
  private final class Measuring {

    private final ScratchCluster cluster;
    private final ScratchDatabase database;
    private final ServerProcess server;
    private final List<Subject> subjects;
    private final HotDeparture hot;

    private Measuring(
        ScratchCluster cluster,
        ScratchDatabase database,
        ServerProcess server,
        List<Subject> subjects,
        HotDeparture hot) {
      this.cluster = cluster;
      this.database = database;
      this.server = server;
      this.subjects = subjects;
      this.hot = hot;
    }

    private BookingReport run() throws Exception {
      warmUp();
      for (int round = 1; round <= options.rounds(); round++) {
        progress.accept("Round " + round + " of " + options.rounds());
        double commits = commits();
        for (Subject subject : subjects) {
          subject.rounds().add(figures(subject.sales(), commits));
        }
        database.restore();
        for (int clients : options.hotClients()) {
          hot.measure(clients, options.time());
        }
      }
      return new BookingReport(
          options,
          subjects.stream().map(subject -> BookingFigures.medianOf(subject.rounds())).toList(),
          subjects.stream().map(subject -> subject.sales().statementsEach()).toList(),
          hot.figures());
    }

    private void warmUp() throws Exception {
      progress.accept("Warming up");
      long end = System.nanoTime() + options.warmUp().toNanos();
      while (System.nanoTime() - end < 0) {
        for (Subject subject : subjects) {
          overHttp(subject.sales());
          straight(subject.sales());
        }
      }
    }

    private BookingFigures figures(Sales sales, double commits) throws Exception {
      BookingFigures.OverHttp http = overHttp(sales);
      double straight = straight(sales);
      database.restore();
      double rate = http.requests() / 2;
      Histogram latencies =
          Load.openLoop(
              sales.overHttp(server),
              options.clients(),
              rate,
              Duration.ofNanos((long) (sales.size() / rate * 1e9)));
      return new BookingFigures(sales.kind(), http, straight, commits, latencies);
    }

    private BookingFigures.OverHttp overHttp(Sales sales) throws Exception {
      database.restore();
      Duration serverBefore = server.processorTime();
      Duration databaseBefore = cluster.processorTime();
      double rate = Load.closedLoop(sales.overHttp(server), options.clients(), sales.size());
      return new BookingFigures.OverHttp(
          rate,
          millisEach(server.processorTime().minus(serverBefore), sales),
          millisEach(cluster.processorTime().minus(databaseBefore), sales));
    }

    private static double millisEach(Duration time, Sales sales) {
      return time.toNanos() / 1e6 / sales.size();
    }

    private double straight(Sales sales) throws Exception {
      database.restore();
      return Load.closedLoop(sales.straight(), options.connections(), sales.size());
    }

    private double commits() throws Exception {
      try (Connection connection = DriverManager.getConnection(database.url());
          Statement statement = connection.createStatement()) {
        statement.execute("drop table if exists public.bare");
        statement.execute("create table public.bare (number bigint primary key)");
      }
      return Load.closedLoop(
          () -> new BareCommit(database.url()), options.connections(), options.time());
    }
  }

  /** A row and a commit: what no sale can be cheaper than. */
  private static final class BareCommit implements Client {

    private final Connection connection;
    private final PreparedStatement insert;

    private BareCommit(String url) throws SQLException {
      connection = DriverManager.getConnection(url);
      insert = connection.prepareStatement("insert into public.bare values (?)");
    }

    @Override
    public void send(long number) throws SQLException {
      insert.setLong(1, number);
      insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
