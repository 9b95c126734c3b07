package io.travelapp.domain.fare;

import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.Examples.YEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.money.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceTest {

  private static final FareConditions TERMS = FareConditions.standard();
  private static final PassengerType ADULT = TERMS.findType("adult").orElseThrow();
  private static final PassengerType CHILD = TERMS.findType("child").orElseThrow();
  private static final PassengerType INFANT = TERMS.findType("infant").orElseThrow();

  private static Price price(List<PassengerType> party, List<Money> fares) {
    return new TicketPrices(TERMS, TERMS.usualProduct(), Optional.empty())
        .of(party, fares.stream().map(fare -> TicketPrices.Leg.of(fare, "JP")).toList());
  }

  private static Money euros(String amount) {
    return Money.parse(amount, EURO);
  }

  @Test
  void each_passenger_pays_the_percentage_of_the_type_on_each_leg_and_the_total_is_their_sum() {
    Price price = price(List.of(ADULT, CHILD, INFANT), List.of(euros("24.95"), euros("10.01")));

    assertThat(price.lines())
        .containsExactly(
            new PriceLine("Adult", 0, 0, euros("24.95")),
            new PriceLine("Child", 1, 0, euros("12.48")), // 12.475
            new PriceLine("Infant on a lap", 2, 0, euros("0")),
            new PriceLine("Adult", 0, 1, euros("10.01")),
            new PriceLine("Child", 1, 1, euros("5.01")), // 5.005
            new PriceLine("Infant on a lap", 2, 1, euros("0")));
    assertThat(price.total()).isEqualTo(euros("52.45"));
  }

  @Test
  void two_halves_of_an_odd_fare_are_each_rounded_half_up() {
    Price price = price(List.of(CHILD, CHILD), List.of(Money.of(1501, YEN)));

    assertThat(price.total()).as("751 twice, and not 1501").isEqualTo(Money.of(1502, YEN));
  }

  @Test
  void the_share_of_a_ticket_is_what_that_passenger_pays_on_that_leg() {
    Price price = price(List.of(ADULT, CHILD, INFANT), List.of(euros("24.95"), euros("10.01")));

    assertThat(price.shareOf(0, 0)).isEqualTo(euros("24.95"));
    assertThat(price.shareOf(1, 1)).isEqualTo(euros("5.01"));
    assertThat(price.shareOf(2, 0)).isEqualTo(euros("0"));
    assertThat(price.shareOf(3, 0)).as("nobody").isEqualTo(euros("0"));
  }

  @Test
  void a_share_is_the_sum_of_its_lines() {
    Price price =
        Price.of(
            List.of(
                new PriceLine("Adult", 0, 0, euros("24.95")),
                new PriceLine("Seat by the window", 0, 0, euros("2.00")),
                new PriceLine("Adult", 1, 0, euros("24.95"))),
            EURO);

    assertThat(price.shareOf(0, 0)).isEqualTo(euros("26.95"));
    assertThat(price.total()).isEqualTo(euros("51.90"));
  }

  @Test
  void a_price_whose_lines_do_not_add_up_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Price(euros("24.94"), List.of(new PriceLine("Adult", 0, 0, euros("24.95")))));
    assertThatIllegalArgumentException().isThrownBy(() -> new Price(euros("1"), List.of()));
  }

  @Test
  void there_is_no_price_in_two_currencies() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> price(List.of(ADULT), List.of(euros("24.95"), Money.of(1500, YEN))));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Price(euros("0"), List.of(new PriceLine("Adult", 0, 0, Money.of(1500, YEN)))));
  }
}
