package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.fare.FareZone;
import io.travelapp.domain.fare.FareZones;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.RoutePattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what zones the rows of fare_rules.txt name. */
abstract sealed class ZonesOfRules {

  private static final Pattern POSITION = Pattern.compile("[Pp]?0*([1-9]\\d{0,2})");

  private final Map<String, Optional<FareZone>> zonesByText = new HashMap<>();

  /** Where a ride begins, where it ends, and one zone that it passes; each empty if not stated. */
  record RideZones(
      Optional<FareZone> origin, Optional<FareZone> destination, Optional<FareZone> passed) {}

  /**
   * The zones that a row names; empty where the rule is left out and that is told later.
   *
   * @throws Unsound if they are none
   */
  abstract Optional<RideZones> of(Row row, Optional<LineId> line) throws Unsound;

  /** Tells what was left out. */
  abstract void remark(Remarks remarks);

  /** In which zones the calls of the feed lie; to be asked when all rows have been read. */
  abstract FareZones ofCalls();

  final Optional<FareZone> zone(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : zonesByText.computeIfAbsent(text, id -> Optional.of(new FareZone(id)));
  }

  /** Zones of the stops. */
  static final class Named extends ZonesOfRules {

    private final Map<StopId, FareZone> zonesOfStops;
    private final Set<FareZone> known;
    private final Occurrences unknown = new Occurrences();
    private boolean unknownLikePositions = true;

    Named(Stops stops) {
      this.zonesOfStops = stops.fareZones();
      this.known = new HashSet<>(zonesOfStops.values());
    }

    @Override
    Optional<RideZones> of(Row row, Optional<LineId> line) throws Unsound {
      RideZones ride =
          new RideZones(
              zone(row.text("origin_id")),
              zone(row.text("destination_id")),
              zone(row.text("contains_id")));
      if (isKnown(ride.origin) && isKnown(ride.destination) && isKnown(ride.passed)) {
        return Optional.of(ride);
      }
      unknown.add(row.line());
      return Optional.empty();
    }

    private boolean isKnown(Optional<FareZone> zone) {
      boolean isKnown = zone.isEmpty() || known.contains(zone.get());
      unknownLikePositions &= isKnown || POSITION.matcher(zone.get().id()).matches();
      return isKnown;
    }

    @Override
    void remark(Remarks remarks) {
      remarks.add(
          FeedFile.FARE_RULES,
          unknown,
          Flaw.FARE_ZONE_UNKNOWN,
          "a zone is named in which no stop lies (zone_id)"
              + (unknownLikePositions ? ", as if it were a position along the route" : "")
              + "; the rules are left out");
    }

    @Override
    FareZones ofCalls() {
      return new FareZones.OfStops(zonesOfStops);
    }
  }

  /** Positions along the route. */
  static final class Positions extends ZonesOfRules {

    private final Map<LineId, Integer> highest = new HashMap<>();

    @Override
    Optional<RideZones> of(Row row, Optional<LineId> line) throws Unsound {
      return Optional.of(
          new RideZones(
              position(row, "origin_id", line),
              position(row, "destination_id", line),
              position(row, "contains_id", line)));
    }

    private Optional<FareZone> position(Row row, String column, Optional<LineId> line)
        throws Unsound {
      String text = row.text(column);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      if (line.isEmpty()) {
        throw new Unsound(
            Flaw.FARE_POSITION_WITHOUT_ROUTE,
            column + " " + quoted(text) + " is a position along a route, and route_id is missing");
      }
      Matcher position = POSITION.matcher(text);
      int number = position.matches() ? Integer.parseInt(position.group(1)) : 0;
      if (number < 1 || number > RoutePattern.CALLS_MAX) {
        throw new Unsound(
            Flaw.FARE_POSITION_UNFIT,
            column + " " + quoted(text) + " is not a position from 1 to " + RoutePattern.CALLS_MAX);
      }
      highest.merge(line.get(), number, Math::max);
      return zone(position.group(1));
    }

    @Override
    void remark(Remarks remarks) {
      // Whether positions fit is told with the prices of each line.
    }

    @Override
    FareZones ofCalls() {
      return new FareZones.Positions(highest);
    }
  }
}
