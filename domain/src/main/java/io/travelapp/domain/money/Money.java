package io.travelapp.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An amount of money: whole minor units of a currency, with the number of digits that ISO 4217
 * gives it (JPY 0, EUR 2, KWD 3).
 *
 * <pre>{@code
 * Money.parse("24.90", Currency.getInstance("EUR")).percent(50)   // 12.45 EUR
 * Money.of(1500, Currency.getInstance("JPY")).amount()            // "1500"
 * }</pre>
 *
 * <p>Amounts of different currencies never meet: plus, minus and comparison throw {@link
 * IllegalArgumentException}. An amount that leaves the range of a {@code long} throws {@link
 * ArithmeticException}.
 *
 * @param minorUnits the amount in the smallest unit of the currency; may be negative
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

  public Money {
    Objects.requireNonNull(currency, "currency");
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency + " is not a currency that can be paid in");
    }
  }

  public static Money of(long minorUnits, Currency currency) {
    return new Money(minorUnits, currency);
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * Reads a decimal amount such as {@code 24.90}, {@code -3} or {@code 0.5}.
   *
   * @throws IllegalArgumentException if the text has another form, more decimals than the currency
   *     (be they zeros) or more than 18 digits
   */
  public static Money parse(String amount, Currency currency) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    if (!amount.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
      throw new IllegalArgumentException("Not an amount such as 24.90, of at most 18 digits");
    }
    BigDecimal decimal = new BigDecimal(amount);
    if (decimal.scale() > digits || decimal.precision() - decimal.scale() + digits > 18) {
      throw new IllegalArgumentException(
          amount
              + " is not an amount of "
              + currency
              + ", which has at most 18 digits, "
              + digits
              + " of them decimals");
    }
    return new Money(decimal.movePointRight(digits).longValueExact(), currency);
  }

  /** The sum of {@code amounts}, which may be none. */
  public static Money sum(Collection<Money> amounts, Currency currency) {
    return amounts.stream().reduce(zero(currency), Money::plus);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minorUnits, unitsOf(other)), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minorUnits, unitsOf(other)), currency);
  }

  public Money times(int factor) {
    return new Money(Math.multiplyExact(minorUnits, (long) factor), currency);
  }

  /**
   * {@code percent} hundredths of this amount, rounded half up to the minor unit: how a price is
   * made.
   */
  public Money percent(int percent) {
    return percent(BigDecimal.valueOf(percent));
  }

  /** The same with decimals, such as a tax of 8.875 percent. */
  public Money percent(BigDecimal percent) {
    return percent(percent, RoundingMode.HALF_UP);
  }

  /**
   * {@code percent} hundredths of this amount, rounded up to the minor unit: how a refund is made.
   */
  public Money percentRoundedUp(int percent) {
    return percent(BigDecimal.valueOf(percent), RoundingMode.CEILING);
  }

  private Money percent(BigDecimal percent, RoundingMode rounding) {
    BigDecimal exact = BigDecimal.valueOf(minorUnits).multiply(percent).movePointLeft(2);
    return new Money(exact.setScale(0, rounding).longValueExact(), currency);
  }

  /**
   * This amount in parts that are in proportion to others and add up to it: each rounded down to
   * the minor unit, and what remains given to the largest remainders, equals in their order.
   *
   * @param weights not negative, and not all zero unless this is
   */
  public List<Money> sharedOut(List<Money> weights) {
    BigInteger whole = BigInteger.valueOf(minorUnits);
    BigInteger weight = BigInteger.valueOf(sum(weights, currency).minorUnits).max(BigInteger.ONE);
    List<BigInteger[]> parts =
        weights.stream()
            .map(one ->
                whole.multiply(BigInteger.valueOf(one.minorUnits)).divideAndRemainder(weight))
            .toList();
    long given = parts.stream().mapToLong(part -> part[0].longValueExact()).sum();
    Set<Integer> raised =
        IntStream.range(0, parts.size())
            .boxed()
            .sorted(Comparator.comparing((Integer at) -> parts.get(at)[1]).reversed())
            .limit(minorUnits - given)
            .collect(Collectors.toSet());
    return IntStream.range(0, parts.size())
        .mapToObj(
            at -> of(parts.get(at)[0].longValueExact() + (raised.contains(at) ? 1 : 0), currency))
        .toList();
  }

  public boolean isZero() {
    return minorUnits == 0;
  }

  public boolean isNegative() {
    return minorUnits < 0;
  }

  /**
   * The decimal text with exactly the digits of the currency: {@code 24.90}, {@code 1500}, {@code
   * 1.250}.
   */
  public String amount() {
    return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits()).toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minorUnits, unitsOf(other));
  }

  private long unitsOf(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "There is no conversion between " + currency + " and " + other.currency);
    }
    return other.minorUnits;
  }

  @Override
  public String toString() {
    return amount() + " " + currency;
  }
}
