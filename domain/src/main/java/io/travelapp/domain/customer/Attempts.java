package io.travelapp.domain.customer;

import java.time.Duration;
import java.util.List;

/**
 * Counts tries at what could be guessed, for all nodes of the service together.
 *
 * <p>Each method is atomic; safe for use by many threads. Tries that race are all counted.
 */
public interface Attempts {

  /**
   * How often something may be tried.
   *
   * @param of what is tried, 1 to 500 characters; kept hashed, so it may name a person
   * @param tries 1 or more
   * @param within from the first try on; then it begins anew
   */
  record Limit(String of, int tries, Duration within) {

    public Limit {
      if (of.isEmpty() || of.length() > 500 || tries < 1 || !within.isPositive()) {
        throw new IllegalArgumentException("Not a limit: " + tries + " in " + within);
      }
    }
  }

  /** Counts one try against each limit; a limit whose time is over begins anew. */
  Answer count(List<Limit> limits);

  /** Whether there was a try left. */
  sealed interface Answer {
    record Admitted() implements Answer {}

    /**
     * One of the limits is used up.
     *
     * @param pause until there is another try
     */
    record TooMany(Duration pause) implements Answer {}
  }

  /** Gives a try back that was counted and was no guess. */
  void forgive(List<Limit> limits);

  /** Begins a limit now, whole: as many tries, from now until {@link Limit#within} is over. */
  void begin(Limit limit);

  /**
   * Takes one try of a limit that was begun.
   *
   * @return false if none is left, its time is over, or it was never begun
   */
  boolean take(Limit limit);
}
