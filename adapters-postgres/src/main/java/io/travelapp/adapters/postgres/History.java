package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_EVENT;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.BookingEventKind;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.customer.CustomerId;
import java.util.List;
import java.util.Locale;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** What happened to bookings: written by the statement, or in the transaction, that does it. */
final class History {

  private History() {}

  /**
   * The part of a statement that notes an event.
   *
   * @param changed a part of the same statement, with a row for each booking that it happens to
   * @param booking its column that says which
   */
  static CommonTableExpression<?> noted(
      CommonTableExpression<?> changed,
      Field<Long> booking,
      BookingEvent.Kind kind,
      Field<String> detail) {
    return name("noted")
        .as(
            insertInto(
                    BOOKING_EVENT,
                    BOOKING_EVENT.BOOKING_ID,
                    BOOKING_EVENT.AT,
                    BOOKING_EVENT.KIND,
                    BOOKING_EVENT.DETAIL)
                .select(
                    select(booking, Routines.instantNow(), val(stored(kind)), detail).from(changed))
                .returning(BOOKING_EVENT.ID));
  }

  static void note(DSLContext sql, long booking, BookingEvent.Kind kind, String detail) {
    sql.insertInto(BOOKING_EVENT)
        .set(BOOKING_EVENT.BOOKING_ID, booking)
        .set(BOOKING_EVENT.AT, Routines.instantNow())
        .set(BOOKING_EVENT.KIND, stored(kind))
        .set(BOOKING_EVENT.DETAIL, detail)
        .execute();
  }

  static List<BookingEvent> of(DSLContext sql, CustomerId customer, BookingReference reference) {
    return sql.select(BOOKING_EVENT.AT, BOOKING_EVENT.KIND, BOOKING_EVENT.DETAIL)
        .from(BOOKING_EVENT)
        .join(BOOKING)
        .on(BOOKING.ID.eq(BOOKING_EVENT.BOOKING_ID))
        .where(BOOKING.REFERENCE.eq(reference.value()))
        .and(BOOKING.CUSTOMER.eq(customer.subject()))
        .orderBy(BOOKING_EVENT.ID)
        .fetch(History::event);
  }

  private static BookingEvent event(Record row) {
    return new BookingEvent(
        row.get(BOOKING_EVENT.AT),
        BookingEvent.Kind.valueOf(
            row.get(BOOKING_EVENT.KIND).getLiteral().toUpperCase(Locale.ROOT)),
        row.get(BOOKING_EVENT.DETAIL));
  }

  private static BookingEventKind stored(BookingEvent.Kind kind) {
    return BookingEventKind.valueOf(kind.name().toLowerCase(Locale.ROOT));
  }
}
