package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_PASSENGER;
import static io.travelapp.adapters.postgres.generated.Tables.CANCELLATION_QUOTE;
import static io.travelapp.adapters.postgres.generated.Tables.PAYMENT_ATTEMPT;
import static io.travelapp.adapters.postgres.generated.Tables.PRICE_LINE;
import static io.travelapp.adapters.postgres.generated.Tables.REFUND_ORDER;
import static io.travelapp.adapters.postgres.generated.Tables.TICKET;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.AttemptStatus;
import io.travelapp.adapters.postgres.generated.enums.TicketStatus;
import io.travelapp.domain.booking.BookedPassenger;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.Purchaser;
import io.travelapp.domain.booking.SeatChange;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.PriceLine;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.domain.seating.Segment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;

/**
 * Reads holds and bookings, each by one statement, which sees one moment: no half of a change is
 * ever read.
 */
final class StoredBookings {

  private static final Field<Boolean> OVER =
      field(BOOKING.KEPT_UNTIL.le(Routines.instantNow())).as("over");

  private static final Field<Result<Record>> LEGS = legs();
  private static final Field<Result<Record>> PASSENGERS = passengers();
  private static final Field<Result<Record>> PRICE_LINES = priceLines();
  private static final Field<Result<Record>> TICKETS = tickets();

  private static final Field<Long> REFUNDED =
      field(
              select(sum(REFUND_ORDER.AMOUNT).cast(Long.class))
                  .from(REFUND_ORDER)
                  .where(REFUND_ORDER.BOOKING_ID.eq(BOOKING.ID)))
          .as("refunded");

  private static final Field<Result<Record>> GIVEN_UP = givenUp();

  /** The booking from which tickets are given up for this one. */
  private static final Field<String> EXCHANGED_FROM = exchangedFrom();

  private static final Field<Result<Record2<String, Long>>> EXCHANGED_FOR = exchangedFor();

  private static final List<SelectField<?>> OF_HOLD =
      List.of(
          BOOKING.ID,
          BOOKING.REFERENCE,
          BOOKING.CUSTOMER,
          BOOKING.STATUS,
          OVER,
          BOOKING.EXPIRES_AT,
          BOOKING.EXTENSIONS_LEFT,
          BOOKING.FARE_PRODUCT,
          BOOKING.PROMOTION,
          BOOKING.EXCHANGEABLE,
          BOOKING.CURRENCY,
          LEGS,
          PASSENGERS,
          PRICE_LINES,
          GIVEN_UP);

  private static final List<SelectField<?>> OF_BOOKING =
      List.of(
          BOOKING.REFERENCE,
          BOOKING.CUSTOMER,
          BOOKING.REVISION,
          BOOKING.BOOKED_AT,
          BOOKING.EMAIL,
          BOOKING.PHONE,
          BOOKING.LANGUAGE,
          BOOKING.FARE_PRODUCT,
          BOOKING.PROMOTION,
          BOOKING.EXCHANGEABLE,
          BOOKING.CURRENCY,
          PAYMENT_ATTEMPT.STATUS,
          PAYMENT_ATTEMPT.CARD_BRAND,
          PAYMENT_ATTEMPT.CARD_LAST4,
          PAYMENT_ATTEMPT.CARD_EXPIRY,
          PAYMENT_ATTEMPT.REDIRECT_URL,
          LEGS,
          PASSENGERS,
          PRICE_LINES,
          TICKETS,
          REFUNDED,
          EXCHANGED_FROM,
          EXCHANGED_FOR);

  private StoredBookings() {}

  static Optional<Hold> hold(DSLContext sql, Condition which) {
    return sql.fetchOptional(holds(which)).map(StoredBookings::hold);
  }

  /** Holds by values, as rows that {@link #hold(Record)} reads. */
  static <V> Template<V> holds(Function<Values<V>, Condition> which) {
    return Template.of(values -> holds(which.apply(values)));
  }

  private static Select<Record> holds(Condition which) {
    return select(OF_HOLD).from(BOOKING).where(which);
  }

  /** One for which a payment was started; others are mere holds. */
  static Optional<Booking> booking(DSLContext sql, Condition which) {
    return bookings(sql, which, 1).stream().findFirst();
  }

  static List<Booking> bookings(
      DSLContext sql, Condition which, int limit, OrderField<?>... order) {
    return sql.fetch(bookings(which).orderBy(order).limit(limit)).map(StoredBookings::booking);
  }

  /** Bookings by values, as rows that {@link #booking(Record)} reads. */
  static <V> Template<V> bookings(Function<Values<V>, Condition> which) {
    return Template.of(values -> bookings(which.apply(values)));
  }

