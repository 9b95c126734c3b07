package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static io.travelapp.adapters.postgres.generated.Tables.TICKET;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import io.travelapp.adapters.postgres.generated.Routines;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The parts of a statement that give seats back: claims are deleted, and the bits of just those
 * that were deleted here are cleared, in one update for each departure. So nothing is freed twice,
 * however many free the same at once. Whoever ends bookings locks them first; the departures are
 * locked after them, in the order of their ids.
 */
final class FreedSeats {

  private FreedSeats() {}

  /**
   * Frees claims in the statement that ends them.
   *
   * @param ended a part of the same statement that says whose claims end
   * @param claims which of {@code seat_claim} they are
   */
  static List<CommonTableExpression<?>> of(CommonTableExpression<?> ended, Condition claims) {
    CommonTableExpression<?> freed =
        name("freed")
            .as(
                deleteFrom(SEAT_CLAIM)
                    .using(ended)
                    .where(claims)
                    .returning(
                        SEAT_CLAIM.DEPARTURE_ID,
                        SEAT_CLAIM.SEAT,
                        SEAT_CLAIM.FROM_CALL,
                        SEAT_CLAIM.TO_CALL));
    Field<Long> departure = Part.column(freed, SEAT_CLAIM.DEPARTURE_ID);
    CommonTableExpression<?> locked =
        name("locked")
            .as(
                select(DEPARTURE.ID, DEPARTURE.SEATS, DEPARTURE.PARTS)
                    .from(DEPARTURE)
                    .where(DEPARTURE.ID.in(select(departure).from(freed)))
                    .orderBy(DEPARTURE.ID)
                    .forNoKeyUpdate());
    return List.of(freed, locked, cleared(freed, locked));
  }

  /**
   * Frees the seats of tickets.
   *
   * @param given a part of the same statement that has a row for each
   */
  static List<CommonTableExpression<?>> ofTickets(CommonTableExpression<?> given) {
    return of(
        given,
        SEAT_CLAIM
            .BOOKING_ID
            .eq(Part.column(given, TICKET.BOOKING_ID))
            .and(SEAT_CLAIM.LEG.eq(Part.column(given, TICKET.LEG)))
            .and(SEAT_CLAIM.PASSENGER.eq(Part.column(given, TICKET.PASSENGER))));
  }

  private static CommonTableExpression<?> cleared(
      CommonTableExpression<?> freed, CommonTableExpression<?> locked) {
    Field<Long> departure = Part.column(locked, DEPARTURE.ID);
    Field<String> bits =
        SeatBits.union(
                Routines.claimBits(
                    Part.column(locked, DEPARTURE.SEATS),
                    Part.column(locked, DEPARTURE.PARTS),
                    Part.column(freed, SEAT_CLAIM.SEAT),
                    Part.column(freed, SEAT_CLAIM.FROM_CALL),
                    Part.column(freed, SEAT_CLAIM.TO_CALL)))
            .as("bits");
    Table<?> gone =
        select(departure, bits)
            .from(locked)
            .join(freed)
            .on(Part.column(freed, SEAT_CLAIM.DEPARTURE_ID).eq(departure))
            .groupBy(departure)
            .asTable("gone");
    Field<String> left = SeatBits.without(DEPARTURE.OCC, Part.column(gone, bits));
    return name("cleared")
        .as(
            update(DEPARTURE)
                .set(DEPARTURE.OCC, left)
                // Counted, not subtracted: giving back never fails, even where the bits were wrong.
                .set(DEPARTURE.TAKEN, SeatBits.count(left))
                .from(gone)
                .where(DEPARTURE.ID.eq(Part.column(gone, DEPARTURE.ID)))
                .returning(DEPARTURE.ID));
  }
}
