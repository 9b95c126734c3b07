package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static io.travelapp.adapters.postgres.generated.Tables.TICKET;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.BookingStatus;
import io.travelapp.adapters.postgres.generated.enums.ClaimKind;
import io.travelapp.adapters.postgres.generated.enums.DepartureStatus;
import io.travelapp.adapters.postgres.generated.enums.TicketStatus;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings.SeatsAnswer;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.LegSeats;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.seating.SeatLabel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Changes the seats of holds and bookings. In one transaction the booking and then its departures
 * are locked, the old claims given up and the new ones made; if one of these cannot be, all is as
 * it was, so the old seats are never anybody else's.
 */
final class Reseating {

  /** How often it is tried; each time something that expired just then was in the way. */
  private static final int TRIES = 5;

  private final DSLContext sql;

  Reseating(DSLContext sql) {
    this.sql = sql;
  }

  Optional<SeatsAnswer<Hold>> change(CustomerId customer, HoldId id, List<LegSeats> legs) {
    Condition own = BOOKING.ID.eq(id.number()).and(BOOKING.CUSTOMER.eq(customer.subject()));
    Condition held =
        BOOKING.STATUS.eq(BookingStatus.held).and(BOOKING.EXPIRES_AT.gt(Routines.instantNow()));
    return change(own.and(held), legs, () -> StoredBookings.hold(sql, own));
  }

  Optional<SeatsAnswer<Booking>> change(
      CustomerId customer, BookingReference reference, int revision, List<LegSeats> legs) {
    Condition own =
        BOOKING.REFERENCE.eq(reference.value()).and(BOOKING.CUSTOMER.eq(customer.subject()));
    Condition asSeen = BOOKING.STATUS.eq(BookingStatus.booked).and(BOOKING.REVISION.eq(revision));
    return change(own.and(asSeen), legs, () -> StoredBookings.booking(sql, own));
  }

  private <T> Optional<SeatsAnswer<T>> change(
      Condition which, List<LegSeats> legs, Supplier<Optional<T>> read) {
    for (int tries = TRIES; tries > 0; tries--) {
      Step step = tryOnce(which, legs);
      if (step instanceof Step.Expired(Set<Long> bookings)) {
        EndedBookings.expire(sql, bookings);
      } else {
        return answer(step, read);
      }
    }
    throw new IllegalStateException("The seats of " + legs + " keep expiring");
  }

  private static <T> Optional<SeatsAnswer<T>> answer(Step step, Supplier<Optional<T>> read) {
    return switch (step) {
      case Step.Done() -> read.get().map(SeatsAnswer.Changed::new);
      case Step.NotAsSeen() -> read.get().map(SeatsAnswer.NotAsSeen::new);
      case Step.Taken(int leg, Set<SeatLabel> seats) ->
          Optional.of(new SeatsAnswer.Taken<>(leg, seats));
      case Step.DepartureChanged(int leg) -> Optional.of(new SeatsAnswer.DepartureChanged<>(leg));
      case Step.Expired(Set<Long> bookings) ->
          throw new IllegalStateException("Not to be answered: " + bookings);
    };
  }

  /** How far a try came. */
  private sealed interface Step {
    record Done() implements Step {}

    record NotAsSeen() implements Step {}

    record DepartureChanged(int leg) implements Step {}

    record Taken(int leg, Set<SeatLabel> seats) implements Step {}

    record Expired(Set<Long> bookings) implements Step {}
  }

