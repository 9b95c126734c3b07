package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.CANCELLATION_QUOTE;
import static io.travelapp.adapters.postgres.generated.Tables.REFUND_ORDER;
import static io.travelapp.adapters.postgres.generated.Tables.TICKET;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayToString;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.TicketStatus;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings.CancelAnswer;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Funds;
import io.travelapp.domain.booking.RefundOrder;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RefundKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.exception.DataAccessException;

/**
 * Tickets that are given up: the quote, its taking up, and the money on its way back. A quote that
 * was taken up is the cancellation, and its refund bears the quote's id as its key.
 */
final class Cancelling {

  private static final Field<Boolean> EXPIRED =
      field(CANCELLATION_QUOTE.EXPIRES_AT.le(Routines.instantNow())).as("expired");

  /** Beside these, reference and currency of its booking are needed. */
  static final List<SelectField<?>> OF_QUOTE =
      List.of(
          CANCELLATION_QUOTE.ID,
          CANCELLATION_QUOTE.REVISION,
          CANCELLATION_QUOTE.REFUND,
          CANCELLATION_QUOTE.FEE,
          CANCELLATION_QUOTE.EXPIRES_AT,
          CANCELLATION_QUOTE.TICKETS,
          CANCELLATION_QUOTE.PRICES,
          CANCELLATION_QUOTE.PERCENTS,
          CANCELLATION_QUOTE.REFUNDS);

  private final DSLContext sql;

  Cancelling(DSLContext sql) {
    this.sql = sql;
  }

  void save(CancellationQuote quote) {
    List<CancellationQuote.Line> lines = quote.lines();
    int stored =
        sql.insertInto(
                CANCELLATION_QUOTE,
                CANCELLATION_QUOTE.BOOKING_ID,
                CANCELLATION_QUOTE.ID,
                CANCELLATION_QUOTE.REVISION,
                CANCELLATION_QUOTE.REFUND,
                CANCELLATION_QUOTE.FEE,
                CANCELLATION_QUOTE.EXPIRES_AT,
                CANCELLATION_QUOTE.TICKETS,
                CANCELLATION_QUOTE.PRICES,
                CANCELLATION_QUOTE.PERCENTS,
                CANCELLATION_QUOTE.REFUNDS)
            .select(
                select(
                        BOOKING.ID,
                        val(quote.id()),
                        val(quote.revision()),
                        val(quote.refund().minorUnits()),
                        val(quote.fee().minorUnits()),
                        // As exactly as it is stored, and never later than was said.
                        val(quote.expiresAt().truncatedTo(ChronoUnit.MICROS)),
                        val(array(lines, String[]::new, CancellationQuote.Line::ticket)),
                        val(array(lines, Long[]::new, line -> line.price().minorUnits())),
                        val(array(lines, Integer[]::new, CancellationQuote.Line::percent)),
                        val(array(lines, Long[]::new, line -> line.refund().minorUnits())))
                    .from(BOOKING)
                    .where(BOOKING.REFERENCE.eq(quote.reference().value())))
            .execute();
    if (stored == 0) {
      throw new IllegalArgumentException("There is no booking " + quote.reference());
    }
  }

  private static <T> T[] array(
      List<CancellationQuote.Line> lines,
      IntFunction<T[]> ofLength,
      java.util.function.Function<CancellationQuote.Line, T> value) {
    return lines.stream().map(value).toArray(ofLength);
  }

  CancelAnswer cancel(
      RequestKey key, CustomerId customer, BookingReference reference, String quoteId) {
    Condition quoted =
        CANCELLATION_QUOTE
            .ID
            .eq(quoteId)
            .and(BOOKING.REFERENCE.eq(reference.value()))
            .and(BOOKING.CUSTOMER.eq(customer.subject()));
    return Failures.lookedUp(() -> cancelOnce(key, quoted), () -> cancelled(key));
  }

  private CancelAnswer cancelOnce(RequestKey key, Condition quoted) {
    try {
      takeUp(key, quoted);
    } catch (DataAccessException e) {
      // The key took up another quote before.
      if (!Failures.isRefusedBy(e, "cancellation_request")) {
        throw e;
      }
    }
    return cancelled(key).orElseGet(() -> refusal(quoted));
  }

  /** In a transaction that has the booking locked from its first statement on. */
  private void takeUp(RequestKey key, Condition quoted) {
    sql.transaction(transaction -> {
      if (takeUp(transaction.dsl(), key, quoted)) {
        quotes(transaction.dsl(), isOf(key))
            .ifPresent(row -> orderRefund(transaction.dsl(), row.get(BOOKING.ID), quote(row)));
      }
    });
  }

