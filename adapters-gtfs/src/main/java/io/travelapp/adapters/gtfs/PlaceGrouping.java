package io.travelapp.adapters.gtfs;

import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups stops of equal name: each that lies within {@value Place#GROUPING_METRES} metres of
 * another is in its group, and so is whatever that one is near to (single linkage). The groups are
 * the same in whatever order the stops come.
 */
final class PlaceGrouping {

  private PlaceGrouping() {}

  /** A stop that can be grouped. */
  interface Named {
    String id();

    String name();

    GeoPoint location();
  }

  /** The groups by their first stop's id, each with its stops by id. */
  static <S extends Named> List<List<S>> groupsOf(Collection<S> stops) {
    Map<String, List<S>> byName = new LinkedHashMap<>();
    stops.forEach(stop -> byName.computeIfAbsent(stop.name(), any -> new ArrayList<>()).add(stop));
    List<List<S>> groups = new ArrayList<>();
    byName.values().forEach(sameName -> groups.addAll(groupsOfOneName(sameName)));
    groups.sort(Comparator.comparing(group -> group.getFirst().id()));
    return groups;
  }

  private static <S extends Named> Collection<List<S>> groupsOfOneName(List<S> sameName) {
    List<S> southToNorth = new ArrayList<>(sameName);
    southToNorth.sort(Comparator.comparingDouble(stop -> stop.location().latitude()));
    int[] linkedTo = linksAmong(southToNorth);
    Map<Integer, List<S>> groups = new TreeMap<>();
    for (int stop = 0; stop < linkedTo.length; stop++) {
      groups
          .computeIfAbsent(rootOf(stop, linkedTo), any -> new ArrayList<>())
          .add(southToNorth.get(stop));
    }
    groups.values().forEach(group -> group.sort(Comparator.comparing(Named::id)));
    return groups.values();
  }

  /** For each stop another one of its group, or itself: a forest in which a tree is a group. */
  private static int[] linksAmong(List<? extends Named> southToNorth) {
    int[] linkedTo = new int[southToNorth.size()];
    for (int stop = 0; stop < linkedTo.length; stop++) {
      linkedTo[stop] = stop;
      GeoPoint here = southToNorth.get(stop).location();
      // Further south than this none can be near, so a common name costs no comparison of all.
      for (int other = stop - 1;
          other >= 0 && isNearInLatitude(southToNorth.get(other).location(), here);
          other--) {
        if (southToNorth.get(other).location().metresTo(here) <= Place.GROUPING_METRES) {
          linkedTo[rootOf(other, linkedTo)] = rootOf(stop, linkedTo);
        }
      }
    }
    return linkedTo;
  }

  private static boolean isNearInLatitude(GeoPoint south, GeoPoint north) {
    GeoPoint dueSouth = new GeoPoint(south.latitude(), north.longitude());
    return dueSouth.metresTo(north) <= Place.GROUPING_METRES;
  }

  private static int rootOf(int stop, int[] linkedTo) {
    int root = stop;
    while (linkedTo[root] != root) {
      linkedTo[root] = linkedTo[linkedTo[root]];
      root = linkedTo[root];
    }
    return root;
  }
}
