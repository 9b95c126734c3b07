package io.travelapp.adapters.gtfs;

/** Rows of a file that are alike in something: how many, and where the first one is. */
final class Occurrences {

  private long firstLine;
  private int count;

  void add(long line) {
    if (count++ == 0) {
      firstLine = line;
    }
  }

  /** From 1; 0 where there is none. */
  long firstLine() {
    return firstLine;
  }

  int count() {
    return count;
  }
}
