package io.travelapp.domain.fare;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/**
 * How a pattern came to its prices. Legs are counted on which it carries passengers.
 *
 * @param table what is for sale, in one currency; empty where nothing is
 * @param byFare how many legs have a fare of the feed
 * @param byTariff how many have none, and the price of a tariff
 * @param withoutPrice how many have neither and are not for sale
 * @param fitsFares false where the feed's fares were not made for such a pattern
 * @param otherCurrencies in which there are fares too; those do not count
 */
public record PatternPrices(
    Optional<FareTable> table,
    int byFare,
    int byTariff,
    int withoutPrice,
    boolean fitsFares,
    Set<Currency> otherCurrencies) {

  public PatternPrices {
    otherCurrencies = Set.copyOf(otherCurrencies);
  }
}
