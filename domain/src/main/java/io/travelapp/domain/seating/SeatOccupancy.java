package io.travelapp.domain.seating;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which seats of one departure are taken on which part of the way. Immutable.
 *
 * <pre>{@code
 * var sold = SeatOccupancy.empty(50, 11).taking(List.of(0), new Segment(0, 4));
 * sold.isFree(0, new Segment(4, 11))   // true: it is sold again where the first passenger gets off
 * sold.isFree(0, new Segment(3, 5))    // false
 * }</pre>
 */
public final class SeatOccupancy {

  private final int seats;
  private final int parts;
  private final BitSet taken;

  private SeatOccupancy(int seats, int parts, BitSet taken) {
    this.seats = seats;
    this.parts = parts;
    this.taken = taken;
  }

  /**
   * All seats free.
   *
   * @param parts the number of ways from a call to the next: one less than there are calls
   */
  public static SeatOccupancy empty(int seats, int parts) {
    return of(seats, parts, new BitSet());
  }

  /**
   * From bits: bit {@code part * seats + seat} is set where that seat is taken on that part, both
   * counted from 0.
   */
  public static SeatOccupancy of(int seats, int parts, BitSet taken) {
    if (seats < 1 || parts < 1 || taken.length() > seats * parts) {
      throw new IllegalArgumentException(
          taken.length() + " bits do not fit " + seats + " seats on " + parts + " parts");
    }
    return new SeatOccupancy(seats, parts, (BitSet) taken.clone());
  }

  public boolean isFree(int seat, Segment segment) {
    check(seat, segment);
    return isFree(taken, seat, segment);
  }

  private boolean isFree(BitSet bits, int seat, Segment segment) {
    return IntStream.range(segment.from(), segment.to())
        .noneMatch(part -> bits.get(part * seats + seat));
  }

  /** The indexes of the seats that are free on the whole segment, ascending. */
  public List<Integer> freeSeats(Segment segment) {
    BitSet busy = takenOn(segment);
    return IntStream.range(0, seats).filter(seat -> !busy.get(seat)).boxed().toList();
  }

  /** The seats that are taken on some part of the segment. */
  BitSet takenOn(Segment segment) {
    check(0, segment);
    BitSet busy = new BitSet(seats);
    int end = segment.to() * seats;
    int bit = taken.nextSetBit(segment.from() * seats);
    while (bit >= 0 && bit < end) {
      busy.set(bit % seats);
      bit = taken.nextSetBit(bit + 1);
    }
    return busy;
  }

  /** Up to which part of the way a seat is free that is free on this one; itself excluded. */
  int freeUntil(int seat, int part) {
    int to = part;
    while (to < parts && !taken.get(to * seats + seat)) {
      to++;
    }
    return to;
  }

  /**
   * How many parts of the way a seat is free around a segment on which it is free itself: small
   * where it fits tightly between two other passengers.
   */
  public int freeSpanAround(int seat, Segment segment) {
    check(seat, segment);
    int from = segment.from();
    while (from > 0 && !taken.get((from - 1) * seats + seat)) {
      from--;
    }
    return freeUntil(seat, segment.to()) - from;
  }

  /**
   * The occupancy with these seats taken as well.
   *
   * @throws IllegalArgumentException if one of them is taken already, or named twice
   */
  public SeatOccupancy taking(Collection<Integer> wanted, Segment segment) {
    BitSet bits = (BitSet) taken.clone();
    for (int seat : wanted) {
      check(seat, segment);
      if (!isFree(bits, seat, segment)) {
        throw new IllegalArgumentException("Seat " + seat + " is taken on " + segment);
      }
      IntStream.range(segment.from(), segment.to()).forEach(part -> bits.set(part * seats + seat));
    }
    return new SeatOccupancy(seats, parts, bits);
  }

  /** The occupancy with these seats not free anywhere on the segment, whether they were or not. */
  public SeatOccupancy closing(Collection<Integer> closed, Segment segment) {
    return freeing(closed, segment).taking(closed, segment);
  }

  /** The occupancy with these seats free on the segment. */
  public SeatOccupancy freeing(Collection<Integer> given, Segment segment) {
    BitSet bits = (BitSet) taken.clone();
    for (int seat : given) {
      check(seat, segment);
      IntStream.range(segment.from(), segment.to())
          .forEach(part -> bits.clear(part * seats + seat));
    }
    return new SeatOccupancy(seats, parts, bits);
  }

  /** How many seat-parts are taken in all. */
  public int takenCount() {
    return taken.cardinality();
  }

  private void check(int seat, Segment segment) {
    if (seat < 0 || seat >= seats || segment.to() > parts) {
      throw new IllegalArgumentException(
          "There is no seat "
              + seat
              + " on "
              + segment
              + " among "
              + seats
              + " seats and "
              + parts
              + " parts");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeatOccupancy that
        && seats == that.seats
        && parts == that.parts
        && taken.equals(that.taken);
  }

  @Override
  public int hashCode() {
    return taken.hashCode() * 31 + seats;
  }

  @Override
  public String toString() {
    return takenCount() + " of " + seats * parts + " seat-parts taken";
  }
}
