package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_PASSENGER;
import static io.travelapp.adapters.postgres.generated.Tables.PAYMENT_ATTEMPT;
import static io.travelapp.adapters.postgres.generated.Tables.PRICE_LINE;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static io.travelapp.adapters.postgres.generated.Tables.TICKET;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.AttemptStatus;
import io.travelapp.adapters.postgres.generated.enums.BookingStatus;
import io.travelapp.adapters.postgres.generated.enums.ClaimKind;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings.PaymentAnswer;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardBrand;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RedirectUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;

/**
 * Payments of holds, from the start to the tickets. Every change locks the booking first, and goes
 * through only if the attempt is the booking's last one.
 */
final class Paying {

  private static final List<SelectField<?>> OF_ATTEMPT =
      List.of(
          PAYMENT_ATTEMPT.INTENT,
          BOOKING.REFERENCE,
          PAYMENT_ATTEMPT.AMOUNT,
          BOOKING.CURRENCY,
          PAYMENT_ATTEMPT.CARD_TOKEN,
          PAYMENT_ATTEMPT.STATUS,
          PAYMENT_ATTEMPT.SEATS_LOST);

  /** Constants in the text, or the index of open attempts would not be considered. */
  private static final Condition IS_OPEN =
      PAYMENT_ATTEMPT.STATUS.in(inline(AttemptStatus.started), inline(AttemptStatus.firm));

  private static final Condition HAS_SOMETHING_TO_PAY =
      BOOKING.GIVEN_UP.isNull().or(BOOKING.CREDIT.lt(totalOf(BOOKING.ID)));

  /** Nothing is given up for it; else {@link Exchanging} has to see to that. */
  private static final Condition IS_SALE = BOOKING.GIVEN_UP.isNull();

  private static final Template<Starting> START_PAID = starting(HAS_SOMETHING_TO_PAY);
  private static final Template<Authorised> FIRM_SALE = firm(IS_SALE);
  private static final Template<IntentKey> BOOK_SALE = book(IS_SALE);

  // For an exchange, which has been looked at and locked before.
  static final Template<Starting> START = starting(noCondition());
  static final Template<Authorised> FIRM = firm(noCondition());
  static final Template<IntentKey> BOOK = book(noCondition());

  private static final Template<IntentKey> PAID =
      StoredBookings.bookings(
          values -> isLast(values).and(PAYMENT_ATTEMPT.STATUS.eq(AttemptStatus.paid)));

  private static final Template<IntentKey> ATTEMPT =
      Template.of(values -> attempts(PAYMENT_ATTEMPT.INTENT.eq(intent(values))));

  private final DSLContext sql;
  private final Exchanging exchanging;

  Paying(DSLContext sql) {
    this.sql = sql;
    this.exchanging = new Exchanging(sql);
  }

  /** A payment that starts, and the key under which it was asked for. */
  record Starting(RequestKey key, PaymentRequest request) {}

  /** A payment for which the gateway keeps the money. */
  record Authorised(IntentKey intent, CardSummary card) {}

  // The start

  PaymentAnswer start(RequestKey key, PaymentRequest request) {
    return Failures.lookedUp(() -> startOnce(key, request), () -> startedBefore(key));
  }

  private PaymentAnswer startOnce(RequestKey key, PaymentRequest request) {
    try {
      return store(sql, START_PAID, key, request)
          .<PaymentAnswer>map(PaymentAnswer.Started::new)
          .orElseGet(() -> startedBefore(key).orElseGet(() -> refusal(request)));
    } catch (DataAccessException e) {
      // Held again after the first payment under this key failed.
      if (Failures.isRefusedBy(e, "payment_attempt_request")) {
        return startedBefore(key).orElseThrow(() -> e);
      }
      throw e;
    }
  }

  /** Empty if the hold is not held, by this customer and for so many passengers. */
  static Optional<PaymentAttempt> store(
      DSLContext sql, Template<Starting> start, RequestKey key, PaymentRequest request) {
    return start
        .query(sql, new Starting(key, request))
        .fetchOptional()
        .map(row ->
            new PaymentAttempt(
                request.intent(),
                new BookingReference(row.get(BOOKING.REFERENCE)),
                Money.of(
                    row.get(PAYMENT_ATTEMPT.AMOUNT),
                    Currency.getInstance(row.get(BOOKING.CURRENCY))),
                request.card(),
                PaymentAttempt.Status.STARTED));
  }

