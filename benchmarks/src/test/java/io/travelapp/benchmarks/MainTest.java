package io.travelapp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  private int run(String... arguments) throws Exception {
    return Main.run(List.of(arguments), List.of("false"), print(out), print(progress));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  @Test
  void without_arguments_it_says_what_can_be_measured() throws Exception {
    assertThat(run()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("search");
  }

  @Test
  void the_options_of_a_measuring_are_listed_with_what_they_are_usually() throws Exception {
    assertThat(run("search", "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--departures LIST", "(100000,1000000)", "--warm-up-seconds N");
  }

  @Test
  void what_cannot_be_measured_is_said_so() throws Exception {
    assertThat(run("everything")).isEqualTo(64);
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("\"everything\"");
  }

  @Test
  void all_faults_of_the_arguments_are_told_at_once() throws Exception {
    assertThat(
            run(
                "search",
                "--rounds",
                "0",
                "--seconds",
                "soon",
                "--departures",
                "5,x",
                "--speed",
                "1"))
        .isEqualTo(64);
    assertThat(progress.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("--speed is not an option"),
            line -> assertThat(line).contains("--rounds has to be", "from 1 to 100", "\"0\""),
            line -> assertThat(line).contains("--seconds has to be", "\"soon\""),
            line -> assertThat(line).contains("--departures has to be", "\"x\""));
  }

  @Test
  void an_option_without_its_value_is_told() throws Exception {
    assertThat(run("search", "--rounds")).isEqualTo(64);
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("--rounds needs a value");
  }

  @Test
  void the_allotment_of_seats_has_no_options() throws Exception {
    assertThat(run("seats", "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("./bench seats measures");
    assertThat(run("seats", "--speed")).isEqualTo(64);
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("\"--speed\"");
  }

  @Test
  void the_verification_of_tokens_has_no_options() throws Exception {
    assertThat(run("tokens", "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("./bench tokens measures");
    assertThat(run("tokens", "--speed")).isEqualTo(64);
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("\"--speed\"");
  }
}
