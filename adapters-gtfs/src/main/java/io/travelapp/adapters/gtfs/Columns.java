package io.travelapp.adapters.gtfs;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The columns of a table by name, in lower case; of two that bear one name the first counts.
 *
 * @param named how many columns the header names
 * @param count how many are read: more than are named where the others are known by their order
 */
record Columns(Map<String, Integer> indexes, int named, int count) {

  Columns {
    indexes = Map.copyOf(indexes);
  }

  static Columns of(List<String> header) {
    Map<String, Integer> indexes = new HashMap<>();
    for (int index = 0; index < header.size(); index++) {
      indexes.putIfAbsent(header.get(index).toLowerCase(Locale.ROOT), index);
    }
    return new Columns(indexes, header.size(), header.size());
  }

  /** These and, if they are how {@code inOrder} begins, the rest of it. */
  Columns completedBy(List<String> inOrder) {
    boolean begins =
        named < inOrder.size()
            && IntStream.range(0, named).allMatch(index -> indexOf(inOrder.get(index)) == index);
    if (named == 0 || !begins) {
      return this;
    }
    return new Columns(of(inOrder).indexes, named, inOrder.size());
  }

  /** Those that the header does not name. */
  List<String> unnamed() {
    return indexes.entrySet().stream()
        .filter(column -> column.getValue() >= named)
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The position of a column, from 0; -1 if there is none of this name. */
  int indexOf(String column) {
    return indexes.getOrDefault(column, -1);
  }

  /** Those of the {@code wanted} that are not there. */
  List<String> lacking(List<String> wanted) {
    return wanted.stream().filter(column -> indexOf(column) < 0).toList();
  }
}
