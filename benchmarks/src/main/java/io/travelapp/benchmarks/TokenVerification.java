package io.travelapp.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.travelapp.benchmarks.TokenBenchmark.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures what it takes to know who shows an access token, by JMH, each case in JVMs of its own,
 * beside a user pool that counts what it is asked meanwhile.
 *
 * @param tokens how many customers show theirs in turn
 * @param forks how many JVMs
 * @param rounds in each, after as many that do not count
 * @param roundMillis how long a round lasts
 */
record TokenVerification(int tokens, int forks, int rounds, int roundMillis) {

  static final String HELP =
      """
      ./bench tokens measures what it takes to know who shows an access token of Cognito (RS256, 2048 bits), for a
      token that was seen before and for a new one, and counts what the user pool is asked meanwhile.
      It prints a table in Markdown, and takes about a minute. There are no options.\
      """;

  static TokenVerification usual() {
    return new TokenVerification(4096, 2, 5, 1000);
  }

  /** A table of what was found. */
  String run() throws RunnerException, IOException, GeneralSecurityException {
    MarkdownTable table =
        new MarkdownTable(
            "an access token", "p50 µs", "p99 µs", "samples", "asked of the pool", "p50 to reach");
    Path file = Files.createTempFile("tokens", ".txt");
    try (TokenPool pool = TokenPool.start()) {
      Files.write(file, pool.tokens(tokens), ISO_8859_1);
      for (Shown shown : Shown.values()) {
        long before = pool.askedSinceOpened();
        RunResult result = measure(shown, pool, file);
        table.add(cells(shown, result, pool.askedSinceOpened() - before));
      }
    } finally {
      Files.delete(file);
    }
    return table.text();
  }

  private RunResult measure(Shown shown, TokenPool pool, Path file) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("^" + TokenBenchmark.class.getName() + "\\.")
                    .param("shown", shown.name())
                    .jvmArgsAppend(
                        "-D" + TokenBenchmark.POOL + "=" + TokenBenchmark.toText(pool.pool()),
                        "-D" + TokenBenchmark.TOKENS + "=" + file)
                    .shouldFailOnError(true)
                    .forks(forks)
                    .warmupIterations(rounds)
                    .warmupTime(TimeValue.milliseconds(roundMillis))
                    .measurementIterations(rounds)
                    .measurementTime(TimeValue.milliseconds(roundMillis))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    return results.iterator().next();
  }

  private static List<String> cells(Shown shown, RunResult result, long asked) {
    Statistics nanos = result.getPrimaryResult().getStatistics();
    double median = nanos.getPercentile(50) / 1000;
    return List.of(
        shown.words(),
        String.format(Locale.ROOT, "%.2f", median),
        String.format(Locale.ROOT, "%.2f", nanos.getPercentile(99) / 1000),
        String.valueOf(nanos.getN()),
        asked == 0 ? "nothing" : String.valueOf(asked),
        shown.microsMax() + ": " + (median <= shown.microsMax() ? "reached" : "**missed**"));
  }
}
