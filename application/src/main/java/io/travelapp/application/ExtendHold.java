package io.travelapp.application;

import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.ExtensionAnswer;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.customer.CustomerId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Gives a customer more time to pay, once. */
public final class ExtendHold {

  private final Bookings bookings;
  private final InstantSource clock;

  public ExtendHold(Bookings bookings, InstantSource clock) {
    this.bookings = bookings;
    this.clock = clock;
  }

  /** Whose hold. */
  public record Command(CustomerId customer, HoldId hold) {}

  /** How it ended. */
  public sealed interface Outcome {
    record Extended(Hold hold, Duration remaining) implements Outcome {}

    record NoExtensionLeft(Hold hold) implements Outcome {}

    /** It is being paid for, booked, released or expired. */
    record NotHeld(Hold hold) implements Outcome {}

    record NoSuchHold() implements Outcome {}
  }

  public Outcome handle(Command command) {
    Optional<ExtensionAnswer> answer = bookings.extend(command.customer(), command.hold());
    if (answer.isEmpty()) {
      return new Outcome.NoSuchHold();
    }
    return switch (answer.get()) {
      case ExtensionAnswer.Extended(Hold hold) ->
          new Outcome.Extended(hold, Duration.between(clock.instant(), hold.expiresAt()));
      case ExtensionAnswer.NoneLeft(Hold hold) -> new Outcome.NoExtensionLeft(hold);
      case ExtensionAnswer.NotHeld(Hold hold) -> new Outcome.NotHeld(hold);
    };
  }
}
