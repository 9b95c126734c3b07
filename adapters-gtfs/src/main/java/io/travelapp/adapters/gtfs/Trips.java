package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.network.Line;
import io.travelapp.domain.schedule.ServiceCalendar;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The trips of a feed without their times (trips.txt). */
final class Trips {

  private final Feed feed;
  private final Routes routes;
  private final Calendars calendars;
  private final Map<String, Trip> trips = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();

  private Trips(Feed feed, Routes routes, Calendars calendars) {
    this.feed = feed;
    this.routes = routes;
    this.calendars = calendars;
  }

  /**
   * One of them.
   *
   * @param everRuns whether there is any day on which it runs; if there is none, that was remarked
   * @param block what one vehicle runs on a day bears one name; empty where nothing is said
   * @param at its line in trips.txt
   */
  record Trip(
      String id,
      Line line,
      ServiceCalendar calendar,
      boolean everRuns,
      String headsign,
      Optional<String> block,
      long at) {}

  static Trips read(Feed feed, Routes routes, Calendars calendars) throws IOException {
    Trips trips = new Trips(feed, routes, calendars);
    feed.read(FeedFile.TRIPS, "the trip", trips::add);
    return trips;
  }

  private void add(Row row) throws Unsound {
    String id = row.id("trip_id");
    if (!ids.add(id)) {
      throw new Unsound(Flaw.ID_REPEATED, "trip " + quoted(id) + " is there already");
    }
    String route = row.id("route_id");
    if (routes.isOfOtherVehicles(route)) {
      return;
    }
    Line line = routes.of(route);
    String service = row.id("service_id");
    ServiceCalendar calendar = calendars.of(service);
    boolean everRuns = Calendars.everRuns(calendar);
    if (!everRuns) {
      String reason = "service " + quoted(service) + " runs on no day; the trip is left out";
      feed.remarks().add(FeedFile.TRIPS, row.line(), Flaw.SERVICE_NEVER_RUNS, reason);
    }
    trips.put(
        id,
        new Trip(
            id,
            line,
            calendar,
            everRuns,
            row.text("trip_headsign"),
            Optional.of(row.text("block_id")).filter(block -> !block.isEmpty()),
            row.line()));
  }

  /** All that are to be sold, in the order of the file. */
  Collection<Trip> all() {
    return trips.values();
  }

  Optional<Trip> find(String id) {
    return Optional.ofNullable(trips.get(id));
  }

  /** Whether the file names it, also if it was left out. */
  boolean names(String id) {
    return ids.contains(id);
  }
}
