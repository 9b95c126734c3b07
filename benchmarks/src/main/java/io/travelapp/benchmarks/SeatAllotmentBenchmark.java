package io.travelapp.benchmarks;

import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatAnswer;
import io.travelapp.domain.seating.SeatFeature;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One allotment in a coach of 50 seats on a way of 19 segments, each time another. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SeatAllotmentBenchmark {

  private static final int SEATS = 50;
  private static final int SEGMENTS = 19;
  private static final int WISHES = 1024;
  private static final long SEED = 20_261_128;

  /** Who looks for seats, and in which coach. */
  public enum Situation {
    EMPTY("an empty coach, 1 to 4 passengers"),
    HALF_FULL("a half-full coach, 1 to 4 passengers"),
    NINE("a half-full coach, a party of 9"),
    WHEELCHAIR("a coach a quarter full, a wheelchair user, a companion and a friend");

    private final String words;

    Situation(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private record Wish(SeatOccupancy occupancy, Segment segment, List<SeatNeed> needs) {}

  /** What is measured. */
  @Param public Situation situation = Situation.EMPTY;

  private final VehicleLayout coach = coach();
  private final List<Wish> wishes = new ArrayList<>();
  private int next;

  /** Makes the wishes, the same in each run. */
  @Setup
  public void makeWishes() {
    Random random = new Random(SEED);
    for (int wish = 0; wish < WISHES; wish++) {
      int from = random.nextInt(SEGMENTS);
      Segment segment = new Segment(from, from + 1 + random.nextInt(SEGMENTS - from));
      wishes.add(new Wish(occupancy(random), segment, needs(random)));
    }
  }

  private List<SeatNeed> needs(Random random) {
    return switch (situation) {
      case EMPTY, HALF_FULL -> Collections.nCopies(1 + random.nextInt(4), SeatNeed.SEAT);
      case NINE -> Collections.nCopies(9, SeatNeed.SEAT);
      case WHEELCHAIR -> List.of(SeatNeed.WHEELCHAIR, SeatNeed.COMPANION, SeatNeed.SEAT);
    };
  }

  private SeatOccupancy occupancy(Random random) {
    int seats = coach.seats().size();
    int toTake =
        switch (situation) {
          case EMPTY -> 0;
          case HALF_FULL, NINE -> SEATS * SEGMENTS / 2;
          case WHEELCHAIR -> SEATS * SEGMENTS / 4;
        };
    BitSet taken = new BitSet();
    while (taken.cardinality() < toTake) {
      int seat = random.nextInt(SEATS);
      int from = random.nextInt(SEGMENTS);
      int to = from + 1 + random.nextInt(SEGMENTS - from);
      IntStream.range(from, to).forEach(part -> taken.set(part * seats + seat));
    }
    return SeatOccupancy.of(seats, SEGMENTS, taken);
  }

  /** Twelve rows of four, two seats by the door, and two spaces for wheelchairs. */
  private static VehicleLayout coach() {
    List<Seat> seats = new ArrayList<>(VehicleLayout.twoByTwo("coach", 12).seats());
    seats.add(new Seat(new SeatLabel("13A"), 1, 13, 1, Set.of()));
    seats.add(new Seat(new SeatLabel("13B"), 1, 13, 2, Set.of()));
    seats.add(space("W1", 6, "6C", "6D"));
    seats.add(space("W2", 7, "7C", "7D"));
    return new VehicleLayout("coach", seats);
  }

  private static Seat space(String label, int row, String... displaces) {
    Set<SeatLabel> displaced = Set.of(new SeatLabel(displaces[0]), new SeatLabel(displaces[1]));
    return new Seat(new SeatLabel(label), 1, row, 3, Set.of(SeatFeature.WHEELCHAIR), displaced);
  }

  /** What is measured: one allotment. */
  @Benchmark
  public SeatAnswer allot() {
    Wish wish = wishes.get(next);
    next = (next + 1) % WISHES;
    return SeatAllotment.choose(coach, wish.occupancy(), wish.segment(), wish.needs());
  }
}
