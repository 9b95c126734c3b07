package io.travelapp.application;

import io.travelapp.domain.booking.Bookings;

/** Frees the seats of holds whose time is over. Called again and again, on every node. */
public final class ExpireHolds {

  private final Bookings bookings;

  public ExpireHolds(Bookings bookings) {
    this.bookings = bookings;
  }

  /** How many ended; as many as were allowed means that there may be more. */
  public record Outcome(int expired) {}

  /** Ends at most {@code limit} holds. */
  public Outcome handle(int limit) {
    return new Outcome(bookings.expire(limit));
  }
}
