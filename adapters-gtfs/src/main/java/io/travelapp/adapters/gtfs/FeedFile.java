package io.travelapp.adapters.gtfs;

import java.util.List;

/** The tables of a feed that are read, in the order in which they are read and reported. */
enum FeedFile {
  FEED_INFO("feed_info.txt", Need.EXTENSION, "feed_publisher_name"),
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
  FREQUENCIES("frequencies.txt", Need.OPTIONAL, "trip_id"),
  STOP_TIMES(
      "stop_times.txt",
      Need.REQUIRED,
      "trip_id",
      "arrival_time",
      "departure_time",
      "stop_id",
      "stop_sequence"),
  VEHICLE_LAYOUTS(
      "vehicle_layouts.txt", Need.EXTENSION, "layout_id", "seat_label", "deck", "row", "column"),
  ROUTE_VEHICLES("route_vehicles.txt", Need.EXTENSION, "route_id", "layout_id"),
  DESTINATIONS("destinations.txt", Need.EXTENSION, "stop_id", "position", "summary"),
  TRANSLATIONS(
      "translations.txt", Need.EXTENSION, "table_name", "field_name", "language", "translation");

  /** What follows when a file is absent, or lacks a column. */
  enum Need {
    /** Without it the feed is refused. */
    REQUIRED,
    /** It may be absent; but where it is there, it has to have its columns. */
    OPTIONAL,
    /** Not GTFS but ours, or nothing that a sale needs: without its columns it is not read. */
    EXTENSION
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
}
