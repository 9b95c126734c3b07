package io.travelapp.domain.booking;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Holds and the bookings that they become: {@code held -> paying -> confirmed}.
 *
 * <p>Each method happens whole or not at all, also when the process dies in it, and is safe for use
 * by many threads and nodes. A call that repeats an earlier {@link RequestKey} answers what the
 * first one did, as it stands now, and does nothing again; what was refused left nothing behind and
 * is tried anew. The store's clock alone decides what has expired: whether somebody swept it is
 * never seen in an answer. What belongs to another customer is answered exactly as what does not
 * exist.
 */
public interface Bookings {

  /** The most bookings in one page. */
  int PAGE_MAX = 100;

  /**
   * Does work on departures that a crowd may want at the same moment: seats are looked at, chosen
   * and held in it. A store may let few work on one departure at a time, so that nobody chooses
   * what somebody is taking; who gets a seat is decided by {@link #hold} alone.
   *
   * @return what the work returns
   */
  default <T> T inTurn(Collection<DepartureId> departures, Supplier<T> work) {
    return work.get();
  }

  /**
   * Claims the seats of every leg and stores the hold, or claims nothing.
   *
   * <p>Of two calls that race for a seat on overlapping segments exactly one gets it. Seats of
   * holds that have expired, and of payments that have lapsed, count as free, whether they were
   * swept before or not. Two legs may be on one departure, one after the other. The sale of each
   * leg is still open by the store's clock when its seats are taken; whether it has opened is for
   * who asks to see to. However many ask at once, a customer never has more than {@link
   * Hold#PER_CUSTOMER_MAX} holds that are held or being paid for.
   *
   * <p>A promotion is used no more often than its limits allow, also by many who race: it is in use
   * by holds that are held or paying and whose time is not over, and by all that were booked.
   *
   * <p>Who changes seats on the way has each of them from where it is taken to where it is left,
   * and no farther.
   *
   * <p>With the space of who needs a wheelchair space the seats are claimed that it displaces: a
   * claim without a ticket, which lives as long as that of the space. Whether seats fit the needs
   * is for who asks to see to.
   *
   * <p>When the seats are taken nobody of {@link HoldRequest#unwanted()} sits there, in a hold or a
   * booking: of two calls that race for seats of which either rules the other out exactly one gets
   * them.
   */
  HoldAnswer hold(RequestKey key, HoldRequest request);

  /** How a hold ended. */
  sealed interface HoldAnswer {
    record Held(Hold hold) implements HoldAnswer {}

    /**
     * Somebody else has some of them.
     *
     * @param taken those of the wanted seats that somebody else has on an overlapping segment, and
     *     wheelchair spaces of which somebody has a displaced seat there; at least one
     */
    record SeatsTaken(DepartureId departure, Set<SeatLabel> taken) implements HoldAnswer {}

    /**
     * The departure is not as it was when it was looked at, or not there any more, or somebody who
     * is unwanted sits there now: look again.
     */
    record DepartureChanged(DepartureId departure) implements HoldAnswer {}

    /**
     * It is too late to sell a leg on it, by the store's clock.
     *
     * @param since the leg's {@link HoldRequest#closings()}: at that moment nothing is sold any
     *     more
     */
    record SalesClosed(DepartureId departure, Instant since) implements HoldAnswer {}

    /** The seats could be had, but the customer has as many holds as one may have. */
    record TooManyHolds() implements HoldAnswer {}

    /**
     * The promotion was used as often as {@link HoldRequest#promotionLimits()} allows, by the
     * customer or by all.
     */
    record PromotionUsedUp(PromotionLimits.Reached reached) implements HoldAnswer {}

    /** The name is in use: ask again with another. */
    record ReferenceInUse() implements HoldAnswer {}
  }

  /**
   * A hold in whatever state; a hold whose time is over and one whose payment has lapsed are
   * answered as expired, whether they were swept or not.
   */
  Optional<Hold> findHold(CustomerId customer, HoldId id);

  /** The hold that was made under this key, as it stands now; empty if none was. */
  Optional<Hold> findHold(RequestKey key);

  /**
   * Moves the end of a hold that is held by {@link Hold#LIFETIME}, once, also where the sale of its
   * legs has closed since it was taken. Empty if there is no such hold.
   */
  Optional<ExtensionAnswer> extend(CustomerId customer, HoldId id);

  /** How an extension ended. */
  sealed interface ExtensionAnswer {
    record Extended(Hold hold) implements ExtensionAnswer {}

    record NoneLeft(Hold hold) implements ExtensionAnswer {}

    /** It is paying, booked, released or expired. */
    record NotHeld(Hold hold) implements ExtensionAnswer {}
  }

