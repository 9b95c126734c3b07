package io.travelapp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchBenchmarkTest {

  @Test
  void the_search_is_measured_in_little_on_a_real_server() throws Exception {
    String printed =
        InLittle.measure(
            "search --departures 100,300 --stops 30 --lines 24 --journeys 50 --rounds 1"
                + " --seconds 0.1 --warm-up-seconds 0.1 --connections 4 --flood 20"
                + " --searches 100");

    assertThat(printed)
        .containsPattern("\\| with an origin +\\| +100 \\| +[0-9]+ \\| +[0-9]+ \\|")
        .containsPattern("\\| from anywhere +\\| +300 \\| +[0-9]+ \\| +[0-9]+ \\|")
        .containsPattern("\\| hold and release \\| +searches from anywhere \\| +[0-9]+ \\|")
        .containsPattern("\\| p50 from anywhere / with an origin at 300 .*(reached|missed)");
  }
}