  private static Template<Starting> starting(Condition which) {
    return Template.of(values -> starting(values, which));
  }

  private static Select<?> starting(Values<Starting> values, Condition which) {
    Values<RequestKey> ofKey = values.in(Starting::key);
    Values<PaymentRequest> ofRequest = values.in(Starting::request);
    CommonTableExpression<?> paying = paying(ofRequest, which);
    Field<Long> id = Part.column(paying, BOOKING.ID);
    CommonTableExpression<?> attempt =
        name("attempt")
            .as(
                insertInto(
                        PAYMENT_ATTEMPT,
                        PAYMENT_ATTEMPT.INTENT,
                        PAYMENT_ATTEMPT.BOOKING_ID,
                        PAYMENT_ATTEMPT.CUSTOMER,
                        PAYMENT_ATTEMPT.OPERATION,
                        PAYMENT_ATTEMPT.REQUEST_KEY,
                        PAYMENT_ATTEMPT.AMOUNT,
                        PAYMENT_ATTEMPT.CARD_TOKEN,
                        PAYMENT_ATTEMPT.TOUCHED_AT)
                    .select(
                        select(
                                intent(ofRequest.in(PaymentRequest::intent)),
                                id,
                                ofRequest.value(BOOKING.CUSTOMER, it -> it.customer().subject()),
                                ofKey.value(PAYMENT_ATTEMPT.OPERATION, RequestKey::operation),
                                ofKey.value(PAYMENT_ATTEMPT.REQUEST_KEY, RequestKey::key),
                                totalOf(id).minus(Part.column(paying, BOOKING.CREDIT)),
                                ofRequest.value(
                                    PAYMENT_ATTEMPT.CARD_TOKEN, it -> it.card().value()),
                                Routines.instantNow())
                            .from(paying))
                    .returning(PAYMENT_ATTEMPT.AMOUNT));
    CommonTableExpression<?> noted =
        History.noted(paying, id, BookingEvent.Kind.PAYMENT_STARTED, inline(""));
    return with(paying, attempt, named(paying, ofRequest.in(PaymentRequest::names)), noted)
        .select(
            Part.column(paying, BOOKING.REFERENCE),
            Part.column(paying, BOOKING.CURRENCY),
            Part.column(attempt, PAYMENT_ATTEMPT.AMOUNT))
        .from(paying, attempt);
  }

  private static CommonTableExpression<?> paying(Values<PaymentRequest> request, Condition which) {
    Field<Integer> passengers =
        field(
            select(count())
                .from(BOOKING_PASSENGER)
                .where(BOOKING_PASSENGER.BOOKING_ID.eq(BOOKING.ID)));
    return name("paying")
        .as(
            update(BOOKING)
                .set(BOOKING.STATUS, BookingStatus.paying)
                .set(
                    BOOKING.PAYING_UNTIL,
                    Routines.instantNow().add(DayToSecond.valueOf(Hold.PAYING_LONGEST)))
                .set(BOOKING.INTENT, intent(request.in(PaymentRequest::intent)))
                .set(
                    BOOKING.EMAIL,
                    request.value(BOOKING.EMAIL, it -> it.purchaser().email().value()))
                .set(
                    BOOKING.PHONE,
                    request.value(BOOKING.PHONE, it -> it.purchaser().phone().orElse(null)))
                .set(
                    BOOKING.LANGUAGE,
                    request.value(BOOKING.LANGUAGE, it -> it.purchaser().language().orElse(null)))
                .set(
                    BOOKING.ACCEPT_OTHER_SEATS,
                    request.value(BOOKING.ACCEPT_OTHER_SEATS, PaymentRequest::acceptOtherSeats))
                .where(BOOKING.ID.eq(request.value(BOOKING.ID, it -> it.hold().number())))
                .and(
                    BOOKING.CUSTOMER.eq(
                        request.value(BOOKING.CUSTOMER, it -> it.customer().subject())))
                .and(BOOKING.STATUS.eq(BookingStatus.held))
                .and(BOOKING.EXPIRES_AT.gt(Routines.instantNow()))
                .and(passengers.eq(request.value(SQLDataType.INTEGER, it -> it.names().size())))
                .and(which)
                .returning(BOOKING.ID, BOOKING.REFERENCE, BOOKING.CURRENCY, BOOKING.CREDIT));
  }

  private static Field<Long> totalOf(Field<Long> booking) {
    return field(
        select(sum(PRICE_LINE.AMOUNT).cast(Long.class))
            .from(PRICE_LINE)
            .where(PRICE_LINE.BOOKING_ID.eq(booking)));
  }

