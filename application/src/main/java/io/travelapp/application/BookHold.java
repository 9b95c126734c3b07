package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.Purchaser;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.seating.SeatLabel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Pays for a hold and makes it a booking. */
public final class BookHold {

  private final Bookings bookings;
  private final HoldPayment payment;
  private final Supplier<IntentKey> intents;

  public BookHold(
      Bookings bookings,
      Departures departures,
      PaymentGateway gateway,
      Supplier<IntentKey> intents) {
    this.bookings = bookings;
    this.payment = new HoldPayment(bookings, departures, gateway);
    this.intents = intents;
  }

  /** Who pays for what with which card, and who travels. */
  public record Command(
      CustomerId customer,
      RequestKey key,
      HoldId hold,
      Purchaser purchaser,
      List<NamedPassenger> passengers,
      CardToken card,
      boolean acceptOtherSeats) {}

  /**
   * A passenger of the hold, found by number, else by seats, else by order.
   *
   * @param number the passenger's position in the hold, from 0
   * @param seats the passenger's seats, one for each leg in order
   */
  public record NamedPassenger(
      Optional<Integer> number, List<SeatLabel> seats, PassengerName name) {}

  /** How it ended. */
  public sealed interface Outcome {
    record Confirmed(Booking booking) implements Outcome {}

    /** The payment is not known yet, or the customer has to confirm it: look again later. */
    record Pending(Booking booking) implements Outcome {}

    /** The hold stays as long as it lasts; another card may be tried. */
    record Declined(String reason) implements Outcome {}

    record PaymentInProgress(BookingReference reference) implements Outcome {}

    record AlreadyBooked(BookingReference reference) implements Outcome {}

    /** Expired or released, be it before the payment or while it failed. Nothing is charged. */
    record HoldOver(Hold hold) implements Outcome {}

    record NoSuchHold() implements Outcome {}

    /** The hold is for another number of passengers. */
    record PassengerCountWrong(int named, int held) implements Outcome {}

    /** This entry, from 0, is nobody of the hold, or somebody who was named already. */
    record UnknownPassenger(int entry) implements Outcome {}
  }

  public Outcome handle(Command command) {
    // What is held in exchange for tickets is no sale.
    Optional<Hold> hold =
        bookings
            .findHold(command.customer(), command.hold())
            .filter(found -> found.givenUp().isEmpty());
    if (hold.isEmpty()) {
      return new Outcome.NoSuchHold();
    }
    int held = hold.get().passengers().size();
    if (command.passengers().size() != held) {
      return new Outcome.PassengerCountWrong(command.passengers().size(), held);
    }
    Map<Integer, PassengerName> names = new TreeMap<>();
    for (int entry = 0; entry < held; entry++) {
      NamedPassenger passenger = command.passengers().get(entry);
      Optional<Integer> whom = whomOf(passenger, entry, hold.get());
      if (whom.isEmpty() || names.put(whom.get(), passenger.name()) != null) {
        return new Outcome.UnknownPassenger(entry);
      }
    }
    return pay(command, List.copyOf(names.values()));
  }

  private static Optional<Integer> whomOf(NamedPassenger passenger, int entry, Hold hold) {
    if (passenger.number().isPresent()) {
      return passenger.number().filter(number -> number >= 0 && number < hold.passengers().size());
    }
    if (passenger.seats().isEmpty()) {
      return Optional.of(entry);
    }
    return IntStream.range(0, hold.passengers().size())
        .filter(number -> seatsOf(number, hold).equals(passenger.seats()))
        .boxed()
        .findFirst();
  }

  private static List<SeatLabel> seatsOf(int passenger, Hold hold) {
    return IntStream.range(0, hold.legs().size())
        .mapToObj(leg -> hold.seatOf(passenger, leg))
        .flatMap(Optional::stream)
        .toList();
  }

  private Outcome pay(Command command, List<PassengerName> names) {
    PaymentRequest request =
        new PaymentRequest(
            command.customer(),
            command.hold(),
            intents.get(),
            command.card(),
            command.purchaser(),
            names,
            command.acceptOtherSeats());
    return switch (payment.pay(command.key(), request)) {
      case HoldPayment.Result.Confirmed(Booking booking) -> new Outcome.Confirmed(booking);
      case HoldPayment.Result.Pending(Booking booking) -> new Outcome.Pending(booking);
      case HoldPayment.Result.Declined(String reason) -> new Outcome.Declined(reason);
      case HoldPayment.Result.InProgress(BookingReference reference) ->
          new Outcome.PaymentInProgress(reference);
      case HoldPayment.Result.AlreadyBooked(BookingReference reference) ->
          new Outcome.AlreadyBooked(reference);
      case HoldPayment.Result.HoldOver(Hold over) -> new Outcome.HoldOver(over);
      case HoldPayment.Result.NoSuchHold() -> new Outcome.NoSuchHold();
    };
  }
}
