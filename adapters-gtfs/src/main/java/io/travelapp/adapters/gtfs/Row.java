package io.travelapp.adapters.gtfs;

import io.travelapp.domain.network.GeoPoint;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One row of a table: its values by the names of their columns. */
final class Row {

  /** The most characters of an id. */
  static final int ID_CHARS_MAX = 200;

  /** The most characters of a name or a text. */
  static final int TEXT_CHARS_MAX = 2_000;

  private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{0,20})?");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

  /** GTFS has none of these in a value, and nobody wants them in a mail or a log. */
  private static final Pattern LINE_BREAKS_AND_THE_LIKE =
      Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");

  /** Stands for bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final long line;
  private final Columns columns;
  private final List<String> values;

  Row(long line, Columns columns, List<String> values) {
    this.line = line;
    this.columns = columns;
    this.values = values;
  }

  /** The line on which it begins, from 1. */
  long line() {
    return line;
  }

  /** Whether it has values for which the header names no column. */
  boolean hasSurplus() {
    for (int index = columns.count(); index < values.size(); index++) {
      if (!values.get(index).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The value of a column; empty where it is, or where the row or the table does not have it. */
  String text(String column) throws Unsound {
    int index = columns.indexOf(column);
    String value = index >= 0 && index < values.size() ? values.get(index) : "";
    if (value.length() > TEXT_CHARS_MAX) {
      throw new Unsound(column + " has more than " + TEXT_CHARS_MAX + " characters");
    }
    if (value.indexOf(REPLACEMENT) >= 0 || value.indexOf('\0') >= 0) {
      throw new Unsound(
          column + " " + Remarks.quoted(value) + " has bytes that are no text in UTF-8");
    }
    return LINE_BREAKS_AND_THE_LIKE.matcher(value).replaceAll(" ");
  }

  /** The value of a column that has to have one. */
  String required(String column) throws Unsound {
    String value = text(column);
    if (value.isEmpty()) {
      throw new Unsound(column + " is missing");
    }
    return value;
  }

  /** An id, which has to be there. */
  String id(String column) throws Unsound {
    String id = required(column);
    if (id.length() > ID_CHARS_MAX) {
      throw new Unsound(column + " has more than " + ID_CHARS_MAX + " characters");
    }
    return id;
  }

  /** A whole number, which has to be there and in range. */
  int number(String column, int least, int most) throws Unsound {
    String value = required(column);
    int number = WHOLE_NUMBER.matcher(value).matches() ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      throw unfit(column, value, "a whole number from " + least + " to " + most);
    }
    return number;
  }

  /** One of the codes 0 to {@code most}; an empty value is 0. */
  int code(String column, int most) throws Unsound {
    return text(column).isEmpty() ? 0 : number(column, 0, most);
  }

  /** A date, written YYYYMMDD. */
  LocalDate date(String column) throws Unsound {
    String value = required(column);
    Matcher date = DATE.matcher(value);
    if (!date.matches()) {
      throw unfit(column, value, "a date of the form YYYYMMDD");
    }
    try {
      return LocalDate.of(
          Integer.parseInt(date.group(1)),
          Integer.parseInt(date.group(2)),
          Integer.parseInt(date.group(3)));
    } catch (DateTimeException e) {
      throw unfit(column, value, "a day of the calendar");
    }
  }

  /** A position; 0, 0 in the Gulf of Guinea stands for none. */
  GeoPoint position(String latitudeColumn, String longitudeColumn) throws Unsound {
    double latitude = degrees(latitudeColumn, 90);
    double longitude = degrees(longitudeColumn, 180);
    if (latitude == 0 && longitude == 0) {
      throw new Unsound(latitudeColumn + " and " + longitudeColumn + " are both 0");
    }
    return new GeoPoint(latitude, longitude);
  }

  private double degrees(String column, int most) throws Unsound {
    String value = required(column);
    double degrees = DEGREES.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
    if (!(Math.abs(degrees) <= most)) {
      throw unfit(column, value, "a number of degrees from -" + most + " to " + most);
    }
    return degrees;
  }

  /** A time zone by its name in the tz database; empty where the value is. */
  Optional<ZoneId> zone(String column) throws Unsound {
    String value = text(column);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!ZoneId.getAvailableZoneIds().contains(value)) {
      throw unfit(column, value, "a time zone of the tz database");
    }
    return Optional.of(ZoneId.of(value));
  }

  private static Unsound unfit(String column, String value, String expected) {
    return new Unsound(column + " " + Remarks.quoted(value) + " is not " + expected);
  }
}