  private static CommonTableExpression<?> named(
      CommonTableExpression<?> paying, Values<List<PassengerName>> names) {
    Rows<PassengerName> rows = new Rows<>("names", names);
    Field<String> given = rows.column("given", SQLDataType.CLOB, PassengerName::given);
    Field<String> family = rows.column("family", SQLDataType.CLOB, PassengerName::family);
    return name("named")
        .as(
            update(BOOKING_PASSENGER)
                .set(BOOKING_PASSENGER.GIVEN_NAME, given)
                .set(BOOKING_PASSENGER.FAMILY_NAME, family)
                .from(paying, rows.table())
                .where(BOOKING_PASSENGER.BOOKING_ID.eq(Part.column(paying, BOOKING.ID)))
                .and(BOOKING_PASSENGER.PASSENGER.eq(rows.number()))
                .returning(BOOKING_PASSENGER.PASSENGER));
  }

  private Optional<PaymentAnswer> startedBefore(RequestKey key) {
    return started(sql, key).map(PaymentAnswer.Started::new);
  }

  /** What was started under this key. */
  static Optional<PaymentAttempt> started(DSLContext sql, RequestKey key) {
    return sql.fetchOptional(
            attempts(
                PAYMENT_ATTEMPT
                    .CUSTOMER
                    .eq(key.principal().subject())
                    .and(PAYMENT_ATTEMPT.OPERATION.eq(key.operation()))
                    .and(PAYMENT_ATTEMPT.REQUEST_KEY.eq(key.key()))))
        .map(Paying::attempt);
  }

  private PaymentAnswer refusal(PaymentRequest request) {
    Optional<Hold> found =
        StoredBookings.hold(
            sql,
            BOOKING
                .ID
                .eq(request.hold().number())
                .and(BOOKING.CUSTOMER.eq(request.customer().subject())));
    if (found.isEmpty()) {
      return new PaymentAnswer.NoSuchHold();
    }
    Hold hold = found.get();
    return switch (hold.status()) {
      case PAYING -> new PaymentAnswer.InProgress(hold.reference());
      case BOOKED -> new PaymentAnswer.AlreadyBooked(hold.reference());
      case RELEASED, EXPIRED -> new PaymentAnswer.HoldOver(hold);
      case HELD -> {
        if (hold.exchange().filter(exchange -> exchange.toPay().isZero()).isPresent()) {
          throw new IllegalArgumentException("An exchange with nothing to pay is not paid for");
        }
        if (request.names().size() != hold.passengers().size()) {
          throw new IllegalArgumentException(
              "A hold for "
                  + hold.passengers().size()
                  + " passengers is paid with as many names, not "
                  + request.names().size());
        }
        // Whoever was paying for it has failed just now.
        yield new PaymentAnswer.InProgress(hold.reference());
      }
    };
  }

  // On the way

  PaymentAttempt makeFirm(IntentKey intent, CardSummary card) {
    return FIRM_SALE
        .query(sql, new Authorised(intent, card))
        .fetchOptional(Paying::attempt)
        .or(() -> exchanging.makeFirm(intent, card))
        .orElseGet(() -> get(intent));
  }

  private static Template<Authorised> firm(Condition which) {
    return Template.of(
        values -> firm(values.in(Authorised::intent), values.in(Authorised::card), which));
  }

  private static Select<?> firm(
      Values<IntentKey> intent, Values<CardSummary> card, Condition which) {
    CommonTableExpression<?> firm =
        name("firm")
            .as(
                update(BOOKING)
                    .set(BOOKING.STATUS, BookingStatus.firm)
                    .setNull(BOOKING.PAYING_UNTIL)
                    .where(isLast(intent).and(which))
                    .and(BOOKING.STATUS.eq(BookingStatus.paying))
                    .and(BOOKING.PAYING_UNTIL.gt(Routines.instantNow()))
                    .returning(BOOKING.ID, BOOKING.REFERENCE, BOOKING.CURRENCY));
    CommonTableExpression<?> attempt =
        name("attempt")
            .as(
                update(PAYMENT_ATTEMPT)
                    .set(PAYMENT_ATTEMPT.STATUS, AttemptStatus.firm)
                    .set(cardColumns(card))
                    .set(PAYMENT_ATTEMPT.TOUCHED_AT, Routines.instantNow())
                    .from(firm)
                    .where(PAYMENT_ATTEMPT.INTENT.eq(intent(intent)))
                    .returning(
                        PAYMENT_ATTEMPT.INTENT,
                        PAYMENT_ATTEMPT.AMOUNT,
                        PAYMENT_ATTEMPT.CARD_TOKEN,
                        PAYMENT_ATTEMPT.STATUS,
                        PAYMENT_ATTEMPT.SEATS_LOST));
    return with(firm, attempt).select(firm.fields()).select(attempt.fields()).from(firm, attempt);
  }

