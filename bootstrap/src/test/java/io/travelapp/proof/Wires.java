package io.travelapp.proof;

import io.travelapp.bootstrap.Node;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;

/**
 * Histories in which one of the two nodes reaches its database and its gateway, and is reached by
 * its customers, over wires that are cut, slowed down or silent all the time; cut also at the very
 * moment when a statement is sent, or has been carried out and is to be answered.
 */
final class Wires {

  private static final String COMMIT = "COMMIT";

  private static final List<String> STATEMENTS =
      List.of(
          COMMIT,
          COMMIT,
          "insert into \"travelapp\".\"booking\"",
          "insert into \"travelapp\".\"payment_attempt\"",
          "insert into \"travelapp\".\"ticket\"",
          "insert into \"travelapp\".\"answered_request\"",
          "update \"travelapp\".\"answered_request\"",
          "update \"travelapp\".\"payment_attempt\"",
          "update \"travelapp\".\"cancellation_quote\"",
          "delete from \"travelapp\".\"seat_claim\"");

  private static final List<String> GATEWAY_REQUESTS =
      List.of("/authorisation", "/capture", "/void", "/refunds/");

  private static final List<String> CUSTOMERS_REQUESTS =
      List.of(
          "POST /api/v1/holds", "POST /api/v1/bookings", "/cancellations", "DELETE /api/v1/holds");

  private static final int TRAP_MILLIS_MAX = 150;

  /** There are few: only who holds seats of two coaches begins a transaction. */
  private static final int COMMIT_MILLIS_MAX = 600;

  private static final int CHECK_MILLIS = 2;
  private static final int FAULT_MILLIS = 100;
  private static final int PAUSE_MILLIS = 10;
  private static final Duration DELAY = Duration.ofMillis(10);

  private final Wire database;
  private final Wire gateway;
  private final Wire customers;
  private final Random random;
  private final Tally tally;
  private volatile boolean over;

  private Wires(Wire database, Wire gateway, Wire customers, Random random, Tally tally) {
    this.database = database;
    this.gateway = gateway;
    this.customers = customers;
    this.random = random;
    this.tally = tally;
  }

  /** Plays so many histories under such wires, and one after they are mended. */
  static List<History.Outcome> play(Stage stage, int histories, long seed, Tally tally) {
    Node.Database direct = stage.database("wired");
    try (Wire database = Wire.toPostgres(stage.databasePort());
        Wire gateway = Wire.toHttp(stage.gateway().getPort());
        Market market =
            Market.open(
                stage,
                stage.folder().resolve("wired"),
                direct,
                Tampering.NONE,
                List.of(
                    new Market.Reach(direct, stage.gateway()),
                    new Market.Reach(
                        new Node.Database(
                            direct
                                .url()
                                .replace(":" + stage.databasePort(), ":" + database.port())),
                        URI.create("http://127.0.0.1:" + gateway.port()))));
        Wire customers = Wire.toHttp(market.nodes().getLast().port())) {
      market.receiveAt(List.of(market.nodes().getFirst().port(), customers.port()));
      return new Wires(database, gateway, customers, new Random(seed), tally)
          .play(market, histories, seed);
    }
  }

  private List<History.Outcome> play(Market market, int histories, long seed) {
    market.expectDeaths();
    Future<?> trouble = market.threads().submit(this::makeTrouble);
    List<History.Outcome> outcomes = new ArrayList<>();
    try {
      for (int number = 0; number < histories; number++) {
        outcomes.add(History.play(market, number, 0, seed + number));
      }
    } finally {
      over = true;
    }
    await(trouble);
    market.receiveAt(List.of(customers.port()));
    outcomes.add(
        History.afterFaults(
            Instant.now(), () -> History.play(market, histories, 0, seed + histories)));
    return outcomes;
  }

  private static void await(Future<?> end) {
    try {
      end.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void makeTrouble() {
    while (!over) {
      switch (random.nextInt(3)) {
        case 0 -> trouble(database, STATEMENTS);
        case 1 -> trouble(gateway, GATEWAY_REQUESTS);
        default -> trouble(customers, CUSTOMERS_REQUESTS);
      }
      Asking.pause(PAUSE_MILLIS);
    }
  }

  private void trouble(Wire wire, List<String> requests) {
    switch (random.nextInt(8)) {
      case 0 -> {
        wire.cut();
        tally.add(Tally.Of.CUTS, 1);
      }
      case 1 -> {
        wire.slowDown(DELAY);
        tally.add(Tally.Of.DELAYS, 1);
        Asking.pause(FAULT_MILLIS);
      }
      case 2 -> {
        wire.fallSilent();
        tally.add(Tally.Of.SILENCES, 1);
        Asking.pause(FAULT_MILLIS);
        wire.cut();
      }
      default -> cutAt(wire, requests.get(random.nextInt(requests.size())));
    }
    wire.heal();
  }

  private void cutAt(Wire wire, String request) {
    Wire.Where[] where = Wire.Where.values();
    wire.cutAt(request, where[random.nextInt(where.length)]);
    int longest = request.equals(COMMIT) ? COMMIT_MILLIS_MAX : TRAP_MILLIS_MAX;
    for (int waited = 0; waited < longest && wire.isSet(); waited += CHECK_MILLIS) {
      Asking.pause(CHECK_MILLIS);
    }
    if (!wire.disarm()) {
      tally.add(request.equals(COMMIT) ? Tally.Of.CUTS_AT_COMMIT : Tally.Of.CUTS_AT_REQUESTS, 1);
    }
  }
}
