package io.travelapp.benchmarks;

import io.travelapp.benchmarks.Searches.Kind;
import io.travelapp.domain.booking.LegWish;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * How long those wait who select seats, while nobody else does anything and while as many searches
 * run as the server bears. They come at fixed times and seldom; their latencies of all rounds are
 * counted together, so that there are enough of them.
 */
final class SeatSelection {

  private static final int SEAT_MAPS_PER_SECOND = 50;
  private static final int HOLDS_PER_SECOND = 20;

  /** As many holds as one customer may have at a time. */
  private static final int CLIENTS = 10;

  /** What is done to select a seat. */
  enum Step {
    SEAT_MAP("seat map"),
    HOLD_AND_RELEASE("hold and release");

    private final String words;

    Step(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private record Situation(Step step, Optional<Kind> beside) {}

  /**
   * What became of the searches that ran beside it, in each second.
   *
   * @param answered with what was found
   * @param refused for there were too many
   */
  record Searched(double answered, double refused) {

    static final Searched NONE = new Searched(0, 0);

    private Searched plus(Searched other) {
      return new Searched(answered + other.answered, refused + other.refused);
    }

    private Searched dividedBy(int rounds) {
      return new Searched(answered / rounds, refused / rounds);
    }
  }

  /**
   * What was measured of a step.
   *
   * @param beside the searches that ran; empty if none did
   * @param searched what became of them
   * @param p50 half of the latencies are at most so long, in milliseconds
   * @param p99 99 of 100 are
   * @param longest of all
   */
  record Figures(
      Step step,
      Optional<Kind> beside,
      Searched searched,
      double p50,
      double p99,
      double longest) {}

  private final ServerProcess server;
  private final Customer customer;
  private final List<LegWish> rides;
  private final Map<Situation, Histogram> latencies = new LinkedHashMap<>();
  private final Map<Kind, Searched> searched = new EnumMap<>(Kind.class);
  private int rounds;

  /** On rides that have free seats. */
  SeatSelection(ServerProcess server, Customer customer, List<LegWish> rides) {
    this.server = server;
    this.customer = customer;
    this.rides = List.copyOf(rides);
  }

  void warmUp(Duration time) throws Exception {
    Load.closedLoop(this::lookingAtSeats, 1, time.dividedBy(2));
    Load.closedLoop(this::holdingAndReleasing, 1, time.dividedBy(2));
  }

  private Client lookingAtSeats() throws IOException {
    HttpWire wire = HttpWire.connect(server.port());
    return new Client() {
      @Override
      public void send(long number) throws Exception {
        wire.send(Customer.seatMap(rides.get((int) (number % rides.size()))), 200);
      }

      @Override
      public void close() throws IOException {
        wire.close();
      }
    };
  }

  private Client holdingAndReleasing() throws IOException {
    return new HoldingAndReleasing(HttpWire.connect(server.port()), customer, rides, 1);
  }

  void measureAlone(Duration time) throws Exception {
    rounds++;
    measure(Optional.empty(), time);
  }

  /** While so many connections search as fast as they are let. */
  void measureBeside(Searches searches, int connections, Duration time) throws Exception {
    Flood flood = new Flood();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<Double> flooding =
          threads.submit(() ->
              Load.closedLoop(searches.floodOverHttp(server, flood), connections, flood::isOver));
      long begun = System.nanoTime();
      try {
        measure(Optional.of(searches.kind()), time);
      } finally {
        flood.end();
      }
      flooding.get();
      double seconds = (System.nanoTime() - begun) / 1e9;
      searched.merge(
          searches.kind(),
          new Searched(flood.answers() / seconds, flood.refusals() / seconds),
          Searched::plus);
    }
  }

  private void measure(Optional<Kind> beside, Duration time) throws Exception {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<Histogram> seatMaps =
          threads.submit(
              () -> Load.openLoop(this::lookingAtSeats, CLIENTS, SEAT_MAPS_PER_SECOND, time));
      Future<Histogram> holds =
          threads.submit(
              () -> Load.openLoop(this::holdingAndReleasing, CLIENTS, HOLDS_PER_SECOND, time));
      add(new Situation(Step.SEAT_MAP, beside), seatMaps.get());
      add(new Situation(Step.HOLD_AND_RELEASE, beside), holds.get());
    }
  }

  private void add(Situation situation, Histogram more) {
    latencies.computeIfAbsent(situation, any -> Load.histogram()).add(more);
  }

  List<Figures> figures() {
    List<Figures> figures = new ArrayList<>();
    latencies.forEach((situation, histogram) ->
        figures.add(
            new Figures(
                situation.step(),
                situation.beside(),
                situation
                    .beside()
                    .map(kind -> searched.getOrDefault(kind, Searched.NONE).dividedBy(rounds))
                    .orElse(Searched.NONE),
                SearchFigures.millis(histogram, 50),
                SearchFigures.millis(histogram, 99),
                SearchFigures.millis(histogram, 100))));
    return figures;
  }
}
