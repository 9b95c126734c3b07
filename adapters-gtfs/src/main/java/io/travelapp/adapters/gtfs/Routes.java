package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.network.Line;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of a feed (routes.txt): those on which a coach, a bus or a trolleybus runs. A feed that
 * does not give the type is one of buses: nothing else is sold here.
 */
final class Routes {

  private static final int BUS = 3;
  private static final int TROLLEYBUS = 11;
  private static final int TYPE_MAX = 99_999;

  private final Feed feed;
  private final Agencies agencies;
  private final Map<String, Line> lines = new HashMap<>();
  private final Set<String> ofOtherVehicles = new HashSet<>();
  private final Set<String> ids = new HashSet<>();

  private Routes(Feed feed, Agencies agencies) {
    this.feed = feed;
    this.agencies = agencies;
  }

  static Routes read(Feed feed, Agencies agencies) throws IOException {
    Routes routes = new Routes(feed, agencies);
    feed.read(FeedFile.ROUTES, "the route", routes::add);
    return routes;
  }

  private void add(Row row) throws Unsound {
    String id = row.id("route_id");
    if (!ids.add(id)) {
      throw new Unsound(Flaw.ID_REPEATED, "route " + quoted(id) + " is there already");
    }
    int type = row.text("route_type").isEmpty() ? BUS : row.number("route_type", 0, TYPE_MAX);
    if (isCoach(type)) {
      lines.put(id, Line.of(feed.id(id), agencies.of(row.text("agency_id")), nameOf(row)));
      return;
    }
    ofOtherVehicles.add(id);
    throw new Unsound(
        Flaw.VEHICLE_OTHER,
        "route_type " + type + " is no coach, so no trip of route " + quoted(id) + " is sold");
  }

  /** The types of GTFS, and those of its extended list for coaches (200s) and buses (700s). */
  private static boolean isCoach(int type) {
    return type == BUS || type == TROLLEYBUS || type / 100 == 2 || type / 100 == 7;
  }

  private static String nameOf(Row row) throws Unsound {
    String name = row.text("route_long_name");
    if (!name.isEmpty()) {
      return name;
    }
    if (row.text("route_short_name").isEmpty()) {
      throw new Unsound(Flaw.NAME_MISSING, "route_long_name and route_short_name are missing");
    }
    return row.text("route_short_name");
  }

  /** Whether other vehicles than coaches run there, so that nobody misses it here. */
  boolean isOfOtherVehicles(String id) {
    return ofOtherVehicles.contains(id);
  }

  /** Whether the file names it, also if it was left out. */
  boolean names(String id) {
    return ids.contains(id);
  }

  Optional<Line> find(String id) {
    return Optional.ofNullable(lines.get(id));
  }

  /**
   * The line of a route.
   *
   * @throws Unsound if there is none
   */
  Line of(String id) throws Unsound {
    Line line = lines.get(id);
    if (line == null) {
      throw new Unsound(
          Flaw.ROUTE_UNKNOWN,
          "route " + quoted(id) + (ids.contains(id) ? " was left out" : " is unknown"));
    }
    return line;
  }
}
