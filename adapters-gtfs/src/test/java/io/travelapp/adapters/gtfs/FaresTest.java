package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.fare.FeedFares;
import io.travelapp.domain.schedule.RoutePattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fare_attributes.txt, fare_rules.txt and the zones of stops.txt */
class FaresTest {

  private static final String ATTRIBUTES =
      "fare_id,price,currency_type,payment_method,transfers,agency_id,transfer_duration";
  private static final String RULES = "fare_id,route_id,origin_id,destination_id,contains_id";

  @TempDir Path scratch;

  /** Kofu lies in zone 1, Otsuki in 2 and Tokyo in 3; all of it by the line chuo. */
  private static FeedDraft withZones() {
    return aSoundFeed()
        .with(
            "stops.txt",
            "stop_id,stop_name,stop_lat,stop_lon,zone_id",
            "kofu,Kofu,35.6670,138.5690,1",
            "otsuki,Otsuki,35.6130,138.9420,2",
            "tokyo,Tokyo,35.6812,139.7671,3")
        .with("fare_attributes.txt", ATTRIBUTES)
        .with("fare_rules.txt", RULES);
  }

  /** What each leg of the morning coach costs, by its calls from 1: {@code 1-3} the whole way. */
  private static Map<String, String> prices(FeedDraft.Accepted accepted) {
    FeedFares fares = accepted.read().fares();
    RoutePattern pattern = accepted.journey("morning").pattern();
    Map<String, String> prices = new TreeMap<>();
    for (FareTable table : fares.tables(pattern)) {
      table
          .legsForSale()
          .forEach(leg ->
              prices.put(
                  (leg.from() + 1) + "-" + (leg.to() + 1),
                  table.fareOf(leg).orElseThrow().toString()));
    }
    return prices;
  }

  @Test
  void a_feed_without_fares_has_none() {
    assertThat(aSoundFeed().acceptedIn(scratch).read().fares()).isEqualTo(FeedFares.NONE);
    assertThat(withZones().acceptedIn(scratch).remarks()).isEmpty();
    assertThat(prices(withZones().acceptedIn(scratch))).isEmpty();
  }

