package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.adapters.gtfs.GtfsAdapters;
import io.travelapp.adapters.local.LocalAdapters;
import io.travelapp.adapters.local.LocalAdapters.RunningGateway;
import io.travelapp.application.ImportTimetable;
import io.travelapp.bootstrap.Sale.Seat;
import io.travelapp.bootstrap.Settings.DatabaseLogin;
import io.travelapp.bootstrap.Traveller.Reply;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers, processes of their own on one database, sell one seat of a coach with many stops.
 * {@code -Dtravelapp.spans=2000} asks for more, {@code -Dtravelapp.seed} for others.
 */
final class TwoServersTest {

  private static final int SPANS = Integer.getInteger("travelapp.spans", 200);
  private static final long SEED = Long.getLong("travelapp.seed", 20_270_402);
  private static final int STOPS = 41;
  private static final int PARTS_MAX = 8;
  private static final int CUSTOMERS = 16;
  private static final int TRIES_MAX = 20;
  private static final String SEAT = "7C";

  private final LocalDate day = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(5);

  @TempDir private Path folder;

  /** A part of the way of one seat, by call. */
  private record Span(int from, int to) {

    boolean overlaps(Span other) {
      return from < other.to && other.from < to;
    }
  }

  /** What came of asking for a span. */
  private record Asked(Span span, boolean sold) {}

  /** The run on which all is sold, by its id and those of its stops in order. */
  private record Run(String departure, List<String> stops) {

    String holdOf(Span span) {
      return """
      {"legs":[{"departureId":"%s","from":"%s","to":"%s","seats":["%s"]}]}\
      """
          .formatted(departure, stops.get(span.from()), stops.get(span.to()), SEAT);
    }
  }

  @Test
  void
      random_spans_of_one_seat_sold_by_two_servers_are_disjoint_and_a_refused_one_overlaps_a_sold_one()
          throws Exception {
    try (EmbeddedPostgres apart = EmbeddedPostgres.builder().start();
        RunningGateway gateway =
            LocalAdapters.startSandboxGateway(
                folder.resolve("sandbox-gateway"), 0, InstantSource.system())) {
      DatabaseLogin login =
          new DatabaseLogin(
              "jdbc:postgresql://127.0.0.1:" + apart.getPort() + "/postgres", "postgres", "none");
      importLineOfStops(login);
      try (ServerProcess one = ServerProcess.start(arguments("one", login, gateway.uri()));
          ServerProcess other = ServerProcess.start(arguments("other", login, gateway.uri()))) {
        List<Integer> ports = List.of(one.awaitPort(), other.awaitPort());
        Run run = run(Traveller.anonymous(ports.getFirst()));

        List<Asked> asked = askForAll(ports, run);

        check(asked, Books.read(login, folder).claims());
      }
    }
  }

  private void check(List<Asked> asked, List<Seat> claims) {
    List<Span> sold = asked.stream().filter(Asked::sold).map(Asked::span).toList();
    List<Span> refused = asked.stream().filter(ask -> !ask.sold()).map(Asked::span).toList();
    System.out.printf(
        "Two servers were asked for %d spans of one seat by %d customers at once: %d sold, %d refused, seed %d%n",
        asked.size(), CUSTOMERS, sold.size(), refused.size(), SEED);

    assertThat(asked).hasSize(SPANS);
    assertThat(sold).isNotEmpty();
    assertThat(refused).isNotEmpty();
    assertThat(sold)
        .as("disjoint, seed %s", SEED)
        .allSatisfy(span -> assertThat(sold.stream().filter(span::overlaps)).containsOnly(span));
    assertThat(sold).doesNotHaveDuplicates();
    assertThat(refused)
        .as("refused for a reason, seed %s", SEED)
        .allSatisfy(span -> assertThat(sold).anyMatch(span::overlaps));
    assertThat(claims.stream().map(claim -> new Span(claim.from(), claim.to())))
        .as("what the database has, seed %s", SEED)
        .containsExactlyInAnyOrderElementsOf(sold);
  }

