package io.travelapp.domain.customer;

/**
 * A password on its way to the identity. It is never stored, logged or shown; {@link #toString}
 * tells nothing.
 */
public record Password(String secret) {

  /** The longest password that is taken, in characters. */
  public static final int LENGTH_MAX = 256;

  @Override
  public String toString() {
    return "***";
  }
}
