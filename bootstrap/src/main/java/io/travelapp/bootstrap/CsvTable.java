package io.travelapp.bootstrap;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one table: a header, and a row a line. A field may stand in quotes, doubled within. */
final class CsvTable {

  private static final Pattern FIELD =
      Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");

  private CsvTable() {}

  /** All rows; blank lines are left out. */
  static List<Row> rows(String text) {
    List<String> lines = text.replace("\uFEFF", "").lines().toList();
    List<Row> rows = new ArrayList<>();
    List<String> header = lines.isEmpty() ? List.of() : fields(lines.getFirst());
    for (int at = 1; at < lines.size(); at++) {
      if (!lines.get(at).isBlank()) {
        rows.add(new Row(at + 1, header, fields(lines.get(at)), new HashSet<>()));
      }
    }
    return rows;
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(line);
    boolean more = true;
    while (more && matcher.find()) {
      String quoted = matcher.group(1);
      fields.add((quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\"")).strip());
      more = !matcher.group(3).isEmpty();
    }
    return fields;
  }

  /**
   * A row, whose fields are asked for by name. What it says to be wrong is an {@link
   * IllegalArgumentException}.
   *
   * @param asked the names that were asked for
   */
  record Row(int line, List<String> header, List<String> fields, Set<String> asked) {

    Optional<String> find(String name) {
      asked.add(name);
      return Optional.ofNullable(byName().get(name)).filter(field -> !field.isEmpty());
    }

    private Map<String, String> byName() {
      if (fields.size() != header.size()) {
        throw new IllegalArgumentException(
            "The line has " + fields.size() + " fields and the header " + header.size());
      }
      Map<String, String> byName = new HashMap<>();
      for (int at = 0; at < header.size(); at++) {
        byName.put(header.get(at), fields.get(at));
      }
      return byName;
    }

    String text(String name) {
      return find(name)
          .orElseThrow(() -> new IllegalArgumentException("The field " + name + " is missing"));
    }

    int number(String name) {
      return parsed(name, text(name), "a whole number", Integer::valueOf);
    }

    Optional<Integer> findNumber(String name) {
      return find(name).map(text -> parsed(name, text, "a whole number", Integer::valueOf));
    }

    BigDecimal decimal(String name) {
      return parsed(name, text(name), "a number such as 8.1", BigDecimal::new);
    }

    Optional<Instant> findInstant(String name) {
      return find(name)
          .map(text ->
              parsed(name, text, "an instant such as 2027-04-01T00:00:00Z", Instant::parse));
    }

    Optional<LocalDate> findDate(String name) {
      return find(name)
          .map(text -> parsed(name, text, "a date such as 2027-04-01", LocalDate::parse));
    }

    LocalTime time(String name) {
      return parsed(name, text(name), "a time such as 21:00", LocalTime::parse);
    }

    boolean yes(String name) {
      String text = text(name);
      if (!text.equals("yes") && !text.equals("no")) {
        throw unfit(name, text, "yes or no");
      }
      return text.equals("yes");
    }

    private static <T> T parsed(String name, String text, String what, Function<String, T> parse) {
      try {
        return parse.apply(text);
      } catch (NumberFormatException | DateTimeException e) {
        throw unfit(name, text, what);
      }
    }

    private static IllegalArgumentException unfit(String name, String text, String what) {
      return new IllegalArgumentException(name + " is " + what + ", not \"" + text + "\"");
    }

    /** Refuses a column that nobody asked for: a name that is misspelt says nothing. */
    void refuseUnknown() {
      List<String> unknown = header.stream().filter(name -> !asked.contains(name)).toList();
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException("There is no column " + String.join(", ", unknown));
      }
    }
  }
}