  /**
   * Changes seats of a hold that is held: on all of these legs, or on none. The old seats are kept
   * until the new ones are claimed; they are free at once then, and those that are among the new
   * ones stay claimed throughout. The new ones are for all the way, also where the old ones changed
   * on it. What the old wheelchair spaces displaced comes back, what the new ones displace is
   * claimed. Neither the end of the hold nor its price changes. What {@link #hold} says of who is
   * unwanted is true here too, of all but the party itself. Empty if there is no such hold.
   */
  Optional<SeatsAnswer<Hold>> changeSeats(CustomerId customer, HoldId id, List<LegSeats> legs);

  /**
   * Changes seats after the sale, in the same way: those of the valid tickets on these legs. Empty
   * if there is no such booking.
   *
   * @param revision of the booking, as it was when the seats were looked at
   */
  Optional<SeatsAnswer<Booking>> changeSeats(
      CustomerId customer, BookingReference reference, int revision, List<LegSeats> legs);

  /** How a change of seats ended, of a hold or a booking. */
  sealed interface SeatsAnswer<T> {
    record Changed<T>(T now) implements SeatsAnswer<T> {}

    /**
     * Somebody else has some of them.
     *
     * @param taken as in {@link HoldAnswer.SeatsTaken#taken()}
     */
    record Taken<T>(int leg, Set<SeatLabel> taken) implements SeatsAnswer<T> {}

    /**
     * The departure of a leg is not as it was when it was looked at, or somebody who is unwanted
     * sits there now: look again.
     */
    record DepartureChanged<T>(int leg) implements SeatsAnswer<T> {}

    /** The hold is not held, or the booking has changed or is not confirmed. */
    record NotAsSeen<T>(T now) implements SeatsAnswer<T> {}
  }

  /**
   * Ends a hold that is held; its seats are free at once. The hold as it stands afterwards:
   * released, or what it was if it was not held. Empty if there is no such hold.
   */
  Optional<Hold> release(CustomerId customer, HoldId id);

  /**
   * Ends holds whose time is over, and payments that kept their seats for {@link
   * Hold#PAYING_LONGEST} without becoming firm, and frees their seats. Several nodes may do that at
   * once.
   *
   * @return how many ended, at most {@code limit}
   */
  int expire(int limit);

  /**
   * Stores an attempt to pay for a hold, which is paying from then on; its seats are kept for
   * {@link Hold#PAYING_LONGEST}. If it is not firm by then it has lapsed: the hold has expired, and
   * the attempt stays open until somebody who knows what became of the money lets it {@link #fail}.
   * A hold that was taken in time may be paid until it expires, also after the sale closed or the
   * coach left. Of a hold that is an exchange only the difference is paid.
   *
   * @throws IllegalArgumentException if it is an exchange with nothing to pay
   */
  PaymentAnswer startPayment(RequestKey key, PaymentRequest request);

  /** How the start of a payment ended. */
  sealed interface PaymentAnswer {
    /** Ask the gateway, unless the attempt is over already. */
    record Started(PaymentAttempt attempt) implements PaymentAnswer {}

    /** Another attempt is under way. */
    record InProgress(BookingReference reference) implements PaymentAnswer {}

    record AlreadyBooked(BookingReference reference) implements PaymentAnswer {}

    /** Expired or released. */
    record HoldOver(Hold hold) implements PaymentAnswer {}

    record NoSuchHold() implements PaymentAnswer {}
  }

  /**
   * Notes that the payment is authorised, and keeps the seats from now on until the capture is
   * known. Of an exchange the tickets that are given up are exchanged from then on, but keep their
   * seats until it is confirmed.
   *
   * @return the attempt, {@code FIRM} if it is to be captured; it is not if it has lapsed or if the
   *     booking that it is exchanged from has changed, and stays {@code STARTED}, or if it is over
   */
  PaymentAttempt makeFirm(IntentKey intent, CardSummary card);

  /** The hold of a payment that has lapsed and may still get seats; else empty. */
  Optional<LatePayment> findLate(IntentKey intent);

  /**
   * Claims seats for a payment that has lapsed and succeeds after all, and makes it firm as {@link
   * #makeFirm} does: on all legs or on none. What {@link #hold} says of seats, departures and
   * closings is true here too; the customer's other holds do not matter.
   *
   * @param seats what {@link LatePayment} says: the legs of the hold, on the same seats or on
   *     others
   * @return the attempt, {@code FIRM} if the seats are its own now; it is not, and stays as it was,
   *     if some cannot be had, or if it has not lapsed
   */
  PaymentAttempt claimLate(IntentKey intent, CardSummary card, HoldRequest seats);

  /**
   * Decides that a payment that has lapsed gets no seats any more, so that its money may go back.
   *
   * @return the attempt, {@code RETURNING} unless it has not lapsed, was made firm or is over
   */
  PaymentAttempt giveUpLate(IntentKey intent);

  /** Notes where the customer has to confirm the payment. */
  void awaitAction(IntentKey intent, RedirectUrl redirectUrl);

