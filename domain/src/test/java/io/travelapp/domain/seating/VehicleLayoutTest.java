package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
