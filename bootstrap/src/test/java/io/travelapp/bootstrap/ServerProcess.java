package io.travelapp.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a process of its own, as {@code ./run} starts it, so that it can be killed. */
public final class ServerProcess implements AutoCloseable {

  private static final Pattern READY =
      Pattern.compile("web address +http://127\\.0\\.0\\.1:([0-9]+)/");

  /** Said by a server that has come to the point where it is to die. */
  static final String AT_ITS_POINT = "At its point: ";

  private static final int START_SECONDS_MAX = 120;
  private static final int STOP_SECONDS_MAX = 30;

  private final Process process;
  private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final CompletableFuture<Boolean> atItsPoint = new CompletableFuture<>();

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Begins to start it. */
  static ServerProcess start(List<String> arguments) {
    return start(Main.class, System.getProperty("java.class.path"), List.of(), arguments);
  }

  /** Begins to start a program that serves as {@link Main} does. */
  static ServerProcess start(
      Class<?> main, String classPath, List<String> ofJava, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ofJava);
    command.addAll(
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TRAVELAPP_"));
    try {
      ServerProcess server = new ServerProcess(builder.start());
      Thread.ofPlatform().daemon().name("server-output").start(server::listen);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try (BufferedReader out = process.inputReader(UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
          port.complete(Integer.valueOf(ready.group(1)));
        }
        if (line.startsWith(AT_ITS_POINT)) {
          atItsPoint.complete(true);
        }
      }
    } catch (IOException e) {
      said.add("Its output broke off: " + e.getMessage());
    }
    port.completeExceptionally(new IllegalStateException("The server ended: " + output()));
    atItsPoint.complete(false);
  }

  /** The port of its web address, as soon as it is ready. */
  public int awaitPort() {
    try {
      return port.get(START_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("The server did not start: " + output(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether it becomes ready within so many milliseconds. */
  boolean isReadyWithin(long milliseconds) {
    try {
      port.get(milliseconds, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError("The server did not start: " + output(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Kills it as soon as it comes to its point; false if it ended before. */
  public CompletableFuture<Boolean> killAtItsPoint() {
    return atItsPoint.thenApply(there -> {
      process.destroyForcibly();
      return there;
    });
  }

  /** What it has written so far. */
  public String output() {
    return String.join("\n", said);
  }

  /** Ends it as {@code kill -9} does: it is asked nothing and finishes nothing. */
  public void kill() {
    process.destroyForcibly();
    await(STOP_SECONDS_MAX);
  }

  /** Stops it as {@code kill} does, in good order. */
  @Override
  public void close() {
    process.destroy();
    if (!await(STOP_SECONDS_MAX)) {
      kill();
      throw new AssertionError("The server did not stop: " + output());
    }
  }

  private boolean await(int seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
