package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.seating.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fares that a timetable feed brings along, by the rules of <a
 * href="https://gtfs.org/documentation/schedule/reference/#fare_rulestxt">GTFS fare_rules.txt</a>:
 * of all rules that a ride meets, the cheapest counts. Each leg is a ride of its own. Immutable.
 *
 * <p>A rule that names the zones passed wants just these: a fare through zones 1 and 2 is none
 * through 1, 2 and 3, which would else cost no more.
 */
public final class FeedFares {

  /** A feed that tells no fares. */
  public static final FeedFares NONE = of(new FareZones.OfStops(Map.of()), List.of());

  private final FareZones zones;
  private final Map<Optional<LineId>, Map<Conditions, List<FareRule>>> rules;
  private final Map<String, Currency> currencies;
  private final boolean tellsZonesPassed;

  private FeedFares(
      FareZones zones,
      Map<Optional<LineId>, Map<Conditions, List<FareRule>>> rules,
      Map<String, Currency> currencies,
      boolean tellsZonesPassed) {
    this.zones = zones;
    this.rules = rules;
    this.currencies = currencies;
    this.tellsZonesPassed = tellsZonesPassed;
  }

  /** Under which a rule is found, line by line: what it wants of a ride. */
  private record Conditions(
      Optional<FareZone> origin, Optional<FareZone> destination, Set<FareZone> passing) {}

  /** Fares of these rules; their order does not matter. */
  public static FeedFares of(FareZones zones, Collection<FareRule> rules) {
    Map<Optional<LineId>, Map<Conditions, List<FareRule>>> index = new HashMap<>();
    Map<String, Currency> currencies = new TreeMap<>();
    boolean tellsZonesPassed = false;
    for (FareRule rule : rules) {
      index
          .computeIfAbsent(rule.line(), any -> new HashMap<>())
          .merge(
              new Conditions(rule.origin(), rule.destination(), rule.passing()),
              List.of(rule),
              FeedFares::cheapestOfEach);
      currencies.put(rule.price().currency().getCurrencyCode(), rule.price().currency());
      tellsZonesPassed |= !rule.passing().isEmpty();
    }
    return new FeedFares(zones, index, currencies, tellsZonesPassed);
  }

  /** Of the rules with the same operator and currency the cheapest; the others never count. */
  private static List<FareRule> cheapestOfEach(List<FareRule> some, List<FareRule> added) {
    List<FareRule> cheapest = new ArrayList<>(some);
    for (FareRule rule : added) {
      int alike =
          IntStream.range(0, cheapest.size())
              .filter(index -> areAlike(cheapest.get(index), rule))
              .findFirst()
              .orElse(-1);
      if (alike < 0) {
        cheapest.add(rule);
      } else if (rule.price().compareTo(cheapest.get(alike).price()) < 0) {
        cheapest.set(alike, rule);
      }
    }
    return List.copyOf(cheapest);
  }

  private static boolean areAlike(FareRule one, FareRule other) {
    return one.operator().equals(other.operator())
        && one.price().currency().equals(other.price().currency());
  }

  /**
   * Whether the fares of the line were made for patterns like this one; if not, no leg of it has a
   * fare.
   */
  public boolean fit(RoutePattern pattern) {
    return zones.fit(pattern);
  }

  /**
   * What the legs cost that a fare covers and on which the pattern carries passengers: a table for
   * each currency in which there is any, the one with the most legs first, and of equal ones by the
   * currency's code.
   */
  public List<FareTable> tables(RoutePattern pattern) {
    if (!fit(pattern)) {
      return List.of();
    }
    List<Optional<FareZone>> zonesOfCalls =
        IntStream.range(0, pattern.calls().size())
            .mapToObj(call -> zones.zoneOf(pattern, call))
            .toList();
    Comparator<FareTable> byLegs = Comparator.comparingInt(table -> table.legsForSale().size());
    return currencies.values().stream()
        .map(currency ->
            FareTable.of(
                pattern.calls().size(),
                currency,
                leg ->
                    pattern.carries(leg.from(), leg.to())
                        ? cheapest(pattern, zonesOfCalls, leg, currency)
                        : Optional.empty()))
        .filter(table -> !table.legsForSale().isEmpty())
        .sorted(byLegs.reversed())
        .toList();
  }

  private Optional<Money> cheapest(
      RoutePattern pattern, List<Optional<FareZone>> zonesOfCalls, Segment leg, Currency currency) {
    return conditionsMet(zonesOfCalls, leg)
        .flatMap(met ->
            Stream.concat(
                rulesOf(Optional.of(pattern.line().id()), met), rulesOf(Optional.empty(), met)))
        .filter(rule ->
            rule.operator().isEmpty()
                || rule.operator().get().equals(pattern.line().operator().id()))
        .map(FareRule::price)
        .filter(price -> price.currency().equals(currency))
        .min(Comparator.naturalOrder());
  }

  private Stream<FareRule> rulesOf(Optional<LineId> line, Conditions met) {
    return rules.getOrDefault(line, Map.of()).getOrDefault(met, List.of()).stream();
  }

  /** All combinations of conditions that the ride meets; some may come twice. */
  private Stream<Conditions> conditionsMet(List<Optional<FareZone>> zonesOfCalls, Segment leg) {
    List<Set<FareZone>> passing =
        tellsZonesPassed ? List.of(Set.of(), passed(zonesOfCalls, leg)) : List.of(Set.of());
    return Stream.of(zonesOfCalls.get(leg.from()), Optional.<FareZone>empty())
        .flatMap(origin ->
            Stream.of(zonesOfCalls.get(leg.to()), Optional.<FareZone>empty())
                .flatMap(destination ->
                    passing.stream().map(set -> new Conditions(origin, destination, set))));
  }

  private static Set<FareZone> passed(List<Optional<FareZone>> zonesOfCalls, Segment leg) {
    Set<FareZone> passed = new HashSet<>();
    for (int call = leg.from(); call <= leg.to(); call++) {
      zonesOfCalls.get(call).ifPresent(passed::add);
    }
    return passed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeedFares that && zones.equals(that.zones) && rules.equals(that.rules);
  }

  @Override
  public int hashCode() {
    return rules.hashCode();
  }

  @Override
  public String toString() {
    return "fares of " + rules.size() + " lines in " + currencies.keySet();
  }
}
