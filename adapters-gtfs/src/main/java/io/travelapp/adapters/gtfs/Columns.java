package io.travelapp.adapters.gtfs;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a table by name, in lower case; of two that bear one name the first counts. */
record Columns(Map<String, Integer> indexes, int count) {

  Columns {
    indexes = Map.copyOf(indexes);
  }

  static Columns of(List<String> header) {
    Map<String, Integer> indexes = new HashMap<>();
    for (int index = 0; index < header.size(); index++) {
      indexes.putIfAbsent(header.get(index).toLowerCase(Locale.ROOT), index);
    }
    return new Columns(indexes, header.size());
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
