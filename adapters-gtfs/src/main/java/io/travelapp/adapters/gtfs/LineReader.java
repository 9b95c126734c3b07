package io.travelapp.adapters.gtfs;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, each with its number, one at a time and never longer than memory can hold.
 * Lines end with LF, CR LF or CR; the last one may end with the file. A byte order mark is dropped.
 */
final class LineReader implements Closeable {

  /** The most characters of a line. */
  static final int LINE_CHARS_MAX = 65_536;

  private static final int END = -1;
  private static final int NOTHING_READ = -2;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final BufferedReader reader;
  private final FeedBudget budget;
  private long number;
  private int ahead = NOTHING_READ;

  LineReader(BufferedReader reader, FeedBudget budget) {
    this.reader = reader;
    this.budget = budget;
  }

  /**
   * One line without its end.
   *
   * @param number from 1
   * @param tooLong whether it had more than {@value #LINE_CHARS_MAX} characters; the text has the
   *     first of them
   */
  record Line(long number, String text, boolean tooLong) {}

  /** The next line; null after the last. */
  @Nullable Line next() throws IOException {
    int character = read();
    if (number == 0 && character == BYTE_ORDER_MARK) {
      character = read();
    }
    if (character == END) {
      return null;
    }
    budget.countLine();
    number++;
    return restOfLine(character);
  }

  private Line restOfLine(int first) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean tooLong = false;
    int character = first;
    while (character != '\n' && character != '\r' && character != END) {
      if (text.length() < LINE_CHARS_MAX) {
        text.append((char) character);
      } else {
        tooLong = true;
      }
      character = read();
    }
    if (character == '\r') {
      skipLineFeed();
    }
    return new Line(number, text.toString(), tooLong);
  }

  private void skipLineFeed() throws IOException {
    int next = reader.read();
    if (next != '\n') {
      ahead = next;
    }
  }

  private int read() throws IOException {
    if (ahead == NOTHING_READ) {
      return reader.read();
    }
    int character = ahead;
    // The end stays the end, however often it is asked for.
    ahead = ahead == END ? END : NOTHING_READ;
    return character;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
