package io.travelapp.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Histories in which PostgreSQL is killed, all its processes at once, and started again. */
final class Outages {

  private static final int KILLED_WITHIN_MILLIS = 300;

  private Outages() {}

  static List<History.Outcome> play(Stage stage, int times, long seed, Tally tally) {
    Random random = new Random(seed);
    List<History.Outcome> outcomes = new ArrayList<>();
    try (Market market = stage.market("outage", Tampering.NONE)) {
      market.expectDeaths();
      for (int number = 0; number < times; number++) {
        int history = number;
        Future<History.Outcome> outcome =
            market.threads().submit(() -> History.play(market, history, 0, seed + history));
        Asking.pause(random.nextInt(KILLED_WITHIN_MILLIS));
        stage.killDatabase();
        tally.add(Tally.Of.DATABASE_KILLS, 1);
        outcomes.add(History.afterFaults(Instant.now(), () -> ended(outcome)));
      }
    }
    return outcomes;
  }

  private static History.Outcome ended(Future<History.Outcome> outcome) {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
