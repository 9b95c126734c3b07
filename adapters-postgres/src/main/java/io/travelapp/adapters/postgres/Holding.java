package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static org.jooq.impl.DSL.field;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.BookingStatus;
import io.travelapp.domain.booking.Bookings.ExtensionAnswer;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.exception.DataAccessException;
import org.jooq.types.DayToSecond;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds: how they begin, are extended, and end without a payment. */
final class Holding {

  private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

  /**
   * How often a hold is tried under lock; each time a hold that expired just then was in the way.
   */
  private static final int TRIES = 5;

  /**
   * How often a slot is lost to another hold of the customer's; each time that one goes through.
   */
  private static final int SLOT_RACES = 2 * Hold.PER_CUSTOMER_MAX;

  /** A hold that a customer asks for. */
  private record Own(CustomerId customer, HoldId id) {}

  private static final Template<Own> OWN = StoredBookings.holds(Holding::is);

  private static final Template<RequestKey> UNDER_KEY =
      StoredBookings.holds(key ->
          BOOKING
              .CUSTOMER
              .eq(key.value(BOOKING.CUSTOMER, it -> it.principal().subject()))
              .and(BOOKING.OPERATION.eq(key.value(BOOKING.OPERATION, RequestKey::operation)))
              .and(BOOKING.REQUEST_KEY.eq(key.value(BOOKING.REQUEST_KEY, RequestKey::key))));

  private static final Template<Own> RELEASE = Template.of(own -> EndedBookings.released(is(own)));

  private final DSLContext sql;

  Holding(DSLContext sql) {
    this.sql = sql;
  }

  HoldAnswer hold(RequestKey key, HoldRequest request) {
    return Failures.lookedUp(() -> holdOnce(key, request), () -> done(key));
  }

  private HoldAnswer holdOnce(RequestKey key, HoldRequest request) {
    for (int races = 0; races < SLOT_RACES; races++) {
      try {
        Optional<Hold> held = claim(key, request);
        return held.isPresent()
            ? new HoldAnswer.Held(held.get())
            : after(look(sql, key, request), key, request, TRIES);
      } catch (PromotionUse.UsedUp e) {
        return done(key).orElseGet(() -> new HoldAnswer.PromotionUsedUp(e.reached()));
      } catch (DataAccessException e) {
        if (!Failures.isRefusedBy(e, "booking_slot")) {
          return answerTo(e, key, request);
        }
      }
    }
    throw new IllegalStateException("Holds of " + request.customer() + " keep racing");
  }

  private static Look look(DSLContext sql, RequestKey key, HoldRequest request) {
    Look look = Looking.at(sql, key, request);
    return look instanceof Look.Free ? lookForSlot(sql, request.customer()) : look;
  }

  /** What keeps the customer from one more hold. */
  private static Look lookForSlot(DSLContext sql, CustomerId customer) {
    Field<Boolean> over = field(BOOKING.KEPT_UNTIL.le(Routines.instantNow())).as("over");
    Result<Record2<Long, Boolean>> live =
        sql.select(BOOKING.ID, over)
            .from(BOOKING)
            .where(BOOKING.CUSTOMER.eq(customer.subject()))
            .and(BOOKING.SLOT.isNotNull())
            .and(HoldStatement.isLive(BOOKING))
            .fetch();
    Set<Long> expired = new TreeSet<>();
    live.forEach(row -> {
      if (Boolean.TRUE.equals(row.value2())) {
        expired.add(row.value1());
      }
    });
    if (live.size() < Hold.PER_CUSTOMER_MAX) {
      return new Look.Free();
    }
    return expired.isEmpty()
        ? new Look.Decided(new HoldAnswer.TooManyHolds())
        : new Look.Expired(expired);
  }

  private Optional<Hold> claim(RequestKey key, HoldRequest request) {
    boolean oneStatement =
        departures(request).size() == 1
            && !PromotionUse.isLimited(request)
            && request.unwanted().isEmpty();
    if (oneStatement) {
      return HoldStatement.execute(sql, key, request);
    }
    try {
      return sql.transactionResult(
          transaction -> Optional.of(allOrNothing(transaction.dsl(), key, request)));
    } catch (NotAll refused) {
      return Optional.empty();
    }
  }

  private static Hold allOrNothing(DSLContext transaction, RequestKey key, HoldRequest request) {
    PromotionUse.require(transaction, request);
    Hold hold = HoldStatement.execute(transaction, key, request).orElseThrow(NotAll::new);
    SeatedPassengers.requireApart(transaction, hold.id().number(), request.unwanted());
    return hold;
  }

  /** The departures of the hold, in the order in which they are locked. */
  private static List<Long> departures(HoldRequest request) {
    return request.legs().stream()
        .map(leg -> leg.departure().number())
        .distinct()
        .sorted()
        .toList();
  }

