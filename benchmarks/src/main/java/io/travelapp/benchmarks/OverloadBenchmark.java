package io.travelapp.benchmarks;

import io.travelapp.domain.booking.LegWish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Measures what becomes of holds when many times as many come as can be served.
 *
 * <p>The peak is what a number of clients reaches that send one request after the other. Then many
 * times as many come at fixed times, whether earlier ones have been answered or not, on as many
 * connections as one address may have; the machine may not be able to send as many as should come,
 * so it is told how many were sent. Before it and after it holds come at half of the peak: all is
 * as before when they take as long as before.
 */
final class OverloadBenchmark {

  /**
   * Clients with threads of their own, who ask beside those who come: these share one processor, so
   * most of what they wait for is each other.
   */
  private static final int OBSERVERS = 16;

  private static final int OBSERVED_IN_A_SECOND = 100;

  /** To refuse wants practice too. */
  private static final int WARM_UP_TIMES = 100;

  private static final Duration CALM_WINDOW = Duration.ofSeconds(1);

  /** Until then it is waited for that all is as before. */
  private static final int CALM_WINDOWS_MAX = 20;

  /** How many times as long as before a hold may take where all is as before. */
  private static final double AS_BEFORE = 2;

  /** Shorter ones are never long, whatever they were before. */
  private static final double SHORT_MILLIS = 50;

  private final OverloadOptions options;
  private final List<String> command;
  private final Consumer<String> progress;

  /**
   * Nothing runs yet.
   *
   * @param command what starts the server, to which settings are appended
   * @param progress is told what is being done
   */
  OverloadBenchmark(OverloadOptions options, List<String> command, Consumer<String> progress) {
    this.options = options;
    this.command = command;
    this.progress = progress;
  }

  OverloadReport run() throws Exception {
    try (ScratchCluster cluster = ScratchCluster.start(options.folder())) {
      progress.accept("Putting " + options.departures() + " departures on sale");
      ScratchDatabase database =
          ScratchDatabase.of(cluster, Network.usual(options.journeys()), options.departures());
      database.restore();
      try (ServerProcess server =
          ServerProcess.start(
              command, database, options.connections(), cluster.folder().resolve("server"))) {
        List<LegWish> rides = Rides.onManyDepartures(database, options.departures());
        List<Customer> customers = Customer.signedIn(database, options.customers());
        return new Measuring(database, server, new Crowd(server, rides, customers)).run();
      }
    }
  }

  /** All is ready. */
  private final class Measuring {

    private final ScratchDatabase database;
    private final ServerProcess server;
    private final Crowd crowd;

    private Measuring(ScratchDatabase database, ServerProcess server, Crowd crowd) {
      this.database = database;
      this.server = server;
      this.crowd = crowd;
    }

    private OverloadReport run() throws Exception {
      progress.accept("Warming up");
      double warm = served(options.warmUp());
      flood(new Crowd.Answers(), new Crowd.Answers(), warm * WARM_UP_TIMES);
      database.restore();
      progress.accept("Looking for the peak");
      double peak = served(options.time());
      List<OverloadFigures> figures = new ArrayList<>();
      for (int times : options.times()) {
        database.restore();
        progress.accept(times + " times the peak");
        figures.add(flood(peak, times));
      }
      return new OverloadReport(options, peak, figures);
    }

    /** Holds in a second, as many as can be. */
    private double served(Duration time) throws Exception {
      Crowd.Answers answers = new Crowd.Answers();
      Load.closedLoop(crowd.comingOnce(answers), options.clients(), time);
      return answers.held() / seconds(time);
    }

    private OverloadFigures flood(double peak, int times) throws Exception {
      double calmRate = peak / 2;
      double usualMillis = calmMillis(calmRate, options.time());
      database.restore();
      long heapBefore = server.liveHeap();
      Crowd.Answers answers = new Crowd.Answers();
      Crowd.Answers observed = new Crowd.Answers();
      long begun = System.nanoTime();
      long sent = flood(answers, observed, times * peak);
      double seconds = (System.nanoTime() - begun) / 1e9;
      Duration recovery = recovery(calmRate, Math.max(AS_BEFORE * usualMillis, SHORT_MILLIS));
      long heapAfter = server.liveHeap();
      Histogram refusals = observed.refusals();
      return new OverloadFigures(
          times,
          sent / seconds,
          (answers.held() + observed.held()) / seconds,
          (answers.refused() + observed.refused()) / seconds,
          answers.others()
              + answers.refusedWithoutTime()
              + observed.others()
              + observed.refusedWithoutTime(),
          SearchFigures.millis(refusals, 50),
          SearchFigures.millis(refusals, 99),
          recovery,
          heapBefore,
          heapAfter);
    }

    /** Those who come on one processor, and a few beside them who see how long an answer takes. */
    private long flood(Crowd.Answers answers, Crowd.Answers observed, double rate)
        throws Exception {
      FutureTask<Histogram> observing =
          new FutureTask<>(() ->
              Load.openLoop(
                  crowd.comingOnce(observed), OBSERVERS, OBSERVED_IN_A_SECOND, options.time()));
      Thread.ofPlatform().start(observing);
      long sent = Load.arrivals(crowd.comingOnce(answers), options.flood(), rate, options.time());
      return sent + observing.get().getTotalCount();
    }

    /** How long it takes until holds are short again, and none is refused. */
    private Duration recovery(double rate, double millisMax) throws Exception {
      long begun = System.nanoTime();
      for (int window = 0; window < CALM_WINDOWS_MAX; window++) {
        long before = System.nanoTime();
        if (calmMillis(rate, CALM_WINDOW) <= millisMax) {
          return Duration.ofNanos(before - begun);
        }
      }
      return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** What 99 of 100 holds take at most; for ever, if any is refused. */
    private double calmMillis(double rate, Duration time) throws Exception {
      Crowd.Answers answers = new Crowd.Answers();
      Histogram latencies = Load.openLoop(crowd.comingOnce(answers), options.clients(), rate, time);
      return answers.held() == latencies.getTotalCount()
          ? SearchFigures.millis(latencies, 99)
          : Double.POSITIVE_INFINITY;
    }
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
