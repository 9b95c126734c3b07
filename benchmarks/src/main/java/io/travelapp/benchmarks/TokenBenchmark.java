package io.travelapp.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.travelapp.adapters.cognito.CognitoAdapters;
import io.travelapp.domain.customer.Bearer;
import io.travelapp.testkit.memory.InMemoryAttempts;
import io.travelapp.testkit.memory.InMemoryMailer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it takes to know who shows an access token of Cognito, one after the other of thousands. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TokenBenchmark {

  /** The property that names the pool: its id, client, region and address. */
  static final String POOL = "travelapp.benchmarks.pool";

  /** The property that names the file of its tokens, one a line. */
  static final String TOKENS = "travelapp.benchmarks.tokens";

  /**
   * How many nodes start anew in each iteration, so that each token is new to each: more than are
   * shown in the time.
   */
  private static final int NODES = 16;

  /** What of a token is known when it is shown. */
  public enum Shown {
    SEEN("seen before", 10, 1),
    NEW("new", 100, NODES);

    private final String words;
    private final int microsMax;
    private final int nodes;

    Shown(String words, int microsMax, int nodes) {
      this.words = words;
      this.microsMax = microsMax;
      this.nodes = nodes;
    }

    String words() {
      return words;
    }

    /** What the median is to stay below. */
    int microsMax() {
      return microsMax;
    }
  }

  /** What is measured. */
  @Param public Shown shown = Shown.SEEN;

  private CognitoAdapters.Pool pool =
      new CognitoAdapters.Pool("none_1", "none", "none", Optional.empty());
  private List<byte[]> tokens = List.of();
  private final List<CognitoAdapters> nodes = new ArrayList<>();
  private int next;

  /** As it is written in the properties. */
  static String toText(CognitoAdapters.Pool pool) {
    return String.join(
        " ", pool.id(), pool.client(), pool.region(), pool.endpoint().orElseThrow().toString());
  }

  /** Takes what the properties say. */
  @Setup(Level.Trial)
  public void read() throws IOException {
    String[] parts = property(POOL).split(" ", -1);
    take(
        new CognitoAdapters.Pool(parts[0], parts[1], parts[2], Optional.of(URI.create(parts[3]))),
        Files.readAllLines(Path.of(property(TOKENS)), ISO_8859_1));
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  void take(CognitoAdapters.Pool from, List<String> genuine) {
    pool = from;
    tokens = genuine.stream().map(token -> token.getBytes(ISO_8859_1)).toList();
  }

  /** Opens nodes that know no token, and lets one see all of them if they are to be known. */
  @Setup(Level.Iteration)
  public void open() {
    InstantSource clock = InstantSource.system();
    for (int node = 0; node < shown.nodes; node++) {
      nodes.add(
          CognitoAdapters.open(
              pool, new InMemoryAttempts(clock), new InMemoryMailer(), clock, new SecureRandom()));
    }
    next = 0;
    if (shown == Shown.SEEN) {
      tokens.forEach(any -> show());
    }
  }

  /** Forgets all tokens. */
  @TearDown(Level.Iteration)
  public void close() {
    nodes.forEach(CognitoAdapters::close);
    nodes.clear();
  }

  /** What is measured: whose token it is, which comes as a text of its own with each request. */
  @Benchmark
  public Bearer show() {
    int node = next / tokens.size();
    if (shown == Shown.NEW && node == shown.nodes) {
      throw new IllegalStateException("All tokens were seen: there have to be more nodes");
    }
    String token = new String(tokens.get(next % tokens.size()), ISO_8859_1);
    next++;
    return nodes.get(node % shown.nodes).identities().verify(token).orElseThrow();
  }
}
