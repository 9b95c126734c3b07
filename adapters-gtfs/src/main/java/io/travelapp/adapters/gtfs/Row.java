package io.travelapp.adapters.gtfs;

import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.schedule.ServiceTime;
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

  /** Whether it has values for which there is no column. */
  boolean hasSurplus() {
    return hasValueFrom(columns.count());
  }

  /** Whether it has values for which the header names no column, be they read or not. */
  boolean goesBeyondHeader() {
    return hasValueFrom(columns.named());
  }

  private boolean hasValueFrom(int column) {
    for (int index = column; index < values.size(); index++) {
      if (!values.get(index).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the table has this column. */
  boolean has(String column) {
    return columns.indexOf(column) >= 0;
  }

  /** The value of a column; empty where it is, or where the row or the table does not have it. */
  String text(String column) throws Unsound {
    int index = columns.indexOf(column);
    String value = index >= 0 && index < values.size() ? values.get(index) : "";
    if (value.length() > TEXT_CHARS_MAX) {
      throw new Unsound(
          Flaw.VALUE_TOO_LONG, column + " has more than " + TEXT_CHARS_MAX + " characters");
    }
    if (value.indexOf(REPLACEMENT) >= 0 || value.indexOf('\0') >= 0) {
      throw new Unsound(
          Flaw.VALUE_NOT_TEXT,
          column + " " + Remarks.quoted(value) + " has bytes that are no text in UTF-8");
    }
    return LINE_BREAKS_AND_THE_LIKE.matcher(value).replaceAll(" ");
  }

  /** The value of a column that has to have one. */
  String required(String column) throws Unsound {
    String value = text(column);
    if (value.isEmpty()) {
      throw new Unsound(Flaw.VALUE_MISSING, column + " is missing");
    }
    return value;
  }

  /** An id, which has to be there. */
  String id(String column) throws Unsound {
    String id = required(column);
    if (id.length() > ID_CHARS_MAX) {
      throw new Unsound(
          Flaw.VALUE_TOO_LONG, column + " has more than " + ID_CHARS_MAX + " characters");
    }
    return id;
  }

  /** A whole number, which has to be there and in range. */
  int number(String column, int least, int most) throws Unsound {
    String value = required(column);
    int number = WHOLE_NUMBER.matcher(value).matches() ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      throw unfit(Flaw.NUMBER_UNFIT, column, value, "a whole number from " + least + " to " + most);
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
      throw unfit(Flaw.DATE_UNFIT, column, value, "a date of the form YYYYMMDD");
    }
    try {
      return LocalDate.of(
          Integer.parseInt(date.group(1)),
          Integer.parseInt(date.group(2)),
          Integer.parseInt(date.group(3)));
    } catch (DateTimeException e) {
      throw unfit(Flaw.DATE_UNFIT, column, value, "a day of the calendar");
    }
  }

  /** A time of a service day, written HH:MM:SS, which has to be there. */
  ServiceTime time(String column) throws Unsound {
    String value = required(column);
    try {
      return ServiceTime.parse(value);
    } catch (IllegalArgumentException e) {
      throw unfit(Flaw.TIME_UNFIT, column, value, "a time from 0:00:00 to 168:00:00");
    }
  }

  /** A position; 0, 0 in the Gulf of Guinea stands for none. */
  GeoPoint position(String latitudeColumn, String longitudeColumn) throws Unsound {
    double latitude = degrees(latitudeColumn, 90);
    double longitude = degrees(longitudeColumn, 180);
    if (latitude == 0 && longitude == 0) {
      throw new Unsound(
          Flaw.POSITION_MISSING, latitudeColumn + " and " + longitudeColumn + " are both 0");
    }
    return new GeoPoint(latitude, longitude);
  }

  private double degrees(String column, int most) throws Unsound {
    String value = required(column);
    double degrees = DEGREES.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
    if (!(Math.abs(degrees) <= most)) {
      throw unfit(
          Flaw.DEGREES_UNFIT, column, value, "a number of degrees from -" + most + " to " + most);
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
      throw unfit(Flaw.TIME_ZONE_UNKNOWN, column, value, "a time zone of the tz database");
    }
    return Optional.of(ZoneId.of(value));
  }

  private static Unsound unfit(Flaw flaw, String column, String value, String expected) {
    return new Unsound(flaw, column + " " + Remarks.quoted(value) + " is not " + expected);
  }
}
