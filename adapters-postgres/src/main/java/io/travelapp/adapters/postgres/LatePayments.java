package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.PAYMENT_ATTEMPT;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.AttemptStatus;
import io.travelapp.adapters.postgres.generated.enums.BookingStatus;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.LatePayment;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.IntentKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Payments that lapsed and succeed after all: seats are claimed anew in a transaction that has the
 * booking locked, or it is decided under the same lock that there are none.
 */
final class LatePayments {

  /** How often it is tried; each time a hold that expired just then was in the way. */
  private static final int TRIES = 5;

  private static final Condition IS_LATE =
      BOOKING
          .STATUS
          .eq(BookingStatus.expired)
          .or(
              BOOKING
                  .STATUS
                  .eq(BookingStatus.paying)
                  .and(BOOKING.PAYING_UNTIL.le(Routines.instantNow())))
          .and(
              exists(
                  selectOne()
                      .from(PAYMENT_ATTEMPT)
                      .where(PAYMENT_ATTEMPT.INTENT.eq(BOOKING.INTENT))
                      .and(PAYMENT_ATTEMPT.STATUS.eq(AttemptStatus.started))
                      .andNot(PAYMENT_ATTEMPT.SEATS_LOST)));

  private final DSLContext sql;

  LatePayments(DSLContext sql) {
    this.sql = sql;
  }

  Optional<LatePayment> find(IntentKey intent) {
    Condition late = Paying.isLast(intent).and(IS_LATE);
    return sql.select(BOOKING.ACCEPT_OTHER_SEATS)
        .from(BOOKING)
        .where(late)
        .fetchOptional(BOOKING.ACCEPT_OTHER_SEATS)
        .flatMap(accepted ->
            StoredBookings.hold(sql, late).map(hold -> new LatePayment(hold, accepted)));
  }

  /** Claims the seats if they can be had; else nothing changes. */
  void claim(IntentKey intent, CardSummary card, HoldRequest seats) {
    // Of no request: what stands in the way is looked for, not what was done before.
    RequestKey key = new RequestKey(seats.customer(), "late", intent.value());
    for (int tries = 0; tries < TRIES && !tryToClaim(intent, card, seats); tries++) {
      switch (Looking.at(sql, key, seats)) {
        case Look.Expired(Set<Long> bookings) -> EndedBookings.expire(sql, bookings);
        case Look.Free() -> {
          // It is, since a moment ago.
        }
        case Look.Decided ignored -> {
          return;
        }
        case Look.Done() -> {
          return;
        }
      }
    }
  }

  /** Whether nothing is left to be tried. */
  private boolean tryToClaim(IntentKey intent, CardSummary card, HoldRequest seats) {
    try {
      sql.transaction(transaction ->
          lockedIfLate(transaction.dsl(), intent)
              .ifPresent(booking -> claim(transaction.dsl(), booking, intent, card, seats)));
      return true;
    } catch (NotAll refused) {
      return false;
    }
  }

  /** The booking, locked: what is read after that stays so. */
  private static Optional<Long> lockedIfLate(DSLContext transaction, IntentKey intent) {
    transaction
        .select(BOOKING.ID)
        .from(BOOKING)
        .where(Paying.isLast(intent))
        .forNoKeyUpdate()
        .execute();
    return transaction
        .select(BOOKING.ID)
        .from(BOOKING)
        .where(Paying.isLast(intent).and(IS_LATE))
        .fetchOptional(BOOKING.ID);
  }

  private static void claim(
      DSLContext transaction, long booking, IntentKey intent, CardSummary card, HoldRequest seats) {
    EndedBookings.expire(transaction, List.of(booking));
    if (!HoldStatement.claimAgain(transaction, booking, seats)) {
      throw new NotAll();
    }
    SeatedPassengers.requireApart(transaction, booking, seats.unwanted());
    transaction
        .update(PAYMENT_ATTEMPT)
        .set(PAYMENT_ATTEMPT.STATUS, AttemptStatus.firm)
        .set(Paying.cardColumns(Values.of(card)))
        .set(PAYMENT_ATTEMPT.TOUCHED_AT, Routines.instantNow())
        .where(PAYMENT_ATTEMPT.INTENT.eq(intent.value()))
        .execute();
    boolean same = true;
    for (int leg = 0; leg < seats.legs().size(); leg++) {
      same &= !move(transaction, booking, leg, seats.legs().get(leg));
    }
    if (same) {
      History.note(transaction, booking, BookingEvent.Kind.SEATS_CLAIMED_AGAIN, "");
    } else {
      History.note(
          transaction, booking, BookingEvent.Kind.OTHER_SEATS_CLAIMED, seatsByLeg(seats.legs()));
    }
  }

  /** Whether the leg had other seats. */
  private static boolean move(DSLContext transaction, long booking, int number, HeldLeg leg) {
    Map<Field<?>, Object> seats = StoredBookings.seatColumns(leg);
    return transaction
            .update(BOOKING_LEG)
            .set(seats)
            .where(BOOKING_LEG.BOOKING_ID.eq(booking))
            .and(BOOKING_LEG.LEG.eq(number))
            .andNot(condition(seats))
            .execute()
        > 0;
  }

  private static String seatsByLeg(List<HeldLeg> legs) {
    return legs.stream()
        .map(leg ->
            leg.stretches().stream()
                .map(stretch -> stretch.seat().value())
                .collect(Collectors.joining(" ")))
        .collect(Collectors.joining(", "));
  }

  void giveUp(IntentKey intent) {
    sql.transaction(transaction -> {
      if (lockedIfLate(transaction.dsl(), intent).isPresent()) {
        transaction
            .dsl()
            .update(PAYMENT_ATTEMPT)
            .set(PAYMENT_ATTEMPT.SEATS_LOST, true)
            .set(PAYMENT_ATTEMPT.TOUCHED_AT, Routines.instantNow())
            .where(PAYMENT_ATTEMPT.INTENT.eq(intent.value()))
            .execute();
      }
    });
  }
}
