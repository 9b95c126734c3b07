package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.travelapp.adapters.local.LocalAdapters;
import io.travelapp.adapters.local.LocalAdapters.RunningGateway;
import io.travelapp.adapters.local.LocalAdapters.Timeouts;
import io.travelapp.adapters.postgres.PostgresAdapters;
import io.travelapp.application.BookHold;
import io.travelapp.application.HearPaymentNotice;
import io.travelapp.application.SettlePayments;
import io.travelapp.bootstrap.Settings.DatabaseLogin;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.domain.seating.VehicleLayout;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Fixtures;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payments on two nodes, with every card that the sandbox fails with, at a gateway whose calls are
 * lost on the way there or back, doubled or slow, by nodes that die between any two steps, beside
 * settlers that die too and notices that come when they like. When the faults are over, all is
 * settled, by the gateway's own ledger: nobody was charged twice, and every charge is a booking or
 * went back. {@code -Dtravelapp.intents=5000} pays more, {@code -Dtravelapp.seed} otherwise.
 */
final class MixedPaymentsTest {

  private static final int INTENTS = Integer.getInteger("travelapp.intents", 1000);
  private static final long SEED = Long.getLong("travelapp.seed", 20_270_402);

  private static final int CLIENTS = 16;
  private static final int SEATS_SOLD_OF_A_COACH = 30;
  private static final Timeouts IMPATIENT =
      new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(400));
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30));
  private static final String SECRET = "between-the-two";

  private static final String GOOD = "4242 4242 4242 4242";
  private static final String LATE = "4000 0000 0000 3220";

  /** The good ones more often. */
  private static final List<String> CARDS =
      List.of(
          GOOD,
          GOOD,
          GOOD,
          "4000 0000 0000 0002",
          "4000 0000 0000 0119",
          "4000 0000 0000 0259",
          LATE,
          LATE,
          "4000 0025 0000 3155",
          "4000 0025 0000 3155",
          "4000 0000 0000 0077",
          "4000 0000 0000 9235");

  private static final List<Fault> FAULTS = List.of(Fault.values());

  @TempDir private Path folder;
  private final Map<Fault, AtomicInteger> fired = new EnumMap<>(Fault.class);
  private final Queue<Payment> payments = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean faulty = new AtomicBoolean(true);

  private enum Fault {
    LOST_ON_THE_WAY,
    LOST_ON_THE_WAY_BACK,
    DOUBLED,
    SLOW,
    NODE_DIED_BEFORE,
    NODE_DIED_AFTER
  }

  private static final class NodeDied extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Somebody who pays for one seat. */
  private record Payment(Buyer buyer, Coach coach, Hold hold, String card) {

    Optional<Booking> booking() {
      return buyer.finds(hold.reference());
    }
  }

  private record Node(BookHold bookHold, SettlePayments settle, HearPaymentNotice notices) {}

  @Test
  void whatever_fails_nobody_is_charged_twice_and_nothing_stays_unsettled() throws Exception {
    for (Fault fault : Fault.values()) {
      fired.put(fault, new AtomicInteger());
    }
    long begun = System.nanoTime();
    try (EmbeddedPostgres apart = EmbeddedPostgres.builder().start()) {
      DatabaseLogin login =
          new DatabaseLogin(
              "jdbc:postgresql://127.0.0.1:" + apart.getPort() + "/postgres", "postgres", "none");
      PostgresAdapters.migrate(login.url(), login.user(), login.password());
      try (PostgresAdapters one = open(login);
          PostgresAdapters other = open(login);
          RunningGateway sandbox =
              LocalAdapters.startSandboxGateway(
                  folder.resolve("sandbox-gateway"), 0, one.clock())) {
        run(login, one, other, sandbox);
        ChargedBookings charged = ChargedBookings.read(login, folder);
        System.out.printf(
            Locale.ROOT,
            "%d mixed payment intents: %s; %d faults found; faults fired %s; %.0f s, seed %d%n",
            charged.intents(),
            charged.summary(),
            charged.faults().size(),
            fired,
            (System.nanoTime() - begun) / 1e9,
            SEED);
        assertThat(charged.faults()).as("seed %s", SEED).isEmpty();
        assertThat(fired.values()).as("each fault fired").allMatch(times -> times.get() > 0);
      }
    }
  }

  private static PostgresAdapters open(DatabaseLogin login) {
    return PostgresAdapters.open(login.url(), login.user(), login.password(), 10);
  }

  private void run(
      DatabaseLogin login, PostgresAdapters one, PostgresAdapters other, RunningGateway sandbox)
      throws Exception {
    PostgresStore store = new PostgresStore(one, login);
    List<Node> nodes = List.of(node(one, sandbox), node(other, sandbox));
    HttpServer receiver = receiver(nodes.getLast());
    sandbox.sendNoticesTo(
        URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"), SECRET);
    List<Coach> coaches =
        IntStream.range(0, INTENTS / SEATS_SOLD_OF_A_COACH + 1)
            .mapToObj(i -> coach(store))
            .toList();
    AtomicBoolean paying = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> settlers =
          IntStream.range(0, 4)
              .mapToObj(i -> threads.submit(() -> settleWhile(paying, nodes.get(i % 2))))
              .toList();
      payAll(store, coaches, nodes, sandbox);
      answerHolders();
      // The seats of what is late or was not confirmed are given up, and some are taken by others.
      store.passTime(Hold.PAYING_LONGEST.plusSeconds(20));
      takeSeatsOfSome(store, nodes.getFirst(), sandbox);
      store.passTime(Duration.ofMinutes(2));
      faulty.set(false);
      awaitSettled(store);
      paying.set(false);
      for (Future<Integer> settler : settlers) {
        assertThat(settler.get()).isPositive();
      }
    } finally {
      receiver.stop(0);
    }
  }

  private static Coach coach(PostgresStore store) {
    return Fixtures.aDeparture()
        .calling("Kofu", "Otsuki", "Tokyo")
        .withLayout(VehicleLayout.twoByTwo("coach-40", 10))
        .publishedIn(store);
  }

  private Node node(PostgresAdapters postgres, RunningGateway sandbox) {
    PaymentGateway gateway =
        new FaultyGateway(LocalAdapters.paymentGateway(sandbox.uri(), IMPATIENT));
    return new Node(
        new BookHold(postgres.bookings(), postgres.departures(), gateway, Fixtures::anIntent),
        new SettlePayments(postgres.bookings(), postgres.departures(), gateway),
        new HearPaymentNotice(
            LocalAdapters.paymentNotices(SECRET, postgres.clock()),
            postgres.bookings(),
            postgres.departures(),
            gateway));
  }

  /** Where the gateway sends its notices: a node that may die of one. */
  private static HttpServer receiver(Node node) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String signature = exchange.getRequestHeaders().getFirst("payment-signature");
            node.notices()
                .handle(
                    new HearPaymentNotice.Command(
                        Map.of("payment-signature", String.valueOf(signature)),
                        exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    return server;
  }

  private static int settleWhile(AtomicBoolean paying, Node node) {
    int rounds = 0;
    while (paying.get()) {
      try {
        SettlePayments.Outcome outcome =
            node.settle().handle(new SettlePayments.Command(Duration.ofMillis(600), 10));
        assertThat(outcome).isNotNull();
      } catch (NodeDied e) {
        // Somebody else goes on.
      }
      rounds++;
    }
    return rounds;
  }

  private void payAll(
      PostgresStore store, List<Coach> coaches, List<Node> nodes, RunningGateway sandbox)
      throws Exception {
    CardVault vault = LocalAdapters.cardVault(sandbox.uri(), PATIENT);
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(client ->
                  threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < INTENTS; i = next.getAndIncrement()) {
                      pay(store, coaches, nodes.get(client % 2), vault, i);
                    }
                    return true;
                  }))
              .toList();
      for (Future<Boolean> client : clients) {
        assertThat(client.get()).isTrue();
      }
    }
  }

  private void pay(
      PostgresStore store, List<Coach> coaches, Node node, CardVault vault, int number) {
    Random random = new Random(SEED + number);
    Coach coach = coaches.get(number / SEATS_SOLD_OF_A_COACH);
    int seat = number % SEATS_SOLD_OF_A_COACH;
    String label = "%d%c".formatted(seat / 4 + 1, "ABCD".charAt(seat % 4));
    Buyer buyer = Fixtures.aBuyer(store);
    Hold hold = buyer.holds(coach.leg("Kofu", "Tokyo", label));
    String card = CARDS.get(random.nextInt(CARDS.size()));
    payments.add(new Payment(buyer, coach, hold, card));
    BookHold.Command command = command(buyer, hold, token(vault, card), random.nextBoolean());
    tryTo(() -> node.bookHold().handle(command));
    if (random.nextInt(4) == 0) {
      // Who got no answer, or does not trust it, asks again with the same key.
      tryTo(() -> node.bookHold().handle(command));
    }
  }

  private static void tryTo(Supplier<BookHold.Outcome> work) {
    try {
      assertThat(work.get()).isNotNull();
    } catch (NodeDied e) {
      // Nobody tells how it ended.
    }
  }

  private static BookHold.Command command(
      Buyer buyer, Hold hold, CardToken card, boolean acceptOtherSeats) {
    return new BookHold.Command(
        buyer.id(),
        buyer.key("book"),
        hold.id(),
        Buyer.PURCHASER,
        List.of(
            new BookHold.NamedPassenger(Optional.empty(), List.of(), Fixtures.names(1).getFirst())),
        card,
        acceptOtherSeats);
  }

  private static CardToken token(CardVault vault, String number) {
    return switch (vault.store(Fixtures.card(number))) {
      case CardVault.Answer.Stored stored -> stored.token();
      case CardVault.Answer.Unavailable() -> throw new AssertionError("No card is taken");
    };
  }

  /** Of those who are asked, some confirm, some refuse, and some never answer. */
  private void answerHolders() throws Exception {
    Random random = new Random(SEED);
    try (HttpClient browser = HttpClient.newHttpClient()) {
      for (Payment payment : payments) {
        Optional<RedirectUrl> page = payment.booking().flatMap(Booking::action);
        int answer = random.nextInt(3);
        if (page.isPresent() && answer < 2) {
          String path = page.get() + (answer == 0 ? "/confirmation" : "/refusal");
          HttpRequest request =
              HttpRequest.newBuilder(URI.create(path))
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build();
          assertThat(browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
              .isEqualTo(200);
        }
      }
    }
  }

  /** Half of the seats that were given up are booked by others, before it is known who paid. */
  private void takeSeatsOfSome(PostgresStore store, Node node, RunningGateway sandbox) {
    CardVault vault = LocalAdapters.cardVault(sandbox.uri(), PATIENT);
    Random random = new Random(SEED);
    for (Payment late : payments.stream().filter(payment -> payment.card().equals(LATE)).toList()) {
      Buyer buyer = Fixtures.aBuyer(store);
      String seat = late.hold().legs().getFirst().seats().getFirst().value();
      if (random.nextBoolean()
          && buyer.asksFor(late.coach().leg("Kofu", "Tokyo", seat))
              instanceof HoldAnswer.Held(Hold hold)) {
        payments.add(new Payment(buyer, late.coach(), hold, GOOD));
        tryTo(() -> node.bookHold().handle(command(buyer, hold, token(vault, GOOD), false)));
      }
    }
  }

  private static void awaitSettled(PostgresStore store) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (Books.unsettled(store.login()) > 0) {
      assertThat(System.nanoTime()).as("all is settled, seed %s", SEED).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** What is asked of the gateway fails now and then, until it does not any more. */
  private final class FaultyGateway implements PaymentGateway {

    private final PaymentGateway gateway;
    private final Random random = new Random(SEED);

    private FaultyGateway(PaymentGateway gateway) {
      this.gateway = gateway;
    }

    @Override
    public Authorisation authorise(IntentKey intent, Money amount, CardToken card) {
      return call(() -> gateway.authorise(intent, amount, card), new Authorisation.Unknown());
    }

    @Override
    public Capture capture(IntentKey intent) {
      return call(() -> gateway.capture(intent), new Capture.Unknown());
    }

    @Override
    public Voiding voidAuthorisation(IntentKey intent) {
      return call(() -> gateway.voidAuthorisation(intent), new Voiding.Unknown());
    }

    @Override
    public Refund refund(IntentKey intent, RefundKey refund, Money amount) {
      return call(() -> gateway.refund(intent, refund, amount), new Refund.Unknown());
    }

    @Override
    public Finding find(IntentKey intent) {
      return call(() -> gateway.find(intent), new Finding.Unknown());
    }

    private <T> T call(Supplier<T> call, T unknown) {
      if (!faulty.get() || random.nextInt(4) > 0) {
        return call.get();
      }
      Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
      Objects.requireNonNull(fired.get(fault)).incrementAndGet();
      return switch (fault) {
        case LOST_ON_THE_WAY -> unknown;
        case LOST_ON_THE_WAY_BACK -> {
          Objects.requireNonNull(call.get());
          yield unknown;
        }
        case DOUBLED -> {
          Objects.requireNonNull(call.get());
          yield call.get();
        }
        case SLOW -> {
          LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
          yield call.get();
        }
        case NODE_DIED_BEFORE -> throw new NodeDied();
        case NODE_DIED_AFTER -> {
          Objects.requireNonNull(call.get());
          throw new NodeDied();
        }
      };
    }
  }
}