  /**
   * Confirms the booking of a firm attempt whose money was captured, and writes its tickets: one
   * for each passenger on each leg, numbered by leg and then by passenger. Repeated, it answers the
   * booking as it stands. Of an exchange the seats of the old tickets are free with it, and what
   * they cost pays for the new ones.
   *
   * @throws IllegalStateException if the attempt is not firm and not paid
   */
  Booking confirm(IntentKey intent);

  /**
   * Makes an exchange that leaves nothing to pay: what {@link #startPayment}, {@link #makeFirm} and
   * {@link #confirm} do, at once. The purchaser and the names are those of the old booking.
   *
   * @param intent names a payment of nothing, of which no gateway hears
   * @throws IllegalArgumentException if it is no exchange, or one with something to pay
   */
  ExchangeAnswer exchange(RequestKey key, CustomerId customer, HoldId hold, IntentKey intent);

  /** How an exchange ended that leaves nothing to pay. */
  sealed interface ExchangeAnswer {
    /**
     * It is done.
     *
     * @param booking the new one
     * @param refunds one for each capture from which something comes back
     */
    record Exchanged(Booking booking, List<RefundOrder> refunds) implements ExchangeAnswer {}

    /** The old booking has changed since its tickets were quoted. */
    record QuoteStale() implements ExchangeAnswer {}

    record AlreadyBooked(BookingReference reference) implements ExchangeAnswer {}

    /** Expired or released. */
    record HoldOver(Hold hold) implements ExchangeAnswer {}

    record NoSuchHold() implements ExchangeAnswer {}
  }

  /**
   * Ends an attempt without money. The hold is held again if its time is not over, else its seats
   * are free. Tickets that were to be given up are valid again. An attempt that is over stays as it
   * is.
   */
  void fail(IntentKey intent, String reason);

  /**
   * Ends an attempt as {@link #fail} does, whose money came when the seats were lost, and has gone
   * back.
   *
   * @param how {@code voided} or {@code refunded}
   */
  void giveBack(IntentKey intent, String how);

  /**
   * Takes attempts to settle that are neither paid nor failed and have not been touched for so
   * long, the longest untouched first. They count as touched from now on: of several who take at
   * once each gets others.
   */
  List<PaymentAttempt> takeOpenPayments(Duration untouchedFor, int limit);

  /** The attempt of that key; empty if there is none. */
  Optional<PaymentAttempt> findPayment(IntentKey intent);

  /** A booking that is confirmed, was, is being paid for, or could not be paid. */
  Optional<Booking> find(CustomerId customer, BookingReference reference);

  /** What happened to a booking that {@link #find} finds, in order; else nothing. */
  List<BookingEvent> history(CustomerId customer, BookingReference reference);

  /**
   * The customer's bookings, all that {@link #find} finds: the newest departure first, equals by
   * reference.
   *
   * @param after the last booking of the page before; after what is no booking of the customer's
   *     comes nothing
   * @param limit 1 to {@value #PAGE_MAX}
   */
  List<Booking> list(CustomerId customer, Optional<BookingReference> after, int limit);

  /**
   * Gives a passenger another name, on all of that passenger's tickets. The revision of the booking
   * changes with it; the same name again changes nothing.
   *
   * @param passenger the passenger's position, from 0
   */
  RenameAnswer rename(
      CustomerId customer, BookingReference reference, int passenger, PassengerName name);

  /** How a renaming ended. */
  sealed interface RenameAnswer {
    record Renamed(Booking booking) implements RenameAnswer {}

    /** That passenger has no valid ticket: not confirmed yet, or cancelled. */
    record NothingToRename(Booking booking) implements RenameAnswer {}

    record NoSuchPassenger(Booking booking) implements RenameAnswer {}

    record NoSuchBooking() implements RenameAnswer {}
  }

  /** Keeps a quote, so that it can be taken up. */
  void saveQuote(CancellationQuote quote);

  /** Takes up a quote: its tickets are cancelled, their seats free, and the refund is ordered. */
  CancelAnswer cancel(
      RequestKey key, CustomerId customer, BookingReference reference, String quoteId);

  /** How a cancellation ended. */
  sealed interface CancelAnswer {
    /**
     * It is done.
     *
     * @param refunds one for each capture from which something comes back
     */
    record Cancelled(Booking booking, CancellationQuote quote, List<RefundOrder> refunds)
        implements CancelAnswer {}

    record QuoteExpired(CancellationQuote quote) implements CancelAnswer {}

    /** The booking has changed since it was quoted. */
    record QuoteStale(CancellationQuote quote) implements CancelAnswer {}

    /** No such booking of this customer, or no such quote of this booking. */
    record NoSuchQuote() implements CancelAnswer {}
  }

  /**
   * Takes refunds to carry out that are not yet known to be done, and were ordered or last taken so
   * long ago, the longest first. Of several who take at once each gets others.
   */
  List<RefundOrder> takeOpenRefunds(Duration untouchedFor, int limit);

  /** Notes that the money went back. Repeated, it changes nothing. */
  void refunded(RefundKey key);
}
