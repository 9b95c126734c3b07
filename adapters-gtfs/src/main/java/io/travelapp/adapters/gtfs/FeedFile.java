package io.travelapp.adapters.gtfs;

import java.util.List;

/** The tables of a feed that are read, in the order in which they are read and reported. */
enum FeedFile {
  FEED_INFO("feed_info.txt", Need.DISPENSABLE, "feed_publisher_name"),
  AGENCY("agency.txt", Need.REQUIRED, "agency_name", "agency_timezone"),
  STOPS("stops.txt", Need.REQUIRED, "stop_id", "stop_name", "stop_lat", "stop_lon"),
  ROUTES("routes.txt", Need.REQUIRED, "route_id"),
  CALENDAR(
      "calendar.txt",
      Need.OPTIONAL,
      "service_id",
      "monday",
      "tuesday",
      "wednesday",
      "thursday",
      "friday",
      "saturday",
      "sunday",
      "start_date",
      "end_date"),
  CALENDAR_DATES("calendar_dates.txt", Need.OPTIONAL, "service_id", "date", "exception_type"),
  TRIPS("trips.txt", Need.REQUIRED, "route_id", "service_id", "trip_id"),
  FREQUENCIES(
      "frequencies.txt", Need.OPTIONAL, "trip_id", "start_time", "end_time", "headway_secs"),
  BOOKING_RULES("booking_rules.txt", Need.DISPENSABLE, "booking_rule_id", "booking_type"),
  STOP_TIMES(
      "stop_times.txt",
      Need.REQUIRED,
      "trip_id",
      "arrival_time",
      "departure_time",
      "stop_id",
      "stop_sequence"),
  FARE_ATTRIBUTES("fare_attributes.txt", Need.DISPENSABLE, "fare_id", "price", "currency_type"),
  FARE_RULES("fare_rules.txt", Need.DISPENSABLE, "fare_id") {
    @Override
    List<String> columnsInOrder() {
      return List.of("fare_id", "route_id", "origin_id", "destination_id", "contains_id");
    }
  },
  FARE_LEG_RULES("fare_leg_rules.txt", Need.DISPENSABLE),
  VEHICLE_LAYOUTS(
      "vehicle_layouts.txt", Need.DISPENSABLE, "layout_id", "seat_label", "deck", "row", "column"),
  ROUTE_VEHICLES("route_vehicles.txt", Need.DISPENSABLE, "route_id", "layout_id"),
  DESTINATIONS("destinations.txt", Need.DISPENSABLE, "stop_id", "position", "summary"),
  TRANSLATIONS(
      "translations.txt", Need.DISPENSABLE, "table_name", "field_name", "language", "translation");

  /** What follows when a file is absent, or lacks a column. */
  enum Need {
    /** Without it the feed is refused. */
    REQUIRED,
    /** It may be absent; but where it is there, it has to have its columns. */
    OPTIONAL,
    /** It may be absent; and where it lacks a column, it is left out. */
    DISPENSABLE
  }

  private final String fileName;
  private final Need need;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, so nobody can change it.
  private final List<String> columns;

  FeedFile(String fileName, Need need, String... columns) {
    this.fileName = fileName;
    this.need = need;
    this.columns = List.of(columns);
  }

  String fileName() {
    return fileName;
  }

  Need need() {
    return need;
  }

  /** The columns without which the file is not what it should be. */
  List<String> columns() {
    return columns;
  }

  /**
   * All columns in the order of the GTFS reference, by which values are read that go beyond a
   * header which begins so; empty for a file of which no such header is known.
   */
  List<String> columnsInOrder() {
    return List.of();
  }
}
