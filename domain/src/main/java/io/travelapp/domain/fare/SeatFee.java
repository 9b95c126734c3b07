package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.seating.SeatFeature;
import java.util.Optional;

/**
 * What it costs to choose a seat oneself.
 *
 * @param label what a traveller reads
 * @param feature of which seats; empty for any
 * @param amount on each leg, where fares are in this currency; not negative
 */
public record SeatFee(String label, Optional<SeatFeature> feature, Money amount) {

  public SeatFee {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("A seat fee is 0 or more, not " + amount);
    }
  }
}
