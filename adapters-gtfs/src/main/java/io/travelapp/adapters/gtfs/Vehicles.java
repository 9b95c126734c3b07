package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.network.LineId;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatFeature;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.VehicleLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which coach runs on which line: vehicle_layouts.txt, one row for each seat, and
 * route_vehicles.txt. Both are ours and not GTFS.
 */
final class Vehicles {

  private static final int POSITION_MAX = 1_000;

  private final Feed feed;
  private final Routes routes;
  private final Map<String, List<WheelchairSpaces.Told>> seats = new LinkedHashMap<>();
  private final Map<String, VehicleLayout> layouts = new HashMap<>();
  private final Set<String> routesWithVehicle = new HashSet<>();
  private final Map<LineId, VehicleLayout> ofLines = new HashMap<>();

  private Vehicles(Feed feed, Routes routes) {
    this.feed = feed;
    this.routes = routes;
  }

  /** The layouts of the lines that run and of which the feed tells one. */
  static Map<LineId, VehicleLayout> read(
      Feed feed, Routes routes, Collection<ServiceJourney> journeys) throws IOException {
    Vehicles vehicles = new Vehicles(feed, routes);
    feed.read(FeedFile.VEHICLE_LAYOUTS, "the seat", vehicles::addSeat);
    vehicles.seats.forEach((id, seats) ->
        WheelchairSpaces.layoutOf(feed, id, seats)
            .ifPresent(layout -> vehicles.layouts.put(id, layout)));
    feed.read(FeedFile.ROUTE_VEHICLES, "the vehicle of the route", vehicles::addVehicle);
    vehicles
        .ofLines
        .keySet()
        .retainAll(
            journeys.stream()
                .map(journey -> journey.pattern().line().id())
                .collect(Collectors.toSet()));
    return vehicles.ofLines;
  }

  private void addSeat(Row row) throws Unsound {
    List<WheelchairSpaces.Told> others = seats.getOrDefault(row.id("layout_id"), new ArrayList<>());
    Seat seat =
        WheelchairSpaces.displacing(
            row,
            new Seat(
                labelOf(row),
                row.number("deck", 1, POSITION_MAX),
                row.number("row", 1, POSITION_MAX),
                row.number("column", 1, POSITION_MAX),
                featuresOf(row)));
    if (others.stream().anyMatch(other -> other.seat().label().equals(seat.label()))) {
      throw new Unsound(Flaw.SEAT_REPEATED, "seat " + seat.label() + " is there already");
    }
    if (others.stream().anyMatch(other -> standsAt(other.seat(), seat))) {
      throw new Unsound(
          Flaw.SEAT_UPON_SEAT, "seat " + seat.label() + " stands where another one stands");
    }
    if (others.size() == VehicleLayout.SEATS_MAX) {
      throw new Unsound(
          Flaw.SEATS_TOO_MANY, "a vehicle has no more than " + VehicleLayout.SEATS_MAX + " seats");
    }
    others.add(new WheelchairSpaces.Told(seat, row.line()));
    seats.put(row.id("layout_id"), others);
  }

  private static boolean standsAt(Seat one, Seat other) {
    return one.deck() == other.deck() && one.row() == other.row() && one.column() == other.column();
  }

  private static SeatLabel labelOf(Row row) throws Unsound {
    String label = row.required("seat_label");
    if (!SeatLabel.isLabel(label)) {
      throw new Unsound(
          Flaw.SEAT_LABEL_UNFIT,
          "seat_label " + quoted(label) + " is not 1 to 8 letters, digits or hyphens");
    }
    return new SeatLabel(label);
  }

  /** The features that are known; others are remarked on, and the seat stays. */
  private Set<SeatFeature> featuresOf(Row row) throws Unsound {
    Set<SeatFeature> features = EnumSet.noneOf(SeatFeature.class);
    for (String name : row.text("features").split("\\s+", -1)) {
      Optional<SeatFeature> feature = featureOf(name);
      feature.ifPresent(features::add);
      if (feature.isEmpty() && !name.isEmpty()) {
        String reason = "seats have no feature " + quoted(name) + "; it is left out";
        feed.remarks().add(FeedFile.VEHICLE_LAYOUTS, row.line(), Flaw.SEAT_FEATURE_UNKNOWN, reason);
      }
    }
    return features;
  }

  private static Optional<SeatFeature> featureOf(String name) {
    return Stream.of(SeatFeature.values())
        .filter(feature -> feature.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private void addVehicle(Row row) throws Unsound {
    String route = row.id("route_id");
    if (routes.isOfOtherVehicles(route)) {
      return;
    }
    LineId line = routes.of(route).id();
    String id = row.id("layout_id");
    VehicleLayout layout = layouts.get(id);
    if (layout == null) {
      throw new Unsound(Flaw.LAYOUT_UNKNOWN, "layout " + quoted(id) + " is unknown or has no seat");
    }
    if (!routesWithVehicle.add(route)) {
      throw new Unsound(Flaw.VEHICLE_REPEATED, "route " + quoted(route) + " has a vehicle already");
    }
    ofLines.put(line, layout);
  }
}