  /** Rolls back. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Step step;

    Refused(Step step) {
      super("Some of the seats cannot be had", null, false, false);
      this.step = step;
    }
  }

  private Step tryOnce(Condition which, List<LegSeats> legs) {
    try {
      return sql.transactionResult(transaction -> {
        DSLContext locked = transaction.dsl();
        boolean found =
            locked.select(BOOKING.ID).from(BOOKING).where(which).forNoKeyUpdate().execute() > 0;
        return found ? change(locked, which, legs) : new Step.NotAsSeen();
      });
    } catch (Refused refused) {
      return refused.step;
    }
  }

  private static Step change(DSLContext locked, Condition which, List<LegSeats> legs) {
    Hold hold = StoredBookings.hold(locked, which).orElseThrow();
    long id = hold.id().number();
    lockDepartures(locked, hold, legs);
    List<WantedSeats.Wanted> wanted = wanted(locked, hold, legs);
    giveUp(locked, id, legs);
    WantedSeats seats =
        new WantedSeats(Values.of(wanted), WantedSeats.haveSpaces(hold.passengers()));
    CommonTableExpression<?> places = Places.of(seats);
    requireFree(locked, places, wanted);
    claim(locked, places, wanted);
    if (insert(locked, places, id) < wanted.size()) {
      throw new IllegalArgumentException("There are no such seats: " + legs);
    }
    requireApart(locked, id, legs);
    note(locked, places, hold, legs);
    return new Step.Done();
  }

  private static void lockDepartures(DSLContext locked, Hold hold, List<LegSeats> legs) {
    Map<Long, Long> revisions =
        locked
            .select(DEPARTURE.ID, DEPARTURE.REVISION)
            .from(DEPARTURE)
            .where(
                DEPARTURE.ID.in(
                    legs.stream()
                        .map(seats -> hold.legs().get(seats.leg()).departure().number())
                        .toList()))
            .and(DEPARTURE.STATUS.eq(DepartureStatus.scheduled))
            .orderBy(DEPARTURE.ID)
            .forNoKeyUpdate()
            .fetchMap(DEPARTURE.ID, DEPARTURE.REVISION);
    for (LegSeats seats : legs) {
      Long revision = revisions.get(hold.legs().get(seats.leg()).departure().number());
      if (revision == null || revision != seats.revision()) {
        throw new Refused(new Step.DepartureChanged(seats.leg()));
      }
    }
  }

  /** A seat for each passenger who has one now: not of tickets that were given up. */
  private static List<WantedSeats.Wanted> wanted(
      DSLContext locked, Hold hold, List<LegSeats> legs) {
    Set<List<Integer>> seated =
        new HashSet<>(
            locked
                .select(SEAT_CLAIM.LEG, SEAT_CLAIM.PASSENGER)
                .from(SEAT_CLAIM)
                .where(SEAT_CLAIM.BOOKING_ID.eq(hold.id().number()))
                .and(SEAT_CLAIM.KIND.eq(ClaimKind.passenger))
                .fetch(row -> List.of(row.value1(), row.value2())));
    List<Integer> passengers = WantedSeats.seated(hold.passengers());
    List<WantedSeats.Wanted> wanted = new ArrayList<>();
    for (LegSeats seats : legs) {
      HeldLeg leg = hold.legs().get(seats.leg());
      for (int seat = 0; seat < passengers.size(); seat++) {
        if (seated.contains(List.of(seats.leg(), passengers.get(seat)))) {
          wanted.add(
              new WantedSeats.Wanted(
                  seats.leg(),
                  passengers.get(seat),
                  leg.departure().number(),
                  seats.revision(),
                  leg.boards(),
                  leg.segment(),
                  seats.seats().get(seat).value()));
        }
      }
    }
    return wanted;
  }

  private static void giveUp(DSLContext locked, long booking, List<LegSeats> legs) {
    CommonTableExpression<?> ended =
        name("ended").as(select(BOOKING.ID).from(BOOKING).where(BOOKING.ID.eq(booking)));
    List<CommonTableExpression<?>> parts = new ArrayList<>(List.of(ended));
    parts.addAll(
        FreedSeats.of(
            ended,
            SEAT_CLAIM
                .BOOKING_ID
                .eq(Part.column(ended, BOOKING.ID))
                .and(SEAT_CLAIM.LEG.in(legs.stream().map(LegSeats::leg).toList()))));
    locked.with(parts).selectCount().from(ended).execute();
  }

  private static void requireFree(
      DSLContext locked, CommonTableExpression<?> places, List<WantedSeats.Wanted> wanted) {
    Field<Boolean> over = field(BOOKING.KEPT_UNTIL.le(Routines.instantNow())).as("over");
    List<Record> claims =
        locked
            .with(places)
            .select(List.of(Places.LEG, Places.PASSENGER, SEAT_CLAIM.BOOKING_ID, over))
            .from(places)
            .join(SEAT_CLAIM)
            .on(SEAT_CLAIM.DEPARTURE_ID.eq(Places.DEPARTURE_ID))
            .and(SEAT_CLAIM.SEAT.eq(Places.SEAT_NUMBER))
            .and(SEAT_CLAIM.FROM_CALL.lt(Places.TO))
            .and(SEAT_CLAIM.TO_CALL.gt(Places.FROM))
            .join(BOOKING)
            .on(BOOKING.ID.eq(SEAT_CLAIM.BOOKING_ID))
            .orderBy(Places.LEG)
            .fetch();
    claims.stream()
        .filter(claim -> !Boolean.TRUE.equals(claim.get(over)))
        .findFirst()
        .ifPresent(first -> {
          throw new Refused(taken(first.get(Places.LEG), claims, over, wanted));
        });
    if (!claims.isEmpty()) {
      throw new Refused(
          new Step.Expired(
              claims.stream()
                  .map(claim -> claim.get(SEAT_CLAIM.BOOKING_ID))
                  .collect(Collectors.toCollection(TreeSet::new))));
    }
  }