  /** What to answer when something stood in the way, or does no more. */
  private HoldAnswer after(Look look, RequestKey key, HoldRequest request, int tries) {
    return switch (look) {
      case Look.Done() -> done(key).orElseThrow();
      case Look.Decided(HoldAnswer answer) -> answer;
      case Look.Expired(Set<Long> bookings) -> {
        EndedBookings.expire(sql, bookings);
        yield again(key, request, tries);
      }
      case Look.Free() -> again(key, request, tries);
    };
  }

  private HoldAnswer again(RequestKey key, HoldRequest request, int tries) {
    if (tries == 0) {
      throw new IllegalStateException("The seats of " + request.legs() + " keep expiring");
    }
    return after(tryLocked(key, request), key, request, tries - 1);
  }

  /**
   * Holds with the departures locked, so that what is seen there stays so. Only for who may well
   * succeed: a refusal needs no lock and keeps nobody waiting.
   */
  private Look tryLocked(RequestKey key, HoldRequest request) {
    try {
      return sql.transactionResult(transaction -> {
        DSLContext locked = transaction.dsl();
        // Before the departures, as everybody does, so that nobody waits for somebody who waits.
        PromotionUse.require(locked, request);
        locked
            .select(DEPARTURE.ID)
            .from(DEPARTURE)
            .where(DEPARTURE.ID.in(departures(request)))
            .orderBy(DEPARTURE.ID)
            .forNoKeyUpdate()
            .execute();
        Look look = look(locked, key, request);
        return look instanceof Look.Free
            ? new Look.Decided(new HoldAnswer.Held(allOrNothing(locked, key, request)))
            : look;
      });
    } catch (NotAll closedMeanwhile) {
      return look(sql, key, request);
    }
  }

  private HoldAnswer answerTo(DataAccessException failure, RequestKey key, HoldRequest request) {
    if (Failures.isRefusedBy(failure, "booking_request")) {
      return done(key).orElseThrow(() -> failure);
    }
    if (Failures.isRefusedBy(failure, "booking_reference")) {
      return done(key).orElseGet(HoldAnswer.ReferenceInUse::new);
    }
    if (Failures.isRefusedBy(failure, "seat_claim_no_overlap")
        || Failures.isRefusedBy(failure, "departure_occ_taken")) {
      LOG.error(
          "The bits of a departure and its claims disagree; nothing was held of {}",
          request.legs(),
          failure);
      return Looking.at(sql, key, request) instanceof Look.Decided(HoldAnswer.SeatsTaken taken)
          ? taken
          : allTaken(request.legs().getFirst());
    }
    throw failure;
  }

  private static HoldAnswer allTaken(HeldLeg leg) {
    return new HoldAnswer.SeatsTaken(leg.departure(), Set.copyOf(leg.seats()));
  }

  private Optional<HoldAnswer> done(RequestKey key) {
    return find(key).map(HoldAnswer.Held::new);
  }

  Optional<Hold> find(RequestKey key) {
    return UNDER_KEY.query(sql, key).fetchOptional(StoredBookings::hold);
  }

  Optional<Hold> find(CustomerId customer, HoldId id) {
    return OWN.query(sql, new Own(customer, id)).fetchOptional(StoredBookings::hold);
  }

  Optional<ExtensionAnswer> extend(CustomerId customer, HoldId id) {
    int extended =
        sql.update(BOOKING)
            .set(BOOKING.EXPIRES_AT, BOOKING.EXPIRES_AT.add(DayToSecond.valueOf(Hold.LIFETIME)))
            .set(BOOKING.EXTENSIONS_LEFT, BOOKING.EXTENSIONS_LEFT.minus(1))
            .where(is(Values.of(new Own(customer, id))))
            .and(BOOKING.STATUS.eq(BookingStatus.held))
            .and(BOOKING.EXPIRES_AT.gt(Routines.instantNow()))
            .and(BOOKING.EXTENSIONS_LEFT.gt(0))
            .execute();
    return find(customer, id)
        .map(hold -> {
          if (extended > 0) {
            return new ExtensionAnswer.Extended(hold);
          }
          return hold.status() == Hold.Status.HELD
              ? new ExtensionAnswer.NoneLeft(hold)
              : new ExtensionAnswer.NotHeld(hold);
        });
  }

  Optional<Hold> release(CustomerId customer, HoldId id) {
    RELEASE.query(sql, new Own(customer, id)).execute();
    return find(customer, id);
  }

  int expire(int limit) {
    return EndedBookings.sweep(sql, limit);
  }

  private static Condition is(Values<Own> own) {
    return BOOKING
        .ID
        .eq(own.value(BOOKING.ID, it -> it.id().number()))
        .and(BOOKING.CUSTOMER.eq(own.value(BOOKING.CUSTOMER, it -> it.customer().subject())));
  }
}
