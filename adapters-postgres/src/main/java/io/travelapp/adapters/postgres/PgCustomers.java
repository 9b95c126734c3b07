package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.ANSWERED_REQUEST;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_PASSENGER;
import static io.travelapp.adapters.postgres.generated.Tables.CUSTOMER;
import static io.travelapp.adapters.postgres.generated.Tables.TICKET;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.BookingStatus;
import io.travelapp.adapters.postgres.generated.enums.TicketStatus;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.Purchaser;
import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The customers' details in PostgreSQL, one row each. */
final class PgCustomers implements Customers {

  private final DSLContext sql;

  PgCustomers(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void save(Customer customer) {
    sql.insertInto(CUSTOMER)
        .set(CUSTOMER.SUBJECT, customer.id().subject())
        .set(CUSTOMER.EMAIL, customer.email().value())
        .set(CUSTOMER.GIVEN_NAME, customer.givenName())
        .set(CUSTOMER.FAMILY_NAME, customer.familyName())
        .set(CUSTOMER.PHONE, customer.phone().orElse(null))
        .set(CUSTOMER.SINCE, Routines.instantNow())
        .onDuplicateKeyUpdate()
        .set(CUSTOMER.EMAIL, customer.email().value())
        .set(CUSTOMER.GIVEN_NAME, customer.givenName())
        .set(CUSTOMER.FAMILY_NAME, customer.familyName())
        .set(CUSTOMER.PHONE, customer.phone().orElse(null))
        .execute();
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    return sql.selectFrom(CUSTOMER)
        .where(CUSTOMER.SUBJECT.eq(id.subject()))
        .fetchOptional(row ->
            new Customer(
                id,
                new EmailAddress(row.getEmail()),
                row.getGivenName(),
                row.getFamilyName(),
                Optional.ofNullable(row.getPhone())));
  }

  @Override
  public void welcome(CustomerId id) {
    sql.update(CUSTOMER)
        .set(CUSTOMER.LAST_THERE, Routines.instantNow())
        .where(CUSTOMER.SUBJECT.eq(id.subject()))
        .execute();
  }

  @Override
  public EraseAnswer erase(CustomerId id) {
    return sql.transactionResult(transaction -> {
      DSLContext tx = transaction.dsl();
      // Whoever changes one of the bookings has its row, and is waited for.
      List<Long> bookings =
          tx.select(BOOKING.ID)
              .from(BOOKING)
              .where(BOOKING.CUSTOMER.eq(id.subject()))
              .orderBy(BOOKING.ID)
              .forUpdate()
              .fetch(BOOKING.ID);
      if (tx.fetchExists(BOOKING, BOOKING.ID.in(bookings).and(isAhead()))) {
        return new EraseAnswer.JourneyAhead();
      }
      erase(tx, id, bookings);
      return new EraseAnswer.Erased();
    });
  }

  private static Condition isAhead() {
    Condition travels =
        exists(
            selectOne()
                .from(TICKET)
                .join(BOOKING_LEG)
                .on(BOOKING_LEG.BOOKING_ID.eq(TICKET.BOOKING_ID), BOOKING_LEG.LEG.eq(TICKET.LEG))
                .where(TICKET.BOOKING_ID.eq(BOOKING.ID))
                .and(TICKET.STATUS.eq(TicketStatus.valid))
                .and(BOOKING_LEG.ALIGHTS.gt(Routines.instantNow())));
    return BOOKING
        .STATUS
        .in(BookingStatus.paying, BookingStatus.firm)
        .or(BOOKING.STATUS.eq(BookingStatus.booked).and(travels));
  }

  private static void erase(DSLContext tx, CustomerId id, List<Long> bookings) {
    tx.update(BOOKING)
        .set(BOOKING.EMAIL, Purchaser.ERASED.email().value())
        .setNull(BOOKING.PHONE)
        .setNull(BOOKING.LANGUAGE)
        .where(BOOKING.ID.in(bookings).and(BOOKING.EMAIL.isNotNull()))
        .execute();
    tx.update(BOOKING_PASSENGER)
        .set(BOOKING_PASSENGER.GIVEN_NAME, PassengerName.ERASED.given())
        .set(BOOKING_PASSENGER.FAMILY_NAME, PassengerName.ERASED.family())
        .where(
            BOOKING_PASSENGER.BOOKING_ID.in(bookings).and(BOOKING_PASSENGER.GIVEN_NAME.isNotNull()))
        .execute();
    tx.update(BOOKING_PASSENGER)
        .set(BOOKING_PASSENGER.NEIGHBOUR, SeatedPassengers.stored(Neighbour.OTHER))
        .where(BOOKING_PASSENGER.BOOKING_ID.in(bookings))
        .and(BOOKING_PASSENGER.NEIGHBOUR.ne(SeatedPassengers.stored(Neighbour.OTHER)))
        .execute();
    tx.deleteFrom(ANSWERED_REQUEST).where(ANSWERED_REQUEST.PRINCIPAL.eq(id.subject())).execute();
    tx.deleteFrom(CUSTOMER).where(CUSTOMER.SUBJECT.eq(id.subject())).execute();
  }

  @Override
  public List<CustomerId> forgettable(Instant signUpsBefore, Instant lastThereBefore, int limit) {
    Condition travelledSince =
        exists(
            selectOne()
                .from(BOOKING)
                .join(BOOKING_LEG)
                .on(BOOKING_LEG.BOOKING_ID.eq(BOOKING.ID))
                .where(BOOKING.CUSTOMER.eq(CUSTOMER.SUBJECT))
                .and(BOOKING.INTENT.isNotNull())
                .and(BOOKING.STATUS.eq(BookingStatus.booked))
                .and(BOOKING_LEG.ALIGHTS.ge(lastThereBefore)));
    return sql.select(CUSTOMER.SUBJECT)
        .from(CUSTOMER)
        .where(CUSTOMER.LAST_THERE.isNull().and(CUSTOMER.SINCE.lt(signUpsBefore)))
        .or(CUSTOMER.LAST_THERE.lt(lastThereBefore).andNot(travelledSince))
        .orderBy(CUSTOMER.SINCE)
        .limit(limit)
        .fetch(row -> new CustomerId(row.value1()));
  }
}
