package io.travelapp.domain.fare;

import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.Examples.YEN;
import static io.travelapp.domain.Examples.pattern;
import static io.travelapp.domain.Examples.stop;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.seating.Segment;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PricingTest {

  private static final RoutePattern EXPRESS = pattern("Kofu", "Otsuki", "Tokyo");
  private static final FareZones ZONES =
      new FareZones.OfStops(
          Map.of(stop("Kofu").id(), new FareZone("1"), stop("Tokyo").id(), new FareZone("3")));

  private static final Tariffs YEN_TARIFF = tariff(YEN, "300");
  private static final Tariffs EURO_TARIFF = tariff(EURO, "3");

  @Test
  void a_leg_costs_the_fare_of_the_feed_and_one_without_a_fare_that_of_the_tariff() {
    PatternPrices prices = new Pricing(fares(fromKofuToTokyo(900, YEN)), YEN_TARIFF).price(EXPRESS);

    FareTable table = prices.table().orElseThrow();
    assertThat(table.fareOf(new Segment(0, 2))).contains(Money.of(900, YEN));
    assertThat(table.fareOf(new Segment(0, 1))).contains(Money.of(300, YEN));
    assertThat(table.fareOf(new Segment(1, 2))).contains(Money.of(300, YEN));
    assertThat(prices).isEqualTo(new PatternPrices(prices.table(), 1, 2, 0, true, Set.of()));
  }

  @Test
  void without_a_tariff_a_leg_without_a_fare_is_not_for_sale() {
    PatternPrices prices =
        new Pricing(fares(fromKofuToTokyo(900, YEN)), Tariffs.NONE).price(EXPRESS);

    assertThat(prices.table().orElseThrow().legsForSale()).containsExactly(new Segment(0, 2));
    assertThat(prices).isEqualTo(new PatternPrices(prices.table(), 1, 0, 2, true, Set.of()));
  }

  @Test
  void a_tariff_in_another_currency_than_the_fares_is_not_used_beside_them() {
    PatternPrices prices =
        new Pricing(fares(fromKofuToTokyo(900, YEN)), EURO_TARIFF).price(EXPRESS);

    assertThat(prices.table().orElseThrow().legsForSale()).containsExactly(new Segment(0, 2));
    assertThat(prices.withoutPrice()).isEqualTo(2);
  }

  @Test
  void a_pattern_without_any_fare_has_the_tariff_in_its_own_currency() {
    PatternPrices prices = new Pricing(FeedFares.NONE, EURO_TARIFF).price(EXPRESS);

    assertThat(prices.table().orElseThrow().currency()).isEqualTo(EURO);
    assertThat(prices).isEqualTo(new PatternPrices(prices.table(), 0, 3, 0, true, Set.of()));
  }

  @Test
  void with_neither_fare_nor_tariff_nothing_is_for_sale() {
    assertThat(new Pricing(FeedFares.NONE, Tariffs.NONE).price(EXPRESS))
        .isEqualTo(new PatternPrices(Optional.empty(), 0, 0, 3, true, Set.of()));
  }

  @Test
  void of_two_currencies_that_of_the_most_legs_counts_and_the_other_is_told() {
    FeedFares fares =
        fares(
            fromKofuToTokyo(900, YEN), FareRule.everywhere(Money.of(500, EURO), Optional.empty()));

    PatternPrices prices = new Pricing(fares, YEN_TARIFF).price(EXPRESS);

    assertThat(prices.table().orElseThrow().currency()).isEqualTo(EURO);
    assertThat(prices).isEqualTo(new PatternPrices(prices.table(), 3, 0, 0, true, Set.of(YEN)));
  }

  @Test
  void fares_made_for_another_number_of_calls_are_told_and_the_tariff_is_used() {
    FeedFares fares =
        FeedFares.of(
            new FareZones.Positions(Map.of(EXPRESS.line().id(), 22)),
            List.of(FareRule.everywhere(Money.of(500, EURO), Optional.empty())));

    PatternPrices prices = new Pricing(fares, YEN_TARIFF).price(EXPRESS);

    assertThat(prices).isEqualTo(new PatternPrices(prices.table(), 0, 3, 0, false, Set.of()));
  }

  private static FareRule fromKofuToTokyo(long minorUnits, Currency currency) {
    return new FareRule(
        Money.of(minorUnits, currency),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new FareZone("1")),
        Optional.of(new FareZone("3")),
        Set.of());
  }

  private static FeedFares fares(FareRule... rules) {
    return FeedFares.of(ZONES, List.of(rules));
  }

  private static Tariffs tariff(Currency currency, String base) {
    return new Tariffs(
        Map.of(), Optional.of(new DistanceTariff(currency, new BigDecimal(base), BigDecimal.ZERO)));
  }
}
