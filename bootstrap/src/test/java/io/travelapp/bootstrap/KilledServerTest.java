package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Sale.Seat;
import io.travelapp.bootstrap.Sale.State;
import io.travelapp.bootstrap.Settings.DatabaseLogin;
import io.travelapp.bootstrap.Traveller.Reply;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed ({@code kill -9}) at random instants while customers hold, pay, cancel
 * and give up, and is started again each time. In the end the customers' own logs, the database and
 * the payment gateway's ledger tell the same. {@code -Dtravelapp.kills=20} kills more often, {@code
 * -Dtravelapp.seed} chooses another history.
 */
final class KilledServerTest {

  private static final int KILLS = Integer.getInteger("travelapp.kills", 3);
  private static final long SEED = Long.getLong("travelapp.seed", 20_270_402);
  private static final int SHOPPERS = 8;
  private static final int COACHES = 4;
  private static final int SEATS = 12;

  /** From one death to the next. */
  private static final int ANSWERS_MAX = 120;

  private static final Duration WORKS_AGAIN_AFTER = Duration.ofSeconds(60);
  private static final int START_MILLISECONDS_MAX = 5000;

  /** More than the minute after which the claim of a dead node on a request is taken over. */
  private static final int CLOCK_AHEAD_SECONDS = 65;

  private static final Duration SETTLED_AFTER = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void a_server_that_is_killed_again_and_again_loses_nothing_and_sells_nothing_twice()
      throws Exception {
    try (EmbeddedPostgres apart = EmbeddedPostgres.builder().start()) {
      DatabaseLogin login =
          new DatabaseLogin(
              "jdbc:postgresql://127.0.0.1:" + apart.getPort() + "/postgres", "postgres", "none");
      try (MortalServer server =
          new MortalServer(
              folder.resolve("data"),
              "--demonstration",
              "yes",
              "--database-url",
              login.url(),
              "--database-user",
              login.user(),
              "--database-password",
              login.password())) {
        sellUnderKills("with its database apart", server, () -> login);
      }
    }
  }

  @Test
  void nor_does_one_whose_embedded_database_is_left_behind_each_time() throws Exception {
    Path data = folder.resolve("data");
    try (MortalServer server = new MortalServer(data)) {
      sellUnderKills("with its embedded database", server, () -> embedded(data));
    }
  }

