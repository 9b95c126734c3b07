package io.travelapp.adapters.rest;

import io.travelapp.domain.fare.Price;
import io.travelapp.domain.money.Money;
import java.util.List;

/** A price as it is written: the total, and the lines that add up to it. */
record PriceJson(Money total, List<LineJson> lines) {

  /** One line; the leg counts from 0. */
  record LineJson(String label, PassengerId passenger, int leg, Money amount) {}

  static PriceJson of(Price price) {
    return new PriceJson(
        price.total(),
        price.lines().stream()
            .map(line ->
                new LineJson(
                    line.label(), new PassengerId(line.passenger()), line.leg(), line.amount()))
            .toList());
  }
}