  private static void orderRefund(DSLContext transaction, long booking, CancellationQuote quote) {
    Funds funds = StoredFunds.of(transaction, booking, quote.refund().currency());
    StoredFunds.order(transaction, booking, quote, funds.refund(quote, quote.refund()));
  }

  private static boolean takeUp(DSLContext sql, RequestKey key, Condition quoted) {
    CommonTableExpression<?> quote =
        name("quote")
            .as(
                select(
                        CANCELLATION_QUOTE.ID,
                        CANCELLATION_QUOTE.BOOKING_ID,
                        CANCELLATION_QUOTE.REVISION,
                        CANCELLATION_QUOTE.EXPIRES_AT,
                        CANCELLATION_QUOTE.TICKETS)
                    .from(CANCELLATION_QUOTE)
                    .join(BOOKING)
                    .on(BOOKING.ID.eq(CANCELLATION_QUOTE.BOOKING_ID))
                    .where(quoted));
    CommonTableExpression<?> changed =
        name("changed")
            .as(
                update(BOOKING)
                    .set(BOOKING.REVISION, BOOKING.REVISION.plus(1))
                    .from(quote)
                    .where(BOOKING.ID.eq(Part.column(quote, CANCELLATION_QUOTE.BOOKING_ID)))
                    .and(BOOKING.REVISION.eq(Part.column(quote, CANCELLATION_QUOTE.REVISION)))
                    .and(
                        Routines.instantNow().lt(Part.column(quote, CANCELLATION_QUOTE.EXPIRES_AT)))
                    .returning(
                        BOOKING.ID.as(TICKET.BOOKING_ID),
                        Part.column(quote, CANCELLATION_QUOTE.ID),
                        Part.column(quote, CANCELLATION_QUOTE.TICKETS)));
    CommonTableExpression<?> given = given(changed);
    List<CommonTableExpression<?>> parts = new ArrayList<>(List.of(quote, changed, given));
    parts.addAll(FreedSeats.ofTickets(given));
    parts.add(
        History.noted(
            changed,
            Part.column(changed, TICKET.BOOKING_ID),
            BookingEvent.Kind.TICKETS_CANCELLED,
            arrayToString(Part.column(changed, CANCELLATION_QUOTE.TICKETS), inline(", "))));
    return sql.with(parts)
            .update(CANCELLATION_QUOTE)
            .set(CANCELLATION_QUOTE.CUSTOMER, key.principal().subject())
            .set(CANCELLATION_QUOTE.OPERATION, key.operation())
            .set(CANCELLATION_QUOTE.REQUEST_KEY, key.key())
            .from(changed)
            .where(CANCELLATION_QUOTE.ID.eq(Part.column(changed, CANCELLATION_QUOTE.ID)))
            .execute()
        > 0;
  }

  private static CommonTableExpression<?> given(CommonTableExpression<?> changed) {
    return name("given")
        .as(
            update(TICKET)
                .set(TICKET.STATUS, TicketStatus.cancelled)
                .from(changed)
                .where(TICKET.BOOKING_ID.eq(Part.column(changed, TICKET.BOOKING_ID)))
                .and(TICKET.NUMBER.eq(any(Part.column(changed, CANCELLATION_QUOTE.TICKETS))))
                .and(TICKET.STATUS.eq(TicketStatus.valid))
                .returning(TICKET.BOOKING_ID, TICKET.LEG, TICKET.PASSENGER));
  }

  /** What was done under this key. */
  private Optional<CancelAnswer> cancelled(RequestKey key) {
    return quotes(sql, isOf(key))
        .map(row -> {
          CancellationQuote quote = quote(row);
          return new CancelAnswer.Cancelled(
              StoredBookings.booking(sql, BOOKING.ID.eq(row.get(BOOKING.ID))).orElseThrow(),
              quote,
              StoredFunds.ordered(sql, quote));
        });
  }

  private static Condition isOf(RequestKey key) {
    return CANCELLATION_QUOTE
        .CUSTOMER
        .eq(key.principal().subject())
        .and(CANCELLATION_QUOTE.OPERATION.eq(key.operation()))
        .and(CANCELLATION_QUOTE.REQUEST_KEY.eq(key.key()));
  }