  /** What may be kept of a card, as columns of an attempt. */
  static Map<Field<?>, Field<?>> cardColumns(Values<CardSummary> card) {
    return Map.of(
        PAYMENT_ATTEMPT.CARD_BRAND,
        card.value(PAYMENT_ATTEMPT.CARD_BRAND, it -> it.brand().name()),
        PAYMENT_ATTEMPT.CARD_LAST4,
        card.value(PAYMENT_ATTEMPT.CARD_LAST4, CardSummary::last4),
        PAYMENT_ATTEMPT.CARD_EXPIRY,
        card.value(PAYMENT_ATTEMPT.CARD_EXPIRY, it -> it.expiry().atDay(1)));
  }

  PaymentAttempt get(IntentKey intent) {
    return find(intent)
        .orElseThrow(() -> new IllegalArgumentException("There is no payment " + intent));
  }

  Optional<PaymentAttempt> find(IntentKey intent) {
    return ATTEMPT.query(sql, intent).fetchOptional(Paying::attempt);
  }

  /** The last attempt to pay for a booking. */
  static PaymentAttempt lastOf(DSLContext sql, long booking) {
    return attempt(
        sql.fetchSingle(
            attempts(BOOKING.ID.eq(booking).and(BOOKING.INTENT.eq(PAYMENT_ATTEMPT.INTENT)))));
  }

  void awaitAction(IntentKey intent, RedirectUrl redirectUrl) {
    sql.update(PAYMENT_ATTEMPT)
        .set(PAYMENT_ATTEMPT.REDIRECT_URL, redirectUrl.value())
        .set(PAYMENT_ATTEMPT.TOUCHED_AT, Routines.instantNow())
        .where(PAYMENT_ATTEMPT.INTENT.eq(intent.value()))
        .and(PAYMENT_ATTEMPT.STATUS.eq(AttemptStatus.started))
        .execute();
  }

  // The end

  Booking confirm(IntentKey intent) {
    if (BOOK_SALE.execute(sql, intent) == 0) {
      exchanging.confirm(intent);
    }
    return PAID.query(sql, intent)
        .fetchOptional(StoredBookings::booking)
        .orElseThrow(() -> new IllegalStateException(intent + " is not firm and not paid"));
  }

  /** Makes tickets of what is firm, if it is. */
  private static Template<IntentKey> book(Condition which) {
    return Template.of(intent -> book(intent, which));
  }

  private static Query book(Values<IntentKey> intent, Condition which) {
    CommonTableExpression<?> booked =
        name("booked")
            .as(
                update(BOOKING)
                    .set(BOOKING.STATUS, BookingStatus.booked)
                    .set(BOOKING.BOOKED_AT, Routines.instantNow())
                    .set(BOOKING.REVISION, BOOKING.REVISION.plus(1))
                    .where(isLast(intent).and(which))
                    .and(BOOKING.STATUS.eq(BookingStatus.firm))
                    .returning(BOOKING.ID, BOOKING.REFERENCE));
    CommonTableExpression<?> paid =
        name("paid")
            .as(
                update(PAYMENT_ATTEMPT)
                    .set(PAYMENT_ATTEMPT.STATUS, AttemptStatus.paid)
                    .set(PAYMENT_ATTEMPT.TOUCHED_AT, Routines.instantNow())
                    .from(booked)
                    .where(PAYMENT_ATTEMPT.INTENT.eq(intent(intent)))
                    .returning(PAYMENT_ATTEMPT.INTENT));
    CommonTableExpression<?> noted =
        History.noted(
            booked, Part.column(booked, BOOKING.ID), BookingEvent.Kind.CONFIRMED, inline(""));
    return with(booked, paid, noted)
        .insertInto(
            TICKET,
            List.of(
                TICKET.BOOKING_ID,
                TICKET.LEG,
                TICKET.PASSENGER,
                TICKET.NUMBER,
                TICKET.SEAT,
                TICKET.PRICE))
        .select(tickets(booked));
  }

