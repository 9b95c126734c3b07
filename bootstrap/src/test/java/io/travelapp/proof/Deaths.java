package io.travelapp.proof;

import io.travelapp.bootstrap.Node;
import io.travelapp.bootstrap.ServerProcess;
import io.travelapp.proof.Fault.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Histories in which a node is killed at a named point, while customers are at it and at two
 * others; then the next one takes its place.
 */
final class Deaths {

  /** The call after which it dies, from the hold to the answer of the cancellation. */
  static final List<String> POINTS =
      List.of(
          "AnsweredRequests.claim",
          "Bookings.hold",
          "AnsweredRequests.answer",
          "Bookings.startPayment",
          "PaymentGateway.authorise",
          "Bookings.makeFirm",
          "PaymentGateway.capture",
          "Bookings.confirm",
          "Bookings.release",
          "Bookings.cancel",
          "PaymentGateway.refund",
          "Bookings.refunded");

  private static final int HISTORIES_MAX = 6;

  private final Stage stage;
  private final Node.Database database;
  private final Market market;
  private final Tally tally;
  private final List<History.Outcome> outcomes = new ArrayList<>();

  private Deaths(Stage stage, Node.Database database, Market market, Tally tally) {
    this.stage = stage;
    this.database = database;
    this.market = market;
    this.tally = tally;
  }

  /** A node that is about to be ready, and the point at which it will die. */
  private record Doomed(String point, ServerProcess process) {}

  /** Kills a node at each point so many times; each kill is in a history of its own. */
  static List<History.Outcome> play(Stage stage, int times, long seed, Tally tally) {
    Node.Database database = stage.database("killed");
    try (Market market =
        Market.open(stage, stage.folder().resolve("killed"), database, Tampering.NONE)) {
      market.expectDeaths();
      Deaths deaths = new Deaths(stage, database, market, tally);
      List<String> points =
          new ArrayList<>(
              Stream.generate(() -> POINTS).limit(times).flatMap(List::stream).toList());
      Collections.shuffle(points, new Random(seed));
      deaths.play(points, seed);
      return deaths.outcomes;
    }
  }

  private void play(List<String> points, long seed) {
    Doomed next = start(points.getFirst(), 0);
    for (int death = 0; death < points.size(); death++) {
      Doomed now = next;
      int port = now.process().awaitPort();
      if (death + 1 < points.size()) {
        next = start(points.get(death + 1), death + 1);
      }
      market.receiveAt(
          List.of(market.nodes().getFirst().port(), market.nodes().getLast().port(), port, port));
      playUntilDeath(now, seed + 1000L * death);
    }
  }

  private Doomed start(String point, int number) {
    return new Doomed(
        point,
        Node.startDoomed(
            stage.folder().resolve("doomed-" + number), database, stage.gateway(), point));
  }

  private void playUntilDeath(Doomed node, long seed) {
    CompletableFuture<Boolean> death = node.process().killAtItsPoint();
    for (int number = 0; number < HISTORIES_MAX && !death.isDone(); number++) {
      outcomes.add(History.playShort(market, outcomes.size(), seed + number));
    }
    if (death.getNow(false)) {
      tally.add(Tally.Of.KILLS, 1);
    } else {
      node.process().kill();
      outcomes.add(
          new History.Outcome(
              seed,
              0,
              0,
              0,
              List.of(
                  new Fault(
                      Promise.WORKS_AGAIN,
                      "a node did not come to " + node.point() + ": " + node.process().output()))));
    }
  }
}