  private CancelAnswer refusal(Condition quoted) {
    return quotes(sql, quoted)
        .<CancelAnswer>map(row ->
            row.get(EXPIRED)
                ? new CancelAnswer.QuoteExpired(quote(row))
                : new CancelAnswer.QuoteStale(quote(row)))
        .orElseGet(CancelAnswer.NoSuchQuote::new);
  }

  private static Optional<Record> quotes(DSLContext sql, Condition which) {
    return sql.select(OF_QUOTE)
        .select(BOOKING.ID, BOOKING.REFERENCE, BOOKING.CURRENCY, EXPIRED)
        .from(CANCELLATION_QUOTE)
        .join(BOOKING)
        .on(BOOKING.ID.eq(CANCELLATION_QUOTE.BOOKING_ID))
        .where(which)
        .fetchOptional();
  }

  /** Of a row that has the columns {@link #OF_QUOTE} and those of the booking. */
  static CancellationQuote quote(Record row) {
    Currency currency = Currency.getInstance(row.get(BOOKING.CURRENCY));
    String[] tickets = row.get(CANCELLATION_QUOTE.TICKETS);
    Long[] prices = row.get(CANCELLATION_QUOTE.PRICES);
    Integer[] percents = row.get(CANCELLATION_QUOTE.PERCENTS);
    Long[] refunds = row.get(CANCELLATION_QUOTE.REFUNDS);
    return new CancellationQuote(
        row.get(CANCELLATION_QUOTE.ID),
        new BookingReference(row.get(BOOKING.REFERENCE)),
        row.get(CANCELLATION_QUOTE.REVISION),
        Money.of(row.get(CANCELLATION_QUOTE.REFUND), currency),
        Money.of(row.get(CANCELLATION_QUOTE.FEE), currency),
        row.get(CANCELLATION_QUOTE.EXPIRES_AT),
        IntStream.range(0, tickets.length)
            .mapToObj(line ->
                new CancellationQuote.Line(
                    tickets[line],
                    Money.of(prices[line], currency),
                    percents[line],
                    Money.of(refunds[line], currency)))
            .toList());
  }

  /** What somebody else is taking at this moment is left to them. */
  List<RefundOrder> takeOpenRefunds(Duration untouchedFor, int limit) {
    Field<Instant> untouchedSince = coalesce(REFUND_ORDER.TAKEN_AT, REFUND_ORDER.ORDERED_AT);
    CommonTableExpression<?> due =
        name("due")
            .as(
                select(REFUND_ORDER.KEY, untouchedSince.as("untouched_since"))
                    .from(REFUND_ORDER)
                    .where(REFUND_ORDER.REFUNDED_AT.isNull())
                    .and(untouchedSince.le(Moments.ago(untouchedFor)))
                    .orderBy(untouchedSince, REFUND_ORDER.KEY)
                    .limit(limit)
                    .forNoKeyUpdate()
                    .skipLocked());
    Field<Instant> since = Part.column(due, untouchedSince.as("untouched_since"));
    CommonTableExpression<?> taken =
        name("taken")
            .as(
                update(REFUND_ORDER)
                    .set(REFUND_ORDER.TAKEN_AT, Routines.instantNow())
                    .from(due)
                    .where(REFUND_ORDER.KEY.eq(Part.column(due, REFUND_ORDER.KEY)))
                    .returning(
                        REFUND_ORDER.KEY,
                        REFUND_ORDER.BOOKING_ID,
                        REFUND_ORDER.INTENT,
                        REFUND_ORDER.AMOUNT,
                        since));
    return sql.with(due, taken)
        .select(taken.fields())
        .select(BOOKING.CURRENCY)
        .from(taken)
        .join(BOOKING)
        .on(BOOKING.ID.eq(Part.column(taken, REFUND_ORDER.BOOKING_ID)))
        .orderBy(Part.column(taken, since), Part.column(taken, REFUND_ORDER.KEY))
        .fetch(Cancelling::order);
  }

  private static RefundOrder order(Record row) {
    return new RefundOrder(
        new RefundKey(row.get(REFUND_ORDER.KEY)),
        new IntentKey(row.get(REFUND_ORDER.INTENT)),
        Money.of(row.get(REFUND_ORDER.AMOUNT), Currency.getInstance(row.get(BOOKING.CURRENCY))));
  }

  void refunded(RefundKey key) {
    sql.update(REFUND_ORDER)
        .set(REFUND_ORDER.REFUNDED_AT, Routines.instantNow())
        .where(REFUND_ORDER.KEY.eq(key.value()))
        .and(REFUND_ORDER.REFUNDED_AT.isNull())
        .execute();
  }
}
