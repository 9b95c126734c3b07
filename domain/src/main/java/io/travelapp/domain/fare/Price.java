package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import java.util.ArrayList;
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

  /**
   * The price of a party on an itinerary: each passenger pays the percentage of the type on each
   * leg, rounded half up.
   *
   * @param party one type for each passenger
   * @param fares what an adult pays on each leg, at least one, all in one currency
   */
  public static Price of(List<PassengerType> party, List<Money> fares) {
    List<PriceLine> lines = new ArrayList<>();
    for (int leg = 0; leg < fares.size(); leg++) {
      for (int passenger = 0; passenger < party.size(); passenger++) {
        PassengerType type = party.get(passenger);
        lines.add(
            new PriceLine(type.label(), passenger, leg, fares.get(leg).percent(type.percent())));
      }
    }
    return of(lines, fares.getFirst().currency());
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
