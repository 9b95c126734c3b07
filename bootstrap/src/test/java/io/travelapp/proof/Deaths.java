package io.travelapp.proof;

import io.travelapp.bootstrap.KeptClasses;
import io.travelapp.bootstrap.Node;
import io.travelapp.bootstrap.ServerProcess;
import io.travelapp.proof.Fault.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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

  /** No call has this name. */
  private static final String NEVER = "";

  /** Beside those of a lane, which are counted from zero. */
  private static final int REHEARSAL = 1000;

  private final Stage stage;
  private final KeptClasses classes;
  private final int lane;
  private final Node.Database database;
  private final Market market;
  private final Tally tally;
  private final List<History.Outcome> outcomes = new ArrayList<>();

  private Deaths(
      Stage stage,
      KeptClasses classes,
      int lane,
      Node.Database database,
      Market market,
      Tally tally) {
    this.stage = stage;
    this.classes = classes;
    this.lane = lane;
    this.database = database;
    this.market = market;
    this.tally = tally;
  }

  /** A node that is about to be ready, and the point at which it will die. */
  private record Doomed(String point, ServerProcess process) {}

  /** Kills a node at each point so many times; each kill is in a history of its own. */
  static List<History.Outcome> play(Stage stage, int times, long seed, Tally tally)
      throws Exception {
    List<String> points =
        new ArrayList<>(Stream.generate(() -> POINTS).limit(times).flatMap(List::stream).toList());
    Collections.shuffle(points, new Random(seed));
    KeptClasses classes = KeptClasses.in(stage.folder().resolve("kept-classes"));
    List<History.Outcome> outcomes = new ArrayList<>(rehearse(stage, classes, seed, tally));
    try (ExecutorService threads = Executors.newFixedThreadPool(Stage.HISTORIES_AT_ONCE)) {
      List<Future<List<History.Outcome>>> lanes =
          IntStream.range(0, Stage.HISTORIES_AT_ONCE)
              .mapToObj(lane ->
                  threads.submit(
                      () -> play(stage, classes, lane, pointsOf(lane, points), seed, tally)))
              .toList();
      for (Future<List<History.Outcome>> lane : lanes) {
        outcomes.addAll(lane.get());
      }
    }
    return outcomes;
  }

  private static List<String> pointsOf(int lane, List<String> points) {
    return IntStream.range(0, points.size())
        .filter(number -> number % Stage.HISTORIES_AT_ONCE == lane)
        .mapToObj(points::get)
        .toList();
  }

  /**
   * One that nobody kills serves a history and ends, so that the classes of the others are kept.
   */
  private static List<History.Outcome> rehearse(
      Stage stage, KeptClasses classes, long seed, Tally tally) {
    return at(
        stage,
        "rehearsed",
        classes,
        0,
        tally,
        deaths -> {
          try (ServerProcess living = deaths.start(NEVER, REHEARSAL).process()) {
            deaths.receiveAlsoAt(living.awaitPort());
            deaths.outcomes.add(History.playShort(deaths.market, 0, 0, seed));
          }
        });
  }

  private static List<History.Outcome> play(
      Stage stage, KeptClasses classes, int lane, List<String> points, long seed, Tally tally) {
    return at(
        stage, "killed_" + lane, classes, lane, tally, deaths -> deaths.play(points, seed + lane));
  }

  private static List<History.Outcome> at(
      Stage stage,
      String name,
      KeptClasses classes,
      int lane,
      Tally tally,
      Consumer<Deaths> performance) {
    Node.Database database = stage.database(name);
    try (Market market =
        Market.open(stage, stage.folder().resolve(name), database, Tampering.NONE)) {
      market.expectDeaths();
      Deaths deaths = new Deaths(stage, classes, lane, database, market, tally);
      performance.accept(deaths);
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
      receiveAlsoAt(port);
      playUntilDeath(now, seed + 1000L * death);
    }
  }

  private void receiveAlsoAt(int port) {
    market.receiveAt(
        List.of(market.nodes().getFirst().port(), market.nodes().getLast().port(), port, port));
  }

  private Doomed start(String point, int number) {
    return new Doomed(
        point,
        Node.startDoomed(
            classes,
            stage.folder().resolve("doomed-" + lane + "-" + number),
            database,
            stage.gateway(),
            point));
  }

  private void playUntilDeath(Doomed node, long seed) {
    CompletableFuture<Boolean> death = node.process().killAtItsPoint();
    for (int number = 0; number < HISTORIES_MAX && !death.isDone(); number++) {
      outcomes.add(History.playShort(market, outcomes.size(), lane, seed + number));
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