  private static SelectConditionStep<Record> bookings(Condition which) {
    return select(OF_BOOKING)
        .from(BOOKING)
        .join(PAYMENT_ATTEMPT)
        .on(PAYMENT_ATTEMPT.INTENT.eq(BOOKING.INTENT))
        .where(which);
  }

  static Hold hold(Record row) {
    Currency currency = Currency.getInstance(row.get(BOOKING.CURRENCY));
    return new Hold(
        new HoldId(row.get(BOOKING.ID)),
        new CustomerId(row.get(BOOKING.CUSTOMER)),
        new BookingReference(row.get(BOOKING.REFERENCE)),
        holdStatus(row),
        row.get(BOOKING.EXPIRES_AT),
        row.get(BOOKING.EXTENSIONS_LEFT),
        row.get(LEGS).map(StoredBookings::leg),
        row.get(PASSENGERS).map(StoredBookings::passenger),
        terms(row),
        price(row.get(PRICE_LINES), currency),
        row.get(GIVEN_UP).stream().findFirst().map(Cancelling::quote));
  }

  private static Hold.Status holdStatus(Record row) {
    if (Boolean.TRUE.equals(row.get(OVER))) {
      return Hold.Status.EXPIRED;
    }
    return switch (row.get(BOOKING.STATUS)) {
      case held -> Hold.Status.HELD;
      case paying, firm -> Hold.Status.PAYING;
      case booked -> Hold.Status.BOOKED;
      case released -> Hold.Status.RELEASED;
      case expired -> Hold.Status.EXPIRED;
    };
  }

  static Booking booking(Record row) {
    Currency currency = Currency.getInstance(row.get(BOOKING.CURRENCY));
    AttemptStatus attempt = row.get(PAYMENT_ATTEMPT.STATUS);
    List<Ticket> tickets = row.get(TICKETS).map(ticket -> ticket(ticket, currency));
    Optional<RedirectUrl> action =
        attempt == AttemptStatus.started
            ? Optional.ofNullable(row.get(PAYMENT_ATTEMPT.REDIRECT_URL)).map(RedirectUrl::new)
            : Optional.empty();
    Long refunded = row.get(REFUNDED);
    return new Booking(
        new BookingReference(row.get(BOOKING.REFERENCE)),
        new CustomerId(row.get(BOOKING.CUSTOMER)),
        bookingStatus(attempt, action.isPresent(), tickets),
        row.get(BOOKING.REVISION),
        Optional.ofNullable(row.get(BOOKING.BOOKED_AT)),
        purchaser(row),
        row.get(LEGS).map(StoredBookings::leg),
        row.get(PASSENGERS).map(StoredBookings::bookedPassenger),
        terms(row),
        tickets,
        price(row.get(PRICE_LINES), currency),
        Paying.card(row),
        action,
        Money.of(refunded == null ? 0 : refunded, currency),
        Optional.ofNullable(row.get(EXCHANGED_FROM)).map(BookingReference::new),
        row.get(EXCHANGED_FOR).map(other -> new BookingReference(other.value1())));
  }

  private static Booking.Status bookingStatus(
      AttemptStatus attempt, boolean actionAsked, List<Ticket> tickets) {
    return switch (attempt) {
      case started -> actionAsked ? Booking.Status.ACTION_REQUIRED : Booking.Status.PAYMENT_PENDING;
      case firm -> Booking.Status.PAYMENT_PENDING;
      case failed -> Booking.Status.FAILED;
      case paid -> Booking.Status.ofPaid(tickets);
    };
  }

  private static SaleTerms terms(Record row) {
    return new SaleTerms(
        row.get(BOOKING.FARE_PRODUCT),
        Optional.ofNullable(row.get(BOOKING.PROMOTION)),
        row.get(BOOKING.EXCHANGEABLE));
  }

  private static Purchaser purchaser(Record row) {
    return new Purchaser(
        new EmailAddress(row.get(BOOKING.EMAIL)),
        Optional.ofNullable(row.get(BOOKING.PHONE)),
        Optional.ofNullable(row.get(BOOKING.LANGUAGE)));
  }

