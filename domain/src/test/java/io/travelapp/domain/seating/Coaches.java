package io.travelapp.domain.seating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Coaches of any shape, filled at random, and a model of who sits where that is too plain to err.
 */
final class Coaches {

  private Coaches() {}

  /** Who sits where: a truth value for each seat on each way from a call to the next. */
  static final class Model {

    private final boolean[][] taken;

    private Model(boolean[][] taken) {
      this.taken = taken;
    }

    static Model empty(int seats, int parts) {
      return new Model(new boolean[seats][parts]);
    }

    int seats() {
      return taken.length;
    }

    int parts() {
      return taken[0].length;
    }

    boolean isFree(int seat, Segment segment) {
      for (int part = segment.from(); part < segment.to(); part++) {
        if (taken[seat][part]) {
          return false;
        }
      }
      return true;
    }

    List<Integer> freeSeats(Segment segment) {
      List<Integer> free = new ArrayList<>();
      for (int seat = 0; seat < seats(); seat++) {
        if (isFree(seat, segment)) {
          free.add(seat);
        }
      }
      return free;
    }

    /** The longest segment around the given one on which the seat is free. */
    int freeSpanAround(int seat, Segment segment) {
      int longest = 0;
      for (int from = 0; from <= segment.from(); from++) {
        for (int to = segment.to(); to <= parts(); to++) {
          if (isFree(seat, new Segment(from, to))) {
            longest = Math.max(longest, to - from);
          }
        }
      }
      return longest;
    }

    Model with(Collection<Integer> seats, Segment segment, boolean value) {
      boolean[][] changed = Arrays.stream(taken).map(boolean[]::clone).toArray(boolean[][]::new);
      for (int seat : seats) {
        Arrays.fill(changed[seat], segment.from(), segment.to(), value);
      }
      return new Model(changed);
    }

    int count() {
      int count = 0;
      for (boolean[] seat : taken) {
        for (boolean part : seat) {
          count += part ? 1 : 0;
        }
      }
      return count;
    }

    @Override
    public String toString() {
      return Arrays.deepToString(taken);
    }

    SeatOccupancy toOccupancy() {
      BitSet bits = new BitSet();
      for (int seat = 0; seat < seats(); seat++) {
        for (int part = 0; part < parts(); part++) {
          bits.set(part * seats() + seat, taken[seat][part]);
        }
      }
      return SeatOccupancy.of(seats(), parts(), bits);
    }
  }

  static Arbitrary<Segment> segments(int parts) {
    return Arbitraries.integers()
        .between(0, parts - 1)
        .flatMap(from ->
            Arbitraries.integers().between(from + 1, parts).map(to -> new Segment(from, to)));
  }

  /** Any seats on any parts of the way are taken, of some coaches few and of others most. */
  static Arbitrary<Model> models(int seats, int parts) {
    return Arbitraries.doubles()
        .between(0, 1)
        .flatMap(share ->
            Arbitraries.doubles()
                .between(0, 1)
                .map(chance -> chance < share)
                .array(boolean[].class)
                .ofSize(parts)
                .array(boolean[][].class)
                .ofSize(seats)
                .map(Model::new));
  }

  /** Places in a coach: decks, rows and columns of each. */
  private static List<int[]> positions(int decks, int rows, int columns) {
    List<int[]> positions = new ArrayList<>();
    for (int deck = 1; deck <= decks; deck++) {
      for (int row = 1; row <= rows; row++) {
        for (int column = 1; column <= columns; column++) {
          positions.add(new int[] {deck, row, column});
        }
      }
    }
    return positions;
  }

  /**
   * Some of these positions, in any order; up to three of them are wheelchair spaces, which
   * displace none, one or two seats.
   */
  private static Arbitrary<VehicleLayout> layouts(List<int[]> positions, int seatsMax) {
    return Arbitraries.integers()
        .between(1, seatsMax)
        .flatMap(seats ->
            Combinators.combine(
                    Arbitraries.shuffle(positions),
                    Arbitraries.integers().between(0, Math.min(3, seats - 1)),
                    Arbitraries.integers().between(0, 2))
                .as((shuffled, spaces, displaced) ->
                    layout(shuffled.subList(0, seats), spaces, displaced)));
  }

  private static VehicleLayout layout(List<int[]> positions, int spaces, int displaced) {
    List<Seat> seats = new ArrayList<>();
    int next = spaces;
    for (int[] at : positions) {
      boolean isSpace = seats.size() < spaces;
      Set<SeatLabel> displaces = new HashSet<>();
      while (isSpace && displaces.size() < displaced && next < positions.size()) {
        displaces.add(label(next++));
      }
      Set<SeatFeature> features = isSpace ? Set.of(SeatFeature.WHEELCHAIR) : Set.of();
      seats.add(new Seat(label(seats.size()), at[0], at[1], at[2], features, displaces));
    }
    return new VehicleLayout("any", seats);
  }

  private static SeatLabel label(int number) {
    return new SeatLabel("S" + (number + 1));
  }

  /** A coach, who sits in it, a segment and what a party needs. */
  record Wish(VehicleLayout layout, Model model, Segment segment, List<SeatNeed> needs) {

    SeatOccupancy occupancy() {
      return model.toOccupancy();
    }

    Seat seat(SeatLabel label) {
      return layout.seats().get(layout.indexOf(label).orElseThrow());
    }
  }

  /** On two decks of four rows of five columns. */
  static Arbitrary<Wish> wishes() {
    return wishes(layouts(positions(2, 4, 5), 40), 6);
  }

  /** Small enough to look at every choice. */
  static Arbitrary<Wish> smallWishes() {
    return wishes(
        Arbitraries.oneOf(
            layouts(positions(1, 3, 4), 11),
            layouts(positions(2, 2, 3), 10),
            layouts(positions(1, 2, 6), 11)),
        4);
  }

  private static Arbitrary<Wish> wishes(Arbitrary<VehicleLayout> layouts, int partyMax) {
    int parts = 5;
    return layouts.flatMap(layout ->
        Combinators.combine(
                models(layout.seats().size(), parts), segments(parts), parties(partyMax))
            .as((model, segment, needs) -> new Wish(layout, model, segment, needs)));
  }

  /** Mostly of people who need no more than a seat. */
  private static Arbitrary<List<SeatNeed>> parties(int partyMax) {
    Arbitrary<List<SeatNeed>> any =
        Arbitraries.of(SeatNeed.SEAT, SeatNeed.WHEELCHAIR, SeatNeed.COMPANION)
            .list()
            .ofMinSize(1)
            .ofMaxSize(Math.min(4, partyMax));
    Arbitrary<List<SeatNeed>> plain =
        Arbitraries.just(SeatNeed.SEAT).list().ofMinSize(1).ofMaxSize(partyMax);
    return Arbitraries.frequencyOf(Tuple.of(2, any), Tuple.of(3, plain));
  }
}
