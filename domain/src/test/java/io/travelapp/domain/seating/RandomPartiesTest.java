package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand parties, each before a coach of its own that others have half filled. */
class RandomPartiesTest {

  private static final int PARTIES = 1000;
  private static final int PARTS = 19;
  private static final long SEED = 20_261_128;

  /** Thirteen rows, of which the last has five seats and one by the door has two. */
  private final VehicleLayout coach = coach();

  @Test
  void a_party_sits_together_whenever_it_can_and_orphans_fewer_than_half_of_first_fit() {
    RandomGenerator random = new Random(SEED);
    int possible = 0;
    int together = 0;
    int orphaned = 0;
    int orphanedByFirstFit = 0;
    for (int party = 0; party < PARTIES; party++) {
      SeatOccupancy occupancy = halfFull(random);
      int from = random.nextInt(PARTS);
      Segment segment = new Segment(from, from + 1 + random.nextInt(PARTS - from));
      int count = 1 + random.nextInt(4);
      List<Integer> free = coach.freeSeats(occupancy, segment);
      if (free.size() < count) {
        continue;
      }
      SeatAllotment found = choose(occupancy, segment, count);
      possible += canSitTogether(free, count) ? 1 : 0;
      together += found.together() ? 1 : 0;
      orphaned += orphans(free, indexes(found));
      orphanedByFirstFit += orphans(free, free.subList(0, count));
    }

    System.out.printf(
        "%d parties: %d of %d seated together that could be, %d seats orphaned, %d by first fit%n",
        PARTIES, together, possible, orphaned, orphanedByFirstFit);
    assertThat(together).isEqualTo(possible).isGreaterThan(PARTIES / 2);
    assertThat(orphanedByFirstFit).isGreaterThan(100);
    assertThat(orphaned).isLessThan(orphanedByFirstFit / 2);
  }

  private SeatAllotment choose(SeatOccupancy occupancy, Segment segment, int count) {
    SeatAnswer answer =
        SeatAllotment.choose(coach, occupancy, segment, Collections.nCopies(count, SeatNeed.SEAT));
    return ((SeatAnswer.Allotted) answer).allotment();
  }

  private List<Integer> indexes(SeatAllotment found) {
    return found.seats().stream().map(coach::require).toList();
  }

  private static VehicleLayout coach() {
    List<Seat> seats = new ArrayList<>();
    for (int row = 1; row <= 13; row++) {
      for (int column = 1; column <= 5; column++) {
        boolean isAisle = column == 3 && row < 13;
        boolean isDoor = row == 7 && column > 3;
        if (!isAisle && !isDoor) {
          SeatLabel label = new SeatLabel(row + "ABCDE".substring(column - 1, column));
          seats.add(new Seat(label, 1, row, column, Set.of()));
        }
      }
    }
    return new VehicleLayout("coach", seats);
  }

  /** Others travel from anywhere to anywhere until half of all is taken. */
  private SeatOccupancy halfFull(RandomGenerator random) {
    int seats = coach.seats().size();
    BitSet taken = new BitSet();
    while (taken.cardinality() < seats * PARTS / 2) {
      int seat = random.nextInt(seats);
      int from = random.nextInt(PARTS);
      int to = from + 1 + random.nextInt(PARTS - from);
      IntStream.range(from, to).forEach(part -> taken.set(part * seats + seat));
    }
    return SeatOccupancy.of(seats, PARTS, taken);
  }

  private List<List<Integer>> rows() {
    List<List<Integer>> rows = new ArrayList<>();
    for (int row = 1; row <= 13; row++) {
      int number = row;
      rows.add(
          IntStream.range(0, coach.seats().size())
              .filter(seat -> coach.seats().get(seat).row() == number)
              .boxed()
              .toList());
    }
    return rows;
  }

  private boolean canSitTogether(List<Integer> free, int count) {
    return rows().stream()
        .anyMatch(row ->
            IntStream.rangeClosed(0, row.size() - count)
                .anyMatch(first -> free.containsAll(row.subList(first, first + count))));
  }

  /** How many seats are alone in their row that were not before. */
  private int orphans(List<Integer> free, List<Integer> chosen) {
    List<Integer> left = new ArrayList<>(free);
    left.removeAll(chosen);
    return (int) left.stream().filter(seat -> isAlone(seat, left) && !isAlone(seat, free)).count();
  }

  private boolean isAlone(int seat, List<Integer> free) {
    List<Integer> row =
        rows().stream().filter(seats -> seats.contains(seat)).findFirst().orElseThrow();
    int at = row.indexOf(seat);
    return (at == 0 || !free.contains(row.get(at - 1)))
        && (at == row.size() - 1 || !free.contains(row.get(at + 1)));
  }
}
