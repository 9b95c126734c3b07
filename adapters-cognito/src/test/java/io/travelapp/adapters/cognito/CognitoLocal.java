package io.travelapp.adapters.cognito;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** npm's cognito-local, which imitates Cognito too and knows nothing of the stand-in. */
final class CognitoLocal implements AutoCloseable {

  static final String VERSION = "5.3.0";

  /** With older ones of two packages, so that Node 18 runs it too, which Debian 12 has. */
  private static final String PACKAGE =
      """
      {
        "private": true,
        "dependencies": {"cognito-local": "%s"},
        "overrides": {"@scure/base": "1.2.6", "@noble/hashes": "1.8.0"}
      }
      """
          .formatted(VERSION);

  /** Every code that it sends. */
  static final String CODE = "424242";

  private static final long INSTALL_SECONDS = 180;
  private static final long START_SECONDS = 60;

  private final Process process;
  private final URI address;

  private CognitoLocal(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Fetches it, if that was not done before, and starts it.
   *
   * @param known the address that its tokens tell, where others reach it by another than its own
   * @return empty where there is no Node or npm cannot fetch it, which it says
   */
  static Optional<CognitoLocal> start(Path folder, Optional<URI> known)
      throws IOException, InterruptedException {
    Path target = module().resolve("target/cognito-local");
    Path program = target.resolve("node_modules/cognito-local/lib/bin/start.js");
    Optional<String> missing =
        isRun("node", "--version") ? fetched(target, program) : Optional.of("there is no Node");
    if (missing.isPresent()) {
      System.err.println("cognito-local is not started: " + missing.get());
      return Optional.empty();
    }
    // Else every user name has to be an address, which is another kind of pool than ours.
    Path config = Files.createDirectories(folder.resolve(".cognito")).resolve("config.json");
    int port = freePort();
    Files.writeString(
        config,
        """
        {"UserPoolDefaults":{"UsernameAttributes":[]},"TokenConfig":{"IssuerDomain":"%s"}}\
        """
            .formatted(known.orElse(URI.create("http://127.0.0.1:" + port))));
    ProcessBuilder node =
        new ProcessBuilder("node", program.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("cognito-local.log").toFile());
    node.environment().put("HOST", "127.0.0.1");
    node.environment().put("PORT", Integer.toString(port));
    node.environment().put("CODE", CODE);
    CognitoLocal local = new CognitoLocal(node.start(), URI.create("http://127.0.0.1:" + port));
    local.awaitReady();
    return Optional.of(local);
  }

  /**
   * What a test needs, or else the test is skipped, and says so. In CI (where {@code CI} is set) it
   * fails: what is to be compared there is compared.
   */
  static <T> T orSkip(Optional<T> started) {
    if (started.isEmpty() && System.getenv("CI") != null) {
      throw new AssertionError("CI compares with cognito-local, and it could not be started");
    }
    return started.orElseThrow(() -> {
      System.err.println("SKIPPED: nothing was compared with cognito-local");
      return new TestAbortedException("cognito-local could not be started");
    });
  }

  /** The folder of this module, from whichever of the project it is run. */
  private static Path module() {
    return Stream.of("adapters-cognito", "../adapters-cognito")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(Path.of(""))
        .toAbsolutePath()
        .normalize();
  }

  /** Why it cannot be had, if it cannot. */
  private static Optional<String> fetched(Path target, Path program)
      throws IOException, InterruptedException {
    if (Files.exists(program)) {
      return Optional.empty();
    }
    if (!isRun("npm", "--version")) {
      return Optional.of("there is no npm");
    }
    Files.writeString(Files.createDirectories(target).resolve("package.json"), PACKAGE);
    boolean isInstalled =
        isRun(
            "npm",
            "install",
            "--prefix",
            target.toString(),
            "--no-audit",
            "--no-fund",
            "--loglevel=error");
    return isInstalled ? Optional.empty() : Optional.of("npm could not install it");
  }

  /** Whether this could be run, and ended well. */
  private static boolean isRun(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws InterruptedException {
    long patienceEnds = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > patienceEnds) {
        close();
        throw new AssertionError("cognito-local did not start");
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isReady() throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(address.resolve("/health")).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
