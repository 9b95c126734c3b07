package io.travelapp.domain.fare;

import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.Examples.TOKYO;
import static io.travelapp.domain.Examples.YEN;
import static io.travelapp.domain.Examples.feedId;
import static io.travelapp.domain.Examples.line;
import static io.travelapp.domain.Examples.pattern;
import static io.travelapp.domain.Examples.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.network.OperatorId;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.seating.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FeedFaresTest {

  /** Kofu and Isawa lie in zone 1, Otsuki in 2 and Tokyo in 3. */
  private static final RoutePattern EXPRESS = pattern("Kofu", "Isawa", "Otsuki", "Tokyo");

  private static final FareZones ZONES =
      new FareZones.OfStops(
          Map.of(
              stopId("Kofu"), zone("1"),
              stopId("Isawa"), zone("1"),
              stopId("Otsuki"), zone("2"),
              stopId("Tokyo"), zone("3")));

  @Test
  void a_fare_without_rules_applies_to_every_ride() {
    FareTable table = table(ZONES, FareRule.everywhere(yen(500), Optional.empty()));

    assertThat(table.legsForSale()).hasSize(6);
    assertThat(table.fareOf(new Segment(0, 3))).contains(yen(500));
  }

  @Test
  void a_fare_from_zone_to_zone_applies_to_rides_that_begin_in_the_one_and_end_in_the_other() {
    FareTable table = table(ZONES, new Rule(900).from("1").to("3").rule());

    assertThat(table.legsForSale()).containsExactly(new Segment(0, 3), new Segment(1, 3));
  }

  @Test
  void a_fare_by_origin_alone_applies_wherever_the_ride_ends_and_one_by_destination_likewise() {
    assertThat(table(ZONES, new Rule(1).from("2").rule()).legsForSale())
        .containsExactly(new Segment(2, 3));
    assertThat(table(ZONES, new Rule(1).to("2").rule()).legsForSale())
        .containsExactly(new Segment(0, 2), new Segment(1, 2));
  }

  @Test
  void a_fare_within_a_zone_is_one_from_it_to_itself() {
    assertThat(table(ZONES, new Rule(200).from("1").to("1").rule()).legsForSale())
        .containsExactly(new Segment(0, 1));
  }

  @Test
  void a_fare_of_a_line_applies_to_no_other() {
    LineId other = LineId.of(feedId("local"));

    assertThat(tables(ZONES, new Rule(1).on(other).rule())).isEmpty();
    assertThat(table(ZONES, new Rule(1).on(EXPRESS.line().id()).rule()).legsForSale()).hasSize(6);
  }

  @Test
  void a_fare_of_an_operator_applies_to_the_coaches_of_no_other() {
    OperatorId other = OperatorId.of(feedId("chuo"));

    assertThat(tables(ZONES, FareRule.everywhere(yen(1), Optional.of(other)))).isEmpty();
    assertThat(
            tables(ZONES, FareRule.everywhere(yen(1), Optional.of(EXPRESS.line().operator().id()))))
        .hasSize(1);
  }

  @Test
  void all_conditions_of_a_rule_have_to_be_met() {
    FareRule rule =
        new Rule(700).on(EXPRESS.line().id()).from("1").to("3").passing("1", "2", "3").rule();

    assertThat(table(ZONES, rule).legsForSale())
        .containsExactly(new Segment(0, 3), new Segment(1, 3));
    assertThat(tables(ZONES, new Rule(700).from("2").passing("1", "2", "3").rule())).isEmpty();
  }

  @Test
  void a_fare_through_zones_applies_to_rides_through_just_these() {
    FareTable table = table(ZONES, new Rule(600).passing("2", "1").rule());

    assertThat(table.legsForSale())
        .as("not from Kofu to Tokyo, which is in 3, and not within 1")
        .containsExactly(new Segment(0, 2), new Segment(1, 2));
  }

  @Test
  void zones_are_passed_wherever_the_coach_calls_on_the_way() {
    RoutePattern byOtsuki = pattern("Kofu", "Otsuki", "Isawa");
    FeedFares fares = FeedFares.of(ZONES, List.of(new Rule(600).passing("1").rule()));

    assertThat(fares.tables(byOtsuki)).isEmpty();
  }

  @Test
  void of_several_fares_that_fit_the_cheapest_counts() {
    FareRule general = FareRule.everywhere(yen(800), Optional.empty());
    FareRule dear = new Rule(900).from("1").to("2").rule();
    FareRule cheap = new Rule(300).from("1").to("2").rule();
    FareRule ofLine = new Rule(250).on(EXPRESS.line().id()).from("1").to("1").rule();

    List<FareRule> rules = new ArrayList<>(List.of(general, dear, cheap, ofLine));
    for (int order = 0; order < 4; order++) {
      Collections.rotate(rules, 1);
      FareTable table = table(ZONES, rules.toArray(FareRule[]::new));
      assertThat(table.fareOf(new Segment(0, 2))).contains(yen(300));
      assertThat(table.fareOf(new Segment(0, 1))).contains(yen(250));
      assertThat(table.fareOf(new Segment(0, 3))).contains(yen(800));
    }
  }

  @Test
  void a_stop_without_a_zone_is_covered_by_fares_that_name_none_for_it() {
    FareZones kofuAlone = new FareZones.OfStops(Map.of(stopId("Kofu"), zone("1")));

    assertThat(
            table(kofuAlone, new Rule(100).from("1").rule(), new Rule(50).to("2").rule())
                .legsForSale())
        .containsExactly(new Segment(0, 1), new Segment(0, 2), new Segment(0, 3));
    assertThat(table(kofuAlone, new Rule(100).passing("1").rule()).legsForSale())
        .as("who calls where there is no zone passes none there")
        .containsExactly(new Segment(0, 1), new Segment(0, 2), new Segment(0, 3));
  }

  @Test
  void where_one_may_not_get_on_or_off_there_is_no_fare() {
    RoutePattern nonstop =
        new RoutePattern(
            line(TOKYO),
            List.of(
                new PatternCall(stop("Kofu"), true, false),
                new PatternCall(stop("Isawa"), true, false),
                new PatternCall(stop("Tokyo"), false, true)));
    FeedFares fares = FeedFares.of(ZONES, List.of(FareRule.everywhere(yen(1), Optional.empty())));

    assertThat(fares.tables(nonstop).getFirst().legsForSale())
        .containsExactly(new Segment(0, 2), new Segment(1, 2));
  }

  @Test
  void by_position_the_first_call_is_1_and_a_circle_tells_its_first_call_from_its_last() {
    RoutePattern circle = pattern("Kofu", "Isawa", "Kofu");
    FeedFares fares =
        FeedFares.of(
            new FareZones.Positions(Map.of(circle.line().id(), 3)),
            List.of(
                new Rule(100).on(circle.line().id()).from("1").to("2").rule(),
                new Rule(170).on(circle.line().id()).from("1").to("3").rule()));

    FareTable table = fares.tables(circle).getFirst();

    assertThat(table.fareOf(new Segment(0, 1))).contains(yen(100));
    assertThat(table.fareOf(new Segment(0, 2))).contains(yen(170));
    assertThat(table.fareOf(new Segment(1, 2))).isEmpty();
  }

  @Test
  void positions_of_more_or_fewer_calls_than_a_pattern_has_tell_nothing_of_it() {
    LineId express = EXPRESS.line().id();
    List<FareRule> rules = List.of(new Rule(100).on(express).from("1").to("2").rule());

    for (int calls : new int[] {3, 5}) {
      FeedFares fares = FeedFares.of(new FareZones.Positions(Map.of(express, calls)), rules);
      assertThat(fares.fit(EXPRESS)).isFalse();
      assertThat(fares.tables(EXPRESS)).isEmpty();
    }
    FeedFares fitting = FeedFares.of(new FareZones.Positions(Map.of(express, 4)), rules);
    assertThat(fitting.fit(EXPRESS)).isTrue();
    assertThat(fitting.tables(EXPRESS)).hasSize(1);
  }

  @Test
  void each_currency_has_a_table_the_one_with_the_most_legs_first() {
    List<FareTable> tables =
        tables(
            ZONES,
            new Rule(100).from("1").to("1").rule(),
            new FareRule(
                Money.of(500, EURO),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(zone("3")),
                Set.of()));

    assertThat(tables).extracting(FareTable::currency).containsExactly(EURO, YEN);
    assertThat(tables.getFirst().legsForSale()).hasSize(3);
  }

  @Test
  void of_two_currencies_with_as_many_legs_the_first_by_its_code_comes_first() {
    List<FareTable> tables =
        tables(
            ZONES,
            FareRule.everywhere(yen(1), Optional.empty()),
            FareRule.everywhere(Money.of(1, EURO), Optional.empty()));

    assertThat(tables).extracting(FareTable::currency).containsExactly(EURO, YEN);
  }

  @Test
  void fares_of_equal_rules_are_equal() {
    FeedFares one = FeedFares.of(ZONES, List.of(new Rule(100).from("1").rule()));

    assertThat(one)
        .isEqualTo(FeedFares.of(ZONES, List.of(new Rule(100).from("1").rule())))
        .hasSameHashCodeAs(FeedFares.of(ZONES, List.of(new Rule(100).from("1").rule())))
        .isNotEqualTo(FeedFares.of(ZONES, List.of(new Rule(101).from("1").rule())))
        .isNotEqualTo(FeedFares.NONE);
    assertThat(FeedFares.NONE.tables(EXPRESS)).isEmpty();
  }

  @Test
  void a_fare_is_not_negative_and_a_zone_has_a_name() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Rule(-1).rule());
    assertThatIllegalArgumentException().isThrownBy(() -> new FareZone(""));
  }

  @Test
  void the_longest_pattern_with_a_fare_for_each_pair_of_its_zones_is_priced_in_a_moment() {
    String[] names = new String[RoutePattern.CALLS_MAX];
    Arrays.setAll(names, index -> "S" + index);
    RoutePattern longest = pattern(names);
    Map<StopId, FareZone> zones = new HashMap<>();
    List<FareRule> rules = new ArrayList<>();
    for (int from = 0; from < names.length; from++) {
      zones.put(stopId(names[from]), zone(names[from]));
      for (int to = from + 1; to < names.length; to++) {
        rules.add(new Rule(from + to).from(names[from]).to(names[to]).rule());
      }
    }
    FeedFares fares = FeedFares.of(new FareZones.OfStops(zones), rules);

    FareTable table = assertTimeout(Duration.ofSeconds(5), () -> fares.tables(longest)).getFirst();

    assertThat(table.legsForSale()).hasSize(rules.size());
  }

  private static List<FareTable> tables(FareZones zones, FareRule... rules) {
    return FeedFares.of(zones, List.of(rules)).tables(EXPRESS);
  }

  private static FareTable table(FareZones zones, FareRule... rules) {
    List<FareTable> tables = tables(zones, rules);
    assertThat(tables).hasSize(1);
    return tables.getFirst();
  }

  private static StopId stopId(String name) {
    return stop(name).id();
  }

  private static FareZone zone(String id) {
    return new FareZone(id);
  }

  private static Money yen(long amount) {
    return Money.of(amount, YEN);
  }

  /** A rule to be, in yen and without any condition yet. */
  private static final class Rule {

    private final long amount;
    private final Currency currency = YEN;
    private Optional<LineId> line = Optional.empty();
    private Optional<FareZone> origin = Optional.empty();
    private Optional<FareZone> destination = Optional.empty();
    private Set<FareZone> passing = Set.of();

    Rule(long amount) {
      this.amount = amount;
    }

    Rule on(LineId line) {
      this.line = Optional.of(line);
      return this;
    }

    Rule from(String zone) {
      origin = Optional.of(zone(zone));
      return this;
    }

    Rule to(String zone) {
      destination = Optional.of(zone(zone));
      return this;
    }

    Rule passing(String... zones) {
      passing = Arrays.stream(zones).map(FareZone::new).collect(Collectors.toSet());
      return this;
    }

    FareRule rule() {
      return new FareRule(
          Money.of(amount, currency), Optional.empty(), line, origin, destination, passing);
    }
  }
}
