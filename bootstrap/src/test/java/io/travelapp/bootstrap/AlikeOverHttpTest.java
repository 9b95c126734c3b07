package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.travelapp.bootstrap.Traveller.Reply;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Neither status nor body nor time of an answer tells a stranger whether an address has an account.
 * {@code -Dtravelapp.trials=500} measures more often, which narrows what can be told apart.
 */
final class AlikeOverHttpTest {

  private static final int TRIALS = Integer.getInteger("travelapp.trials", 15);

  /** Before it counts, so that the machine has warmed up. */
  private static final int NOT_COUNTED = 5;

  /**
   * So many distances between the quartiles, by the root of the trials, two medians of the same are
   * hardly ever apart: four standard errors, where times are spread as usual.
   */
  private static final double NOISE = 5.3;

  /** Below this, in nanoseconds, a difference drowns in the network. */
  private static final long DROWNED = 1_000_000;

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            folder.resolve("data"),
            "--demonstration",
            "no",
            "--guesses",
            "999999999,999999999,999999999");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Arguments> questions() {
    return List.of(
        arguments(
            "sign-ups", "\"password\":\"strange phrase\",\"givenName\":\"A\",\"familyName\":\"B\""),
        arguments("sign-ups/code", ""),
        arguments("sign-ups/confirmation", "\"code\":\"000000\""),
        arguments("sessions", "\"password\":\"another phrase\""),
        arguments("password-resets", ""),
        arguments(
            "password-resets/confirmation",
            "\"code\":\"000000\",\"newPassword\":\"strange phrase\""));
  }

  /**
   * One address with an account and one without, both asked about for the first time here and
   * equally often: what is kept of earlier questions is alike. By turns, and each first as often as
   * second, so that whatever else the machine does, and what an answer leaves to be done after it,
   * falls on both.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void an_address_with_an_account_is_answered_as_one_without(String path, String more) {
    Times withAccount = new Times(path, json(server.account().email(), more));
    Times without = new Times(path, json(unknown(), more));
    Set<String> answers = new HashSet<>();
    for (int trial = -NOT_COUNTED; trial < TRIALS; trial++) {
      boolean knownFirst = trial % 2 == 0;
      answers.add((knownFirst ? withAccount : without).take(trial));
      answers.add((knownFirst ? without : withAccount).take(trial));
    }

    long apart = Math.abs(withAccount.quartile(2) - without.quartile(2));
    long noise =
        Math.max(
            DROWNED,
            (long) (NOISE * Math.max(withAccount.spread(), without.spread()) / Math.sqrt(TRIALS)));
    System.out.printf(
        "%-30s median of %d: %.2f ms with an account, %.2f ms without: %.2f apart, %.2f is noise%n",
        path,
        TRIALS,
        withAccount.quartile(2) / 1e6,
        without.quartile(2) / 1e6,
        apart / 1e6,
        noise / 1e6);
    assertThat(answers).hasSize(1);
    assertThat(apart).isLessThan(noise);
  }

  private static String unknown() {
    return "traveller-" + UUID.randomUUID() + "@example.org";
  }

  private static String json(String email, String more) {
    return "{\"email\":\"" + email + "\"" + (more.isEmpty() ? "" : "," + more) + "}";
  }

  /** How long the answers to one question took. */
  private static final class Times {

    private final long[] nanos = new long[TRIALS];
    private final String path;
    private final String json;

    Times(String path, String json) {
      this.path = path;
      this.json = json;
    }

    /** Asks once; what is answered, without what differs from request to request. */
    String take(int trial) {
      long begun = System.nanoTime();
      Reply reply = server.anybody().post(path, json);
      if (trial >= 0) {
        nanos[trial] = System.nanoTime() - begun;
      }
      return reply.status() + " " + reply.raw().body().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    long quartile(int quarters) {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      return sorted[Math.min(TRIALS - 1, TRIALS * quarters / 4)];
    }

    /** The distance between the quartiles: half of the answers fall into it. */
    long spread() {
      return quartile(3) - quartile(1);
    }
  }
}
