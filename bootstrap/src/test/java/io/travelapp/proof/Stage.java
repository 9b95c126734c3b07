package io.travelapp.proof;

import io.travelapp.adapters.local.LocalAdapters;
import io.travelapp.adapters.local.LocalAdapters.RunningGateway;
import io.travelapp.bootstrap.Node;
import io.travelapp.bootstrap.TestServer;
import io.travelapp.bootstrap.Traveller;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where it is all played: a PostgreSQL with a database that has been prepared once, from which each
 * market gets a copy of its own, and one payment gateway.
 */
final class Stage implements AutoCloseable {

  /** Of those that have customers of their own at the same time. */
  static final int HISTORIES_AT_ONCE = 4;

  static final int CUSTOMERS = 8;

  private static final Duration START_LONGEST = Duration.ofSeconds(60);
  private static final String MODEL = "model";
  private static final int STOPS = 5;
  private static final int DAYS = 60;
  private static final int DAYS_USED = 50;

  private final Path folder;
  private final Path cluster;
  private volatile EmbeddedPostgres postgres;
  private final RunningGateway gateway;
  private final GatewayBooks books;
  private final List<Session> sessions;

  private Stage(
      Path folder, EmbeddedPostgres postgres, RunningGateway gateway, List<Session> sessions) {
    this.folder = folder;
    this.cluster = folder.resolve("cluster");
    this.postgres = postgres;
    this.gateway = gateway;
    this.books = new GatewayBooks(folder.resolve("sandbox-gateway"));
    this.sessions = sessions;
  }

  /** Prepares one with departures for so many histories. */
  static Stage open(Path folder, int histories) {
    try {
      EmbeddedPostgres postgres = builder(folder.resolve("cluster")).start();
      RunningGateway gateway =
          LocalAdapters.startSandboxGateway(
              folder.resolve("sandbox-gateway"), 0, InstantSource.system());
      try (Sql sql = Sql.open(url(postgres, "postgres"))) {
        sql.execute("create database " + MODEL);
      }
      Node.Database model = new Node.Database(url(postgres, MODEL));
      Node.importFeed(feed(folder.resolve("line"), histories), DAYS, model);
      return new Stage(
          folder, postgres, gateway, sessions(folder.resolve("model"), model, gateway.uri()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that keeps through a crash what it acknowledged, as the product's own does. */
  private static EmbeddedPostgres.Builder builder(Path cluster) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_LONGEST)
        .setServerConfig("max_connections", "400")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on");
  }

  /** Ends PostgreSQL as {@code kill -9} does, all its processes at once, and starts it again. */
  void killDatabase() {
    try {
      int port = postgres.getPort();
      ProcessHandle postmaster =
          ProcessHandle.of(
                  Long.parseLong(
                      Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip()))
              .orElseThrow();
      List<ProcessHandle> backends = postmaster.descendants().toList();
      postmaster.destroyForcibly();
      backends.forEach(ProcessHandle::destroyForcibly);
      postmaster.onExit().join();
      postgres.close();
      postgres = builder(cluster).setPort(port).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Session> sessions(Path data, Node.Database model, URI gateway) {
    try (Node node = Node.start(data, model, gateway, UnaryOperator.identity())) {
      Traveller anybody = Traveller.anonymous(node.port());
      return Stream.generate(() -> Session.begin(TestServer.Account.opened(anybody, data), anybody))
          .limit((long) HISTORIES_AT_ONCE * CUSTOMERS)
          .toList();
    }
  }

  private static String url(EmbeddedPostgres postgres, String database) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
  }

  /** A line with two coaches for each history, hours apart, that call at the same stops. */
  private static Path feed(Path feed, int histories) throws IOException {
    int pairs = histories / DAYS_USED + 1;
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    Files.createDirectories(feed);
    write(
        feed.resolve("agency.txt"),
        "agency_id,agency_name,agency_url,agency_timezone",
        Stream.of("A,Line Coaches,https://line.example.org/,Asia/Tokyo"));
    write(
        feed.resolve("routes.txt"),
        "route_id,agency_id,route_short_name,route_long_name,route_type",
        Stream.of("R,A,L,Line,3"));
    write(
        feed.resolve("calendar.txt"),
        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
        Stream.of(
            "daily,1,1,1,1,1,1,1,%s,%s".formatted(date(today), date(today.plusDays(DAYS + 5)))));
    write(
        feed.resolve("trips.txt"),
        "route_id,service_id,trip_id",
        IntStream.range(0, pairs)
            .boxed()
            .flatMap(pair -> Stream.of("R,daily,early-" + pair, "R,daily,late-" + pair)));
    write(
        feed.resolve("stops.txt"),
        "stop_id,stop_name,stop_lat,stop_lon",
        IntStream.range(0, STOPS)
            .mapToObj(stop -> "S%d,Town %d,35.%03d,138.5".formatted(stop, stop, 100 + 20 * stop)));
    write(
        feed.resolve("stop_times.txt"),
        "trip_id,arrival_time,departure_time,stop_id,stop_sequence",
        IntStream.range(0, pairs)
            .boxed()
            .flatMap(pair ->
                Stream.concat(
                    calls("early-" + pair, 6, pair % 60), calls("late-" + pair, 15, pair % 60))));
    return feed;
  }

  private static Stream<String> calls(String trip, int hour, int minute) {
    return IntStream.range(0, STOPS)
        .mapToObj(stop ->
            "%1$s,%2$02d:%3$02d:00,%2$02d:%3$02d:00,S%4$d,%4$d"
                .formatted(trip, hour + stop, minute, stop));
  }

  private static String date(LocalDate day) {
    return day.toString().replace("-", "");
  }

  private static void write(Path file, String head, Stream<String> lines) throws IOException {
    Files.write(file, Stream.concat(Stream.of(head), lines).toList());
  }

  /** A database of its own, as it was prepared. */
  Node.Database database(String name) {
    try (Sql sql = Sql.open(url(postgres, "postgres"))) {
      sql.execute("create database " + name + " template " + MODEL);
    }
    return new Node.Database(url(postgres, name));
  }

  /** Two nodes on a database of their own. */
  Market market(String name, Tampering tampering) {
    return Market.open(this, folder.resolve(name), database(name), tampering);
  }

  Path folder() {
    return folder;
  }

  int databasePort() {
    return postgres.getPort();
  }

  URI gateway() {
    return gateway.uri();
  }

  GatewayBooks books() {
    return books;
  }

  List<Session> sessions() {
    return sessions;
  }

  @Override
  public void close() {
    gateway.close();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
