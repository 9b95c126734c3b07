package io.travelapp.proof;

import io.travelapp.proof.Deed.Kind;
import io.travelapp.proof.Deed.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks for an order of all that was done to one seat in which each deed is possible, takes place
 * within its span, and follows from those before it: whether the seat was linearizable. The search
 * is that of Wing and Gong; what was tried from a set of deeds is not tried again.
 */
final class SeatOrder {

  private final List<Deed> deeds;
  private final Map<Integer, Place> placeOf = new HashMap<>();
  private final Set<BitSet> tried = new HashSet<>();
  private BitSet furthest = new BitSet();

  private SeatOrder(List<Deed> deeds) {
    this.deeds = deeds;
    deeds.stream()
        .filter(deed -> deed.kind() == Kind.TAKEN)
        .forEach(deed -> placeOf.put(deed.tenure(), deed.place()));
  }

  /** A sentence for each seat for whose deeds there is no order. */
  static List<String> contradictions(Collection<Deed> all) {
    Map<String, List<Deed>> bySeat =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    deed -> deed.place().departure() + " seat " + deed.place().seat(),
                    TreeMap::new,
                    Collectors.toCollection(ArrayList::new)));
    List<String> contradictions = new ArrayList<>();
    bySeat.forEach((seat, deeds) ->
        new SeatOrder(deeds)
            .contradiction()
            .ifPresent(why -> contradictions.add("departure " + seat + ": " + why)));
    return contradictions;
  }

  private Optional<String> contradiction() {
    return isOrdered(new BitSet(), new BitSet(), new BitSet())
        ? Optional.empty()
        : Optional.of(
            "no order explains it; after %s come %s"
                .formatted(named(furthest.stream().boxed().toList()), named(next(furthest))));
  }

  private String named(List<Integer> numbers) {
    return numbers.stream()
        .map(deeds::get)
        .map(deed ->
            "%s by %d of %d-%d in %s to %s"
                .formatted(
                    deed.kind(),
                    deed.tenure(),
                    deed.place().from(),
                    deed.place().to(),
                    deed.when().from(),
                    deed.when().to()))
        .collect(Collectors.joining("; ", "[", "]"));
  }

  /**
   * Whether the rest can be put in order.
   *
   * @param done deeds, by their position
   * @param had tenures that have the seat
   * @param lapsed tenures that expired
   */
  private boolean isOrdered(BitSet done, BitSet had, BitSet lapsed) {
    if (done.cardinality() == deeds.size()) {
      return true;
    }
    if (!tried.add(done)) {
      return false;
    }
    if (done.cardinality() > furthest.cardinality()) {
      furthest = done;
    }
    for (int number : next(done)) {
      Deed deed = deeds.get(number);
      if (isPossible(deed, had, lapsed)
          && isOrdered(
              with(done, number),
              deed.kind() == Kind.TAKEN
                  ? with(had, deed.tenure())
                  : ends(deed) ? without(had, deed.tenure()) : had,
              deed.kind() == Kind.LAPSED ? with(lapsed, deed.tenure()) : lapsed)) {
        return true;
      }
    }
    return false;
  }

  /** Those that need not wait for the end of another. */
  private List<Integer> next(BitSet done) {
    Instant firstEnd = Instant.MAX;
    List<Integer> left = new ArrayList<>();
    for (int number = done.nextClearBit(0);
        number < deeds.size();
        number = done.nextClearBit(number + 1)) {
      left.add(number);
      Instant end = deeds.get(number).when().to();
      firstEnd = end.isBefore(firstEnd) ? end : firstEnd;
    }
    Instant latest = firstEnd;
    left.removeIf(number -> deeds.get(number).when().from().isAfter(latest));
    return left;
  }

  private boolean isPossible(Deed deed, BitSet had, BitSet lapsed) {
    return switch (deed.kind()) {
      case TAKEN, SHOWN_FREE -> !isAnyOverlapping(had, deed.place());
      case GIVEN_BACK, LAPSED -> had.get(deed.tenure());
      case REFUSED -> isAnyOverlapping(had, deed.place());
      case SHOWN_TAKEN ->
          isAnyOverlapping(had, deed.place()) || isAnyOverlapping(lapsed, deed.place());
    };
  }

  private boolean isAnyOverlapping(BitSet tenures, Place place) {
    return tenures.stream()
        .mapToObj(placeOf::get)
        .anyMatch(other -> other != null && other.overlaps(place));
  }

  private static boolean ends(Deed deed) {
    return deed.kind() == Kind.GIVEN_BACK || deed.kind() == Kind.LAPSED;
  }

  private static BitSet with(BitSet set, int bit) {
    BitSet more = (BitSet) set.clone();
    more.set(bit);
    return more;
  }

  private static BitSet without(BitSet set, int bit) {
    BitSet fewer = (BitSet) set.clone();
    fewer.clear(bit);
    return fewer;
  }
}
