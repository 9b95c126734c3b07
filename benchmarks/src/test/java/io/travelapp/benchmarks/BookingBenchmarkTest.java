package io.travelapp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.benchmarks.Arguments.Understanding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookingBenchmarkTest {

  @Test
  void holds_and_payments_are_measured_in_little_on_a_real_server() throws Exception {
    String printed =
        InLittle.measure(
            "booking --departures 100 --journeys 50 --sales 20 --rounds 2 --seconds 0.1"
                + " --warm-up-seconds 0.1 --connections 4 --clients 4 --hot-clients 1,12");

    assertThat(printed)
        .containsPattern("\\| hold +\\| +4\\.[0-9] \\| +[0-9]+ \\| +[0-9]+ \\|")
        .containsPattern("\\| hold and pay +\\| +[0-9.]+ \\| +[0-9]+ \\| +[0-9]+ \\|")
        .containsPattern("\\| 12 +\\| +[0-9]+ \\|")
        .containsPattern("one departure: rate at 12 clients / best rate .*(reached|missed)");
  }

  @Test
  void what_is_wanted_is_said_to_be_reached_or_missed() {
    BookingReport report =
        new BookingReport(
            usual(),
            List.of(
                new BookingFigures(Sales.Kind.HOLD, 600, 1000, 3000, 0.5, 0.5, 2.0, 21.0),
                new BookingFigures(Sales.Kind.HOLD_AND_PAY, 200, 500, 3000, 2.0, 2.0, 6.0, 30.0)),
            List.of(4.0, 11.0),
            Map.of(1, 100.0, 16, 400.0, 64, 320.0));

    assertThat(report.targets())
        .filteredOn(Target::isReached)
        .extracting(Target::what)
        .containsExactlyInAnyOrder(
            "hold: HTTP / straight SQL", "one departure: rate at 64 clients / best rate");
    assertThat(report.targets())
        .filteredOn(target -> !target.isReached())
        .extracting(Target::what)
        .containsExactlyInAnyOrder(
            "hold and pay: HTTP / straight SQL", "hold: p99 / p50 at half capacity");
  }

  private static BookingOptions usual() {
    return ((Understanding.Understood<BookingOptions>) BookingOptions.read(List.of())).options();
  }
}
