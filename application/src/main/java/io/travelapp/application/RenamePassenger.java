package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.RenameAnswer;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.customer.CustomerId;

/** Gives a passenger another name, on all of that passenger's tickets. It needs no free seat. */
public final class RenamePassenger {

  private final Bookings bookings;

  public RenamePassenger(Bookings bookings) {
    this.bookings = bookings;
  }

  /**
   * Whose booking, and who is called what.
   *
   * @param passenger the passenger's position, from 0
   */
  public record Command(
      CustomerId customer, BookingReference reference, int passenger, PassengerName name) {}

  /** How it ended. */
  public sealed interface Outcome {
    record Renamed(Booking booking) implements Outcome {}

    record NoSuchBooking() implements Outcome {}

    /** The booking is for fewer passengers. */
    record NoSuchPassenger(int passengers) implements Outcome {}

    /** That passenger has no valid ticket: not confirmed yet, or cancelled. */
    record NothingToRename(Booking.Status status) implements Outcome {}
  }

  public Outcome handle(Command command) {
    return switch (bookings.rename(
        command.customer(), command.reference(), command.passenger(), command.name())) {
      case RenameAnswer.Renamed(Booking booking) -> new Outcome.Renamed(booking);
      case RenameAnswer.NoSuchBooking() -> new Outcome.NoSuchBooking();
      case RenameAnswer.NoSuchPassenger(Booking booking) ->
          new Outcome.NoSuchPassenger(booking.passengers().size());
      case RenameAnswer.NothingToRename(Booking booking) ->
          new Outcome.NothingToRename(booking.status());
    };
  }
}