  private static Select<?> tickets(CommonTableExpression<?> booked) {
    Field<Long> id = Part.column(booked, BOOKING.ID);
    Field<Integer> number =
        rowNumber().over().orderBy(BOOKING_LEG.LEG, BOOKING_PASSENGER.PASSENGER);
    Field<Long> share =
        field(
            select(coalesce(sum(PRICE_LINE.AMOUNT), inline(0)).cast(Long.class))
                .from(PRICE_LINE)
                .where(PRICE_LINE.BOOKING_ID.eq(id))
                .and(PRICE_LINE.LEG.eq(BOOKING_LEG.LEG))
                .and(PRICE_LINE.PASSENGER.eq(BOOKING_PASSENGER.PASSENGER)));
    return select(
            id,
            BOOKING_LEG.LEG,
            BOOKING_PASSENGER.PASSENGER,
            Part.column(booked, BOOKING.REFERENCE)
                .concat(inline("-"))
                .concat(number.cast(String.class)),
            SEAT_CLAIM.LABEL,
            share)
        .from(booked)
        .join(BOOKING_LEG)
        .on(BOOKING_LEG.BOOKING_ID.eq(id))
        .join(BOOKING_PASSENGER)
        .on(BOOKING_PASSENGER.BOOKING_ID.eq(id))
        .leftJoin(SEAT_CLAIM)
        .on(SEAT_CLAIM.BOOKING_ID.eq(id))
        .and(SEAT_CLAIM.LEG.eq(BOOKING_LEG.LEG))
        .and(SEAT_CLAIM.PASSENGER.eq(BOOKING_PASSENGER.PASSENGER))
        // Where the passenger sits first.
        .and(SEAT_CLAIM.FROM_CALL.eq(BOOKING_LEG.FROM_CALL))
        .and(SEAT_CLAIM.KIND.eq(inline(ClaimKind.passenger)));
  }

  void fail(IntentKey intent, BookingEvent.Kind kind, String detail) {
    exchanging.fail(intent, kind, detail);
  }

  static void fail(DSLContext sql, IntentKey intent, BookingEvent.Kind kind, String detail) {
    CommonTableExpression<?> last =
        name("last").as(select(BOOKING.ID).from(BOOKING).where(isLast(intent)).forNoKeyUpdate());
    Condition stillHeld = BOOKING.EXPIRES_AT.gt(Routines.instantNow());
    CommonTableExpression<?> given =
        name("given")
            .as(
                update(BOOKING)
                    .set(
                        BOOKING.STATUS,
                        when(stillHeld, BookingStatus.held).otherwise(BookingStatus.expired))
                    .setNull(BOOKING.PAYING_UNTIL)
                    .from(last)
                    .where(BOOKING.ID.eq(Part.column(last, BOOKING.ID)))
                    .and(BOOKING.STATUS.in(BookingStatus.paying, BookingStatus.firm))
                    .returning(BOOKING.ID, BOOKING.STATUS));
    List<CommonTableExpression<?>> parts = new ArrayList<>(List.of(last, given));
    parts.addAll(
        FreedSeats.of(
            given,
            SEAT_CLAIM
                .BOOKING_ID
                .eq(Part.column(given, BOOKING.ID))
                .and(Part.column(given, BOOKING.STATUS).eq(BookingStatus.expired))));
    CommonTableExpression<?> failed =
        name("failed")
            .as(
                update(PAYMENT_ATTEMPT)
                    .set(PAYMENT_ATTEMPT.STATUS, AttemptStatus.failed)
                    .set(PAYMENT_ATTEMPT.FAILURE, detail)
                    .set(PAYMENT_ATTEMPT.TOUCHED_AT, Routines.instantNow())
                    .from(last)
                    .where(PAYMENT_ATTEMPT.INTENT.eq(intent.value()))
                    .and(IS_OPEN)
                    .returning(PAYMENT_ATTEMPT.BOOKING_ID));
    parts.add(failed);
    CommonTableExpression<?> noted =
        History.noted(failed, Part.column(failed, PAYMENT_ATTEMPT.BOOKING_ID), kind, val(detail));
    parts.add(noted);
    sql.with(parts).selectCount().from(noted).execute();
  }

