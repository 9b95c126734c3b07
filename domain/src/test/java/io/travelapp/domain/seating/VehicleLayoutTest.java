package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VehicleLayoutTest {

  private static Seat seat(String label, int deck, int row, int column) {
    return new Seat(new SeatLabel(label), deck, row, column, Set.of());
  }

  @Test
  void a_plain_coach_has_two_seats_on_either_side_of_the_aisle() {
    VehicleLayout coach = VehicleLayout.twoByTwo("coach", 2);

    assertThat(coach.seats())
        .extracting(Seat::label)
        .map(SeatLabel::value)
        .containsExactly("1A", "1B", "1C", "1D", "2A", "2B", "2C", "2D");
    assertThat(coach.seats()).extracting(Seat::column).startsWith(1, 2, 4, 5);
    assertThat(coach.seats())
        .filteredOn(seat -> seat.features().contains(SeatFeature.WINDOW))
        .extracting(seat -> seat.label().value())
        .containsExactly("1A", "1D", "2A", "2D");
    assertThat(coach.decks()).isEqualTo(1);
    assertThat(coach.rows()).isEqualTo(2);
    assertThat(coach.columns()).isEqualTo(5);
  }

  @Test
  void a_seat_is_found_by_its_label_as_it_is_written() {
    VehicleLayout coach = VehicleLayout.twoByTwo("coach", 2);

    assertThat(coach.indexOf(new SeatLabel("2B"))).contains(5);
    assertThat(coach.indexOf(new SeatLabel("2b"))).isEmpty();
    assertThat(coach.indexOf(new SeatLabel("3A"))).isEmpty();
  }

  @Test
  void no_two_seats_have_a_label_or_a_position_in_common() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new VehicleLayout("twice", List.of(seat("1A", 1, 1, 1), seat("1A", 1, 1, 2))))
        .withMessageContaining("label");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new VehicleLayout("stacked", List.of(seat("1A", 1, 1, 1), seat("1B", 1, 1, 1))))
        .withMessageContaining("position");
    assertThat(new VehicleLayout("decks", List.of(seat("1A", 1, 1, 1), seat("U1A", 2, 1, 1))))
        .extracting(VehicleLayout::decks)
        .isEqualTo(2);
  }

  @Test
  void a_vehicle_has_one_to_two_hundred_seats() {
    assertThatIllegalArgumentException().isThrownBy(() -> new VehicleLayout("none", List.of()));
    assertThat(row(200).seats()).hasSize(200);
    assertThatIllegalArgumentException().isThrownBy(() -> row(201));
  }

  private static VehicleLayout row(int seats) {
    return new VehicleLayout(
        "row",
        IntStream.rangeClosed(1, seats)
            .mapToObj(column -> seat("S" + column, 1, 1, column))
            .toList());
  }

  @Test
  void wheelchair_spaces_come_last_and_the_others_keep_their_order() {
    VehicleLayout coach =
        new VehicleLayout(
            "low floor",
            List.of(
                seat("2A", 1, 2, 1),
                space("W1", 1, "1A", "1B"),
                seat("1B", 1, 1, 2),
                space("W2", 2),
                seat("1A", 1, 1, 1)));

    assertThat(coach.seats())
        .extracting(seat -> seat.label().value())
        .containsExactly("2A", "1B", "1A", "W1", "W2");
    assertThat(coach.ordinarySeats()).isEqualTo(3);
  }

  @Test
  void only_ordinary_seats_are_free_for_anybody() {
    VehicleLayout coach =
        new VehicleLayout(
            "low floor", List.of(space("W1", 1), seat("1A", 1, 1, 1), seat("1B", 1, 1, 2)));
    SeatOccupancy occupancy = SeatOccupancy.empty(3, 2).taking(List.of(1), new Segment(1, 2));

    assertThat(coach.freeSeats(occupancy, new Segment(0, 1))).containsExactly(0, 1);
    assertThat(coach.freeSeats(occupancy, new Segment(0, 2))).containsExactly(0);
  }

  @Test
  void a_wheelchair_space_displaces_ordinary_seats_of_its_coach_and_no_two_the_same() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> layout(seat("1A", 1, 1, 1), space("W1", 1, "9Z")))
        .withMessageContaining("W1 displaces 9Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> layout(seat("1A", 1, 1, 1), space("W1", 1, "W2"), space("W2", 2)))
        .withMessageContaining("W1 displaces W2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> layout(seat("1A", 1, 1, 1), space("W1", 1, "1A"), space("W2", 2, "1A")))
        .withMessageContaining("W2 displaces 1A");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Seat(new SeatLabel("1A"), 1, 1, 1, Set.of(), Set.of(new SeatLabel("1B"))))
        .withMessageContaining("1A");
  }

  @Test
  void a_vehicle_has_an_ordinary_seat() {
    assertThatIllegalArgumentException().isThrownBy(() -> layout(space("W1", 1)));
  }

  private static VehicleLayout layout(Seat... seats) {
    return new VehicleLayout("coach", List.of(seats));
  }

  /** A wheelchair space in the third row. */
  private static Seat space(String label, int column, String... displaces) {
    return new Seat(
        new SeatLabel(label),
        1,
        3,
        column,
        Set.of(SeatFeature.WHEELCHAIR),
        Stream.of(displaces).map(SeatLabel::new).collect(Collectors.toSet()));
  }

  @Test
  void decks_rows_and_columns_count_from_one() {
    assertThatIllegalArgumentException().isThrownBy(() -> seat("1A", 0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> seat("1A", 1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> seat("1A", 1, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4A", "12", "U-3", "窓3", "ABCDEFGH"})
  void a_label_is_what_is_written_on_the_seat(String label) {
    assertThat(new SeatLabel(label)).hasToString(label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "4 A", "4A ", "4_A", "4A\n", "ABCDEFGHI", "<b>"})
  void a_label_has_one_to_eight_letters_digits_or_hyphens(String label) {
    assertThat(SeatLabel.isLabel(label)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new SeatLabel(label));
  }

  @Test
  void labels_are_ordered_as_text() {
    assertThat(new SeatLabel("1B")).isGreaterThan(new SeatLabel("1A"));
    assertThat(new SeatLabel("10A")).isLessThan(new SeatLabel("2A"));
  }
}