  private static void requireApart(DSLContext locked, long own, List<LegSeats> legs) {
    for (LegSeats seats : legs) {
      Set<Long> expired = new TreeSet<>();
      for (SeatedPassengers.Met met : SeatedPassengers.of(locked, seats.unwanted())) {
        if (met.booking() != own && !met.over()) {
          throw new Refused(new Step.DepartureChanged(seats.leg()));
        }
        if (met.booking() != own) {
          expired.add(met.booking());
        }
      }
      if (!expired.isEmpty()) {
        throw new Refused(new Step.Expired(expired));
      }
    }
  }

  /** A displaced seat stands for the space that it makes room for. */
  private static Step taken(
      int leg, List<Record> claims, Field<Boolean> over, List<WantedSeats.Wanted> wanted) {
    Set<Integer> passengers =
        claims.stream()
            .filter(claim -> claim.get(Places.LEG) == leg)
            .filter(claim -> !Boolean.TRUE.equals(claim.get(over)))
            .map(claim -> claim.get(Places.PASSENGER))
            .collect(Collectors.toSet());
    return new Step.Taken(
        leg,
        wanted.stream()
            .filter(seat -> seat.leg() == leg && passengers.contains(seat.passenger()))
            .map(seat -> new SeatLabel(seat.label()))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static void claim(
      DSLContext locked, CommonTableExpression<?> places, List<WantedSeats.Wanted> wanted) {
    Field<String> bits = SeatBits.union(Places.BITS).as("bits");
    Field<Integer> parts = sum(Places.TO.minus(Places.FROM)).cast(Integer.class).as("parts");
    Table<?> here =
        select(Places.DEPARTURE_ID, bits, parts)
            .from(places)
            .groupBy(Places.DEPARTURE_ID)
            .asTable("here");
    int claimed =
        locked
            .with(places)
            .update(DEPARTURE)
            .set(DEPARTURE.OCC, SeatBits.with(DEPARTURE.OCC, Part.column(here, bits)))
            .set(DEPARTURE.TAKEN, DEPARTURE.TAKEN.plus(Part.column(here, parts)))
            .from(here)
            .where(DEPARTURE.ID.eq(Part.column(here, Places.DEPARTURE_ID)))
            .and(SeatBits.count(SeatBits.common(DEPARTURE.OCC, Part.column(here, bits))).eq(0))
            .execute();
    if (claimed != wanted.stream().map(WantedSeats.Wanted::departure).distinct().count()) {
      throw new IllegalStateException(
          "The bits of a departure and its claims disagree; nothing was changed for " + wanted);
    }
  }

  private static int insert(DSLContext locked, CommonTableExpression<?> places, long booking) {
    return locked
        .with(places)
        .insertInto(
            SEAT_CLAIM,
            List.of(
                SEAT_CLAIM.BOOKING_ID,
                SEAT_CLAIM.LEG,
                SEAT_CLAIM.PASSENGER,
                SEAT_CLAIM.DEPARTURE_ID,
                SEAT_CLAIM.LAYOUT_ID,
                SEAT_CLAIM.SEAT,
                SEAT_CLAIM.LABEL,
                SEAT_CLAIM.FROM_CALL,
                SEAT_CLAIM.TO_CALL,
                SEAT_CLAIM.KIND))
        .select(
            select(
                    List.<Field<?>>of(
                        val(booking),
                        Places.LEG,
                        Places.PASSENGER,
                        Places.DEPARTURE_ID,
                        Places.LAYOUT,
                        Places.SEAT_NUMBER,
                        Places.LABEL,
                        Places.FROM,
                        Places.TO,
                        Places.KIND))
                .from(places))
        .execute();
  }

  /** Writes the new seats where the old ones were written. */
  private static void note(
      DSLContext locked, CommonTableExpression<?> places, Hold hold, List<LegSeats> legs) {
    long id = hold.id().number();
    for (LegSeats seats : legs) {
      locked
          .update(BOOKING_LEG)
          .set(StoredBookings.seatColumns(hold.legs().get(seats.leg()).with(seats)))
          .where(BOOKING_LEG.BOOKING_ID.eq(id))
          .and(BOOKING_LEG.LEG.eq(seats.leg()))
          .execute();
    }
    if (hold.status() == Hold.Status.BOOKED) {
      locked
          .with(places)
          .update(TICKET)
          .set(TICKET.SEAT, Places.LABEL)
          .from(places)
          .where(TICKET.BOOKING_ID.eq(id))
          .and(TICKET.LEG.eq(Places.LEG))
          .and(TICKET.PASSENGER.eq(Places.PASSENGER))
          .and(Places.KIND.eq(ClaimKind.passenger))
          .and(TICKET.STATUS.eq(TicketStatus.valid))
          .execute();
      locked
          .update(BOOKING)
          .set(BOOKING.REVISION, BOOKING.REVISION.plus(1))
          .where(BOOKING.ID.eq(id))
          .execute();
    }
  }
}