  private static Field<Result<Record>> legs() {
    return multiset(
            select(
                    List.of(
                        BOOKING_LEG.DEPARTURE_ID,
                        BOOKING_LEG.FROM_CALL,
                        BOOKING_LEG.TO_CALL,
                        BOOKING_LEG.FROM_STOP,
                        BOOKING_LEG.TO_STOP,
                        BOOKING_LEG.BOARDS,
                        BOOKING_LEG.ALIGHTS,
                        BOOKING_LEG.SEATS,
                        BOOKING_LEG.CHANGE_PLACES,
                        BOOKING_LEG.CHANGE_CALLS,
                        BOOKING_LEG.CHANGE_STOPS,
                        BOOKING_LEG.CHANGE_SEATS,
                        BOOKING_LEG.SEATED_TOGETHER,
                        BOOKING_LEG.REFUND_ANCHOR,
                        BOOKING_LEG.REFUND_SECONDS,
                        BOOKING_LEG.REFUND_PERCENTS))
                .from(BOOKING_LEG)
                .where(BOOKING_LEG.BOOKING_ID.eq(BOOKING.ID))
                .orderBy(BOOKING_LEG.LEG))
        .as("legs");
  }

  private static HeldLeg leg(Record row) {
    return new HeldLeg(
        new DepartureId(row.get(BOOKING_LEG.DEPARTURE_ID)),
        new Segment(row.get(BOOKING_LEG.FROM_CALL), row.get(BOOKING_LEG.TO_CALL)),
        new StopId(row.get(BOOKING_LEG.FROM_STOP)),
        new StopId(row.get(BOOKING_LEG.TO_STOP)),
        row.get(BOOKING_LEG.BOARDS),
        row.get(BOOKING_LEG.ALIGHTS),
        Arrays.stream(row.get(BOOKING_LEG.SEATS)).map(SeatLabel::new).toList(),
        changes(row),
        row.get(BOOKING_LEG.SEATED_TOGETHER),
        row.get(BOOKING_LEG.REFUND_ANCHOR),
        refundPolicy(row.get(BOOKING_LEG.REFUND_SECONDS), row.get(BOOKING_LEG.REFUND_PERCENTS)));
  }

  private static List<SeatChange> changes(Record row) {
    Integer[] places = row.get(BOOKING_LEG.CHANGE_PLACES);
    Integer[] calls = row.get(BOOKING_LEG.CHANGE_CALLS);
    Long[] stops = row.get(BOOKING_LEG.CHANGE_STOPS);
    String[] seats = row.get(BOOKING_LEG.CHANGE_SEATS);
    return IntStream.range(0, places.length)
        .mapToObj(at ->
            new SeatChange(places[at], calls[at], new StopId(stops[at]), new SeatLabel(seats[at])))
        .toList();
  }

  /** The columns of a leg that tell who sits where. */
  static Map<Field<?>, Object> seatColumns(HeldLeg leg) {
    List<SeatChange> changes = leg.changes();
    return Map.of(
        BOOKING_LEG.SEATS,
        leg.seats().stream().map(SeatLabel::value).toArray(String[]::new),
        BOOKING_LEG.CHANGE_PLACES,
        changes.stream().map(SeatChange::place).toArray(Integer[]::new),
        BOOKING_LEG.CHANGE_CALLS,
        changes.stream().map(SeatChange::call).toArray(Integer[]::new),
        BOOKING_LEG.CHANGE_STOPS,
        changes.stream().map(change -> change.stop().number()).toArray(Long[]::new),
        BOOKING_LEG.CHANGE_SEATS,
        changes.stream().map(change -> change.seat().value()).toArray(String[]::new),
        BOOKING_LEG.SEATED_TOGETHER,
        leg.seatedTogether());
  }

  private static RefundPolicy refundPolicy(Long[] seconds, Integer[] percents) {
    return new RefundPolicy(
        IntStream.range(0, seconds.length)
            .mapToObj(
                tier -> new RefundPolicy.Tier(Duration.ofSeconds(seconds[tier]), percents[tier]))
            .toList());
  }

  private static Field<Result<Record>> passengers() {
    return multiset(
            select(
                    List.of(
                        BOOKING_PASSENGER.TYPE_ID,
                        BOOKING_PASSENGER.NEEDS_SEAT,
                        BOOKING_PASSENGER.CAN_ACCOMPANY,
                        BOOKING_PASSENGER.NEED,
                        BOOKING_PASSENGER.NEIGHBOUR,
                        BOOKING_PASSENGER.GIVEN_NAME,
                        BOOKING_PASSENGER.FAMILY_NAME))
                .from(BOOKING_PASSENGER)
                .where(BOOKING_PASSENGER.BOOKING_ID.eq(BOOKING.ID))
                .orderBy(BOOKING_PASSENGER.PASSENGER))
        .as("passengers");
  }

