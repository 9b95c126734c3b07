package io.travelapp.adapters.gtfs;

import java.util.Locale;

/**
 * Kinds of things that are wrong with a feed. The name is what programs tell a remark by ({@link
 * #code}), so a kind keeps it for ever.
 */
enum Flaw {
  // Of a feed that is refused.
  SOURCE_MISSING(true),
  SOURCE_UNREADABLE(true),
  SOURCE_AMBIGUOUS(true),
  SOURCE_TOO_LARGE(true),
  FILE_MISSING(true),
  FILE_EMPTY(true),
  CALENDAR_MISSING(true),
  NOTHING_TO_SELL(true),

  // Of a header: the feed is refused, or the file is left out if it is not needed.
  HEADER_BROKEN,
  COLUMN_MISSING,
  HEADER_TOO_SHORT,

  // Of a line or a value, in whatever file.
  LINE_BROKEN,
  LINE_TOO_LONG,
  VALUES_SURPLUS,
  VALUE_MISSING,
  VALUE_TOO_LONG,
  VALUE_NOT_TEXT,
  NUMBER_UNFIT,
  DATE_UNFIT,
  TIME_UNFIT,
  DEGREES_UNFIT,
  POSITION_MISSING,
  TIME_ZONE_UNKNOWN,
  ID_REPEATED,
  PERIOD_BACKWARDS,
  REMARKS_TOO_MANY,

  // Of what a row refers to: it is not there, or was left out.
  AGENCY_UNKNOWN,
  AGENCY_NOT_NAMED,
  STATION_UNKNOWN,
  STOP_UNKNOWN,
  ROUTE_UNKNOWN,
  SERVICE_UNKNOWN,
  TRIP_UNKNOWN,
  BOOKING_RULE_UNKNOWN,
  FARE_UNKNOWN,
  FARE_ZONE_UNKNOWN,
  LAYOUT_UNKNOWN,
  PLACE_UNKNOWN,

  // Of stops and routes.
  STOP_WITHOUT_TIME_ZONE,
  STATION_WITHOUT_STOP,
  FARE_ZONE_IS_ADDRESS,
  NAME_MISSING,
  VEHICLE_OTHER,

  // Of services, trips and their times.
  EXCEPTION_CONTRADICTS,
  EXCEPTION_REPEATED,
  SERVICE_NEVER_RUNS,
  FREQUENCY_OVERLAPS,
  FREQUENCY_OUT_OF_RANGE,
  FREQUENCIES_TOO_MANY,
  FREQUENCY_MISSING,
  BOOKING_RULE_UNFIT,
  CALL_AT_STATION,
  CALL_BACKWARDS,
  CALL_WITHOUT_TIME,
  CALL_REPEATED,
  CALL_CONTRADICTS,
  CALLS_INTERPOLATED,
  CALLS_BY_ARRANGEMENT,
  ALIGHTING_RULES_UNREAD,
  TRIP_BACKWARDS,
  TRIP_LENGTH_UNFIT,
  TRIP_WITHOUT_RIDE,

  // Of fares.
  FARE_AMOUNT_UNFIT,
  FARE_CURRENCY_UNKNOWN,
  FARE_TERMS_UNFIT,
  FARES_WITH_TRANSFERS,
  FARES_WITHOUT_RULES,
  FARE_POSITION_UNFIT,
  FARE_POSITION_WITHOUT_ROUTE,
  FARES_UNREADABLE,

  // Of vehicles and destinations.
  SEAT_REPEATED,
  SEAT_UPON_SEAT,
  SEATS_TOO_MANY,
  SEAT_LABEL_UNFIT,
  SEAT_FEATURE_UNKNOWN,
  SPACE_UNFIT,
  LAYOUT_WITHOUT_SEAT,
  VEHICLE_REPEATED,
  DESTINATION_REPEATED,
  DESTINATION_POSITION_REPEATED,
  PICTURE_UNFIT,

  // Of texts in several languages.
  TRANSLATION_UNFIT,
  TRANSLATION_REPEATED,
  LANGUAGE_UNFIT;

  private final boolean refusesFeed;

  Flaw() {
    this(false);
  }

  Flaw(boolean refusesFeed) {
    this.refusesFeed = refusesFeed;
  }

  /** Such as {@code trip-backwards}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether nothing can be sold from a feed that has it. */
  boolean refusesFeed() {
    return refusesFeed;
  }
}
