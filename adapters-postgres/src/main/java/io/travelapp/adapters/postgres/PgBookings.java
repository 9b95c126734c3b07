package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.LatePayment;
import io.travelapp.domain.booking.LegSeats;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.RefundOrder;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.domain.schedule.DepartureId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Bookings in PostgreSQL. Each change is one statement, conditional on the state that it finds
 * (holds on several departures, and what moves money between bookings, are a transaction of
 * several), so it happens whole or not at all. Rows are always locked in one order: bookings, then
 * departures, both by their ids.
 */
final class PgBookings implements Bookings {

  /** A booking that a customer asks for. */
  private record Own(CustomerId customer, BookingReference reference) {}

  private static final Template<Own> OWN =
      StoredBookings.bookings(values ->
          BOOKING
              .REFERENCE
              .eq(values.value(BOOKING.REFERENCE, own -> own.reference().value()))
              .and(
                  BOOKING.CUSTOMER.eq(
                      values.value(BOOKING.CUSTOMER, own -> own.customer().subject()))));

  private final DSLContext sql;
  private final DepartureQueues queues = new DepartureQueues();
  private final Holding holding;
  private final Reseating reseating;
  private final Paying paying;
  private final LatePayments latePayments;
  private final Cancelling cancelling;
  private final Exchanging exchanging;

  PgBookings(DSLContext sql) {
    this.sql = sql;
    this.holding = new Holding(sql);
    this.reseating = new Reseating(sql);
    this.paying = new Paying(sql);
    this.latePayments = new LatePayments(sql);
    this.cancelling = new Cancelling(sql);
    this.exchanging = new Exchanging(sql);
  }

  @Override
  public <T> T inTurn(Collection<DepartureId> departures, Supplier<T> work) {
    return queues.take(departures, work);
  }

  @Override
  public HoldAnswer hold(RequestKey key, HoldRequest request) {
    requireOwn(key, request.customer());
    return holding.hold(key, request);
  }

  @Override
  public Optional<Hold> findHold(CustomerId customer, HoldId id) {
    return holding.find(customer, id);
  }

  @Override
  public Optional<Hold> findHold(RequestKey key) {
    return holding.find(key);
  }

  @Override
  public Optional<ExtensionAnswer> extend(CustomerId customer, HoldId id) {
    return holding.extend(customer, id);
  }

  @Override
  public Optional<SeatsAnswer<Hold>> changeSeats(
      CustomerId customer, HoldId id, List<LegSeats> legs) {
    return reseating.change(customer, id, legs);
  }

  @Override
  public Optional<SeatsAnswer<Booking>> changeSeats(
      CustomerId customer, BookingReference reference, int revision, List<LegSeats> legs) {
    return reseating.change(customer, reference, revision, legs);
  }

  @Override
  public Optional<Hold> release(CustomerId customer, HoldId id) {
    return holding.release(customer, id);
  }

  @Override
  public int expire(int limit) {
    return holding.expire(limit);
  }

  @Override
  public PaymentAnswer startPayment(RequestKey key, PaymentRequest request) {
    requireOwn(key, request.customer());
    return paying.start(key, request);
  }

  @Override
  public PaymentAttempt makeFirm(IntentKey intent, CardSummary card) {
    return paying.makeFirm(intent, card);
  }

  @Override
  public Optional<LatePayment> findLate(IntentKey intent) {
    return latePayments.find(intent);
  }

  @Override
  public PaymentAttempt claimLate(IntentKey intent, CardSummary card, HoldRequest seats) {
    latePayments.claim(intent, card, seats);
    return paying.get(intent);
  }

  @Override
  public PaymentAttempt giveUpLate(IntentKey intent) {
    latePayments.giveUp(intent);
    return paying.get(intent);
  }

  @Override
  public void awaitAction(IntentKey intent, RedirectUrl redirectUrl) {
    paying.awaitAction(intent, redirectUrl);
  }

  @Override
  public Booking confirm(IntentKey intent) {
    return paying.confirm(intent);
  }

  @Override
  public void fail(IntentKey intent, String reason) {
    paying.fail(intent, BookingEvent.Kind.PAYMENT_FAILED, reason);
  }

  @Override
  public void giveBack(IntentKey intent, String how) {
    paying.fail(intent, BookingEvent.Kind.PAYMENT_GIVEN_BACK, how);
  }

  @Override
  public Optional<PaymentAttempt> findPayment(IntentKey intent) {
    return paying.find(intent);
  }

  @Override
  public List<PaymentAttempt> takeOpenPayments(Duration untouchedFor, int limit) {
    return paying.takeOpen(untouchedFor, limit);
  }

  @Override
  public List<BookingEvent> history(CustomerId customer, BookingReference reference) {
    return History.of(sql, customer, reference);
  }

  @Override
  public Optional<Booking> find(CustomerId customer, BookingReference reference) {
    return OWN.query(sql, new Own(customer, reference)).fetchOptional(StoredBookings::booking);
  }

  @Override
  public List<Booking> list(CustomerId customer, Optional<BookingReference> after, int limit) {
    if (limit < 1 || limit > PAGE_MAX) {
      throw new IllegalArgumentException("A page has 1 to " + PAGE_MAX + " bookings, not " + limit);
    }
    Condition own = BOOKING.CUSTOMER.eq(customer.subject()).and(BOOKING.INTENT.isNotNull());
    return StoredBookings.bookings(
        sql,
        after.map(last -> own.and(comesAfter(customer, last))).orElse(own),
        limit,
        BOOKING.BOARDS.desc(),
        BOOKING.REFERENCE);
  }

  private static Condition comesAfter(CustomerId customer, BookingReference last) {
    var before = BOOKING.as("before");
    Field<Instant> boards =
        field(
            select(before.BOARDS)
                .from(before)
                .where(before.REFERENCE.eq(last.value()))
                .and(before.CUSTOMER.eq(customer.subject()))
                .and(before.INTENT.isNotNull()));
    return BOOKING
        .BOARDS
        .le(boards)
        .and(BOOKING.BOARDS.lt(boards).or(BOOKING.REFERENCE.gt(last.value())));
  }

  @Override
  public RenameAnswer rename(
      CustomerId customer, BookingReference reference, int passenger, PassengerName name) {
    return Renaming.rename(
        sql,
        BOOKING.REFERENCE.eq(reference.value()).and(BOOKING.CUSTOMER.eq(customer.subject())),
        passenger,
        name);
  }

  @Override
  public void saveQuote(CancellationQuote quote) {
    cancelling.save(quote);
  }

  @Override
  public CancelAnswer cancel(
      RequestKey key, CustomerId customer, BookingReference reference, String quoteId) {
    requireOwn(key, customer);
    return cancelling.cancel(key, customer, reference, quoteId);
  }

  @Override
  public ExchangeAnswer exchange(
      RequestKey key, CustomerId customer, HoldId hold, IntentKey intent) {
    requireOwn(key, customer);
    return exchanging.exchange(key, customer, hold, intent);
  }

  @Override
  public List<RefundOrder> takeOpenRefunds(Duration untouchedFor, int limit) {
    return cancelling.takeOpenRefunds(untouchedFor, limit);
  }

  @Override
  public void refunded(RefundKey key) {
    cancelling.refunded(key);
  }

  private static void requireOwn(RequestKey key, CustomerId customer) {
    if (!key.principal().equals(customer)) {
      throw new IllegalArgumentException("A customer asks under a key of their own");
    }
  }
}
