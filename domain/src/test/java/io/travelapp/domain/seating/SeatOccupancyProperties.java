package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.seating.Coaches.Model;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is taken and given back, the occupancy says what a plain table of truth values says. */
class SeatOccupancyProperties {

  private static final int SEATS = 6;
  private static final int PARTS = 7;

  record Step(boolean take, Set<Integer> seats, Segment segment) {}

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(
            Arbitraries.of(true, true, false),
            Arbitraries.integers().between(0, SEATS - 1).set().ofMinSize(1).ofMaxSize(3),
            Coaches.segments(PARTS))
        .as(Step::new)
        .list()
        .ofMaxSize(25);
  }

  @Provide
  Arbitrary<Model> models() {
    return Coaches.models(SEATS, PARTS);
  }

  @Provide
  Arbitrary<Segment> segments() {
    return Coaches.segments(PARTS);
  }

  @Property
  void whatever_happens_it_agrees_with_the_table(@ForAll("histories") List<Step> history) {
    SeatOccupancy occupancy = SeatOccupancy.empty(SEATS, PARTS);
    Model model = Model.empty(SEATS, PARTS);
    for (Step step : history) {
      if (!step.take()) {
        occupancy = occupancy.freeing(step.seats(), step.segment());
        model = model.with(step.seats(), step.segment(), false);
      } else if (model.freeSeats(step.segment()).containsAll(step.seats())) {
        occupancy = occupancy.taking(step.seats(), step.segment());
        model = model.with(step.seats(), step.segment(), true);
      } else {
        SeatOccupancy before = occupancy;
        assertThatIllegalArgumentException()
            .isThrownBy(() -> before.taking(step.seats(), step.segment()));
      }
      assertThat(occupancy).isEqualTo(model.toOccupancy());
      assertThat(occupancy.takenCount()).isEqualTo(model.count());
    }
  }

  @Property
  void a_seat_is_free_where_the_table_has_nobody_all_the_way(
      @ForAll("models") Model model, @ForAll("segments") Segment segment) {
    SeatOccupancy occupancy = model.toOccupancy();

    assertThat(occupancy.freeSeats(segment)).isEqualTo(model.freeSeats(segment));
    for (int seat = 0; seat < SEATS; seat++) {
      assertThat(occupancy.isFree(seat, segment)).isEqualTo(model.isFree(seat, segment));
    }
  }

  @Property
  void the_free_span_around_a_free_segment_is_the_longest_there_is(
      @ForAll("models") Model model, @ForAll("segments") Segment segment) {
    SeatOccupancy occupancy = model.toOccupancy();

    assertThat(model.freeSeats(segment))
        .allSatisfy(seat ->
            assertThat(occupancy.freeSpanAround(seat, segment))
                .isEqualTo(model.freeSpanAround(seat, segment)));
  }

  @Property
  void who_takes_seats_and_gives_them_back_changes_nothing(
      @ForAll("models") Model model, @ForAll("segments") Segment segment) {
    SeatOccupancy before = model.toOccupancy();
    List<Integer> free = before.freeSeats(segment);

    assertThat(before.taking(free, segment).freeing(free, segment)).isEqualTo(before);
    assertThat(before.taking(free, segment).freeSeats(segment)).isEmpty();
  }
}
