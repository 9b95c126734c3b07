package io.travelapp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.benchmarks.Arguments.Understanding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverloadBenchmarkTest {

  @Test
  void overload_is_measured_in_little_on_a_real_server() throws Exception {
    String printed =
        InLittle.measure(
            "overload --departures 100 --journeys 50 --times 5 --seconds 0.2"
                + " --warm-up-seconds 0.1 --connections 2 --clients 2 --flood 300 --customers 100");

    assertThat(printed)
        .containsPattern("The peak: [0-9]+ holds/s\\.")
        .containsPattern("\\| 5 +\\| +[0-9]+ \\| +[0-9]+ \\| +[0-9]+ \\|")
        .containsPattern("live heap after / before, at 5 times the peak .*(reached|missed)");
  }

  @Test
  void what_is_wanted_is_said_to_be_reached_or_missed() {
    OverloadReport report =
        new OverloadReport(
            usual(),
            1000,
            List.of(
                new OverloadFigures(
                    10, 9000, 790, 8000, 1, 2, 60, Duration.ofSeconds(11), 100, 130),
                new OverloadFigures(100, 20_000, 810, 19_000, 0, 2, 40, Duration.ZERO, 100, 110)));

    assertThat(report.targets())
        .filteredOn(Target::isReached)
        .extracting(Target::what)
        .hasSize(5)
        .allMatch(what -> what.contains("100 times"));
    assertThat(report.targets())
        .filteredOn(target -> !target.isReached())
        .extracting(Target::what)
        .hasSize(5)
        .allMatch(what -> what.contains("10 times"));
  }

  private static OverloadOptions usual() {
    return ((Understanding.Understood<OverloadOptions>) OverloadOptions.read(List.of())).options();
  }
}
