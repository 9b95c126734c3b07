package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import java.util.Currency;
import java.util.List;

/** What a party pays: the total is the sum of its lines, each rounded by itself. One currency. */
public record Price(Money total, List<PriceLine> lines) {

  public Price {
    lines = List.copyOf(lines);
    if (!Money.sum(lines.stream().map(PriceLine::amount).toList(), total.currency())
        .equals(total)) {
      throw new IllegalArgumentException("The lines of a price add up to its total");
    }
  }

  public static Price of(List<PriceLine> lines, Currency currency) {
    return new Price(Money.sum(lines.stream().map(PriceLine::amount).toList(), currency), lines);
  }

  /** The share of one passenger on one leg: the price of that ticket, fixed at the sale. */
  public Money shareOf(int passenger, int leg) {
    return Money.sum(
        lines.stream()
            .filter(line -> line.passenger() == passenger && line.leg() == leg)
            .map(PriceLine::amount)
            .toList(),
        total.currency());
  }
}