  /** What somebody else is taking at this moment is left to them. */
  List<PaymentAttempt> takeOpen(Duration untouchedFor, int limit) {
    CommonTableExpression<?> due =
        name("due")
            .as(
                select(PAYMENT_ATTEMPT.INTENT, PAYMENT_ATTEMPT.TOUCHED_AT)
                    .from(PAYMENT_ATTEMPT)
                    .where(IS_OPEN.and(PAYMENT_ATTEMPT.TOUCHED_AT.le(Moments.ago(untouchedFor))))
                    .orderBy(PAYMENT_ATTEMPT.TOUCHED_AT, PAYMENT_ATTEMPT.INTENT)
                    .limit(limit)
                    .forNoKeyUpdate()
                    .skipLocked());
    Field<String> intent = Part.column(due, PAYMENT_ATTEMPT.INTENT);
    Field<Instant> untouchedSince =
        Part.column(due, PAYMENT_ATTEMPT.TOUCHED_AT).as("untouched_since");
    CommonTableExpression<?> taken =
        name("taken")
            .as(
                update(PAYMENT_ATTEMPT)
                    .set(PAYMENT_ATTEMPT.TOUCHED_AT, Routines.instantNow())
                    .from(due)
                    .where(PAYMENT_ATTEMPT.INTENT.eq(intent))
                    .returning(
                        PAYMENT_ATTEMPT.INTENT,
                        PAYMENT_ATTEMPT.BOOKING_ID,
                        PAYMENT_ATTEMPT.AMOUNT,
                        PAYMENT_ATTEMPT.CARD_TOKEN,
                        PAYMENT_ATTEMPT.STATUS,
                        PAYMENT_ATTEMPT.SEATS_LOST,
                        untouchedSince));
    return sql.with(due, taken)
        .select(taken.fields())
        .select(BOOKING.REFERENCE, BOOKING.CURRENCY)
        .from(taken)
        .join(BOOKING)
        .on(BOOKING.ID.eq(Part.column(taken, PAYMENT_ATTEMPT.BOOKING_ID)))
        .orderBy(Part.column(taken, untouchedSince), Part.column(taken, PAYMENT_ATTEMPT.INTENT))
        .fetch(Paying::attempt);
  }

  private static Select<Record> attempts(Condition which) {
    return select(OF_ATTEMPT)
        .from(PAYMENT_ATTEMPT)
        .join(BOOKING)
        .on(BOOKING.ID.eq(PAYMENT_ATTEMPT.BOOKING_ID))
        .where(which);
  }

  static PaymentAttempt attempt(Record row) {
    return new PaymentAttempt(
        new IntentKey(row.get(PAYMENT_ATTEMPT.INTENT)),
        new BookingReference(row.get(BOOKING.REFERENCE)),
        Money.of(row.get(PAYMENT_ATTEMPT.AMOUNT), Currency.getInstance(row.get(BOOKING.CURRENCY))),
        new CardToken(row.get(PAYMENT_ATTEMPT.CARD_TOKEN)),
        switch (row.get(PAYMENT_ATTEMPT.STATUS)) {
          case started ->
              row.get(PAYMENT_ATTEMPT.SEATS_LOST)
                  ? PaymentAttempt.Status.RETURNING
                  : PaymentAttempt.Status.STARTED;
          case firm -> PaymentAttempt.Status.FIRM;
          case paid -> PaymentAttempt.Status.PAID;
          case failed -> PaymentAttempt.Status.FAILED;
        });
  }

  /** What is known of the card of an attempt; nothing before it is authorised. */
  static Optional<CardSummary> card(Record row) {
    return Optional.ofNullable(row.get(PAYMENT_ATTEMPT.CARD_BRAND))
        .map(brand ->
            new CardSummary(
                CardBrand.valueOf(brand),
                row.get(PAYMENT_ATTEMPT.CARD_LAST4),
                YearMonth.from(row.get(PAYMENT_ATTEMPT.CARD_EXPIRY))));
  }

  /** The booking whose last attempt this is. */
  static Condition isLast(IntentKey intent) {
    return isLast(Values.of(intent));
  }

  private static Condition isLast(Values<IntentKey> intent) {
    return BOOKING
        .ID
        .eq(
            select(PAYMENT_ATTEMPT.BOOKING_ID)
                .from(PAYMENT_ATTEMPT)
                .where(PAYMENT_ATTEMPT.INTENT.eq(intent(intent))))
        .and(BOOKING.INTENT.eq(intent(intent)));
  }

  private static Field<String> intent(Values<IntentKey> intent) {
    return intent.value(PAYMENT_ATTEMPT.INTENT, IntentKey::value);
  }
}
