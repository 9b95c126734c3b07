package io.travelapp.domain.fare;

import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.Examples.YEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.fare.Promotion.Reduction;
import io.travelapp.domain.fare.Promotion.Refusal;
import io.travelapp.domain.fare.Promotion.SalePeriod;
import io.travelapp.domain.fare.Promotion.TravelPeriod;
import io.travelapp.domain.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromotionTest {

  private static final Instant FROM = Instant.parse("2027-03-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-04-01T00:00:00Z");
  private static final TravelPeriod APRIL =
      new TravelPeriod(
          Optional.of(LocalDate.of(2027, 4, 1)), Optional.of(LocalDate.of(2027, 4, 30)));

  private static final Promotion SPRING =
      new Promotion(
          "SPRING",
          "Spring offer",
          new Reduction.Amount(Money.parse("5.00", EURO)),
          new SalePeriod(Optional.of(FROM), Optional.of(UNTIL)),
          APRIL,
          Set.of("standard", "flexible"),
          2,
          new PromotionLimits(100, 1));

  private static Promotion.Sale sale(Instant at, String product, int passengers, Money fare) {
    return new Promotion.Sale(
        at,
        List.of(LocalDate.of(2027, 4, 1), LocalDate.of(2027, 4, 30)),
        product,
        passengers,
        fare);
  }

  private static Promotion.Sale sale(Instant at) {
    return sale(at, "standard", 2, Money.parse("30.00", EURO));
  }

  @Test
  void it_applies_from_its_first_instant_until_and_not_at_its_last() {
    assertThat(SPRING.refusalOf(sale(FROM.minusNanos(1)))).contains(new Refusal.NotYet(FROM));
    assertThat(SPRING.refusalOf(sale(FROM))).isEmpty();
    assertThat(SPRING.refusalOf(sale(UNTIL.minusNanos(1)))).isEmpty();
    assertThat(SPRING.refusalOf(sale(UNTIL))).contains(new Refusal.Over(UNTIL));
  }

  @Test
  void every_leg_is_travelled_on_one_of_its_days() {
    LocalDate may = LocalDate.of(2027, 5, 1);
    Promotion.Sale late =
        new Promotion.Sale(
            FROM,
            List.of(LocalDate.of(2027, 4, 30), may),
            "standard",
            2,
            Money.parse("30.00", EURO));

    assertThat(SPRING.refusalOf(late)).contains(new Refusal.OtherTravelDays(may, APRIL));
  }

  @Test
  void it_applies_to_its_products_its_currency_and_parties_that_are_large_enough() {
    Money euros = Money.parse("30.00", EURO);

    assertThat(SPRING.refusalOf(sale(FROM, "saver", 2, euros)))
        .contains(new Refusal.OtherProduct("saver", Set.of("standard", "flexible")));
    assertThat(SPRING.refusalOf(sale(FROM, "standard", 1, euros)))
        .contains(new Refusal.TooFewPassengers(1, 2));
    assertThat(SPRING.refusalOf(sale(FROM, "standard", 2, Money.of(3000, YEN))))
        .contains(new Refusal.OtherCurrency(Money.parse("5.00", EURO), "JPY"));
  }

  @Test
  void it_is_used_so_often_by_one_customer_and_so_often_by_all() {
    PromotionLimits limits = new PromotionLimits(3, 2);

    assertThat(limits.reachedBy(2, 1)).isEmpty();
    assertThat(limits.reachedBy(2, 2)).contains(PromotionLimits.Reached.BY_CUSTOMER);
    assertThat(limits.reachedBy(3, 0)).contains(PromotionLimits.Reached.BY_ALL);
    assertThat(limits.allowed(PromotionLimits.Reached.BY_ALL)).isEqualTo(3);
    assertThat(limits.allowed(PromotionLimits.Reached.BY_CUSTOMER)).isEqualTo(2);
    assertThat(PromotionLimits.NONE.reachedBy(1_000_000, 1_000_000)).isEmpty();
  }

  @Test
  void a_code_is_known_however_it_is_typed() {
    FareConditions standard = FareConditions.standard();
    FareConditions conditions =
        new FareConditions(
            standard.passengerTypes(),
            standard.products(),
            List.of(SPRING),
            List.of(),
            List.of(),
            List.of());

    assertThat(conditions.findPromotion(" spring ")).contains(SPRING);
    assertThat(conditions.findPromotion("autumn")).isEmpty();
  }

  @Test
  void what_takes_off_nothing_or_is_never_used_is_no_promotion() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Reduction.Percent(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Reduction.Percent(101));
    assertThatIllegalArgumentException().isThrownBy(() -> new Reduction.Amount(Money.of(0, YEN)));
    assertThatIllegalArgumentException().isThrownBy(() -> new PromotionLimits(0, 1));
  }
}
