package io.travelapp.proof;

import java.time.Instant;

/** Somewhere in this time something happened: from when it was asked for until it was answered. */
record Span(Instant from, Instant to) {

  Span {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(to + " is before " + from);
    }
  }

  /** Longer by the other, if that began before this was over. */
  Span orUntilTheEndOf(Span other) {
    return other.from.isAfter(to) || other.to.isBefore(to) ? this : new Span(from, other.to);
  }

  /** Whichever of the two comes first. */
  Span orEarlier(Span other) {
    return new Span(earlier(from, other.from), earlier(to, other.to));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
