package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.StopId;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** stops.txt: stops, the places that they form, their clocks and countries. */
class StopsTest {

  private static final String HEADER =
      "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,stop_timezone";

  @TempDir Path scratch;

  @Test
  void a_stop_is_known_by_the_feed_and_its_own_id() {
    var kofu = aSoundFeed().acceptedIn(scratch).stop("kofu");

    assertThat(kofu.feedId()).isEqualTo(new FeedId("fuji", "kofu"));
    assertThat(kofu.id()).isEqualTo(StopId.of(new FeedId("fuji", "kofu")));
    assertThat(kofu.placeId()).isEqualTo(PlaceId.of(new FeedId("fuji", "kofu")));
    assertThat(kofu.name()).isEqualTo("Kofu");
    assertThat(kofu.location()).isEqualTo(new GeoPoint(35.6670, 138.5690));
    assertThat(kofu.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(kofu.country()).isEqualTo("JP");
  }

  @Test
  void stops_of_a_station_form_its_place_whatever_their_names_and_distances() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "area,Mount Fuji Area,35.3600,138.7270,1,,",
                "north,Kawaguchiko,35.5000,138.7700,0,area,",
                "south,Fujinomiya,35.2200,138.6100,,area,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.stopsOfPlaces()).contains(entry("area", List.of("north", "south")));
    assertThat(accepted.place("area").name()).isEqualTo("Mount Fuji Area");
    assertThat(accepted.place("area").location()).isEqualTo(new GeoPoint(35.3600, 138.7270));
    assertThat(accepted.read().timetable().stops())
        .extracting(stop -> stop.feedId().localId())
        .doesNotContain("area");
  }

