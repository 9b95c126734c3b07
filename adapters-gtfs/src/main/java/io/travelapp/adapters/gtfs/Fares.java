package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.adapters.gtfs.FareAttributes.Fare;
import io.travelapp.adapters.gtfs.ZonesOfRules.RideZones;
import io.travelapp.domain.fare.FareRule;
import io.travelapp.domain.fare.FareZone;
import io.travelapp.domain.fare.FeedFares;
import io.travelapp.domain.network.LineId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * To which rides the prices of a feed apply (fare_rules.txt).
 *
 * <p>A row is a rule of its own, but for contains_id: rows of one fare that agree in all else name
 * together the zones that a ride passes.
 */
final class Fares {

  private final Routes routes;
  private final FareAttributes attributes;
  private final ZonesOfRules zones;
  private final List<FareRule> rules = new ArrayList<>();
  private final Map<RuleOfFare, Set<FareZone>> zonesPassed = new LinkedHashMap<>();
  private final Set<String> faresWithRules = new HashSet<>();
  private final Set<String> unknownFares = new HashSet<>();
  private final Set<String> unknownRoutes = new HashSet<>();
  private final Map<LineId, Optional<LineId>> lines = new HashMap<>();

  private Fares(Routes routes, FareAttributes attributes, ZonesOfRules zones) {
    this.routes = routes;
    this.attributes = attributes;
    this.zones = zones;
  }

  /** What rows that name zones passed have in common. */
  private record RuleOfFare(String fare, FareRule rule) {}

  /** The fares of the feed; none where it has none, or where their rules cannot be read. */
  static FeedFares read(
      Feed feed, Agencies agencies, Stops stops, Routes routes, GtfsAdapters.FareZoneNames names)
      throws IOException {
    FareAttributes attributes = FareAttributes.read(feed, agencies);
    if (feed.leavesOut(FeedFile.FARE_RULES)) {
      // Without its rules a fare would apply to every ride.
      return FeedFares.NONE;
    }
    ZonesOfRules zones =
        switch (names) {
          case ZONE_ID -> new ZonesOfRules.Named(stops);
          case POSITION -> new ZonesOfRules.Positions();
        };
    Fares fares = new Fares(routes, attributes, zones);
    feed.read(FeedFile.FARE_RULES, "the rule", fares::add);
    zones.remark(feed.remarks());
    fares.zonesPassed.forEach((of, passed) -> fares.rules.add(passing(passed, of.rule)));
    fares.rules.addAll(attributes.everywhere(fares.faresWithRules, feed.remarks()));
    return FeedFares.of(zones.ofCalls(), fares.rules);
  }

  private static FareRule passing(Set<FareZone> passed, FareRule rule) {
    return new FareRule(
        rule.price(), rule.operator(), rule.line(), rule.origin(), rule.destination(), passed);
  }

  private void add(Row row) throws Unsound {
    String id = row.id("fare_id");
    String route = row.text("route_id");
    faresWithRules.add(id);
    Optional<Fare> fare = fareOf(id);
    Optional<LineId> line = lineOf(route);
    if (fare.isEmpty() || (line.isEmpty() && !route.isEmpty())) {
      // Said before: of the first such row, or where the fare or the route was left out.
      return;
    }
    Optional<RideZones> ride = zones.of(row, line);
    if (ride.isPresent()) {
      add(id, fare.get(), line, ride.get());
    }
  }

  private Optional<Fare> fareOf(String id) throws Unsound {
    if (!attributes.names(id) && unknownFares.add(id)) {
      throw new Unsound(
          Flaw.FARE_UNKNOWN, "fare " + quoted(id) + " is unknown, here and further down");
    }
    return attributes.find(id);
  }

  private Optional<LineId> lineOf(String route) throws Unsound {
    if (!route.isEmpty() && !routes.names(route) && unknownRoutes.add(route)) {
      throw new Unsound(
          Flaw.ROUTE_UNKNOWN, "route " + quoted(route) + " is unknown, here and further down");
    }
    // Many rules are of one line, so they share the object.
    return routes.find(route).flatMap(line -> lines.computeIfAbsent(line.id(), Optional::of));
  }

  private void add(String id, Fare fare, Optional<LineId> line, RideZones ride) {
    FareRule rule =
        new FareRule(
            fare.price(), fare.operator(), line, ride.origin(), ride.destination(), Set.of());
    if (ride.passed().isEmpty()) {
      rules.add(rule);
    } else {
      zonesPassed
          .computeIfAbsent(new RuleOfFare(id, rule), any -> new HashSet<>())
          .add(ride.passed().get());
    }
  }
}
