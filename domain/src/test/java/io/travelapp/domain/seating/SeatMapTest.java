package io.travelapp.domain.seating;

import static io.travelapp.domain.seating.SeatMap.Status.BLOCKED;
import static io.travelapp.domain.seating.SeatMap.Status.FREE;
import static io.travelapp.domain.seating.SeatMap.Status.TAKEN;
import static io.travelapp.domain.seating.SeatMap.Status.YOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeatMapTest {

  private final VehicleLayout minibus = VehicleLayout.twoByTwo("minibus", 1);
  private final SeatOccupancy occupancy =
      SeatOccupancy.empty(4, 3)
          .taking(List.of(0), new Segment(0, 1))
          .taking(List.of(1), new Segment(1, 3));

  @Test
  void each_seat_is_shown_as_it_stands_on_the_leg() {
    assertThat(SeatMap.of(minibus, occupancy, new Segment(0, 1), Set.of()).statuses())
        .containsExactly(TAKEN, FREE, FREE, FREE);
    assertThat(SeatMap.of(minibus, occupancy, new Segment(1, 2), Set.of()).statuses())
        .containsExactly(FREE, TAKEN, FREE, FREE);
    assertThat(SeatMap.of(minibus, occupancy, new Segment(0, 3), Set.of()).statuses())
        .containsExactly(TAKEN, TAKEN, FREE, FREE);
  }

  @Test
  void the_viewers_own_seat_is_theirs_where_they_have_it_and_free_where_nobody_does() {
    Set<SeatLabel> own = Set.of(new SeatLabel("1A"));

    assertThat(SeatMap.of(minibus, occupancy, new Segment(0, 3), own).statuses())
        .containsExactly(YOURS, TAKEN, FREE, FREE);
    assertThat(SeatMap.of(minibus, occupancy, new Segment(1, 3), own).statuses())
        .containsExactly(FREE, TAKEN, FREE, FREE);
  }

  @Test
  void a_wheelchair_space_is_blocked_while_nobody_has_it() {
    VehicleLayout lowFloor =
        new VehicleLayout(
            "low floor",
            List.of(
                new Seat(new SeatLabel("1A"), 1, 1, 1, Set.of()),
                new Seat(new SeatLabel("W1"), 1, 2, 1, Set.of(SeatFeature.WHEELCHAIR))));
    SeatOccupancy taken = SeatOccupancy.empty(2, 2).taking(List.of(1), new Segment(1, 2));
    Set<SeatLabel> own = Set.of(new SeatLabel("W1"));

    assertThat(SeatMap.of(lowFloor, taken, new Segment(0, 1), Set.of()).statuses())
        .containsExactly(FREE, BLOCKED);
    assertThat(SeatMap.of(lowFloor, taken, new Segment(0, 2), Set.of()).statuses())
        .containsExactly(FREE, TAKEN);
    assertThat(SeatMap.of(lowFloor, taken, new Segment(0, 2), own).statuses())
        .containsExactly(FREE, YOURS);
  }

  @Test
  void a_map_has_one_status_for_each_seat() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeatMap(minibus, List.of(FREE, FREE, FREE)));
  }
}
