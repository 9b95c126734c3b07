package io.travelapp.application;

import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.customer.CustomerId;

/** Gives held seats back before their time is over. */
public final class ReleaseHold {

  private final Bookings bookings;

  public ReleaseHold(Bookings bookings) {
    this.bookings = bookings;
  }

  /** Whose hold. */
  public record Command(CustomerId customer, HoldId hold) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** Released now, or released or expired before: its seats are free. */
    record Released(Hold hold) implements Outcome {}

    /** It is being paid for, or booked: a booking is cancelled, not released. */
    record NotHeld(Hold hold) implements Outcome {}

    record NoSuchHold() implements Outcome {}
  }

  public Outcome handle(Command command) {
    return bookings
        .release(command.customer(), command.hold())
        .map(ReleaseHold::outcome)
        .orElseGet(Outcome.NoSuchHold::new);
  }

  private static Outcome outcome(Hold hold) {
    return switch (hold.status()) {
      case RELEASED, EXPIRED -> new Outcome.Released(hold);
      case HELD, PAYING, BOOKED -> new Outcome.NotHeld(hold);
    };
  }
}
