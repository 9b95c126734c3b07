package io.travelapp.domain.seating;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A coach as somebody sees it who looks for seats on one segment: its rows from front to back, what
 * is free there and how tightly. A row is one of one deck.
 */
final class Cabin {

  private final VehicleLayout layout;
  private final SeatOccupancy occupancy;
  private final Segment segment;
  private final BitSet taken;
  private final int ordinarySeats;

  /** The seats by deck, row and column. */
  private final int[] order;

  /** Of each seat in that order, the number of its row. */
  private final int[] rowOf;

  /** Where each row begins in the order, and where the last ends. */
  private final int[] begins;

  /** Of each row, how far back it is; farther apart on two decks than ever on one. */
  private final int[] depths;

  Cabin(VehicleLayout layout, SeatOccupancy occupancy, Segment segment) {
    this.layout = layout;
    this.occupancy = occupancy;
    this.segment = segment;
    this.taken = occupancy.takenOn(segment);
    this.ordinarySeats = layout.ordinarySeats();
    List<Seat> seats = layout.seats();
    int deckDepth = 2 * (layout.rows() + 1);
    int width = layout.columns() + 1;
    long[] positions = new long[seats.size()];
    for (int index = 0; index < positions.length; index++) {
      Seat seat = seats.get(index);
      long depth = (long) seat.deck() * deckDepth + seat.row();
      positions[index] = (depth * width + seat.column()) * positions.length + index;
    }
    Arrays.sort(positions);
    this.order = new int[positions.length];
    this.rowOf = new int[positions.length];
    int[] starts = new int[positions.length + 1];
    int[] deep = new int[positions.length];
    int rows = 0;
    for (int at = 0; at < positions.length; at++) {
      order[at] = (int) (positions[at] % positions.length);
      int depth = (int) (positions[at] / positions.length / width);
      if (rows == 0 || deep[rows - 1] != depth) {
        deep[rows] = depth;
        starts[rows++] = at;
      }
      rowOf[at] = rows - 1;
    }
    starts[rows] = positions.length;
    this.begins = Arrays.copyOf(starts, rows + 1);
    this.depths = Arrays.copyOf(deep, rows);
  }

  VehicleLayout layout() {
    return layout;
  }

  int rows() {
    return depths.length;
  }

  /**
   * The first of the seats of a row in the order of {@link #seatAt}; of the last row but one, where
   * it ends.
   */
  int begin(int row) {
    return begins[row];
  }

  int seatAt(int position) {
    return order[position];
  }

  /** How far a row is behind another. */
  int distance(int front, int back) {
    return depths[back] - depths[front];
  }

  int rowOfSeat(int seat) {
    return rowOf[positionOf(seat)];
  }

  int positionOf(int seat) {
    int position = 0;
    while (order[position] != seat) {
      position++;
    }
    return position;
  }

  boolean isFree(int seat) {
    return !taken.get(seat);
  }

  /** The ordinary seats that are free on the whole segment. */
  BitSet freeSeats() {
    BitSet free = new BitSet();
    free.set(0, ordinarySeats);
    free.andNot(taken);
    return free;
  }

  int freeSpanAround(int seat) {
    return occupancy.freeSpanAround(seat, segment);
  }

  /** The wheelchair spaces that can be used, with all that they displace, from front to back. */
  int[] usableSpaces() {
    return Arrays.stream(order)
        .filter(seat -> layout.seats().get(seat).isWheelchairSpace())
        .filter(space -> isFree(space) && !displacedBy(space).intersects(taken))
        .toArray();
  }

  BitSet displacedBy(int space) {
    BitSet displaced = new BitSet();
    for (SeatLabel label : layout.seats().get(space).displaces()) {
      displaced.set(layout.require(label));
    }
    return displaced;
  }

  /** What is not there while a party has these seats: what they displace, and folded spaces. */
  BitSet gone(List<Integer> seats) {
    BitSet gone = new BitSet();
    for (int space = ordinarySeats; space < layout.seats().size(); space++) {
      if (isFree(space) && !layout.seats().get(space).displaces().isEmpty()) {
        gone.set(space);
      }
    }
    for (int seat : seats) {
      gone.clear(seat);
      gone.or(displacedBy(seat));
    }
    return gone;
  }

  /**
   * The ordinary seats beside a wheelchair space of a party: next to it in its row or, where no
   * seat is in its row, in the row before and behind.
   *
   * @param seats of the party, the space among them
   */
  BitSet beside(int space, List<Integer> seats) {
    BitSet gone = gone(seats);
    int row = rowOfSeat(space);
    BitSet beside = new BitSet();
    if (hasSeat(row, gone)) {
      int at = positionOf(space);
      addNext(beside, at, -1, row, gone);
      addNext(beside, at, 1, row, gone);
    } else {
      addNeighbour(beside, row, row - 1, gone);
      addNeighbour(beside, row, row + 1, gone);
    }
    return beside;
  }

  private boolean hasSeat(int row, BitSet gone) {
    for (int at = begins[row]; at < begins[row + 1]; at++) {
      if (isSeat(order[at]) && !gone.get(order[at])) {
        return true;
      }
    }
    return false;
  }

  private boolean isSeat(int seat) {
    return seat < ordinarySeats;
  }

  private void addNext(BitSet beside, int from, int step, int row, BitSet gone) {
    int at = from + step;
    while (at >= begins[row] && at < begins[row + 1] && gone.get(order[at])) {
      at += step;
    }
    if (at >= begins[row] && at < begins[row + 1] && isSeat(order[at])) {
      beside.set(order[at]);
    }
  }

  private void addNeighbour(BitSet beside, int row, int other, BitSet gone) {
    if (other < 0 || other >= rows() || Math.abs(depths[row] - depths[other]) != 1) {
      return;
    }
    for (int at = begins[other]; at < begins[other + 1]; at++) {
      if (isSeat(order[at]) && !gone.get(order[at])) {
        beside.set(order[at]);
      }
    }
  }

  /** Whether these seats are all of one row, and nothing else is between the first and the last. */
  boolean areTogether(List<Integer> seats) {
    BitSet between = gone(seats);
    int first = order.length;
    int last = -1;
    for (int seat : seats) {
      between.set(seat);
      first = Math.min(first, positionOf(seat));
      last = Math.max(last, positionOf(seat));
    }
    for (int at = first; at <= last; at++) {
      if (!between.get(order[at]) || rowOf[at] != rowOf[first]) {
        return false;
      }
    }
    return true;
  }
}
