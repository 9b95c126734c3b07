package io.travelapp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchBenchmarkTest {

  /** The real server, in a process that starts soon rather than runs fast. */
  private static final List<String> SERVER =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx112m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "-cp",
          System.getProperty("java.class.path"),
          "io.travelapp.bootstrap.Main");

  @Test
  void the_search_is_measured_in_little_on_a_real_server() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream progress = new ByteArrayOutputStream();

    int code =
        Main.run(
            List.of(
                ("search --departures 100,300 --stops 30 --lines 24 --journeys 50 --rounds 1"
                        + " --seconds 0.1 --warm-up-seconds 0.1 --connections 4 --flood 20"
                        + " --searches 100")
                    .split(" ")),
            SERVER,
            printed(printed),
            printed(progress));

    assertThat(code).as(text(progress)).isZero();
    assertThat(text(printed))
        .containsPattern("\\| with an origin +\\| +100 \\| +[1-9][0-9]* \\| +[1-9][0-9]* \\|")
        .containsPattern("\\| from anywhere +\\| +300 \\| +[1-9][0-9]* \\| +[1-9][0-9]* \\|")
        .containsPattern("\\| hold and release \\| +searches from anywhere \\| +[1-9][0-9]* \\|")
        .containsPattern("\\| p50 from anywhere / with an origin at 300 .*(reached|missed)");
  }

  private static PrintStream printed(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream printed) {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
