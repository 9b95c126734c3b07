package io.travelapp.application;

import io.travelapp.application.ImportTimetable.PricesOfLine;
import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.fare.PatternPrices;
import io.travelapp.domain.fare.Pricing;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.schedule.RoutePattern;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The prices of the patterns of a feed, each worked out once, and summed up by line. */
final class PricedPatterns {

  private final Pricing pricing;

  // Most journeys share the very object of their pattern; others are compared call by call.
  private final IdentityHashMap<RoutePattern, PatternPrices> known = new IdentityHashMap<>();
  private final Map<RoutePattern, PatternPrices> prices = new HashMap<>();
  private final Map<LineId, PricesOfLine> ofLines =
      new TreeMap<>(Comparator.comparingLong(LineId::number));

  PricedPatterns(Pricing pricing) {
    this.pricing = pricing;
  }

  /** The fares of a pattern; empty where none of its legs is for sale. */
  Optional<FareTable> tableOf(RoutePattern pattern) {
    return known.computeIfAbsent(pattern, this::pricesOf).table();
  }

  private PatternPrices pricesOf(RoutePattern pattern) {
    PatternPrices alike = prices.get(pattern);
    if (alike != null) {
      return alike;
    }
    PatternPrices worked = pricing.price(pattern);
    prices.put(pattern, worked);
    Line line = pattern.line();
    ofLines.merge(line.id(), PricesOfLine.of(line, worked), PricesOfLine::plus);
    return worked;
  }

  /** How the lines of the patterns asked for came to their prices, by what the feed calls them. */
  List<PricesOfLine> ofLines() {
    return ofLines.values().stream()
        .sorted(Comparator.comparing(prices -> prices.line().feedId().toString()))
        .toList();
  }
}
