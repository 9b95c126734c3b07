package io.travelapp.domain.fare;

import static io.travelapp.domain.Examples.DINAR;
import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.Examples.TOKYO;
import static io.travelapp.domain.Examples.YEN;
import static io.travelapp.domain.Examples.feedId;
import static io.travelapp.domain.Examples.line;
import static io.travelapp.domain.Examples.stopAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.seating.Segment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTariffTest {

  private static DistanceTariff tariff(Currency currency, String base, String perKilometre) {
    return new DistanceTariff(currency, new BigDecimal(base), new BigDecimal(perKilometre));
  }

  @ParameterizedTest
  @CsvSource({
    "0,      300",
    "100000, 1200", // 3.00 + 9.00
    "55,     300", // 3.00495
    "56,     301", // 3.00504
    "55.5,   301", // taken as 56 m
    "55.49,  300", // taken as 55 m
    "1000000, 9300",
  })
  void a_ride_costs_a_base_and_a_rate_for_each_kilometre_rounded_half_up(
      double metres, long cents) {
    assertThat(tariff(EURO, "3.00", "0.09").priceOf(metres)).isEqualTo(Money.of(cents, EURO));
  }

  @Test
  void half_a_minor_unit_goes_up() {
    assertThat(tariff(EURO, "0.005", "0").priceOf(0)).isEqualTo(Money.of(1, EURO));
    assertThat(tariff(EURO, "0.0049", "0").priceOf(0)).isEqualTo(Money.of(0, EURO));
    assertThat(tariff(YEN, "0", "15").priceOf(100)).isEqualTo(Money.of(2, YEN));
    assertThat(tariff(YEN, "0", "15").priceOf(99)).isEqualTo(Money.of(1, YEN));
  }

  @Test
  void a_tariff_is_in_units_of_its_currency_not_in_minor_units() {
    assertThat(tariff(YEN, "300", "20").priceOf(10_000)).isEqualTo(Money.of(500, YEN));
    assertThat(tariff(DINAR, "0.250", "0.005").priceOf(10_000)).isEqualTo(Money.of(300, DINAR));
  }

  @Test
  void a_tariff_is_not_negative() {
    assertThatIllegalArgumentException().isThrownBy(() -> tariff(EURO, "-0.01", "0.09"));
    assertThatIllegalArgumentException().isThrownBy(() -> tariff(EURO, "3.00", "-0.09"));
    assertThat(tariff(EURO, "0", "0").priceOf(1_000).isZero()).isTrue();
  }

  @Test
  void a_pattern_is_priced_from_stop_to_stop_where_it_carries_passengers() {
    // A degree of latitude is 111.195 km; out and back are two of them.
    RoutePattern outAndBack =
        new RoutePattern(
            line(TOKYO),
            List.of(
                new PatternCall(stopAt("A", "A", new GeoPoint(0, 0)), true, false),
                new PatternCall(stopAt("B", "B", new GeoPoint(1, 0)), false, true),
                new PatternCall(stopAt("A", "A", new GeoPoint(0, 0)), true, true)));

    FareTable fares = tariff(YEN, "100", "10").fareTable(outAndBack);

    assertThat(fares.fareOf(new Segment(0, 1))).contains(Money.of(1212, YEN));
    assertThat(fares.fareOf(new Segment(0, 2))).contains(Money.of(2324, YEN));
    assertThat(fares.fareOf(new Segment(1, 2))).as("B is for alighting only").isEmpty();
    assertThat(fares.legsForSale()).hasSize(2);
  }

  @Test
  void the_tariff_of_the_country_where_a_pattern_begins_comes_before_the_general_one() {
    DistanceTariff inJapan = tariff(YEN, "300", "0");
    DistanceTariff elsewhere = tariff(EURO, "3", "0");
    Tariffs tariffs = new Tariffs(Map.of("JP", inJapan), Optional.of(elsewhere));

    assertThat(currencyOf(tariffs, "JP", "FR")).contains(YEN);
    assertThat(currencyOf(tariffs, "FR", "JP")).contains(EURO);
    assertThat(currencyOf(tariffs, "", "JP")).contains(EURO);
  }

  @Test
  void without_a_tariff_a_pattern_is_not_for_sale() {
    Tariffs onlyJapan = new Tariffs(Map.of("JP", tariff(YEN, "300", "0")), Optional.empty());

    assertThat(currencyOf(onlyJapan, "FR", "JP")).isEmpty();
    assertThat(currencyOf(onlyJapan, "", "JP")).isEmpty();
  }

  private static Optional<Currency> currencyOf(Tariffs tariffs, String from, String to) {
    List<PatternCall> calls = new ArrayList<>();
    for (String country : List.of(from, to)) {
      GeoPoint origin = new GeoPoint(0, 0);
      Place place = Place.of(feedId("P" + country), "P", country, origin);
      calls.add(new PatternCall(Stop.of(place.feedId(), place, "S", origin, TOKYO), true, true));
    }
    return tariffs.fareTable(new RoutePattern(line(TOKYO), calls)).map(FareTable::currency);
  }

  @Test
  void the_longest_pattern_is_priced_in_a_moment() {
    List<PatternCall> calls = new ArrayList<>();
    for (int call = 0; call < RoutePattern.CALLS_MAX; call++) {
      GeoPoint at = new GeoPoint(call * .01, 0);
      calls.add(new PatternCall(stopAt("P" + call, "S" + call, at), true, true));
    }
    RoutePattern longest = new RoutePattern(line(TOKYO), calls);

    assertTimeout(Duration.ofSeconds(2), () -> tariff(EURO, "3", "0.09").fareTable(longest));
  }
}
