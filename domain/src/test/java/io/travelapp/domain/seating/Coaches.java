package io.travelapp.domain.seating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

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

  /**
   * Some of the positions on two decks of four rows of five columns, in any order; at up to three
   * of them are wheelchair spaces.
   */
  static Arbitrary<VehicleLayout> layouts() {
    List<int[]> positions = new ArrayList<>();
    for (int deck = 1; deck <= 2; deck++) {
      for (int row = 1; row <= 4; row++) {
        for (int column = 1; column <= 5; column++) {
          positions.add(new int[] {deck, row, column});
        }
      }
    }
    return Arbitraries.integers()
        .between(1, positions.size())
        .flatMap(seats ->
            Combinators.combine(
                    Arbitraries.shuffle(positions),
                    Arbitraries.integers().between(0, Math.min(3, seats - 1)))
                .as((shuffled, spaces) -> layout(shuffled.subList(0, seats), spaces)));
  }

  private static VehicleLayout layout(List<int[]> positions, int spaces) {
    List<Seat> seats = new ArrayList<>();
    for (int[] at : positions) {
      SeatLabel label = new SeatLabel("S" + (seats.size() + 1));
      Set<SeatFeature> features = seats.size() < spaces ? Set.of(SeatFeature.WHEELCHAIR) : Set.of();
      seats.add(new Seat(label, at[0], at[1], at[2], features));
    }
    return new VehicleLayout("any", seats);
  }

  /** A coach, who sits in it, a segment and the size of a party. */
  record Wish(VehicleLayout layout, Model model, Segment segment, int count) {

    /** The seats that anybody may have and that nobody has. */
    List<Integer> freeSeats() {
      return model.freeSeats(segment).stream()
          .filter(seat -> !layout.seats().get(seat).isWheelchairSpace())
          .toList();
    }

    SeatOccupancy occupancy() {
      return model.toOccupancy();
    }
  }

  static Arbitrary<Wish> wishes() {
    int parts = 5;
    return layouts()
        .flatMap(layout ->
            Combinators.combine(
                    models(layout.seats().size(), parts),
                    segments(parts),
                    Arbitraries.integers().between(1, 6))
                .as((model, segment, count) -> new Wish(layout, model, segment, count)));
  }
}
