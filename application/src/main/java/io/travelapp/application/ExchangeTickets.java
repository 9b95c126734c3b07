package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.ExchangeAnswer;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.RefundOrder;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes up the quote of an exchange: the difference is paid or goes back, and in one step the new
 * tickets are the customer's and the old ones are not.
 */
public final class ExchangeTickets {

  private final Bookings bookings;
  private final PaymentGateway gateway;
  private final HoldPayment payment;
  private final Supplier<IntentKey> intents;

  public ExchangeTickets(
      Bookings bookings,
      Departures departures,
      PaymentGateway gateway,
      Supplier<IntentKey> intents) {
    this.bookings = bookings;
    this.gateway = gateway;
    this.payment = new HoldPayment(bookings, departures, gateway);
    this.intents = intents;
  }

  /**
   * Whose booking, and which quote of it.
   *
   * @param quote the hold of what is had in exchange
   * @param card needed where something is to be paid
   */
  public record Command(
      CustomerId customer,
      RequestKey key,
      BookingReference reference,
      HoldId quote,
      Optional<CardToken> card) {}

  /** How it ended. */
  public sealed interface Outcome {
    /**
     * It is done.
     *
     * @param booking the new one
     */
    record Exchanged(Booking booking) implements Outcome {}

    /** The payment is not known yet, or the customer has to confirm it: look again later. */
    record Pending(Booking booking) implements Outcome {}

    /** Nothing has changed; another card may be tried as long as the quote lasts. */
    record Declined(String reason) implements Outcome {}

    /** There is a difference to pay, and no card to pay it with. */
    record CardMissing(Money toPay) implements Outcome {}

    record PaymentInProgress(BookingReference reference) implements Outcome {}

    record AlreadyExchanged(BookingReference reference) implements Outcome {}

    /** Expired or released. Nothing is charged, and the old tickets are valid. */
    record QuoteOver(Hold hold) implements Outcome {}

    /** The booking has changed since it was quoted. Nothing is charged. */
    record QuoteStale() implements Outcome {}

    record NoSuchQuote() implements Outcome {}
  }

  public Outcome handle(Command command) {
    Optional<Hold> hold =
        bookings
            .findHold(command.customer(), command.quote())
            .filter(found -> isOf(command.reference(), found));
    Optional<Booking> old = bookings.find(command.customer(), command.reference());
    if (hold.isEmpty() || old.isEmpty()) {
      return new Outcome.NoSuchQuote();
    }
    if (hold.get().status() == Hold.Status.HELD && isStale(hold.get(), old.get())) {
      return stale(command);
    }
    Money toPay = hold.get().exchange().orElseThrow().toPay();
    if (toPay.isZero()) {
      return exchange(command);
    }
    return command.card().isEmpty()
        ? new Outcome.CardMissing(toPay)
        : pay(command, command.card().get(), hold.get(), old.get());
  }

  private static boolean isOf(BookingReference reference, Hold hold) {
    return hold.givenUp().map(CancellationQuote::reference).filter(reference::equals).isPresent();
  }

  private static boolean isStale(Hold hold, Booking old) {
    return hold.givenUp().orElseThrow().revision() != old.revision();
  }

  /** The seats are of no use any more. */
  private Outcome stale(Command command) {
    bookings.release(command.customer(), command.quote());
    return new Outcome.QuoteStale();
  }

  private Outcome exchange(Command command) {
    return switch (bookings.exchange(
        command.key(), command.customer(), command.quote(), intents.get())) {
      case ExchangeAnswer.Exchanged(Booking booking, List<RefundOrder> refunds) -> {
        refunds.forEach(order -> Refunding.carryOut(order, gateway, bookings));
        yield new Outcome.Exchanged(booking);
      }
      case ExchangeAnswer.QuoteStale() -> stale(command);
      case ExchangeAnswer.AlreadyBooked(BookingReference reference) ->
          new Outcome.AlreadyExchanged(reference);
      case ExchangeAnswer.HoldOver(Hold hold) -> new Outcome.QuoteOver(hold);
      case ExchangeAnswer.NoSuchHold() -> new Outcome.NoSuchQuote();
    };
  }

  private Outcome pay(Command command, CardToken card, Hold hold, Booking old) {
    PaymentRequest request =
        new PaymentRequest(
            command.customer(),
            hold.id(),
            intents.get(),
            card,
            old.purchaser(),
            old.namesOn(hold.givenUp().orElseThrow()),
            false);
    return switch (payment.pay(command.key(), request)) {
      case HoldPayment.Result.Confirmed(Booking booking) -> new Outcome.Exchanged(booking);
      case HoldPayment.Result.Pending(Booking booking) -> new Outcome.Pending(booking);
      case HoldPayment.Result.Declined(String reason) -> declined(reason, command, hold);
      case HoldPayment.Result.InProgress(BookingReference reference) ->
          new Outcome.PaymentInProgress(reference);
      case HoldPayment.Result.AlreadyBooked(BookingReference reference) ->
          new Outcome.AlreadyExchanged(reference);
      case HoldPayment.Result.HoldOver(Hold over) -> new Outcome.QuoteOver(over);
      case HoldPayment.Result.NoSuchHold() -> new Outcome.NoSuchQuote();
    };
  }

  private Outcome declined(String reason, Command command, Hold hold) {
    Booking old = bookings.find(command.customer(), command.reference()).orElseThrow();
    return isStale(hold, old) ? stale(command) : new Outcome.Declined(reason);
  }
}
