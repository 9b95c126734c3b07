package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatOccupancyTest {

  /** Three seats, and four ways from a call to the next. */
  private final SeatOccupancy empty = SeatOccupancy.empty(3, 4);

  @Test
  void a_seat_sold_from_A_to_C_is_taken_from_B_to_D_and_free_from_C_to_E() {
    SeatOccupancy sold = empty.taking(List.of(1), new Segment(0, 2));

    assertThat(sold.isFree(1, new Segment(1, 3))).isFalse();
    assertThat(sold.isFree(1, new Segment(2, 4))).isTrue();
    assertThat(sold.freeSeats(new Segment(1, 3))).containsExactly(0, 2);
    assertThat(sold.freeSeats(new Segment(2, 4))).containsExactly(0, 1, 2);
  }

  @Test
  void what_is_taken_is_not_taken_again() {
    SeatOccupancy sold = empty.taking(List.of(1), new Segment(0, 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sold.taking(List.of(0, 1), new Segment(1, 3)))
        .withMessageContaining("Seat 1");
  }

  @Test
  void a_seat_is_not_taken_twice_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty.taking(List.of(1, 1), new Segment(0, 2)));
  }

  @Test
  void what_is_given_back_is_free_on_that_segment_alone() {
    SeatOccupancy partly =
        empty.taking(List.of(0), new Segment(0, 4)).freeing(List.of(0), new Segment(1, 3));

    assertThat(partly.isFree(0, new Segment(1, 3))).isTrue();
    assertThat(partly.isFree(0, new Segment(0, 1))).isFalse();
    assertThat(partly.isFree(0, new Segment(3, 4))).isFalse();
    assertThat(partly.takenCount()).isEqualTo(2);
  }

  @Test
  void a_bit_is_a_seat_on_a_part_of_the_way_part_by_part() {
    BitSet bits = new BitSet();
    bits.set(2 * 3 + 1);

    SeatOccupancy occupancy = SeatOccupancy.of(3, 4, bits);

    assertThat(occupancy).isEqualTo(empty.taking(List.of(1), new Segment(2, 3)));
  }

  @Test
  void bits_that_do_not_fit_the_coach_are_refused() {
    BitSet bits = new BitSet();
    bits.set(12);

    assertThatIllegalArgumentException().isThrownBy(() -> SeatOccupancy.of(3, 4, bits));
    assertThatIllegalArgumentException().isThrownBy(() -> SeatOccupancy.empty(0, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> SeatOccupancy.empty(3, 0));
  }

  @Test
  void an_occupancy_stays_what_it_is_whatever_becomes_of_the_bits() {
    BitSet bits = new BitSet();
    SeatOccupancy occupancy = SeatOccupancy.of(3, 4, bits);

    bits.set(0);
    occupancy.taking(List.of(2), new Segment(0, 4));

    assertThat(occupancy).isEqualTo(empty);
  }

  @Test
  void there_is_no_seat_and_no_call_beyond_the_coach() {
    assertThatIllegalArgumentException().isThrownBy(() -> empty.isFree(3, new Segment(0, 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> empty.isFree(-1, new Segment(0, 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> empty.isFree(0, new Segment(0, 5)));
    assertThatIllegalArgumentException().isThrownBy(() -> empty.freeSeats(new Segment(3, 5)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty.taking(List.of(3), new Segment(0, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty.freeing(List.of(0), new Segment(0, 5)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty.freeSpanAround(3, new Segment(0, 1)));
  }

  @Test
  void coaches_of_another_shape_are_not_equal_though_nobody_sits_in_them() {
    assertThat(SeatOccupancy.empty(3, 4))
        .isEqualTo(SeatOccupancy.empty(3, 4))
        .hasSameHashCodeAs(SeatOccupancy.empty(3, 4))
        .isNotEqualTo(SeatOccupancy.empty(4, 3))
        .isNotEqualTo(SeatOccupancy.empty(3, 5));
  }

  @Test
  void an_occupancy_says_how_full_it_is() {
    assertThat(empty.taking(List.of(0, 2), new Segment(0, 2)))
        .hasToString("4 of 12 seat-parts taken");
  }
}
