package io.travelapp.adapters.gtfs;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifiers;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One table, read record by record.
 *
 * <p>Each line is parsed by itself, so that a quote which is never closed spoils one line and not
 * all that follow. A record goes over several lines only where its quotes close on a later one.
 */
final class Table implements Closeable {

  /** The most lines of a record; a quote that is still open after so many was never meant so. */
  static final int RECORD_LINES_MAX = 20;

  private final LineReader lines;
  private final Deque<LineReader.Line> ahead = new ArrayDeque<>();
  private final Item header;
  private final Columns columns;

  /**
   * Reads the header; the first record follows by {@link #next}.
   *
   * @param inOrder the columns that a header which begins so stands for; may be none
   */
  Table(LineReader lines, List<String> inOrder) throws IOException {
    this.lines = lines;
    Item first = next();
    this.header = first == null ? new Broken(0, Flaw.FILE_EMPTY, "the file is empty") : first;
    this.columns =
        Columns.of(header instanceof Found names ? names.values() : List.of()).completedBy(inOrder);
  }

  /** What comes next in the file. */
  sealed interface Item {}

  /** A record; {@code line} is where it begins. */
  record Found(long line, List<String> values) implements Item {}

  /**
   * A line that is no record.
   *
   * @param line 0 for a file without any
   * @param flaw the kind of fault
   * @param reason why
   */
  record Broken(long line, Flaw flaw, String reason) implements Item {}

  Columns columns() {
    return columns;
  }

  /** Why the header cannot be used; empty if it can. */
  Optional<Broken> headerFault() {
    return header instanceof Broken broken ? Optional.of(broken) : Optional.empty();
  }

  /** Whether there is nothing in it, not even a header. */
  boolean isEmpty() {
    return header instanceof Broken broken && broken.line() == 0;
  }

  /** The next record or broken line; null after the last. Lines without any text are skipped. */
  @Nullable Item next() throws IOException {
    LineReader.Line line = nextLine();
    while (line != null && line.text().isBlank()) {
      line = nextLine();
    }
    if (line == null) {
      return null;
    }
    if (line.tooLong()) {
      return new Broken(
          line.number(),
          Flaw.LINE_TOO_LONG,
          "the line has more than " + LineReader.LINE_CHARS_MAX + " characters");
    }
    Optional<List<String>> values = parse(line.text());
    return values.isPresent() ? new Found(line.number(), values.get()) : parseOverLines(line);
  }

  private LineReader.@Nullable Line nextLine() throws IOException {
    return ahead.isEmpty() ? lines.next() : ahead.poll();
  }

  /**
   * Adds lines until the quotes close; if they never do, the lines are read again by themselves.
   */
  private Item parseOverLines(LineReader.Line first) throws IOException {
    StringBuilder text = new StringBuilder(first.text());
    List<LineReader.Line> added = new ArrayList<>();
    Optional<List<String>> values = Optional.empty();
    while (values.isEmpty() && hasOpenQuote(text) && added.size() < RECORD_LINES_MAX - 1) {
      LineReader.Line line = nextLine();
      if (line == null) {
        break;
      }
      added.add(line);
      if (line.tooLong()) {
        break;
      }
      values = parse(text.append('\n').append(line.text()).toString());
    }
    if (values.isPresent()) {
      return new Found(first.number(), values.get());
    }
    added.reversed().forEach(ahead::push);
    return new Broken(
        first.number(), Flaw.LINE_BROKEN, "the line is not sound CSV, perhaps for its quotes");
  }

  private static boolean hasOpenQuote(CharSequence text) {
    return text.chars().filter(character -> character == '"').count() % 2 == 1;
  }

  private static Optional<List<String>> parse(String record) {
    try {
      var stripped = CsvRecordHandler.of(handler -> handler.fieldModifier(FieldModifiers.STRIP));
      return Optional.of(
          CsvReader.builder()
              .trimWhitespacesAroundQuotes(true)
              .allowUnclosedQuote(false)
              .ofSingleCsvRecord(stripped, record)
              .getFields());
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
