package io.travelapp.application;

import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.customer.CustomerId;
import java.time.Duration;
import java.time.InstantSource;

/** Shows a customer's own hold. Looking at it does not restart its clock. */
public final class ShowHold {

  private final Bookings bookings;
  private final InstantSource clock;

  public ShowHold(Bookings bookings, InstantSource clock) {
    this.bookings = bookings;
    this.clock = clock;
  }

  /** Whose hold. */
  public record Query(CustomerId customer, HoldId hold) {}

  /** What there is. */
  public sealed interface Outcome {
    record Shown(Hold hold, Duration remaining) implements Outcome {}

    record NoSuchHold() implements Outcome {}
  }

  public Outcome handle(Query query) {
    return bookings
        .findHold(query.customer(), query.hold())
        .<Outcome>map(
            hold -> new Outcome.Shown(hold, Duration.between(clock.instant(), hold.expiresAt())))
        .orElseGet(Outcome.NoSuchHold::new);
  }
}