  /** A thousandth of a degree of latitude is 111 metres. */
  @Test
  void stops_of_one_name_within_500_metres_are_one_place_and_others_are_not() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "gate-2,Temple Gate,34.0044,135.0,,,",
                "gate-1,Temple Gate,34.0000,135.0,,,",
                "gate-9,Temple Gate,34.0100,135.0,,,",
                "well,Temple Well,34.0001,135.0,,,")
            .acceptedIn(scratch);

    assertThat(accepted.stopsOfPlaces())
        .contains(
            entry("gate-1", List.of("gate-1", "gate-2")),
            entry("gate-9", List.of("gate-9")),
            entry("well", List.of("well")));
    assertThat(accepted.place("gate-1").location()).isEqualTo(new GeoPoint(34.0, 135.0));
  }

  @Test
  void stops_are_grouped_eastwards_too_where_a_degree_is_shorter() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "tromso-1,Torget,69.65,18.9500,,,Europe/Oslo",
                "tromso-2,Torget,69.65,18.9625,,,Europe/Oslo",
                "tromso-3,Torget,69.65,18.9800,,,Europe/Oslo")
            .acceptedIn(scratch);

    assertThat(accepted.stopsOfPlaces())
        .contains(
            entry("tromso-1", List.of("tromso-1", "tromso-2")),
            entry("tromso-3", List.of("tromso-3")));
  }

  @Test
  void stops_that_are_near_by_way_of_another_are_one_place() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "a,Long Street,34.0000,135.0,,,",
                "b,Long Street,34.0080,135.0,,,",
                "c,Long Street,34.0040,135.0,,,")
            .acceptedIn(scratch);

    assertThat(accepted.stopsOfPlaces()).contains(entry("a", List.of("a", "b", "c")));
  }

  @Test
  void the_places_are_the_same_in_whatever_order_the_stops_come() {
    List<String> rows = new ArrayList<>();
    Random random = new Random(4);
    for (int stop = 0; stop < 60; stop++) {
      rows.add(
          String.format(
              Locale.ROOT,
              "s%d,Common Name,%.5f,%.5f,,,",
              stop,
              34 + random.nextDouble() * .05,
              135 + random.nextDouble() * .05));
    }
    var inOrder = aSoundFeed().adding("stops.txt", rows.toArray(String[]::new)).acceptedIn(scratch);
    assertThat(inOrder.stopsOfPlaces()).hasSizeBetween(10, 50);

    for (int shuffles = 0; shuffles < 5; shuffles++) {
      Collections.shuffle(rows, random);
      var shuffled =
          aSoundFeed().adding("stops.txt", rows.toArray(String[]::new)).acceptedIn(scratch);

      assertThat(shuffled.read().timetable()).isEqualTo(inOrder.read().timetable());
    }
  }

  @Test
  void stops_with_and_without_a_station_are_not_grouped_by_name() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "station,Kofu,35.6670,138.5690,1,,",
                "bay-1,Kofu,35.6670,138.5690,,station,")
            .acceptedIn(scratch);

    assertThat(accepted.stopsOfPlaces())
        .contains(entry("station", List.of("bay-1")), entry("kofu", List.of("kofu")));
  }

  @Test
  void a_station_to_which_no_stop_belongs_is_left_out() {
    var accepted =
        aSoundFeed().adding("stops.txt", "area,Mount Fuji,35.36,138.72,1,,").acceptedIn(scratch);

    assertThat(accepted.stopsOfPlaces()).doesNotContainKey("area");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("stops.txt", 5, "no stop belongs to station \"area\"; it is left out"));
  }

  @Test
  void a_stop_of_a_station_that_is_none_stands_by_itself() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "a,Alpha,34.0,135.0,,nowhere,",
                "b,Beta,34.1,135.1,,kofu,",
                "c,Gamma,34.2,135.2,,crooked,",
                "crooked,Crooked Station,,135.2,1,,")
            .acceptedIn(scratch);

    assertThat(accepted.stopsOfPlaces()).containsKeys("a", "b", "c");
    assertThat(accepted.remarks())
        .containsExactly(
            withoutStation(5, "nowhere"),
            withoutStation(6, "kofu"),
            withoutStation(7, "crooked"),
            new Remark("stops.txt", 8, "stop_lat is missing; the stop is left out"));
  }

  private static Remark withoutStation(long line, String parent) {
    return new Remark(
        "stops.txt",
        line,
        "parent_station \""
            + parent
            + "\" is no station that can be used; the stop counts as one without a station");
  }

  @Test
  void the_clock_of_a_stop_is_its_own_else_its_stations_else_its_agencys() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "calais,Calais,50.9500,1.8500,1,,Europe/Paris",
                "calais-quay,Calais Quay,50.9600,1.8600,,calais,",
                "dover-bus,Dover Bus,50.9600,1.8600,,calais,Europe/London")
            .acceptedIn(scratch);

    assertThat(accepted.stop("calais-quay").zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(accepted.stop("dover-bus").zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(accepted.stop("kofu").zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void the_country_of_a_place_is_that_of_its_clock_or_of_its_first_stops() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "calais,Calais,50.9500,1.8500,1,,Europe/Paris",
                "calais-quay,Calais Quay,50.9600,1.8600,,calais,",
                "delhi,Delhi,28.6,77.2,1,,",
                "delhi-isbt,Delhi ISBT,28.7,77.2,,delhi,Asia/Calcutta",
                "buoy,Buoy,10.0,-30.0,,,Etc/GMT+2")
            .acceptedIn(scratch);

    assertThat(accepted.place("calais").country()).isEqualTo("FR");
    assertThat(accepted.stop("calais-quay").country()).isEqualTo("FR");
    assertThat(accepted.place("delhi").country()).isEqualTo("IN");
    assertThat(accepted.place("kofu").country()).isEqualTo("JP");
    assertThat(accepted.place("buoy").country()).isEmpty();
  }

  @Test
  void a_stop_that_tells_no_zone_is_left_out_where_the_agencies_differ() {
    var accepted =
        aSoundFeed()
            .adding("agency.txt", "strait,Strait Coaches,https://strait.example.org/,Europe/Paris")
            .with(
                "stops.txt",
                HEADER,
                "kofu,Kofu,35.6670,138.5690,,,Asia/Tokyo",
                "otsuki,Otsuki,35.6130,138.9420,,,Asia/Tokyo",
                "tokyo,Tokyo,35.6812,139.7671,,,Asia/Tokyo",
                "calais,Calais,50.9500,1.8500,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "stops.txt",
                5,
                "stop_timezone is missing, and the agencies have not one zone in common; the stop"
                    + " is left out"));
  }

  @Test
  void entrances_nodes_and_boarding_areas_are_neither_stops_nor_faults() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "entrance,North Entrance,35.6,138.5,2,kofu,",
                "node,,,,3,kofu,",
                "area,,,,4,kofu,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.stopsOfPlaces()).containsOnlyKeys("kofu", "otsuki", "tokyo");
  }

  @Test
  void unsound_stops_are_left_out_line_by_line() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                ",Nameless,34.0,135.0,,,",
                "a,,34.0,135.0,,,",
                "b,Beta,north,135.0,,,",
                "c,Gamma,34.0,180.5,,,",
                "d,Delta,NaN,135.0,,,",
                "e,Epsilon,0,0.000,,,",
                "f,Zeta,34.0,135.0,9,,",
                "g,Eta,34.0,135.0,station,,",
                "h,Theta,34.0,135.0,,,Asia/Edo",
                "kofu,Kofu again,34.0,135.0,,,")
            .acceptedIn(scratch);

    assertThat(accepted.stopsOfPlaces()).containsOnlyKeys("kofu", "otsuki", "tokyo");
    assertThat(accepted.stop("kofu").name()).isEqualTo("Kofu");
    assertThat(accepted.remarks())
        .containsExactly(
            leftOut(5, "stop_id is missing"),
            leftOut(6, "stop_name is missing"),
            leftOut(7, "stop_lat \"north\" is not a number of degrees from -90 to 90"),
            leftOut(8, "stop_lon \"180.5\" is not a number of degrees from -180 to 180"),
            leftOut(9, "stop_lat \"NaN\" is not a number of degrees from -90 to 90"),
            leftOut(10, "stop_lat and stop_lon are both 0"),
            leftOut(11, "location_type \"9\" is not a whole number from 0 to 4"),
            leftOut(12, "location_type \"station\" is not a whole number from 0 to 4"),
            leftOut(13, "stop_timezone \"Asia/Edo\" is not a time zone of the tz database"),
            leftOut(14, "stop \"kofu\" is there already"));
  }

  private static Remark leftOut(long line, String reason) {
    return new Remark("stops.txt", line, reason + "; the stop is left out");
  }
}
