package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {

  @ParameterizedTest
  @CsvSource({
    "0, 2, 1, 3", // partly
    "0, 4, 1, 2", // one within the other
    "0, 2, 0, 2", // the same
    "0, 2, 0, 1", // from the same call
    "0, 2, 1, 2", // to the same call
  })
  void who_is_in_the_coach_at_the_same_time_overlaps(int fromA, int toA, int fromB, int toB) {
    Segment a = new Segment(fromA, toA);
    Segment b = new Segment(fromB, toB);

    assertThat(a.overlaps(b)).isTrue();
    assertThat(b.overlaps(a)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 2, 4", "0, 1, 3, 4"})
  void who_gets_on_where_the_other_gets_off_or_later_does_not_overlap(
      int fromA, int toA, int fromB, int toB) {
    Segment a = new Segment(fromA, toA);
    Segment b = new Segment(fromB, toB);

    assertThat(a.overlaps(b)).isFalse();
    assertThat(b.overlaps(a)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1, 2", "2, 2", "3, 2", "0, 0", "0, -1"})
  void a_segment_runs_forward_from_a_call_to_a_later_one(int from, int to) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Segment(from, to));
  }

  @Test
  void a_segment_may_be_a_single_way_from_a_call_to_the_next() {
    assertThat(new Segment(0, 1).overlaps(new Segment(0, 1))).isTrue();
  }
}
