package io.travelapp.bootstrap;

import io.travelapp.adapters.gtfs.GtfsAdapters;
import java.io.PrintStream;
import java.time.Duration;

/**
 * One line on a terminal that tells how far an import is. Where standard error is no terminal it
 * says nothing: {@code ./run} tells by a property, for the JVM cannot.
 */
final class ProgressLine implements GtfsAdapters.Progress, AutoCloseable {

  private static final long PAUSE = Duration.ofMillis(200).toNanos();
  private static final String TO_LINE_START_AND_CLEAR = "\r\u001B[K";

  private final PrintStream terminal;
  private final boolean wanted;
  private long nextAt = System.nanoTime();
  private boolean written;

  ProgressLine(PrintStream terminal, boolean wanted) {
    this.terminal = terminal;
    this.wanted = wanted;
  }

  static ProgressLine onTerminal() {
    return new ProgressLine(System.err, Boolean.getBoolean("travelapp.terminal"));
  }

  @Override
  public void reading(String file, long bytes, long ofBytes) {
    boolean whole = ofBytes > 0 && bytes >= ofBytes;
    if (!wanted || (!whole && System.nanoTime() - nextAt < 0)) {
      return;
    }
    nextAt = System.nanoTime() + PAUSE;
    String share = ofBytes > 0 ? " %d %%".formatted(Math.min(100, 100 * bytes / ofBytes)) : "";
    String next = whole ? "; then it is put on sale" : "";
    show("reading " + file + share + next);
  }

  private void show(String text) {
    terminal.print(TO_LINE_START_AND_CLEAR + text);
    terminal.flush();
    written = true;
  }

  /** Leaves the line empty for what comes. */
  @Override
  public void close() {
    if (written) {
      terminal.print(TO_LINE_START_AND_CLEAR);
      terminal.flush();
    }
  }
}
