package io.travelapp.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server, started as everybody starts it, on a database of the benchmark. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("web address\\s+http://127.0.0.1:(\\d+)/");

  // Of the young and the old generation, as the serial collector tells it.
  private static final Pattern HEAP_USED =
      Pattern.compile("(?i)(?:def ?new|tenured)(?: generation)? +total \\d+K, used (\\d+)K");

  private static final int STOP_SECONDS = 30;

  private final Process process;
  private final int port;
  private final Path data;

  private ServerProcess(Process process, int port, Path data) {
    this.process = process;
    this.port = port;
    this.data = data;
  }

  /**
   * Starts it.
   *
   * @param command what starts it; settings are appended
   * @param connections the most that it has to the database
   */
  static ServerProcess start(
      List<String> command, ScratchDatabase database, int connections, Path data)
      throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(
        List.of(
            "--port",
            "0",
            "--management-port",
            "0",
            "--data",
            data.toString(),
            "--database-url",
            database.url(),
            "--database-user",
            ScratchDatabase.OWNER,
            "--database-connections",
            Integer.toString(connections)));
    ProcessBuilder builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("TRAVELAPP_"));
    Process process = builder.start();
    // Also where the measuring is broken off.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    try {
      return new ServerProcess(process, awaitPort(process), data);
    } catch (IOException | RuntimeException e) {
      process.destroy();
      throw e;
    }
  }

  private static int awaitPort(Process process) throws IOException {
    BufferedReader printed =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = printed.readLine(); line != null; line = printed.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        // Not a virtual thread: reading from a process keeps the carrier.
        Thread.ofPlatform().daemon().start(() -> printed.lines().forEach(ignored -> {}));
        return Integer.parseInt(address.group(1));
      }
    }
    throw new IOException("The server did not start");
  }

  int port() {
    return port;
  }

  /** Where its mails are, among other things. */
  Path data() {
    return data;
  }

  /** What it has taken of the processors so far. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The bytes on the heap that are still in use after a collection of all of it. */
  long liveHeap() throws IOException {
    ask("GC.run");
    Matcher used = HEAP_USED.matcher(ask("GC.heap_info"));
    long kilobytes = used.results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
    return kilobytes * 1024;
  }

  private String ask(String what) throws IOException {
    Path asking = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        new ProcessBuilder(asking.toString(), Long.toString(process.pid()), what)
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
