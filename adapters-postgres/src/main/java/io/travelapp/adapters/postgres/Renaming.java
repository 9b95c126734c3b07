package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_PASSENGER;
import static io.travelapp.adapters.postgres.generated.Tables.TICKET;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.update;

import io.travelapp.adapters.postgres.generated.enums.TicketStatus;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.RenameAnswer;
import io.travelapp.domain.booking.PassengerName;
import java.util.Optional;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;

/** Gives passengers of a booking other names. */
final class Renaming {

  private Renaming() {}

  /** In one statement, with the booking locked. */
  static RenameAnswer rename(DSLContext sql, Condition which, int passenger, PassengerName name) {
    CommonTableExpression<?> changed =
        name("changed")
            .as(
                update(BOOKING)
                    .set(BOOKING.REVISION, BOOKING.REVISION.plus(1))
                    .where(which)
                    .and(exists(validTicketOf(passenger)))
                    .and(exists(otherNameThan(passenger, name)))
                    .returning(BOOKING.ID));
    sql.with(changed)
        .update(BOOKING_PASSENGER)
        .set(BOOKING_PASSENGER.GIVEN_NAME, name.given())
        .set(BOOKING_PASSENGER.FAMILY_NAME, name.family())
        .from(changed)
        .where(BOOKING_PASSENGER.BOOKING_ID.eq(Part.column(changed, BOOKING.ID)))
        .and(BOOKING_PASSENGER.PASSENGER.eq(passenger))
        .execute();
    return answer(StoredBookings.booking(sql, which), passenger);
  }

  private static Select<?> validTicketOf(int passenger) {
    return selectOne()
        .from(TICKET)
        .where(TICKET.BOOKING_ID.eq(BOOKING.ID))
        .and(TICKET.PASSENGER.eq(passenger))
        .and(TICKET.STATUS.eq(TicketStatus.valid))
        .and(TICKET.EXCHANGED_FOR.isNull());
  }

  private static Select<?> otherNameThan(int passenger, PassengerName name) {
    return selectOne()
        .from(BOOKING_PASSENGER)
        .where(BOOKING_PASSENGER.BOOKING_ID.eq(BOOKING.ID))
        .and(BOOKING_PASSENGER.PASSENGER.eq(passenger))
        .and(
            row(BOOKING_PASSENGER.GIVEN_NAME, BOOKING_PASSENGER.FAMILY_NAME)
                .ne(row(name.given(), name.family())));
  }

  private static RenameAnswer answer(Optional<Booking> found, int passenger) {
    if (found.isEmpty()) {
      return new RenameAnswer.NoSuchBooking();
    }
    Booking booking = found.get();
    if (passenger < 0 || passenger >= booking.passengers().size()) {
      return new RenameAnswer.NoSuchPassenger(booking);
    }
    return booking.validTickets().stream().anyMatch(ticket -> ticket.passenger() == passenger)
        ? new RenameAnswer.Renamed(booking)
        : new RenameAnswer.NothingToRename(booking);
  }
}
