package io.travelapp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.benchmarks.SeatAllotmentBenchmark.Situation;
import io.travelapp.domain.seating.SeatAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeatAllotmentsTest {

  @ParameterizedTest
  @EnumSource(Situation.class)
  void what_is_measured_allots_seats_for_the_most_part(Situation situation) {
    SeatAllotmentBenchmark benchmark = new SeatAllotmentBenchmark();
    benchmark.situation = situation;
    benchmark.makeWishes();

    long allotted = 0;
    for (int wish = 0; wish < 1000; wish++) {
      allotted += benchmark.allot() instanceof SeatAnswer.Allotted ? 1 : 0;
    }

    assertThat(allotted).isGreaterThan(200);
  }
}