  private static HeldPassenger passenger(Record row) {
    String type = row.get(BOOKING_PASSENGER.TYPE_ID);
    return new HeldPassenger(
        type,
        row.get(BOOKING_PASSENGER.NEEDS_SEAT),
        // Written by a node of the version before, which knew adults by their type alone.
        Objects.requireNonNullElse(row.get(BOOKING_PASSENGER.CAN_ACCOMPANY), type.equals("adult")),
        SeatNeed.valueOf(row.get(BOOKING_PASSENGER.NEED).toUpperCase(Locale.ROOT)),
        SeatedPassengers.neighbour(row.get(BOOKING_PASSENGER.NEIGHBOUR)));
  }

  private static BookedPassenger bookedPassenger(Record row) {
    return new BookedPassenger(
        passenger(row),
        new PassengerName(
            row.get(BOOKING_PASSENGER.GIVEN_NAME), row.get(BOOKING_PASSENGER.FAMILY_NAME)));
  }

  private static Field<Result<Record>> priceLines() {
    return multiset(
            select(
                    List.of(
                        PRICE_LINE.LABEL, PRICE_LINE.PASSENGER, PRICE_LINE.LEG, PRICE_LINE.AMOUNT))
                .from(PRICE_LINE)
                .where(PRICE_LINE.BOOKING_ID.eq(BOOKING.ID))
                .orderBy(PRICE_LINE.LINE))
        .as("price_lines");
  }

  private static Price price(Result<Record> lines, Currency currency) {
    return Price.of(
        lines.map(row ->
            new PriceLine(
                row.get(PRICE_LINE.LABEL),
                row.get(PRICE_LINE.PASSENGER),
                row.get(PRICE_LINE.LEG),
                Money.of(row.get(PRICE_LINE.AMOUNT), currency))),
        currency);
  }

  private static Field<Result<Record>> tickets() {
    return multiset(
            select(
                    List.of(
                        TICKET.NUMBER,
                        TICKET.LEG,
                        TICKET.PASSENGER,
                        TICKET.SEAT,
                        TICKET.PRICE,
                        TICKET.STATUS,
                        TICKET.EXCHANGED_FOR))
                .from(TICKET)
                .where(TICKET.BOOKING_ID.eq(BOOKING.ID))
                .orderBy(TICKET.LEG, TICKET.PASSENGER))
        .as("tickets");
  }

  private static Ticket ticket(Record row, Currency currency) {
    return new Ticket(
        row.get(TICKET.NUMBER),
        row.get(TICKET.LEG),
        row.get(TICKET.PASSENGER),
        Optional.ofNullable(row.get(TICKET.SEAT)).map(SeatLabel::new),
        Money.of(row.get(TICKET.PRICE), currency),
        switch (row.get(TICKET.STATUS)) {
          case valid ->
              // It keeps its seat until the exchange is confirmed, but is not to be had any more.
              row.get(TICKET.EXCHANGED_FOR) == null ? Ticket.Status.VALID : Ticket.Status.EXCHANGED;
          case cancelled -> Ticket.Status.CANCELLED;
          case exchanged -> Ticket.Status.EXCHANGED;
          case used -> Ticket.Status.USED;
        });
  }

  // Exchanges

  private static Field<Result<Record>> givenUp() {
    var old = BOOKING.as("old");
    return multiset(
            select(Cancelling.OF_QUOTE)
                .select(old.REFERENCE, old.CURRENCY)
                .from(CANCELLATION_QUOTE)
                .join(old)
                .on(old.ID.eq(CANCELLATION_QUOTE.BOOKING_ID))
                .where(CANCELLATION_QUOTE.ID.eq(BOOKING.GIVEN_UP)))
        .as("given_up");
  }

  private static Field<String> exchangedFrom() {
    var old = BOOKING.as("old");
    return field(
            select(old.REFERENCE)
                .from(CANCELLATION_QUOTE)
                .join(old)
                .on(old.ID.eq(CANCELLATION_QUOTE.BOOKING_ID))
                .where(CANCELLATION_QUOTE.ID.eq(BOOKING.GIVEN_UP)))
        .as("exchanged_from");
  }

  private static Field<Result<Record2<String, Long>>> exchangedFor() {
    var other = BOOKING.as("other");
    return multiset(
            selectDistinct(other.REFERENCE, other.ID)
                .from(TICKET)
                .join(other)
                .on(other.ID.eq(TICKET.EXCHANGED_FOR))
                .where(TICKET.BOOKING_ID.eq(BOOKING.ID))
                .and(TICKET.STATUS.eq(TicketStatus.exchanged))
                .orderBy(other.ID))
        .as("exchanged_for");
  }
}
