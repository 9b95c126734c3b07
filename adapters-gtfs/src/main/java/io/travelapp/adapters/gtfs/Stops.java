package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;
import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.travelapp.domain.fare.FareZone;
import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.network.StopId;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The stops of a feed and the places that they form (stops.txt). */
final class Stops {

  private static final int STOP = 0;
  private static final int STATION = 1;
  private static final int BOARDING_AREA = 4;
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://", CASE_INSENSITIVE);

  private final Feed feed;
  private final Optional<ZoneId> agencyZone;
  private final CountriesOfZones countries = CountriesOfZones.load();

  private final Map<String, Entry> stopEntries = new TreeMap<>();
  private final Map<String, Entry> stationEntries = new TreeMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Occurrences addressesAsZones = new Occurrences();

  private final List<Place> places = new ArrayList<>();
  private final Map<String, Stop> stops = new TreeMap<>();
  private final Map<String, Place> placesByIds = new HashMap<>();

  private Stops(Feed feed, Agencies agencies) {
    this.feed = feed;
    this.agencyZone = agencies.commonZone();
  }

  /** A row of the table. */
  private record Entry(
      String id,
      String name,
      GeoPoint location,
      Optional<ZoneId> zone,
      String parent,
      Optional<FareZone> fareZone,
      long line)
      implements PlaceGrouping.Named {

    Entry withoutParent() {
      return new Entry(id, name, location, zone, "", fareZone, line);
    }
  }

  static Stops read(Feed feed, Agencies agencies) throws IOException {
    Stops stops = new Stops(feed, agencies);
    feed.read(FeedFile.STOPS, "the stop", stops::add);
    feed.remarks()
        .add(
            FeedFile.STOPS,
            stops.addressesAsZones,
            Flaw.FARE_ZONE_IS_ADDRESS,
            "zone_id holds a web address, as if it were swapped with stop_url; it is no fare zone");
    stops.dropUnknownParents();
    stops.dropWithoutZone();
    stops.formPlacesOfStations();
    stops.formPlacesOfNearStops();
    return stops;
  }

  private void add(Row row) throws Unsound {
    String id = row.id("stop_id");
    if (!ids.add(id)) {
      throw new Unsound(Flaw.ID_REPEATED, "stop " + quoted(id) + " is there already");
    }
    int type = row.code("location_type", BOARDING_AREA);
    // Entrances, nodes and boarding areas are the inside of a station: no coach calls there.
    if (type == STOP || type == STATION) {
      (type == STOP ? stopEntries : stationEntries).put(id, entryOf(id, row));
    }
  }

  private Entry entryOf(String id, Row row) throws Unsound {
    return new Entry(
        id,
        row.required("stop_name"),
        row.position("stop_lat", "stop_lon"),
        row.zone("stop_timezone"),
        row.text("parent_station"),
        fareZoneOf(row),
        row.line());
  }

  private Optional<FareZone> fareZoneOf(Row row) throws Unsound {
    String zone = row.text("zone_id");
    if (WEB_ADDRESS.matcher(zone).lookingAt()) {
      addressesAsZones.add(row.line());
      return Optional.empty();
    }
    return zone.isEmpty() ? Optional.empty() : Optional.of(new FareZone(zone));
  }

  private void dropUnknownParents() {
    for (Entry stop : List.copyOf(stopEntries.values())) {
      if (!stop.parent.isEmpty() && !stationEntries.containsKey(stop.parent)) {
        stopEntries.put(stop.id, stop.withoutParent());
        remark(
            stop,
            Flaw.STATION_UNKNOWN,
            "parent_station "
                + quoted(stop.parent)
                + " is no station that can be used; the stop counts as one without a station");
      }
    }
  }

  private void dropWithoutZone() {
    for (Entry stop : List.copyOf(stopEntries.values())) {
      if (zoneOf(stop).isEmpty()) {
        stopEntries.remove(stop.id);
        remark(
            stop,
            Flaw.STOP_WITHOUT_TIME_ZONE,
            "stop_timezone is missing, and the agencies have not one zone in common; the stop is"
                + " left out");
      }
    }
  }

  private Optional<ZoneId> zoneOf(Entry stop) {
    return stop.zone.or(() -> zoneOfParent(stop)).or(() -> agencyZone);
  }

  private Optional<ZoneId> zoneOfParent(Entry stop) {
    Entry station = stationEntries.get(stop.parent);
    return station == null ? Optional.empty() : station.zone;
  }

  private void formPlacesOfStations() {
    Map<String, List<Entry>> byParent = new HashMap<>();
    for (Entry stop : stopEntries.values()) {
      byParent.computeIfAbsent(stop.parent, any -> new ArrayList<>()).add(stop);
    }
    for (Entry station : stationEntries.values()) {
      List<Entry> members = byParent.getOrDefault(station.id, List.of());
      if (members.isEmpty()) {
        remark(
            station,
            Flaw.STATION_WITHOUT_STOP,
            "no stop belongs to station " + quoted(station.id) + "; it is left out");
      } else {
        formPlace(station, members);
      }
    }
  }

  private void formPlacesOfNearStops() {
    Collection<Entry> alone =
        stopEntries.values().stream().filter(stop -> stop.parent.isEmpty()).toList();
    PlaceGrouping.groupsOf(alone).forEach(group -> formPlace(group.getFirst(), group));
  }

  /** Makes a place that is called like {@code namesake} and lies there. */
  private void formPlace(Entry namesake, List<Entry> members) {
    Optional<ZoneId> zone = namesake.zone.or(() -> zoneOf(members.getFirst()));
    Place place =
        Place.of(
            feed.id(namesake.id),
            namesake.name,
            zone.map(countries::of).orElse(""),
            namesake.location);
    places.add(place);
    placesByIds.put(namesake.id, place);
    for (Entry member : members) {
      placesByIds.put(member.id, place);
      stops.put(
          member.id,
          Stop.of(
              feed.id(member.id),
              place,
              member.name,
              member.location,
              zoneOf(member).orElseThrow()));
    }
  }

  private void remark(Entry entry, Flaw flaw, String reason) {
    feed.remarks().add(FeedFile.STOPS, entry.line, flaw, reason);
  }

  /** The places: those of stations first, then those of stops without one; each by id. */
  List<Place> places() {
    return places;
  }

  /** The stops by id. */
  List<Stop> stops() {
    return List.copyOf(stops.values());
  }

  /** The fare zones of the stops that lie in one. */
  Map<StopId, FareZone> fareZones() {
    Map<StopId, FareZone> zones = new HashMap<>();
    stopEntries
        .values()
        .forEach(entry ->
            entry.fareZone.ifPresent(zone -> zones.put(StopId.of(feed.id(entry.id)), zone)));
    return zones;
  }

  /**
   * The stop of this id.
   *
   * @throws Unsound if a coach cannot call there
   */
  Stop of(String id) throws Unsound {
    Stop stop = stops.get(id);
    if (stop != null) {
      return stop;
    }
    if (stationEntries.containsKey(id)) {
      throw new Unsound(Flaw.CALL_AT_STATION, quoted(id) + " is a station and not a stop");
    }
    throw new Unsound(
        Flaw.STOP_UNKNOWN,
        "stop " + quoted(id) + (ids.contains(id) ? " was left out" : " is unknown"));
  }

  /** The place of a station or of a stop; empty if there is none of this id. */
  Optional<Place> placeOf(String id) {
    return Optional.ofNullable(placesByIds.get(id));
  }
}
