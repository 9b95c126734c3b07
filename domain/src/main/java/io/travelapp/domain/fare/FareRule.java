package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.network.OperatorId;
import java.util.Optional;
import java.util.Set;

/**
 * A price for the rides that meet all of these conditions (a row of GTFS fare_rules.txt with its
 * fare). A condition that is not stated is met by every ride.
 *
 * @param price what an adult pays; not negative
 * @param operator whose coaches
 * @param line on which line
 * @param origin where the ride begins
 * @param destination where it ends
 * @param passing the zones in which the ride calls, from boarding to alighting: just these and all
 *     of them; not stated where empty
 */
public record FareRule(
    Money price,
    Optional<OperatorId> operator,
    Optional<LineId> line,
    Optional<FareZone> origin,
    Optional<FareZone> destination,
    Set<FareZone> passing) {

  public FareRule {
    passing = Set.copyOf(passing);
    if (price.isNegative()) {
      throw new IllegalArgumentException("A fare is 0 or more, not " + price);
    }
  }

  /** A fare without rules: it applies to every ride, or to every ride with one operator. */
  public static FareRule everywhere(Money price, Optional<OperatorId> operator) {
    return new FareRule(
        price, operator, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
  }
}
