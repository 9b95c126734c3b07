package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_PASSENGER;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.ClaimKind;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/**
 * Who sits where, and what they said to who sits beside them. Passengers of what has expired are
 * there until it is swept: they have their seats, and a payment may keep them at that very moment.
 */
final class SeatedPassengers {

  private static final Field<Boolean> OVER =
      field(BOOKING.KEPT_UNTIL.le(Routines.instantNow())).as("over");

  private static final Template<DepartureId> ON = Template.of(SeatedPassengers::on);

  private static final Template<List<Seated>> THERE = Template.of(SeatedPassengers::there);

  private SeatedPassengers() {}

  /** As it is stored. */
  static String stored(Neighbour neighbour) {
    return neighbour.name().toLowerCase(Locale.ROOT);
  }

  static Neighbour neighbour(String stored) {
    return Neighbour.valueOf(stored.toUpperCase(Locale.ROOT));
  }

  static List<Seated> on(DSLContext sql, DepartureId departure) {
    return ON.query(sql, departure)
        .fetch(row ->
            new Seated(
                departure,
                new Stretch(
                    new SeatLabel(row.get(SEAT_CLAIM.LABEL)),
                    new Segment(row.get(SEAT_CLAIM.FROM_CALL), row.get(SEAT_CLAIM.TO_CALL))),
                neighbour(row.get(BOOKING_PASSENGER.NEIGHBOUR))));
  }

  private static Select<Record> on(Values<DepartureId> departure) {
    return select(
            List.<Field<?>>of(
                SEAT_CLAIM.LABEL,
                SEAT_CLAIM.FROM_CALL,
                SEAT_CLAIM.TO_CALL,
                BOOKING_PASSENGER.NEIGHBOUR))
        .from(SEAT_CLAIM)
        .join(BOOKING_PASSENGER)
        .on(isPassenger())
        .where(
            SEAT_CLAIM.DEPARTURE_ID.eq(
                // As the index has it, however it is sent.
                departure
                    .value(SEAT_CLAIM.DEPARTURE_ID, DepartureId::number)
                    .cast(SQLDataType.BIGINT)))
        .and(SEAT_CLAIM.KIND.eq(inline(ClaimKind.passenger)));
  }

  private static Condition isPassenger() {
    return BOOKING_PASSENGER
        .BOOKING_ID
        .eq(SEAT_CLAIM.BOOKING_ID)
        .and(BOOKING_PASSENGER.PASSENGER.eq(SEAT_CLAIM.PASSENGER));
  }

  /**
   * A booking with passengers who are where they are unwanted.
   *
   * @param over whether its time is over
   */
  record Met(long booking, long departure, boolean over) {}

  /**
   * Who of the unwanted is there. What is seen with the departures locked stays so: whoever takes
   * seats there waits, and looks again afterwards.
   */
  static List<Met> of(DSLContext sql, List<Seated> unwanted) {
    return unwanted.isEmpty()
        ? List.of()
        : THERE
            .query(sql, unwanted)
            .fetch(row ->
                new Met(
                    row.get(SEAT_CLAIM.BOOKING_ID),
                    row.get(SEAT_CLAIM.DEPARTURE_ID),
                    Boolean.TRUE.equals(row.get(OVER))));
  }

  /**
   * Sees to it that nobody else who is unwanted is there when seats were taken.
   *
   * @throws NotAll if somebody is
   */
  static void requireApart(DSLContext transaction, long own, List<Seated> unwanted) {
    if (of(transaction, unwanted).stream().anyMatch(met -> met.booking() != own)) {
      throw new NotAll();
    }
  }

  private static Select<Record> there(Values<List<Seated>> unwanted) {
    Rows<Seated> rows = new Rows<>("unwanted", unwanted);
    Field<Long> departure =
        rows.column("departure_id", SQLDataType.BIGINT, who -> who.departure().number());
    Field<String> seat = rows.column("label", SQLDataType.CLOB, who -> who.where().seat().value());
    Field<Integer> from =
        rows.column("from_call", SQLDataType.INTEGER, who -> who.where().segment().from());
    Field<Integer> to =
        rows.column("to_call", SQLDataType.INTEGER, who -> who.where().segment().to());
    Field<String> said = rows.column("neighbour", SQLDataType.CLOB, who -> stored(who.who()));
    return selectDistinct(List.<Field<?>>of(SEAT_CLAIM.BOOKING_ID, SEAT_CLAIM.DEPARTURE_ID, OVER))
        .from(rows.table())
        .join(DEPARTURE)
        .on(DEPARTURE.ID.eq(departure))
        .join(SEAT)
        .on(SEAT.LAYOUT_ID.eq(DEPARTURE.LAYOUT_ID))
        .and(SEAT.LABEL.eq(seat))
        .join(SEAT_CLAIM)
        .on(SEAT_CLAIM.DEPARTURE_ID.eq(DEPARTURE.ID))
        .and(SEAT_CLAIM.SEAT.eq(SEAT.SEAT_))
        .and(SEAT_CLAIM.KIND.eq(inline(ClaimKind.passenger)))
        .and(SEAT_CLAIM.FROM_CALL.lt(to))
        .and(SEAT_CLAIM.TO_CALL.gt(from))
        .join(BOOKING_PASSENGER)
        .on(isPassenger())
        .and(BOOKING_PASSENGER.NEIGHBOUR.eq(said))
        .join(BOOKING)
        .on(BOOKING.ID.eq(SEAT_CLAIM.BOOKING_ID));
  }
}
