package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.seating.Coaches.Model;
import io.travelapp.domain.seating.SeatChanges.Change;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class SeatChangesTest {

  private static final int PARTS = 6;
  private final VehicleLayout coach = VehicleLayout.twoByTwo("coach", 1);

  /** One row of four seats, of which somebody has each for a part of the way. */
  private SeatOccupancy taken(Object... seatsAndSegments) {
    SeatOccupancy occupancy = SeatOccupancy.empty(4, PARTS);
    for (int i = 0; i < seatsAndSegments.length; i += 2) {
      occupancy =
          occupancy.taking(
              List.of((Integer) seatsAndSegments[i]), (Segment) seatsAndSegments[i + 1]);
    }
    return occupancy;
  }

  @Test
  void where_no_seat_is_free_all_the_way_each_change_is_named_with_its_call() {
    SeatOccupancy occupancy =
        taken(
            0, new Segment(2, 6),
            1, new Segment(0, 2),
            1, new Segment(5, 6),
            2, new Segment(0, 6),
            3, new Segment(0, 4));

    SeatChanges plan = SeatChanges.plan(coach, occupancy, new Segment(0, 6), 1).orElseThrow();

    assertThat(plan.changes())
        .containsExactly(
            new Change(0, 2, new SeatLabel("1A"), new SeatLabel("1B")),
            new Change(0, 5, new SeatLabel("1B"), new SeatLabel("1D")));
  }

  @Test
  void nobody_changes_where_a_seat_is_free_all_the_way() {
    SeatOccupancy occupancy = taken(0, new Segment(3, 6));

    assertThat(SeatChanges.plan(coach, occupancy, new Segment(0, 6), 3))
        .get()
        .extracting(SeatChanges::changes)
        .isEqualTo(List.of());
  }

  @Test
  void there_is_no_plan_where_too_few_seats_are_free_on_some_part() {
    SeatOccupancy occupancy =
        taken(
            0, new Segment(3, 4),
            1, new Segment(3, 4),
            2, new Segment(3, 4));

    assertThat(SeatChanges.plan(coach, occupancy, new Segment(0, 6), 2)).isEmpty();
    assertThat(SeatChanges.plan(coach, occupancy, new Segment(0, 6), 1)).isPresent();
  }

  record Wish(Model model, Segment segment, int count) {}

  @Provide
  Arbitrary<Wish> wishes() {
    return Combinators.combine(
            Coaches.models(4, PARTS), Coaches.segments(PARTS), Arbitraries.integers().between(1, 3))
        .as(Wish::new);
  }

  @Property(tries = 3000)
  void no_plan_has_fewer_changes_and_nobody_sits_where_somebody_is(@ForAll("wishes") Wish wish) {
    Optional<SeatChanges> plan =
        SeatChanges.plan(coach, wish.model().toOccupancy(), wish.segment(), wish.count());

    Optional<Integer> fewest = fewestChanges(wish);
    assertThat(plan.map(found -> found.changes().size())).isEqualTo(fewest);
    plan.ifPresent(found -> {
      for (int part = wish.segment().from(); part < wish.segment().to(); part++) {
        assertThat(seatsOn(found, part)).hasSize(wish.count());
        assertThat(wish.model().freeSeats(new Segment(part, part + 1)))
            .containsAll(seatsOn(found, part));
      }
    });
    Statistics.label("changes").collect(fewest.map(String::valueOf).orElse("impossible"));
  }

  private Set<Integer> seatsOn(SeatChanges plan, int part) {
    return plan.ways().stream()
        .flatMap(List::stream)
        .filter(stretch -> stretch.segment().overlaps(new Segment(part, part + 1)))
        .map(stretch -> coach.indexOf(stretch.seat()).orElseThrow())
        .collect(Collectors.toSet());
  }

  /** Looks at every set of seats on every part of the way. */
  private static Optional<Integer> fewestChanges(Wish wish) {
    Map<Set<Integer>, Integer> least = new HashMap<>();
    for (int part = wish.segment().from(); part < wish.segment().to(); part++) {
      List<Integer> free = wish.model().freeSeats(new Segment(part, part + 1));
      Map<Set<Integer>, Integer> next = new HashMap<>();
      for (Set<Integer> seats : sets(free, wish.count())) {
        if (part == wish.segment().from()) {
          next.put(seats, 0);
        }
        least.forEach((before, changes) -> {
          Set<Integer> fresh = new HashSet<>(seats);
          fresh.removeAll(before);
          next.merge(seats, changes + fresh.size(), Math::min);
        });
      }
      least.clear();
      least.putAll(next);
    }
    return least.values().stream().min(Integer::compare);
  }

  private static List<Set<Integer>> sets(List<Integer> free, int count) {
    return IntStream.range(0, 16)
        .filter(bits -> Integer.bitCount(bits) == count)
        .mapToObj(bits ->
            IntStream.range(0, 4)
                .filter(seat -> (bits & 1 << seat) != 0)
                .boxed()
                .collect(Collectors.toSet()))
        .filter(free::containsAll)
        .toList();
  }
}