  @Test
  void a_server_that_was_killed_while_it_made_its_data_folder_can_be_started() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < KILLS; trial++) {
      Path data = folder.resolve("data-" + trial);
      int death = random.nextInt(START_MILLISECONDS_MAX);
      ServerProcess killed = ServerProcess.start(anyPorts(data));
      killed.isReadyWithin(death);
      killed.kill();

      try (ServerProcess again = ServerProcess.start(anyPorts(data))) {
        Traveller anybody = Traveller.anonymous(again.awaitPort());
        assertThat(anybody.get("destinations").expect(200).body().at("/items"))
            .as("killed after %s ms", death)
            .isNotEmpty();
      }
    }
  }

  private static List<String> anyPorts(Path data) {
    return List.of("--port", "0", "--management-port", "0", "--data", data.toString());
  }

  private static DatabaseLogin embedded(Path data) {
    try (EmbeddedDatabase running = EmbeddedDatabase.joinOrStart(data)) {
      return running.login();
    }
  }

  private static void sellUnderKills(
      String how, MortalServer server, Supplier<DatabaseLogin> database) throws Exception {
    Instant begun = Instant.now();
    Random random = new Random(SEED);
    List<Shopper.Coach> coaches = coaches(server.anybody());
    List<Shopper> shoppers =
        IntStream.range(0, SHOPPERS)
            .mapToObj(number -> new Shopper(server, coaches, new Random(SEED + number)))
            .toList();

    int whileStarting = killWhile(shoppers, server, random);
    Books.putClockAhead(database.get(), CLOCK_AHEAD_SECONDS);
    awaitThat("all is answered", () -> all(shoppers, Shopper::hasAnswers));
    awaitThat("all is settled", () -> Books.unsettled(database.get()) == 0);

    shoppers.forEach(Shopper::checkSales);
    List<Sale> told = shoppers.stream().flatMap(shopper -> shopper.sales().stream()).toList();
    Books books = Books.read(database.get(), server.data());
    assertThat(books.faults(told)).as("seed %s", SEED).isEmpty();
    assertThatFaultsWouldShow(books, told);
    System.out.println(summary(how, shoppers, whileStarting, begun));
    assertThat(sum(shoppers, shopper -> shopper.countOf(State.BOOKED))).isPositive();
    assertThat(sum(shoppers, shopper -> shopper.countOf(State.CANCELLED))).isPositive();
  }

  /** Kills the server again and again while they shop; how often of that while it was starting. */
  private static int killWhile(List<Shopper> shoppers, MortalServer server, Random random)
      throws Exception {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<Shopper>> shopping =
          shoppers.stream().map(shopper -> threads.submit(shopper::shop)).toList();
      int whileStarting = 0;
      try {
        for (int kills = 0; kills < KILLS; kills++) {
          live(random.nextInt(ANSWERS_MAX), shoppers, shopping);
          TimeUnit.MILLISECONDS.sleep(random.nextInt(50));
          server.kill();
          boolean again = random.nextInt(4) == 0 && kills + 1 < KILLS;
          int died =
              server.startAgain(
                  again ? List.of(random.nextInt(START_MILLISECONDS_MAX)) : List.of());
          whileStarting += died;
          kills += died;
        }
        live(ANSWERS_MAX, shoppers, shopping);
      } finally {
        server.endTrading();
      }
      for (Future<Shopper> shopper : shopping) {
        shopper.get(90, TimeUnit.SECONDS);
      }
      return whileStarting;
    }
  }

  /** Lets them shop until so many more answers have come; who ends now was told something wrong. */
  private static void live(int answers, List<Shopper> shoppers, List<Future<Shopper>> shopping)
      throws Exception {
    long enough = sum(shoppers, Shopper::answers) + answers;
    long until = System.nanoTime() + WORKS_AGAIN_AFTER.toNanos();
    while (sum(shoppers, Shopper::answers) < enough) {
      assertThat(System.nanoTime())
          .as("%s answers in time, seed %s", answers, SEED)
          .isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(5);
      for (Future<Shopper> shopper : shopping) {
        if (shopper.isDone()) {
          shopper.get();
        }
      }
    }
  }

  /** Four nights of a coach with many stops, and few of its seats, so that many want the same. */
  private static List<Shopper.Coach> coaches(Traveller anybody) {
    String from = place(anybody, "tokyo");
    String to = place(anybody, "kyoto");
    LocalDate first = LocalDate.now(ZoneOffset.UTC).plusDays(9);
    return IntStream.range(0, COACHES)
        .mapToObj(night ->
            anybody
                .get(
                    "departures?from=%s&to=%s&date=%s&seats=1"
                        .formatted(from, to, first.plusDays(night)))
                .expect(200))
        .map(found ->
            stream(found.body().at("/items"))
                .filter(item -> item.at("/line/name").asText().equals("Lantern Night"))
                .findFirst()
                .orElseThrow())
        .map(offer -> coach(anybody, offer.at("/departureId").asText()))
        .toList();
  }

  private static Shopper.Coach coach(Traveller anybody, String departure) {
    Reply shown = anybody.get("departures/" + departure).expect(200);
    List<Shopper.Call> calls =
        stream(shown.body().at("/calls"))
            .map(call ->
                new Shopper.Call(
                    call.at("/stopId").asText(),
                    call.at("/boarding").asBoolean(),
                    call.at("/alighting").asBoolean()))
            .toList();
    List<String> seats =
        IntStream.range(0, SEATS)
            .mapToObj(seat -> (2 + seat / 4) + "ABCD".substring(seat % 4, seat % 4 + 1))
            .toList();
    return new Shopper.Coach(departure, calls, seats);
  }

  private static String place(Traveller anybody, String localId) {
    return anybody.get("places?feedId=demonstration:" + localId).expect(200).text("/items/0/id");
  }

  /** What was found in order is spoilt in each way that matters, and is not found in order. */
  private static void assertThatFaultsWouldShow(Books books, Collection<Sale> told) {
    List<Sale> oneForgotten = new ArrayList<>(told);
    oneForgotten.removeFirst();
    assertThat(books.faults(oneForgotten)).as("a hold that nobody was told of").isNotEmpty();

    Seat claim = books.claims().getFirst();
    List<Seat> twice = new ArrayList<>(books.claims());
    twice.add(new Seat(claim.departure(), claim.label(), claim.from(), claim.to(), -1));
    assertThat(with(books, twice, books.ledger()).faults(told)).as("a seat twice").isNotEmpty();
    assertThat(with(books, twice.subList(1, twice.size() - 1), books.ledger()).faults(told))
        .as("bits without a claim")
        .isNotEmpty();

    JsonNode capture =
        books.ledger().stream()
            .filter(entry -> entry.at("/entry").asText().equals("captured"))
            .findFirst()
            .orElseThrow();
    List<JsonNode> charged = new ArrayList<>(books.ledger());
    charged.add(capture);
    assertThat(with(books, books.claims(), charged).faults(told)).as("charged twice").isNotEmpty();
    charged.removeIf(entry -> entry.equals(capture));
    assertThat(with(books, books.claims(), charged).faults(told)).as("not charged").isNotEmpty();
  }

  private static Books with(Books books, List<Seat> claims, List<JsonNode> ledger) {
    return new Books(
        books.statuses(),
        claims,
        books.bits(),
        books.seatNumbers(),
        books.bookingOfIntent(),
        ledger);
  }

  private static String summary(
      String how, List<Shopper> shoppers, int whileStarting, Instant begun) {
    return ("Killed %d times %s, %d of them while starting, under %d customers: %d answers, %d requests left without"
            + " one and sent again; %d booked, %d cancelled, %d held, %d released, %d refused; all agrees. %d s, seed %d")
        .formatted(
            KILLS,
            how,
            whileStarting,
            SHOPPERS,
            sum(shoppers, Shopper::answersWhileShopping),
            sum(shoppers, Shopper::losses),
            sum(shoppers, shopper -> shopper.countOf(State.BOOKED)),
            sum(shoppers, shopper -> shopper.countOf(State.CANCELLED)),
            sum(shoppers, shopper -> shopper.countOf(State.HELD)),
            sum(shoppers, shopper -> shopper.countOf(State.RELEASED)),
            sum(shoppers, Shopper::refused),
            Duration.between(begun, Instant.now()).toSeconds(),
            SEED);
  }

  private static long sum(List<Shopper> shoppers, ToLongFunction<Shopper> of) {
    return shoppers.stream().mapToLong(of).sum();
  }

  private static boolean all(List<Shopper> shoppers, Predicate<Shopper> condition) {
    return shoppers.stream().filter(condition).count() == shoppers.size();
  }

  private static void awaitThat(String what, BooleanSupplier condition)
      throws InterruptedException {
    long until = System.nanoTime() + SETTLED_AFTER.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s in time, seed %s", what, SEED).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
