package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeatAllotmentTest {

  /** Rows 1 to 3 with seats A and B, an aisle, and C and D; four ways from a call to the next. */
  private final VehicleLayout coach = VehicleLayout.twoByTwo("coach", 3);

  private final SeatOccupancy empty = SeatOccupancy.empty(12, 4);
  private final Segment allTheWay = new Segment(0, 4);

  private static List<SeatLabel> seats(String... labels) {
    return Arrays.stream(labels).map(SeatLabel::new).toList();
  }

  private List<Integer> indexes(String... labels) {
    return seats(labels).stream().map(label -> coach.indexOf(label).orElseThrow()).toList();
  }

  @Test
  void in_an_empty_coach_a_pair_sits_in_front_together() {
    assertThat(SeatAllotment.choose(coach, empty, allTheWay, 2))
        .contains(new SeatAllotment(seats("1A", "1B"), true));
  }

  @Test
  void an_aisle_does_not_part_a_party() {
    SeatOccupancy windowsTaken = empty.taking(indexes("1A", "1D"), allTheWay);

    assertThat(SeatAllotment.choose(coach, windowsTaken, allTheWay, 4))
        .contains(new SeatAllotment(seats("2A", "2B", "2C", "2D"), true));
    assertThat(SeatAllotment.named(coach, seats("1B", "1C")).together()).isTrue();
  }

  @Test
  void a_pair_goes_to_the_back_to_sit_together() {
    SeatOccupancy occupancy = empty.taking(indexes("1A", "1C", "2B", "2D", "3A"), allTheWay);

    assertThat(SeatAllotment.choose(coach, occupancy, allTheWay, 2))
        .contains(new SeatAllotment(seats("3B", "3C"), true));
  }

  @Test
  void who_cannot_sit_together_is_told_so() {
    SeatOccupancy occupancy = empty.taking(indexes("1A", "1C", "2B", "2D", "3A", "3C"), allTheWay);

    assertThat(SeatAllotment.choose(coach, occupancy, allTheWay, 2))
        .contains(new SeatAllotment(seats("1B", "1D"), false));
  }

  @Test
  void a_party_larger_than_a_row_sits_where_it_can_and_is_told_so() {
    assertThat(SeatAllotment.choose(coach, empty, allTheWay, 5))
        .contains(new SeatAllotment(seats("1A", "1B", "1C", "1D", "2A"), false));
  }

  @Test
  void there_is_no_allotment_when_too_few_seats_are_free() {
    SeatOccupancy oneLeft =
        empty.taking(
            indexes("1A", "1B", "1C", "1D", "2A", "2B", "2C", "2D", "3A", "3B", "3C"), allTheWay);

    assertThat(SeatAllotment.choose(coach, oneLeft, allTheWay, 1))
        .contains(new SeatAllotment(seats("3D"), true));
    assertThat(SeatAllotment.choose(coach, oneLeft, allTheWay, 2)).isEmpty();
  }

  @Test
  void a_short_ride_fills_the_gap_that_fits_tightest_so_that_long_rides_keep_whole_seats() {
    SeatOccupancy gapInTheBack =
        empty.taking(indexes("3C"), new Segment(0, 1)).taking(indexes("3C"), new Segment(2, 4));

    assertThat(SeatAllotment.choose(coach, gapInTheBack, new Segment(1, 2), 1))
        .contains(new SeatAllotment(seats("3C"), true));
    assertThat(SeatAllotment.choose(coach, gapInTheBack, allTheWay, 1))
        .contains(new SeatAllotment(seats("1A"), true));
  }

  @Test
  void a_pair_sits_together_before_it_fills_gaps() {
    SeatOccupancy gaps =
        empty
            .taking(indexes("1A", "3C"), new Segment(0, 1))
            .taking(indexes("1A", "3C"), new Segment(2, 4));

    SeatAllotment pair = SeatAllotment.choose(coach, gaps, new Segment(1, 2), 2).orElseThrow();

    assertThat(pair).isEqualTo(new SeatAllotment(seats("1A", "1B"), true));
  }

  @Test
  void seats_that_a_party_named_keep_its_order_and_are_looked_at_all_the_same() {
    assertThat(SeatAllotment.named(coach, seats("2B", "2A")))
        .isEqualTo(new SeatAllotment(seats("2B", "2A"), true));
    assertThat(SeatAllotment.named(coach, seats("2A", "2C")).together())
        .as("2B is between")
        .isFalse();
    assertThat(SeatAllotment.named(coach, seats("1D", "2A")).together()).as("two rows").isFalse();
    assertThat(SeatAllotment.named(coach, seats("3D")).together()).as("one alone").isTrue();
  }

  @Test
  void nobody_is_given_a_wheelchair_space_unasked_and_it_parts_a_party() {
    VehicleLayout lowFloor =
        new VehicleLayout(
            "low floor",
            List.of(
                new Seat(new SeatLabel("1A"), 1, 1, 1, Set.of()),
                new Seat(new SeatLabel("W1"), 1, 1, 2, Set.of(SeatFeature.WHEELCHAIR)),
                new Seat(new SeatLabel("1D"), 1, 1, 3, Set.of())));
    SeatOccupancy nobody = SeatOccupancy.empty(3, 1);

    assertThat(SeatAllotment.choose(lowFloor, nobody, new Segment(0, 1), 2))
        .contains(new SeatAllotment(seats("1A", "1D"), false));
    assertThat(SeatAllotment.choose(lowFloor, nobody, new Segment(0, 1), 3)).isEmpty();
  }

  @Test
  void two_decks_part_a_party() {
    VehicleLayout twoDecks =
        new VehicleLayout(
            "two decks",
            List.of(
                new Seat(new SeatLabel("1A"), 1, 1, 1, Set.of()),
                new Seat(new SeatLabel("U1B"), 2, 1, 2, Set.of())));

    assertThat(SeatAllotment.named(twoDecks, seats("1A", "U1B")).together()).isFalse();
    assertThat(SeatAllotment.choose(twoDecks, SeatOccupancy.empty(2, 1), new Segment(0, 1), 2))
        .contains(new SeatAllotment(seats("1A", "U1B"), false));
  }

  @Test
  void labels_say_nothing_of_where_a_seat_stands() {
    VehicleLayout misleading =
        new VehicleLayout(
            "misleading",
            List.of(
                new Seat(new SeatLabel("1B"), 1, 2, 1, Set.of()),
                new Seat(new SeatLabel("9Z"), 1, 1, 2, Set.of()),
                new Seat(new SeatLabel("1A"), 1, 1, 1, Set.of())));

    assertThat(SeatAllotment.choose(misleading, SeatOccupancy.empty(3, 1), new Segment(0, 1), 2))
        .contains(new SeatAllotment(seats("1A", "9Z"), true));
  }

  @Test
  void a_seat_that_the_coach_does_not_have_cannot_be_named() {
    assertThatThrownBy(() -> SeatAllotment.named(coach, seats("4A")))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void an_allotment_keeps_its_seats_whatever_becomes_of_the_list() {
    List<SeatLabel> labels = new ArrayList<>(seats("1A"));
    SeatAllotment allotment = new SeatAllotment(labels, true);

    labels.clear();

    assertThat(allotment.seats()).hasSize(1);
  }
}
