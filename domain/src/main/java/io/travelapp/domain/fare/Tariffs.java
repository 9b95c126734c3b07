package io.travelapp.domain.fare;

import io.travelapp.domain.schedule.RoutePattern;
import java.util.Map;
import java.util.Optional;

/**
 * Which tariff prices a pattern: the one of the country where it begins, else the general one.
 *
 * @param byCountry by ISO 3166-1 alpha-2
 * @param general where the country has none of its own; empty means that such a pattern is not for
 *     sale
 */
public record Tariffs(Map<String, DistanceTariff> byCountry, Optional<DistanceTariff> general) {

  /** No tariff at all: what the feed tells no fare of is not for sale. */
  public static final Tariffs NONE = new Tariffs(Map.of(), Optional.empty());

  public Tariffs {
    byCountry = Map.copyOf(byCountry);
  }

  /** The prices of a pattern; empty if no tariff applies. */
  public Optional<FareTable> fareTable(RoutePattern pattern) {
    String country = pattern.calls().getFirst().stop().country();
    return Optional.ofNullable(byCountry.get(country))
        .or(() -> general)
        .map(tariff -> tariff.fareTable(pattern));
  }
}