  /** Each customer turns to one server, then to the other. */
  private List<Asked> askForAll(List<Integer> ports, Run run) throws Exception {
    Queue<Span> wanted = new ConcurrentLinkedQueue<>(spans());
    List<Traveller> customers =
        IntStream.range(0, CUSTOMERS)
            .mapToObj(number -> number % 2)
            .map(at ->
                TestServer.customer(
                    Traveller.anonymous(ports.get(at)), folder.resolve(at == 0 ? "one" : "other")))
            .toList();
    List<Asked> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CUSTOMERS)) {
      List<Future<List<Asked>>> answers =
          customers.stream()
              .map(customer -> threads.submit(() -> askWhileThereAre(wanted, customer, ports, run)))
              .toList();
      for (Future<List<Asked>> answer : answers) {
        asked.addAll(answer.get(120, TimeUnit.SECONDS));
      }
    }
    return asked;
  }

  private static List<Span> spans() {
    Random random = new Random(SEED);
    return Stream.generate(
            () -> {
              int from = random.nextInt(STOPS - 1);
              return new Span(
                  from, from + 1 + random.nextInt(Math.min(PARTS_MAX, STOPS - 1 - from)));
            })
        .limit(SPANS)
        .toList();
  }

  private static List<Asked> askWhileThereAre(
      Queue<Span> wanted, Traveller customer, List<Integer> ports, Run run) {
    List<Asked> asked = new ArrayList<>();
    for (Span span = wanted.poll(); span != null; span = wanted.poll()) {
      Traveller here = customer.at(ports.get(asked.size() % ports.size()));
      String key = UUID.randomUUID().toString();
      String json = run.holdOf(span);
      Reply reply = onceNotBusy(() -> here.postOnce("holds", key, json));
      if (reply.status() == 409) {
        assertThat(reply.text("/code")).isEqualTo("seat_taken");
        asked.add(new Asked(span, false));
      } else {
        pay(here, reply.expect(201));
        asked.add(new Asked(span, true));
      }
    }
    return asked;
  }

  private static void pay(Traveller customer, Reply hold) {
    String card =
        onceNotBusy(() -> customer.cardToken(Traveller.GOOD_CARD)).expect(201).text("/token");
    String key = UUID.randomUUID().toString();
    String json = Traveller.bookingOf(hold.text("/id"), card, List.of("Aiko"));
    Reply booking = onceNotBusy(() -> customer.postOnce("bookings", key, json));
    assertThat(booking.status()).as("%s", booking.body()).isIn(201, 202);
  }

  /** A busy server is asked again, as it tells its clients to do. */
  private static Reply onceNotBusy(Supplier<Reply> request) {
    Reply reply = request.get();
    for (int tries = 1; reply.status() == 503 && tries < TRIES_MAX; tries++) {
      LockSupport.parkNanos(
          Duration.ofSeconds(reply.raw().headers().firstValueAsLong("Retry-After").orElse(1))
              .toNanos());
      reply = request.get();
    }
    return reply;
  }

  private Run run(Traveller anybody) {
    JsonNode offer =
        anybody
            .get(
                "departures?from=%s&to=%s&date=%s&seats=1"
                    .formatted(stop(anybody, 0), stop(anybody, STOPS - 1), day))
            .expect(200)
            .body()
            .at("/items/0");
    String departure = offer.at("/departureId").asText();
    JsonNode calls = anybody.get("departures/" + departure).expect(200).body().at("/calls");
    return new Run(
        departure,
        StreamSupport.stream(calls.spliterator(), false)
            .map(call -> call.at("/stopId").asText())
            .toList());
  }

  private static String stop(Traveller anybody, int number) {
    return anybody.get("places?feedId=line:S" + number).expect(200).text("/items/0/id");
  }

  private List<String> arguments(String data, DatabaseLogin login, URI gateway) {
    return List.of(
        "--port",
        "0",
        "--management-port",
        "0",
        "--data",
        folder.resolve(data).toString(),
        "--sandbox-gateway",
        gateway.toString(),
        "--database-url",
        login.url(),
        "--database-user",
        login.user(),
        "--database-password",
        login.password());
  }

  /** A coach a day that calls every ten minutes. */
  private void importLineOfStops(DatabaseLogin login) throws IOException {
    Path feed = Files.createDirectories(folder.resolve("line"));
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
        Stream.of("daily,1,1,1,1,1,1,1,%s,%s".formatted(date(-10), date(10))));
    write(feed.resolve("trips.txt"), "route_id,service_id,trip_id", Stream.of("R,daily,T"));
    write(
        feed.resolve("stops.txt"),
        "stop_id,stop_name,stop_lat,stop_lon",
        IntStream.range(0, STOPS)
            .mapToObj(stop -> "S%d,Town %d,35.%03d,138.5".formatted(stop, stop, 100 + 20 * stop)));
    write(
        feed.resolve("stop_times.txt"),
        "trip_id,arrival_time,departure_time,stop_id,stop_sequence",
        IntStream.range(0, STOPS)
            .mapToObj(stop ->
                "T,%1$02d:%2$02d:00,%1$02d:%2$02d:00,S%3$d,%3$d"
                    .formatted(8 + stop / 6, stop % 6 * 10, stop)));

    List<String> arguments =
        Stream.concat(
                Stream.of("import-gtfs", feed.toString(), "--days", "10"),
                Stream.of(
                    "--database-url",
                    login.url(),
                    "--database-user",
                    login.user(),
                    "--database-password",
                    login.password()))
            .toList();
    Settings settings = TestServer.settings(arguments, folder);
    assertThat(
            Wiring.importGtfs(
                settings,
                (Settings.Command.ImportGtfs) settings.command(),
                GtfsAdapters.Progress.SILENT))
        .isInstanceOf(ImportTimetable.Outcome.Imported.class);
  }

  private String date(int daysLater) {
    return day.plusDays(daysLater).toString().replace("-", "");
  }

  private static void write(Path file, String head, Stream<String> lines) throws IOException {
    Files.write(file, Stream.concat(Stream.of(head), lines).toList());
  }
}
