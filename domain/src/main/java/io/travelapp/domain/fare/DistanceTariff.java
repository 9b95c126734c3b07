package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.RoutePattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A price by distance: a base and a rate for each kilometre between the stops, in straight lines
 * from stop to stop, rounded half up to the minor unit.
 *
 * @param base in units of the currency, such as 3.00
 * @param perKilometre in units of the currency, such as 0.09
 */
public record DistanceTariff(Currency currency, BigDecimal base, BigDecimal perKilometre) {

  public DistanceTariff {
    if (base.signum() < 0 || perKilometre.signum() < 0) {
      throw new IllegalArgumentException("A tariff is not negative");
    }
  }

  /** The price of so many metres, taken to the nearest whole one. */
  public Money priceOf(double metres) {
    BigDecimal kilometres = BigDecimal.valueOf(Math.round(metres)).movePointLeft(3);
    BigDecimal price =
        base.add(perKilometre.multiply(kilometres))
            .movePointRight(currency.getDefaultFractionDigits());
    return Money.of(price.setScale(0, RoundingMode.HALF_UP).longValueExact(), currency);
  }

  /** The prices of all legs on which the pattern carries passengers. */
  public FareTable fareTable(RoutePattern pattern) {
    List<Double> metres = pattern.metresFromStart();
    return FareTable.of(
        pattern.calls().size(),
        currency,
        leg ->
            pattern.carries(leg.from(), leg.to())
                ? Optional.of(priceOf(metres.get(leg.to()) - metres.get(leg.from())))
                : Optional.empty());
  }
}
