package io.travelapp.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Currency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MoneyProperties {

  private static final long LARGEST_READ = 999_999_999_999_999_999L;

  @Provide
  Arbitrary<Money> amounts() {
    return amounts(-LARGEST_READ);
  }

  @Provide
  Arbitrary<Money> prices() {
    return amounts(0);
  }

  private static Arbitrary<Money> amounts(long least) {
    var currencies = Arbitraries.of("JPY", "EUR", "KWD", "HUF", "CLF").map(Currency::getInstance);
    return Combinators.combine(Arbitraries.longs().between(least, LARGEST_READ), currencies)
        .as(Money::of);
  }

  @Property
  void what_is_written_is_read_again(@ForAll("amounts") Money money) {
    assertThat(Money.parse(money.amount(), money.currency())).isEqualTo(money);
  }

  @Property
  void what_is_added_and_taken_away_again_changes_nothing(
      @ForAll("amounts") Money money, @ForAll @IntRange(max = 1_000_000) int units) {
    Money other = Money.of(units, money.currency());

    assertThat(money.plus(other).minus(other)).isEqualTo(money);
    assertThat(money.minus(other).compareTo(money)).isLessThanOrEqualTo(0);
  }

  @Property
  void a_price_is_within_half_a_unit_of_the_exact_percentage_and_goes_up_at_the_half(
      @ForAll("prices") Money money, @ForAll @IntRange(max = 100) int percent) {
    BigInteger exactHundredfold = hundredfold(money, percent);
    BigInteger roundedHundredfold = hundredfold(money.percent(percent), 100);

    assertThat(roundedHundredfold.subtract(exactHundredfold))
        .isBetween(BigInteger.valueOf(-49), BigInteger.valueOf(50));
  }

  @Property
  void a_refund_is_the_least_amount_that_is_not_below_the_exact_percentage_nor_above_the_share(
      @ForAll("prices") Money money, @ForAll @IntRange(max = 100) int percent) {
    Money refund = money.percentRoundedUp(percent);

    assertThat(hundredfold(refund, 100).subtract(hundredfold(money, percent)))
        .isBetween(BigInteger.ZERO, BigInteger.valueOf(99));
    assertThat(refund).isLessThanOrEqualTo(money);
  }

  private static BigInteger hundredfold(Money money, int percent) {
    return BigInteger.valueOf(money.minorUnits()).multiply(BigInteger.valueOf(percent));
  }
}
