package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.with;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.BookingStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;

/** Ends holds, and payments that lapsed, and frees their seats: each way in one statement. */
final class EndedBookings {

  private EndedBookings() {}

  /**
   * Ends those whose time is over, the oldest first. What somebody else is working on is left to
   * them.
   *
   * @return how many ended
   */
  static int sweep(DSLContext sql, int limit) {
    return expire(
        sql,
        select(BOOKING.ID)
            .from(BOOKING)
            .where(BOOKING.KEPT_UNTIL.le(Moments.begun()))
            .orderBy(BOOKING.KEPT_UNTIL)
            .limit(limit)
            .forNoKeyUpdate()
            .skipLocked());
  }

  /**
   * Ends those of these whose time is over; afterwards none of them has seats. They are locked in
   * the order of their ids, so that two who do this do not wait for each other.
   */
  static void expire(DSLContext sql, Collection<Long> bookings) {
    expire(
        sql,
        select(BOOKING.ID)
            .from(BOOKING)
            .where(BOOKING.ID.in(bookings))
            .orderBy(BOOKING.ID)
            .forNoKeyUpdate());
  }

  private static int expire(DSLContext sql, Select<Record1<Long>> those) {
    CommonTableExpression<Record1<Long>> due = name("due").as(those);
    return sql.fetchSingle(
            ended(
                List.of(due),
                BookingStatus.expired,
                BOOKING
                    .ID
                    .in(select(Part.column(due, BOOKING.ID)).from(due))
                    .and(BOOKING.KEPT_UNTIL.le(Routines.instantNow()))))
        .value1();
  }

  /** A statement that ends what is held and meets a condition; it gives their number. */
  static Select<Record1<Integer>> released(Condition which) {
    return ended(
        List.of(),
        BookingStatus.released,
        which
            .and(BOOKING.STATUS.eq(BookingStatus.held))
            .and(BOOKING.EXPIRES_AT.gt(Routines.instantNow())));
  }

  private static Select<Record1<Integer>> ended(
      List<CommonTableExpression<?>> before, BookingStatus status, Condition which) {
    CommonTableExpression<?> ended =
        name("ended")
            .as(update(BOOKING).set(BOOKING.STATUS, status).where(which).returning(BOOKING.ID));
    List<CommonTableExpression<?>> parts = new ArrayList<>(before);
    parts.add(ended);
    parts.addAll(FreedSeats.of(ended, SEAT_CLAIM.BOOKING_ID.eq(Part.column(ended, BOOKING.ID))));
    return with(parts).selectCount().from(ended);
  }
}
