package io.travelapp.domain.seating;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The best choice of so many seats of some rows, found by going through them from behind: what
 * remains to be paid depends on nothing but how many seats are still wanted and on what was passed
 * last.
 */
final class RowSelection {

  /** In the place of a seat: somebody sits there, or the row ends. */
  static final int WALL = -1;

  /** What a group of neighbours costs, and an orphaned seat, and a seat at a wheelchair space. */
  private static final long GROUP = 1L << 48;

  private static final long ORPHAN = 1L << 36;
  static final long KEPT = 1L << 24;

  static final long IMPOSSIBLE = Long.MAX_VALUE / 2;

  /** What was passed last: a wall, a chosen seat, one free seat after either, or more of them. */
  private static final int WALLED = 0;

  private static final int CHOSEN = 1;
  private static final int SINGLE_BY_WALL = 2;
  private static final int SINGLE_BY_CHOSEN = 3;
  private static final int FREE = 4;
  private static final int STATES = 5;

  private final int[] items;
  private final BitSet forced;
  private final long[] costs;
  private final int count;
  private final long[][] least;

  /**
   * Selects at once.
   *
   * @param items the seats that can be had, or {@link #WALL}, row after row
   * @param forced those of them that have to be chosen
   * @param costs what choosing each seat of the coach costs, by its index
   */
  RowSelection(int[] items, BitSet forced, long[] costs, int count) {
    this.items = items;
    this.forced = forced;
    this.costs = costs;
    this.count = count;
    this.least = new long[items.length + 1][(count + 1) * STATES];
    for (int left = 0; left <= count; left++) {
      for (int state = 0; state < STATES; state++) {
        least[items.length][left * STATES + state] = left == 0 ? atWall(state) : IMPOSSIBLE;
      }
    }
    for (int item = items.length - 1; item >= 0; item--) {
      for (int left = 0; left <= count; left++) {
        for (int state = 0; state < STATES; state++) {
          least[item][left * STATES + state] =
              Math.min(taking(item, left, state), leaving(item, left, state));
        }
      }
    }
  }

  /** What the best choice costs; {@link #IMPOSSIBLE} or more if there is none. */
  long cost() {
    return least[0][count * STATES + WALLED];
  }

  /** The best choice, of equals the foremost, from front to back. */
  List<Integer> seats() {
    List<Integer> chosen = new ArrayList<>(count);
    int state = WALLED;
    int left = count;
    for (int item = 0; item < items.length; item++) {
      if (left > 0 && taking(item, left, state) <= leaving(item, left, state)) {
        chosen.add(items[item]);
        left--;
        state = CHOSEN;
      } else {
        state = leftBehind(item, state);
      }
    }
    return chosen;
  }

  private long taking(int item, int left, int state) {
    if (left == 0 || items[item] == WALL) {
      return IMPOSSIBLE;
    }
    long neighbours =
        switch (state) {
          case CHOSEN -> 0;
          case SINGLE_BY_WALL, SINGLE_BY_CHOSEN -> GROUP + ORPHAN;
          default -> GROUP;
        };
    return sum(neighbours + costs[items[item]], least[item + 1][(left - 1) * STATES + CHOSEN]);
  }

  private long leaving(int item, int left, int state) {
    if (items[item] == WALL) {
      return sum(atWall(state), least[item + 1][left * STATES + WALLED]);
    }
    return forced.get(items[item])
        ? IMPOSSIBLE
        : least[item + 1][left * STATES + leftBehind(item, state)];
  }

  private int leftBehind(int item, int state) {
    if (items[item] == WALL) {
      return WALLED;
    }
    return switch (state) {
      case WALLED -> SINGLE_BY_WALL;
      case CHOSEN -> SINGLE_BY_CHOSEN;
      default -> FREE;
    };
  }

  private static long atWall(int state) {
    return state == SINGLE_BY_CHOSEN ? ORPHAN : 0;
  }

  private static long sum(long one, long other) {
    return Math.min(IMPOSSIBLE, one + other);
  }
}
