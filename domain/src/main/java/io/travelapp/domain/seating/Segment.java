package io.travelapp.domain.seating;

/**
 * A span of a departure between two of its calls: from call {@code from} up to call {@code to},
 * which it does not contain. One unit of it is the way from a call to the next.
 */
public record Segment(int from, int to) {

  public Segment {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "A segment runs forward from a call to a later one, not from " + from + " to " + to);
    }
  }

  /**
   * Whether somebody on this segment and somebody on the other would be in the coach at the same
   * time.
   */
  public boolean overlaps(Segment other) {
    return from < other.to && other.from < to;
  }
}
