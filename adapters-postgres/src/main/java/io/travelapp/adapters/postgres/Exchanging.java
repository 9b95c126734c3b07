package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.CANCELLATION_QUOTE;
import static io.travelapp.adapters.postgres.generated.Tables.CREDIT;
import static io.travelapp.adapters.postgres.generated.Tables.TICKET;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.update;

import io.travelapp.adapters.postgres.generated.enums.TicketStatus;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.Bookings.ExchangeAnswer;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Exchange;
import io.travelapp.domain.booking.Funds;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.IntentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Holds for which tickets of another booking are given up. Each step is a transaction that locks
 * the old booking first, which is the one of the smaller id, and does with the new one what {@link
 * Paying} does with any.
 */
final class Exchanging {

  private final DSLContext sql;

  Exchanging(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * An exchange whose old booking is locked.
   *
   * @param id of the new booking
   * @param from id of the old one
   * @param changed whether the old one is not any more as it was quoted
   */
  private record Locked(long id, long from, List<String> tickets, boolean changed) {}

  /** Empty if the booking that meets the condition is no exchange. */
  private static Optional<Locked> lock(DSLContext transaction, Condition which) {
    var old = BOOKING.as("old");
    return transaction
        .select(
            BOOKING.ID,
            old.ID,
            old.REVISION,
            CANCELLATION_QUOTE.REVISION,
            CANCELLATION_QUOTE.TICKETS)
        .from(BOOKING)
        .join(CANCELLATION_QUOTE)
        .on(CANCELLATION_QUOTE.ID.eq(BOOKING.GIVEN_UP))
        .join(old)
        .on(old.ID.eq(CANCELLATION_QUOTE.BOOKING_ID))
        .where(which)
        .forNoKeyUpdate()
        .of(old)
        .fetchOptional(row ->
            new Locked(
                row.value1(),
                row.value2(),
                List.of(row.value5()),
                !row.value3().equals(row.value4())));
  }

  // With a payment

  /** Empty if it is no exchange, or if nothing is made firm. */
  Optional<PaymentAttempt> makeFirm(IntentKey intent, CardSummary card) {
    return sql.transactionResult(transaction ->
        lock(transaction.dsl(), Paying.isLast(intent))
            .filter(exchange -> !exchange.changed())
            .flatMap(exchange -> makeFirm(transaction.dsl(), exchange, intent, card)));
  }

  private static Optional<PaymentAttempt> makeFirm(
      DSLContext transaction, Locked exchange, IntentKey intent, CardSummary card) {
    Optional<PaymentAttempt> firm =
        Paying.FIRM
            .query(transaction, new Paying.Authorised(intent, card))
            .fetchOptional(Paying::attempt);
    firm.ifPresent(ignored -> {
      change(transaction, exchange);
      transaction
          .update(TICKET)
          .set(TICKET.EXCHANGED_FOR, exchange.id())
          .where(TICKET.BOOKING_ID.eq(exchange.from()))
          .and(TICKET.NUMBER.in(exchange.tickets()))
          .execute();
    });
    return firm;
  }

  private static void change(DSLContext transaction, Locked exchange) {
    transaction
        .update(BOOKING)
        .set(BOOKING.REVISION, BOOKING.REVISION.plus(1))
        .where(BOOKING.ID.eq(exchange.from()))
        .execute();
  }

  /** Does nothing unless it is a firm exchange. */
  void confirm(IntentKey intent) {
    sql.transaction(transaction ->
        lock(transaction.dsl(), Paying.isLast(intent))
            .ifPresent(exchange -> confirm(transaction.dsl(), exchange, intent)));
  }

  private static void confirm(DSLContext transaction, Locked exchange, IntentKey intent) {
    if (Paying.BOOK.execute(transaction, intent) == 0) {
      return;
    }
    change(transaction, exchange);
    giveUpTickets(transaction, exchange);
    Hold hold = StoredBookings.hold(transaction, BOOKING.ID.eq(exchange.id())).orElseThrow();
    settle(transaction, exchange, hold.exchange().orElseThrow());
    History.note(
        transaction,
        exchange.from(),
        BookingEvent.Kind.TICKETS_EXCHANGED,
        String.join(", ", exchange.tickets()) + " -> " + hold.reference());
  }

  /** The tickets are exchanged, and their seats are free. */
  private static void giveUpTickets(DSLContext transaction, Locked exchange) {
    CommonTableExpression<?> given =
        name("given")
            .as(
                update(TICKET)
                    .set(TICKET.STATUS, TicketStatus.exchanged)
                    .where(TICKET.EXCHANGED_FOR.eq(exchange.id()))
                    .and(TICKET.BOOKING_ID.eq(exchange.from()))
                    .returning(TICKET.BOOKING_ID, TICKET.LEG, TICKET.PASSENGER));
    List<CommonTableExpression<?>> parts = new ArrayList<>(List.of(given));
    parts.addAll(FreedSeats.ofTickets(given));
    transaction.with(parts).selectCount().from(given).execute();
  }

  /** The money of the old tickets stays with the new ones, goes back, or stays where it was. */
  private static void settle(DSLContext transaction, Locked exchange, Exchange money) {
    Funds funds = StoredFunds.of(transaction, exchange.from(), money.price().currency());
    List<Funds.Part> credit = funds.take(money.credit());
    for (Funds.Part part : credit) {
      transaction
          .insertInto(CREDIT)
          .set(CREDIT.BOOKING_ID, exchange.id())
          .set(CREDIT.FROM_BOOKING_ID, exchange.from())
          .set(CREDIT.INTENT, part.intent().value())
          .set(CREDIT.AMOUNT, part.amount().minorUnits())
          .execute();
    }
    StoredFunds.order(
        transaction,
        exchange.from(),
        money.givenUp(),
        funds.without(credit).refund(money.givenUp(), money.refund()));
  }

  /** Ends the attempt as {@link Paying} does; tickets that were to be given up are valid again. */
  void fail(IntentKey intent, BookingEvent.Kind kind, String detail) {
    sql.transaction(transaction -> {
      lock(transaction.dsl(), Paying.isLast(intent))
          .filter(exchange -> takeBack(transaction.dsl(), exchange))
          .ifPresent(exchange -> change(transaction.dsl(), exchange));
      Paying.fail(transaction.dsl(), intent, kind, detail);
    });
  }

  private static boolean takeBack(DSLContext transaction, Locked exchange) {
    return transaction
            .update(TICKET)
            .setNull(TICKET.EXCHANGED_FOR)
            .where(TICKET.BOOKING_ID.eq(exchange.from()))
            .and(TICKET.EXCHANGED_FOR.eq(exchange.id()))
            .and(TICKET.STATUS.eq(TicketStatus.valid))
            .execute()
        > 0;
  }

  // Without one

  ExchangeAnswer exchange(RequestKey key, CustomerId customer, HoldId hold, IntentKey intent) {
    Condition own = BOOKING.ID.eq(hold.number()).and(BOOKING.CUSTOMER.eq(customer.subject()));
    return Failures.lookedUp(() -> exchangeOnce(key, own, intent), () -> exchanged(sql, key));
  }

  private ExchangeAnswer exchangeOnce(RequestKey key, Condition own, IntentKey intent) {
    try {
      return exchanged(sql, key)
          .orElseGet(() ->
              sql.transactionResult(transaction -> exchange(transaction.dsl(), key, own, intent)));
    } catch (DataAccessException e) {
      if (Failures.isRefusedBy(e, "payment_attempt_request")) {
        return exchanged(sql, key).orElseThrow(() -> e);
      }
      throw e;
    }
  }

  private static ExchangeAnswer exchange(
      DSLContext transaction, RequestKey key, Condition own, IntentKey intent) {
    Optional<Locked> locked = lock(transaction, own);
    Optional<Hold> found = StoredBookings.hold(transaction, own);
    if (found.isEmpty()) {
      return new ExchangeAnswer.NoSuchHold();
    }
    Hold hold = found.get();
    if (hold.exchange().filter(exchange -> exchange.toPay().isZero()).isEmpty()) {
      throw new IllegalArgumentException("It is no exchange, or there is something to pay for it");
    }
    return switch (hold.status()) {
      case HELD -> exchange(transaction, key, hold, locked.orElseThrow(), intent);
      // Perhaps by this very request, a moment ago.
      case PAYING, BOOKED ->
          exchanged(transaction, key)
              .orElseGet(() -> new ExchangeAnswer.AlreadyBooked(hold.reference()));
      case RELEASED, EXPIRED -> new ExchangeAnswer.HoldOver(hold);
    };
  }

  private static ExchangeAnswer exchange(
      DSLContext transaction, RequestKey key, Hold hold, Locked exchange, IntentKey intent) {
    if (exchange.changed()) {
      return new ExchangeAnswer.QuoteStale();
    }
    Booking old = StoredBookings.booking(transaction, BOOKING.ID.eq(exchange.from())).orElseThrow();
    CancellationQuote givenUp = hold.givenUp().orElseThrow();
    PaymentAttempt paid = Paying.lastOf(transaction, exchange.from());
    PaymentRequest nothing =
        new PaymentRequest(
            hold.customer(),
            hold.id(),
            intent,
            paid.card(),
            old.purchaser(),
            old.namesOn(givenUp),
            false);
    if (Paying.store(transaction, Paying.START, key, nothing).isEmpty()) {
      return new ExchangeAnswer.HoldOver(
          StoredBookings.hold(transaction, BOOKING.ID.eq(exchange.id())).orElseThrow());
    }
    makeFirm(transaction, exchange, intent, old.card().orElseThrow())
        .ifPresent(ignored -> confirm(transaction, exchange, intent));
    return exchanged(transaction, BOOKING.ID.eq(exchange.id()));
  }

  /** What was done under this key. */
  private static Optional<ExchangeAnswer> exchanged(DSLContext sql, RequestKey key) {
    return Paying.started(sql, key)
        .map(attempt -> exchanged(sql, BOOKING.REFERENCE.eq(attempt.reference().value())));
  }

  private static ExchangeAnswer exchanged(DSLContext sql, Condition which) {
    CancellationQuote givenUp =
        StoredBookings.hold(sql, which).flatMap(Hold::givenUp).orElseThrow();
    return new ExchangeAnswer.Exchanged(
        StoredBookings.booking(sql, which).orElseThrow(), StoredFunds.ordered(sql, givenUp));
  }
}
