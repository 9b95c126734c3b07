package io.travelapp.proof;

/**
 * Something that was done to a seat, or seen of it, at some moment of a span.
 *
 * @param tenure whose it is, by its number; of no meaning where something was only seen
 */
record Deed(Span when, Kind kind, Place place, int tenure) {

  /** A seat on a part of the way, by call. */
  record Place(long departure, String seat, int from, int to) {

    boolean overlaps(Place other) {
      return departure == other.departure
          && seat.equals(other.seat)
          && from < other.to
          && other.from < to;
    }
  }

  /** What was done or seen. */
  enum Kind {
    /** The seat became somebody's. */
    TAKEN,
    /** It was given back. */
    GIVEN_BACK,
    /** The hold of it expired; the seat is free, though a map may still show it as taken. */
    LAPSED,
    /** It was refused, because somebody has it. */
    REFUSED,
    /** A seat map showed it as free. */
    SHOWN_FREE,
    /** A seat map showed it as taken. */
    SHOWN_TAKEN
  }
}
