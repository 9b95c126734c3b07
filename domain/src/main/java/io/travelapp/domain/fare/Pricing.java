package io.travelapp.domain.fare;

import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.seating.Segment;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where prices come from: the fares of the feed, and for legs that they do not cover the tariffs.
 *
 * <p>A pattern has one currency, for there is no conversion: that in which the feed has fares for
 * the most legs of it. A tariff in another one is not used beside them. On a pattern without any
 * fare the tariff's currency is the pattern's.
 */
public record Pricing(FeedFares fares, Tariffs tariffs) {

  /** The prices of a pattern. */
  public PatternPrices price(RoutePattern pattern) {
    List<FareTable> byFare = fares.tables(pattern);
    Optional<FareTable> ofFeed = byFare.stream().findFirst();
    int legs = legsOf(pattern);
    int covered = ofFeed.map(table -> table.legsForSale().size()).orElse(0);
    Optional<FareTable> whole =
        covered == legs ? ofFeed : completed(pattern, ofFeed, tariffs.fareTable(pattern));
    int forSale = whole.map(table -> table.legsForSale().size()).orElse(0);
    return new PatternPrices(
        whole.filter(table -> forSale > 0),
        covered,
        forSale - covered,
        legs - forSale,
        fares.fit(pattern),
        currenciesOf(byFare.subList(Math.min(1, byFare.size()), byFare.size())));
  }

  private static int legsOf(RoutePattern pattern) {
    int calls = pattern.calls().size();
    return (int)
        IntStream.range(0, calls)
            .boxed()
            .flatMap(from ->
                IntStream.range(from + 1, calls).filter(to -> pattern.carries(from, to)).boxed())
            .count();
  }

  private static Optional<FareTable> completed(
      RoutePattern pattern, Optional<FareTable> ofFeed, Optional<FareTable> byTariff) {
    if (ofFeed.isEmpty()) {
      return byTariff;
    }
    FareTable fares = ofFeed.get();
    return byTariff
        .filter(tariff -> tariff.currency().equals(fares.currency()))
        .map(tariff ->
            FareTable.of(
                pattern.calls().size(),
                fares.currency(),
                (Segment leg) -> fares.fareOf(leg).or(() -> tariff.fareOf(leg))))
        .or(() -> ofFeed);
  }

  private static Set<Currency> currenciesOf(List<FareTable> tables) {
    return tables.stream().map(FareTable::currency).collect(Collectors.toSet());
  }
}
