package io.travelapp.domain.seating;

import java.util.Arrays;
import java.util.BitSet;

/** The rows of a coach by the seats that a party can have, of which it has to have some. */
final class Rows {

  static final int NONE = -1;

  private final Cabin cabin;
  private final BitSet usable;

  /** How many can be had before each row. */
  private final int[] before;

  /** The rows of the first and of the last seat that has to be chosen. */
  private final int firstForced;

  private final int lastForced;

  Rows(Cabin cabin, BitSet usable, BitSet forced) {
    this.cabin = cabin;
    this.usable = usable;
    this.before = new int[cabin.rows() + 1];
    int firstRow = Integer.MAX_VALUE;
    int lastRow = NONE;
    for (int row = 0; row < cabin.rows(); row++) {
      before[row + 1] = before[row];
      for (int at = cabin.begin(row); at < cabin.begin(row + 1); at++) {
        before[row + 1] += usable.get(cabin.seatAt(at)) ? 1 : 0;
        if (forced.get(cabin.seatAt(at))) {
          firstRow = Math.min(firstRow, row);
          lastRow = row;
        }
      }
    }
    this.firstForced = firstRow;
    this.lastForced = lastRow;
  }

  /** The least distance of two rows that have enough seats from the one to the other; or none. */
  int leastDistance(int count) {
    int least = NONE;
    for (int first = 0; first < cabin.rows(); first++) {
      int last = lastFor(first, count);
      if (last != NONE && (least == NONE || cabin.distance(first, last) < least)) {
        least = cabin.distance(first, last);
      }
    }
    return least;
  }

  /** The next row up to which there are enough seats from this one on; or none. */
  int lastFor(int first, int count) {
    if (first > firstForced) {
      return NONE;
    }
    for (int last = Math.max(first, lastForced); last < cabin.rows(); last++) {
      if (before[last + 1] - before[first] >= count) {
        return last;
      }
    }
    return NONE;
  }

  /** The seats of these rows for a {@link RowSelection}. */
  int[] items(int first, int last, BitSet gone) {
    int[] items = new int[cabin.begin(last + 1) - cabin.begin(first) + last - first];
    int next = 0;
    for (int row = first; row <= last; row++) {
      if (row > first) {
        items[next++] = RowSelection.WALL;
      }
      for (int at = cabin.begin(row); at < cabin.begin(row + 1); at++) {
        int seat = cabin.seatAt(at);
        if (!gone.get(seat)) {
          items[next++] = usable.get(seat) ? seat : RowSelection.WALL;
        }
      }
    }
    return Arrays.copyOf(items, next);
  }
}
