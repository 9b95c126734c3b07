package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.seating.Segment;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an adult pays on each leg of a pattern; a leg without a price is not for sale. Immutable, in
 * one currency.
 *
 * <p>Whether one may get on and off there is already in it: such a leg has no price.
 */
public final class FareTable {

  private static final long NOT_FOR_SALE = -1;

  private final Currency currency;
  private final int calls;
  private final long[] minorUnits;

  private FareTable(Currency currency, int calls, long[] minorUnits) {
    this.currency = currency;
    this.calls = calls;
    this.minorUnits = minorUnits;
  }

  /**
   * Asks {@code fareOf} for each pair of calls.
   *
   * @throws IllegalArgumentException if a fare is negative or in another currency
   */
  public static FareTable of(
      int calls, Currency currency, Function<Segment, Optional<Money>> fareOf) {
    long[] minorUnits = new long[calls * calls];
    Arrays.fill(minorUnits, NOT_FOR_SALE);
    pairs(calls)
        .forEach(pair ->
            fareOf
                .apply(pair)
                .ifPresent(
                    fare -> minorUnits[pair.from() * calls + pair.to()] = unitsOf(fare, currency)));
    return new FareTable(currency, calls, minorUnits);
  }

  private static long unitsOf(Money fare, Currency currency) {
    if (fare.isNegative() || !fare.currency().equals(currency)) {
      throw new IllegalArgumentException(
          "A fare of this table is 0 " + currency + " or more, not " + fare);
    }
    return fare.minorUnits();
  }

  private static Stream<Segment> pairs(int calls) {
    return IntStream.range(0, calls)
        .boxed()
        .flatMap(from -> IntStream.range(from + 1, calls).mapToObj(to -> new Segment(from, to)));
  }

  /** What an adult pays on this leg; empty where it is not for sale. */
  public Optional<Money> fareOf(Segment leg) {
    if (leg.to() >= calls) {
      return Optional.empty();
    }
    long units = minorUnits[leg.from() * calls + leg.to()];
    return units == NOT_FOR_SALE ? Optional.empty() : Optional.of(Money.of(units, currency));
  }

  public boolean isForSale(Segment leg) {
    return fareOf(leg).isPresent();
  }

  /** All legs that are for sale, by boarding call and then by alighting call. */
  public List<Segment> legsForSale() {
    return pairs(calls).filter(this::isForSale).toList();
  }

  public Currency currency() {
    return currency;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FareTable that
        && calls == that.calls
        && currency.equals(that.currency)
        && Arrays.equals(minorUnits, that.minorUnits);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(minorUnits);
  }

  @Override
  public String toString() {
    return legsForSale().size() + " legs for sale in " + currency;
  }
}
