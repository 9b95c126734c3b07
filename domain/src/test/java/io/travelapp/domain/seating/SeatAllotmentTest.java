package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
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

  private static SeatAllotment together(String... labels) {
    return new SeatAllotment(seats(labels), List.of(), true);
  }

  private static SeatAllotment apart(String... labels) {
    return new SeatAllotment(seats(labels), List.of(), false);
  }

  private static Optional<SeatAllotment> chosen(
      VehicleLayout layout, SeatOccupancy occupancy, Segment segment, int count) {
    return allotted(
        SeatAllotment.choose(
            layout, occupancy, segment, Collections.nCopies(count, SeatNeed.SEAT)));
  }

  private static Optional<SeatAllotment> allotted(SeatAnswer answer) {
    return answer instanceof SeatAnswer.Allotted(SeatAllotment allotment)
        ? Optional.of(allotment)
        : Optional.empty();
  }

  private static SeatAllotment named(VehicleLayout layout, List<SeatLabel> wanted) {
    return allotted(named(layout, Collections.nCopies(wanted.size(), SeatNeed.SEAT), wanted))
        .orElseThrow();
  }

  private static SeatAnswer named(
      VehicleLayout layout, List<SeatNeed> needs, List<SeatLabel> wanted) {
    SeatOccupancy nobody = SeatOccupancy.empty(layout.seats().size(), 4);
    return SeatAllotment.named(layout, nobody, new Segment(0, 4), needs, wanted);
  }

  @Test
  void in_an_empty_coach_a_pair_sits_in_front_together() {
    assertThat(chosen(coach, empty, allTheWay, 2)).contains(together("1A", "1B"));
  }

  @Test
  void an_aisle_does_not_part_a_party() {
    SeatOccupancy windowsTaken = empty.taking(indexes("1A", "1D"), allTheWay);

    assertThat(chosen(coach, windowsTaken, allTheWay, 4))
        .contains(together("2A", "2B", "2C", "2D"));
    assertThat(named(coach, seats("1B", "1C")).together()).isTrue();
  }

  @Test
  void a_pair_goes_to_the_back_to_sit_together() {
    SeatOccupancy occupancy = empty.taking(indexes("1A", "1C", "2B", "2D", "3A"), allTheWay);

    assertThat(chosen(coach, occupancy, allTheWay, 2)).contains(together("3B", "3C"));
  }

  @Test
  void who_cannot_sit_together_is_told_so() {
    SeatOccupancy occupancy = empty.taking(indexes("1A", "1C", "2B", "2D", "3A", "3C"), allTheWay);

    assertThat(chosen(coach, occupancy, allTheWay, 2)).contains(apart("1B", "1D"));
  }

  @Test
  void a_party_larger_than_a_row_sits_where_it_can_and_is_told_so() {
    assertThat(chosen(coach, empty, allTheWay, 5)).contains(apart("1A", "1B", "1C", "1D", "2A"));
  }

  @Test
  void there_is_no_allotment_when_too_few_seats_are_free() {
    SeatOccupancy oneLeft =
        empty.taking(
            indexes("1A", "1B", "1C", "1D", "2A", "2B", "2C", "2D", "3A", "3B", "3C"), allTheWay);

    assertThat(chosen(coach, oneLeft, allTheWay, 1)).contains(together("3D"));
    assertThat(chosen(coach, oneLeft, allTheWay, 2)).isEmpty();
  }

  @Test
  void a_short_ride_fills_the_gap_that_fits_tightest_so_that_long_rides_keep_whole_seats() {
    SeatOccupancy gapInTheBack =
        empty.taking(indexes("3D"), new Segment(0, 1)).taking(indexes("3D"), new Segment(2, 4));

    assertThat(chosen(coach, gapInTheBack, new Segment(1, 2), 1)).contains(together("3D"));
    assertThat(chosen(coach, gapInTheBack, allTheWay, 1)).contains(together("1A"));
  }

  @Test
  void a_pair_sits_together_before_it_fills_gaps() {
    SeatOccupancy gaps =
        empty
            .taking(indexes("1A", "3C"), new Segment(0, 1))
            .taking(indexes("1A", "3C"), new Segment(2, 4));

    SeatAllotment pair = chosen(coach, gaps, new Segment(1, 2), 2).orElseThrow();

    assertThat(pair).isEqualTo(together("1A", "1B"));
  }

  @Test
  void seats_that_a_party_named_keep_its_order_and_are_looked_at_all_the_same() {
    assertThat(named(coach, seats("2B", "2A"))).isEqualTo(together("2B", "2A"));
    assertThat(named(coach, seats("2A", "2C")).together()).as("2B is between").isFalse();
    assertThat(named(coach, seats("1D", "2A")).together()).as("two rows").isFalse();
    assertThat(named(coach, seats("3D")).together()).as("one alone").isTrue();
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

    assertThat(chosen(lowFloor, nobody, new Segment(0, 1), 2)).contains(apart("1A", "1D"));
    assertThat(chosen(lowFloor, nobody, new Segment(0, 1), 3)).isEmpty();
  }

  @Test
  void two_decks_part_a_party() {
    VehicleLayout twoDecks =
        new VehicleLayout(
            "two decks",
            List.of(
                new Seat(new SeatLabel("1A"), 1, 1, 1, Set.of()),
                new Seat(new SeatLabel("U1B"), 2, 1, 2, Set.of())));

    assertThat(named(twoDecks, seats("1A", "U1B")).together()).isFalse();
    assertThat(chosen(twoDecks, SeatOccupancy.empty(2, 1), new Segment(0, 1), 2))
        .contains(apart("1A", "U1B"));
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

    assertThat(chosen(misleading, SeatOccupancy.empty(3, 1), new Segment(0, 1), 2))
        .contains(together("1A", "9Z"));
  }

  @Test
  void a_seat_that_the_coach_does_not_have_cannot_be_named() {
    assertThatThrownBy(() -> named(coach, seats("4A"))).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void an_allotment_keeps_its_seats_whatever_becomes_of_the_list() {
    List<SeatLabel> labels = new ArrayList<>(seats("1A"));
    SeatAllotment allotment = new SeatAllotment(labels, List.of(), true);

    labels.clear();

    assertThat(allotment.seats()).hasSize(1);
  }

  // Orphans

  @Test
  void a_pair_orphans_nobody_if_it_need_not() {
    SeatOccupancy threeLeftInFront = empty.taking(indexes("1A"), allTheWay);

    assertThat(chosen(coach, threeLeftInFront, allTheWay, 2)).contains(together("2A", "2B"));
  }

  @Test
  void a_pair_sits_together_even_though_it_orphans_a_seat() {
    SeatOccupancy threeLeft = empty.taking(indexes("1A", "2B", "2D", "3A", "3C", "3D"), allTheWay);

    assertThat(chosen(coach, threeLeft, allTheWay, 2)).contains(together("1B", "1C"));
  }

  @Test
  void one_alone_takes_the_seat_that_is_orphaned_already_where_it_fits_as_tightly() {
    SeatOccupancy orphan = empty.taking(indexes("2A", "2C", "2D"), allTheWay);

    assertThat(chosen(coach, orphan, allTheWay, 1)).contains(together("1A"));
    assertThat(chosen(coach, orphan.taking(indexes("1A", "3A"), allTheWay), allTheWay, 1))
        .as("1B is at the end of three, 2B is alone")
        .contains(together("1B"));
    assertThat(chosen(coach, orphan.taking(indexes("1A", "1D", "3A"), allTheWay), allTheWay, 1))
        .as("1B would leave 1C alone")
        .contains(together("2B"));
  }

  @Test
  void who_cannot_sit_in_one_row_sits_in_two_that_follow_each_other() {
    SeatOccupancy occupancy =
        empty.taking(indexes("1B", "1C", "1D", "2A", "2B", "2C", "3A", "3D"), allTheWay);

    assertThat(chosen(coach, occupancy, allTheWay, 3))
        .as("1A is farther from 3B and 3C")
        .contains(apart("2D", "3B", "3C"));
  }

  // Wheelchairs

  /** 9A 9B, a space that displaces 9C 9D 10C 10D, and the row behind; W2 stands in the last row. */
  private final VehicleLayout lift =
      new VehicleLayout(
          "lift",
          List.of(
              ordinary("9A", 9, 1),
              ordinary("9B", 9, 2),
              ordinary("9C", 9, 4),
              ordinary("9D", 9, 5),
              ordinary("10A", 10, 1),
              ordinary("10B", 10, 2),
              ordinary("10C", 10, 4),
              ordinary("10D", 10, 5),
              space("W1", 9, 3, "9C", "9D", "10C", "10D"),
              space("W2", 11, 1)));

  private static Seat ordinary(String label, int row, int column) {
    return new Seat(new SeatLabel(label), 1, row, column, Set.of());
  }

  private static Seat space(String label, int row, int column, String... displaces) {
    return new Seat(
        new SeatLabel(label),
        1,
        row,
        column,
        Set.of(SeatFeature.WHEELCHAIR),
        Set.copyOf(seats(displaces)));
  }

  private SeatOccupancy nobodyInTheLift() {
    return SeatOccupancy.empty(10, 4);
  }

  private SeatOccupancy takenInTheLift(String... labels) {
    List<Integer> taken =
        seats(labels).stream().map(label -> lift.indexOf(label).orElseThrow()).toList();
    return nobodyInTheLift().taking(taken, allTheWay);
  }

  private SeatAnswer choose(SeatOccupancy occupancy, SeatNeed... needs) {
    return SeatAllotment.choose(lift, occupancy, allTheWay, List.of(needs));
  }

  private static SeatAnswer.Allotted allotted(
      List<SeatLabel> seats, boolean together, String... displacedByW1) {
    List<DisplacedSeat> displaced =
        seats(displacedByW1).stream()
            .map(seat -> new DisplacedSeat(seat, new SeatLabel("W1")))
            .toList();
    return new SeatAnswer.Allotted(new SeatAllotment(seats, displaced, together));
  }

  @Test
  void a_wheelchair_user_gets_a_space_the_seats_that_it_displaces_and_the_companion_beside() {
    assertThat(choose(nobodyInTheLift(), SeatNeed.COMPANION, SeatNeed.WHEELCHAIR, SeatNeed.SEAT))
        .isEqualTo(allotted(seats("9B", "W1", "9A"), true, "10C", "10D", "9C", "9D"));
  }

  @Test
  void where_no_seat_is_in_the_row_of_the_space_the_companion_sits_in_the_row_before_or_behind() {
    assertThat(choose(takenInTheLift("9C", "10A"), SeatNeed.WHEELCHAIR, SeatNeed.COMPANION))
        .isEqualTo(allotted(seats("W2", "10B"), false));
  }

  @Test
  void a_space_can_be_used_only_with_all_the_seats_that_it_displaces() {
    assertThat(choose(takenInTheLift("10D"), SeatNeed.WHEELCHAIR))
        .isEqualTo(allotted(seats("W2"), true));
    assertThat(choose(takenInTheLift("10D", "W2"), SeatNeed.WHEELCHAIR))
        .isEqualTo(new SeatAnswer.NotEnoughSpaces(1, 0));
  }

  @Test
  void what_cannot_be_had_is_refused_with_the_facts() {
    assertThat(
            choose(
                nobodyInTheLift(), SeatNeed.WHEELCHAIR, SeatNeed.WHEELCHAIR, SeatNeed.WHEELCHAIR))
        .isEqualTo(new SeatAnswer.NotEnoughSpaces(3, 2));
    assertThat(choose(nobodyInTheLift(), SeatNeed.COMPANION, SeatNeed.SEAT))
        .isEqualTo(new SeatAnswer.CompanionsWithoutWheelchair(1, 0));
    assertThat(
            choose(
                takenInTheLift("9B", "10A", "10B", "10C", "10D"),
                SeatNeed.WHEELCHAIR,
                SeatNeed.COMPANION))
        .isEqualTo(new SeatAnswer.NoSeatBesideSpace(1));
    assertThat(
            choose(
                takenInTheLift("9A", "10A", "10B", "W2"),
                SeatNeed.WHEELCHAIR,
                SeatNeed.SEAT,
                SeatNeed.SEAT))
        .isEqualTo(new SeatAnswer.NotEnoughSeats(2, 1));
  }

  @Test
  void seats_at_a_space_are_left_to_its_users_as_long_as_there_are_others() {
    VehicleLayout coach =
        new VehicleLayout(
            "coach",
            List.of(
                ordinary("1A", 1, 1),
                ordinary("1B", 1, 2),
                ordinary("2A", 2, 1),
                ordinary("2B", 2, 2),
                space("W1", 1, 3, "1A")));
    SeatOccupancy nobody = SeatOccupancy.empty(5, 4);

    assertThat(chosen(coach, nobody, allTheWay, 2)).contains(together("2A", "2B"));
    assertThat(chosen(coach, nobody.taking(List.of(4), allTheWay), allTheWay, 2))
        .as("the space is taken")
        .contains(together("1A", "1B"));
  }

  @Test
  void seats_that_a_party_names_obey_the_same_rules() {
    List<SeatNeed> pair = List.of(SeatNeed.WHEELCHAIR, SeatNeed.COMPANION);

    assertThat(named(lift, pair, seats("W1", "9B")))
        .isEqualTo(allotted(seats("W1", "9B"), true, "10C", "10D", "9C", "9D"));
    assertThat(named(lift, pair, seats("W1", "9A")))
        .isEqualTo(new SeatAnswer.CompanionApart(new SeatLabel("9A"), new SeatLabel("W1")));
    assertThat(named(lift, pair, seats("9A", "9B")))
        .isEqualTo(new SeatAnswer.NotASpace(new SeatLabel("9A")));
    assertThat(named(lift, List.of(SeatNeed.SEAT, SeatNeed.SEAT), seats("W1", "W2")))
        .isEqualTo(new SeatAnswer.SpacesReserved(seats("W1", "W2")));
    assertThat(named(lift, List.of(SeatNeed.WHEELCHAIR, SeatNeed.SEAT), seats("W1", "10D")))
        .isEqualTo(new SeatAnswer.SeatDisplaced(new SeatLabel("10D"), new SeatLabel("W1")));
    assertThat(named(lift, List.of(SeatNeed.COMPANION), seats("9B")))
        .isEqualTo(new SeatAnswer.CompanionsWithoutWheelchair(1, 0));
  }

  @Test
  void a_folded_space_parts_nobody_and_one_that_is_used_does() {
    List<SeatNeed> pair = List.of(SeatNeed.SEAT, SeatNeed.SEAT);
    VehicleLayout farLift =
        new VehicleLayout(
            "far lift",
            List.of(
                ordinary("1A", 1, 1),
                ordinary("1C", 1, 3),
                ordinary("2A", 2, 1),
                space("W1", 1, 2, "2A")));
    SeatOccupancy nobody = SeatOccupancy.empty(4, 4);

    assertThat(SeatAllotment.named(farLift, nobody, allTheWay, pair, seats("1A", "1C")))
        .isEqualTo(new SeatAnswer.Allotted(together("1A", "1C")));
    assertThat(
            SeatAllotment.named(
                farLift,
                nobody.taking(List.of(2, 3), allTheWay),
                allTheWay,
                pair,
                seats("1A", "1C")))
        .isEqualTo(new SeatAnswer.Allotted(apart("1A", "1C")));
  }

  @Test
  void a_party_names_one_seat_for_each_and_none_twice() {
    assertThatThrownBy(() -> named(coach, List.of(SeatNeed.SEAT), seats("1A", "1B")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> named(coach, List.of(SeatNeed.SEAT, SeatNeed.SEAT), seats("1A", "1A")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SeatAllotment.choose(coach, empty, allTheWay, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
