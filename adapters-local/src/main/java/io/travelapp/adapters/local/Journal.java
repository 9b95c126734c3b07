package io.travelapp.adapters.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.travelapp.adapters.local.LocalAdapters.CannotStart;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines in a file, each on the disk before {@link #append} returns. A line is done when its line
 * feed is there: what a dying process left after the last one was never reported as done and is cut
 * off. Not safe for use by many threads.
 */
final class Journal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** Far above any entry: what is longer is no journal. */
  private static final int LINE_BYTES_MAX = 64 * 1024;

  private final Path path;
  private final RandomAccessFile file;
  private long length;
  private boolean soiled;

  /**
   * The journal in {@code file}, which is at {@code path}. {@link #replay} comes before all else.
   */
  Journal(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Reads what is there.
   *
   * @param reader is given every line; it throws {@link RuntimeException} for one that it cannot
   *     take
   * @throws CannotStart if it does
   */
  void replay(Consumer<String> reader) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int number = 1;
    try (InputStream in = new BufferedInputStream(new FileInputStream(path.toFile()))) {
      for (int next = in.read(); next != -1; next = in.read()) {
        if (next == '\n') {
          read(line.toString(UTF_8), number++, reader);
          length += line.size() + 1L;
          line.reset();
        } else if (line.size() < LINE_BYTES_MAX) {
          line.write(next);
        } else {
          throw damagedAt(number, null);
        }
      }
    }
    if (line.size() > 0) {
      LOG.warn("The last entry of {} was torn and never reported as done: cut off", path);
      cutOff();
    }
  }

  private void read(String line, int number, Consumer<String> reader) {
    try {
      reader.accept(line);
    } catch (RuntimeException e) {
      throw damagedAt(number, e);
    }
  }

  private CannotStart damagedAt(int line, @Nullable Exception cause) {
    return new CannotStart(
        "The sandbox gateway's ledger %s is damaged at line %d: restore it from a copy, or move it away to begin anew."
            .formatted(path, line),
        cause);
  }

  /**
   * Adds a line, or nothing if it throws: what a failed write left behind is cut off before
   * anything else is written.
   */
  void append(String line) throws IOException {
    if (soiled) {
      cutOff();
    }
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    soiled = true;
    try {
      file.seek(length);
      file.write(bytes);
      file.getFD().sync();
    } catch (IOException e) {
      cutOffIfPossible(e);
      throw e;
    }
    length += bytes.length;
    soiled = false;
  }

  private void cutOffIfPossible(IOException reason) {
    try {
      cutOff();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private void cutOff() throws IOException {
    file.setLength(length);
    file.getFD().sync();
    soiled = false;
  }

  Path path() {
    return path;
  }

  /** How many bytes are done. They never change. */
  long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
