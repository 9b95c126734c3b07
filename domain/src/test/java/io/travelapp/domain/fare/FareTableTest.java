package io.travelapp.domain.fare;

import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.Examples.YEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.seating.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FareTableTest {

  /** Three calls; from the first to the second one may not ride. */
  private static FareTable table() {
    return FareTable.of(
        3,
        YEN,
        leg ->
            leg.equals(new Segment(0, 1))
                ? Optional.empty()
                : Optional.of(Money.of(leg.from() * 10L + leg.to(), YEN)));
  }

  @Test
  void each_leg_has_the_fare_that_was_given_for_it() {
    assertThat(table().fareOf(new Segment(0, 2))).contains(Money.of(2, YEN));
    assertThat(table().fareOf(new Segment(1, 2))).contains(Money.of(12, YEN));
    assertThat(table().isForSale(new Segment(1, 2))).isTrue();
    assertThat(table().currency()).isEqualTo(YEN);
  }

  @Test
  void a_leg_without_a_fare_is_not_for_sale_nor_is_one_that_the_pattern_does_not_have() {
    assertThat(table().fareOf(new Segment(0, 1))).isEmpty();
    assertThat(table().isForSale(new Segment(0, 1))).isFalse();
    assertThat(table().fareOf(new Segment(0, 3))).isEmpty();
    assertThat(table().fareOf(new Segment(7, 9))).isEmpty();
  }

  @Test
  void a_ride_may_cost_nothing_and_is_for_sale_all_the_same() {
    FareTable free = FareTable.of(2, EURO, leg -> Optional.of(Money.zero(EURO)));

    assertThat(free.fareOf(new Segment(0, 1))).contains(Money.zero(EURO));
    assertThat(free.legsForSale()).containsExactly(new Segment(0, 1));
  }

  @Test
  void the_legs_for_sale_are_in_order() {
    assertThat(table().legsForSale()).containsExactly(new Segment(0, 2), new Segment(1, 2));
  }

  @Test
  void each_pair_of_calls_is_asked_for_once_and_forward() {
    List<Segment> asked = new ArrayList<>();

    FareTable.of(
        4,
        YEN,
        leg -> {
          asked.add(leg);
          return Optional.empty();
        });

    assertThat(asked)
        .containsExactly(
            new Segment(0, 1),
            new Segment(0, 2),
            new Segment(0, 3),
            new Segment(1, 2),
            new Segment(1, 3),
            new Segment(2, 3));
  }

  @Test
  void a_fare_below_nothing_or_in_another_currency_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FareTable.of(2, YEN, leg -> Optional.of(Money.of(-1, YEN))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FareTable.of(2, YEN, leg -> Optional.of(Money.of(1, EURO))))
        .withMessageContaining("JPY");
  }

  @Test
  void two_tables_are_equal_if_they_sell_the_same() {
    FareTable none = FareTable.of(3, YEN, leg -> Optional.empty());

    assertThat(table()).isEqualTo(table()).hasSameHashCodeAs(table()).isNotEqualTo(none);
    assertThat(FareTable.of(3, EURO, leg -> Optional.empty())).isNotEqualTo(none);
    assertThat(FareTable.of(2, YEN, leg -> Optional.empty())).isNotEqualTo(none);
    assertThat(table()).hasToString("2 legs for sale in JPY");
  }
}