  @Test
  void a_fare_applies_from_zone_to_zone() {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "short,300,JPY,1,0,,", "long,1500.00,JPY,1,0,,")
            .adding("fare_rules.txt", "short,,1,2,", "long,chuo,1,3,")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).isEqualTo(Map.of("1-2", "300 JPY", "1-3", "1500 JPY"));
    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void zones_that_rows_of_one_fare_name_as_contained_are_passed_all_and_no_other() {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "near,3.5,EUR,1,0,,", "far,9.90,EUR,1,0,,")
            .adding(
                "fare_rules.txt", "near,chuo,,,2", "far,chuo,,,1", "far,chuo,,,2", "far,chuo,,,3")
            .adding("fare_rules.txt", "near,chuo,,,3")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).isEqualTo(Map.of("2-3", "3.50 EUR", "1-3", "9.90 EUR"));
  }

  @Test
  void two_fares_of_one_price_do_not_mix_their_zones() {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "a,300,JPY,1,0,,", "b,300,JPY,1,0,,")
            .adding("fare_rules.txt", "a,,,,1", "b,,,,2")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).as("no ride passes one zone alone").isEmpty();
  }

  @Test
  void a_fare_without_rules_applies_everywhere() {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "flat,500,JPY,1,0,,", "short,300,JPY,1,0,,")
            .adding("fare_rules.txt", "short,,1,2,")
            .acceptedIn(scratch);

    assertThat(prices(accepted))
        .isEqualTo(Map.of("1-2", "300 JPY", "1-3", "500 JPY", "2-3", "500 JPY"));
    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void where_no_fare_has_rules_the_cheapest_applies_everywhere() {
    var accepted =
        withZones()
            .without("fare_rules.txt")
            .adding("fare_attributes.txt", "dear,500,JPY,1,0,,", "cheap,300,JPY,1,0,,")
            .acceptedIn(scratch);

    assertThat(prices(accepted).values()).containsOnly("300 JPY").hasSize(3);
    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void prices_that_a_feed_lists_and_uses_nowhere_apply_to_nothing() {
    var accepted =
        withZones()
            .adding(
                "fare_attributes.txt",
                "short,300,JPY,1,0,,",
                "unused-1,20,JPY,1,0,,",
                "unused-2,30,JPY,1,0,,")
            .adding("fare_rules.txt", "short,,1,2,")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).isEqualTo(Map.of("1-2", "300 JPY"));
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "fare_attributes.txt",
                3,
                "here first, and in 2 rows in all, the fare has no rule while others have some,"
                    + " and neither have fares of other prices; they would all apply to every"
                    + " ride, so none of them does"));
  }

  @Test
  void a_fare_whose_rules_are_left_out_does_not_apply_everywhere() {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "short,300,JPY,1,0,,")
            .adding("fare_rules.txt", "short,,1,nowhere,")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).isEmpty();
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "fare_rules.txt",
                2,
                "a zone is named in which no stop lies (zone_id);" + " the rules are left out"));
  }

  @Test
  void a_fare_of_an_agency_applies_to_its_routes_alone() {
    var accepted =
        withZones()
            .adding("agency.txt", "valley,Valley,https://valley.example.org/,Asia/Tokyo")
            .adding(
                "fare_attributes.txt", "theirs,100,JPY,1,0,valley,", "ours,300,JPY,1,0,ridgeway,")
            .acceptedIn(scratch);

    assertThat(prices(accepted).values()).containsOnly("300 JPY").hasSize(3);
    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void a_fare_that_cannot_be_used_is_left_out_with_its_rules() {
    assertFareLeftOut(
        "bad,1.5,JPY,1,0,,", "price \"1.5\" is not an amount of JPY, with 0 decimals at most");
    assertFareLeftOut(
        "bad,-1,EUR,1,0,,", "price \"-1\" is not an amount of EUR, with 2 decimals at most");
    assertFareLeftOut("bad,,EUR,1,0,,", "price is missing");
    assertFareLeftOut("bad,1,XXX,1,0,,", "currency_type \"XXX\" is not a currency by ISO 4217");
    assertFareLeftOut("bad,1,yen,1,0,,", "currency_type \"yen\" is not a currency by ISO 4217");
    assertFareLeftOut("bad,1,EUR,1,0,mars,", "agency \"mars\" is unknown or was left out");
    assertFareLeftOut("good,1,JPY,1,0,,", "fare \"good\" is there already");
  }

  private void assertFareLeftOut(String row, String reason) {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "good,700,JPY,1,0,,", row)
            .adding("fare_rules.txt", "good,,1,3,", "bad,,1,2,")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).isEqualTo(Map.of("1-3", "700 JPY"));
    assertThat(accepted.remarks())
        .contains(new Remark("fare_attributes.txt", 3, reason + "; the fare is left out"));
  }

  @Test
  void terms_that_change_no_price_here_are_told_and_the_fare_stays() {
    var accepted =
        withZones()
            .adding(
                "fare_attributes.txt",
                "a,300,JPY,cash,0,,",
                "b,300,JPY,0,1,,3600",
                "c,300,JPY,0,,,")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).hasSize(3);
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "fare_attributes.txt",
                2,
                "payment_method \"cash\" is not a whole number from 0 to 1; that changes no price,"
                    + " so the fare stays"),
            new Remark(
                "fare_attributes.txt",
                3,
                "here first, and in 2 rows in all, the fare includes changes (transfers); here it"
                    + " is the price of one ride without them"));
  }

  @Test
  void rules_of_unknown_fares_and_routes_are_told_once_each() {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "a,300,JPY,1,0,,")
            .adding("routes.txt", "rail,ridgeway,R,Rail,2")
            .adding(
                "fare_rules.txt",
                "ghost,,1,2,",
                "ghost,,1,3,",
                "a,nowhere,1,2,",
                "a,nowhere,1,3,",
                "a,rail,1,2,",
                ",,1,2,",
                "a,chuo,2,3,")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).isEqualTo(Map.of("2-3", "300 JPY"));
    assertThat(accepted.remarks().stream().filter(remark -> remark.file().startsWith("fare")))
        .containsExactly(
            new Remark(
                "fare_rules.txt",
                2,
                "fare \"ghost\" is unknown, here and further down; the rule is left out"),
            new Remark(
                "fare_rules.txt",
                4,
                "route \"nowhere\" is unknown, here and further down; the rule is left out"),
            new Remark("fare_rules.txt", 7, "fare_id is missing; the rule is left out"));
  }

  @Test
  void where_the_rules_cannot_be_read_no_fare_applies() {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "a,300,JPY,1,0,,")
            .with("fare_rules.txt", "fare,route_id", "a,chuo")
            .acceptedIn(scratch);

    assertThat(accepted.read().fares()).isEqualTo(FeedFares.NONE);
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("fare_rules.txt", 1, "its header lacks fare_id; the file is left out"));
  }

  @Test
  void a_header_that_is_how_the_columns_of_gtfs_begin_stands_for_all_of_them() {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "a,300,JPY,1,0,,")
            .with("fare_rules.txt", "\uFEFFFare_ID, \"route_id\"", "a,chuo,1,3", "a,chuo,2,3,")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).isEqualTo(Map.of("1-3", "300 JPY", "2-3", "300 JPY"));
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "fare_rules.txt",
                1,
                "the header names 2 columns, which are the first of this file in GTFS, and 2 rows"
                    + " have more values; those are read as origin_id, destination_id,"
                    + " contains_id"));
  }

  @Test
  void a_short_header_of_other_columns_does_not() {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "a,300,JPY,1,0,,")
            .with("fare_rules.txt", "fare_id,origin_id", "a,1,chuo,3")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).isEqualTo(Map.of("1-2", "300 JPY", "1-3", "300 JPY"));
    assertThat(accepted.remarks())
        .extracting(Remark::reason)
        .containsExactly("there are more values than columns; those without" + " one are left out");
  }

  @Test
  void a_web_address_is_no_zone() {
    var accepted =
        withZones()
            .with(
                "stops.txt",
                "stop_id,stop_name,stop_lat,stop_lon,stop_url,zone_id",
                "kofu,Kofu,35.6670,138.5690,,HTTP://bus.example.org/kofu",
                "otsuki,Otsuki,35.6130,138.9420,,2",
                "tokyo,Tokyo,35.6812,139.7671,,https://bus.example.org/tokyo")
            .adding("fare_attributes.txt", "a,300,JPY,1,0,,")
            .adding("fare_rules.txt", "a,,,2,")
            .acceptedIn(scratch);

    assertThat(prices(accepted)).isEqualTo(Map.of("1-2", "300 JPY"));
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "stops.txt",
                2,
                "here first, and in 2 rows in all, zone_id holds a web address, as if it were"
                    + " swapped with stop_url; it is no fare zone"));
  }

  @Test
  void zones_that_look_like_positions_are_said_to() {
    var accepted =
        withZones()
            .adding("fare_attributes.txt", "a,300,JPY,1,0,,")
            .adding("fare_rules.txt", "a,chuo,P1,P2,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .extracting(Remark::reason)
        .containsExactly(
            "a zone is named in which no stop lies (zone_id), as"
                + " if it were a position along the route; the rules are left out");
  }

  @Test
  void zones_may_be_positions_along_the_route() {
    var accepted =
        byPosition(
            withZones()
                .adding("fare_attributes.txt", "a,300,JPY,1,0,,", "b,900,JPY,1,0,,")
                .adding("fare_rules.txt", "a,chuo,P1,P2,", "a,chuo,2,3,", "b,chuo,P1,P03,"));

    assertThat(prices(accepted))
        .isEqualTo(Map.of("1-2", "300 JPY", "2-3", "300 JPY", "1-3", "900 JPY"));
    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void positions_that_are_none_or_of_no_route_are_left_out() {
    var accepted =
        byPosition(
            withZones()
                .adding("fare_attributes.txt", "a,300,JPY,1,0,,")
                .adding(
                    "fare_rules.txt",
                    "a,chuo,P0,P2,",
                    "a,chuo,1,P501,",
                    "a,,1,2,",
                    "a,chuo,Kofu,3,")
                .adding("fare_rules.txt", "a,chuo,1,3,"));

    assertThat(prices(accepted)).isEqualTo(Map.of("1-3", "300 JPY"));
    assertThat(accepted.remarks())
        .extracting(Remark::reason)
        .containsExactly(
            "origin_id \"P0\" is not a position from 1 to 500; the rule is left out",
            "destination_id \"P501\" is not a position from 1 to 500; the rule is left out",
            "origin_id \"1\" is a position along a route, and route_id is missing; the rule is"
                + " left out",
            "origin_id \"Kofu\" is not a position from 1 to 500; the rule is left out");
  }

  @Test
  void positions_of_another_number_of_calls_tell_nothing_of_a_trip() {
    var accepted =
        byPosition(
            withZones()
                .withTrip("short", "kofu 09:00", "tokyo 10:00")
                .adding("fare_attributes.txt", "a,300,JPY,1,0,,")
                .adding("fare_rules.txt", "a,chuo,1,2,", "a,chuo,1,3,"));

    FeedFares fares = accepted.read().fares();
    assertThat(fares.fit(accepted.journey("morning").pattern())).isTrue();
    assertThat(fares.fit(accepted.journey("short").pattern())).isFalse();
    assertThat(fares.tables(accepted.journey("short").pattern())).isEmpty();
  }

  @Test
  void fares_of_the_second_version_are_said_to_be_unread() {
    var accepted =
        aSoundFeed()
            .with("fare_leg_rules.txt", "leg_group_id,fare_product_id", "a,b")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("fare_leg_rules.txt", 1, "fares of this form (GTFS Fares V2) are not read"));
  }

  private FeedDraft.Accepted byPosition(FeedDraft feed) {
    Path folder = feed.writeTo(scratch.resolve("by-position"));
    var options = GtfsAdapters.Options.usual().withFareZones(GtfsAdapters.FareZoneNames.POSITION);
    return FeedDraft.accepted(GtfsAdapters.feed(folder, FeedDraft.FEED, options).read());
  }

  @Test
  void the_same_fares_are_read_again() {
    FeedDraft feed =
        withZones()
            .adding("fare_attributes.txt", "a,300,JPY,1,0,,", "b,900,JPY,1,0,,")
            .adding("fare_rules.txt", "a,,1,2,", "b,,,,1", "b,,,,2", "b,,,,3");

    assertThat(List.of(feed.acceptedIn(scratch).read().fares()))
        .containsExactly(feed.acceptedIn(scratch).read().fares());
  }
}
