package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.DepartureStatus;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Looks by one statement what stands in the way of a hold. */
final class Looking {

  private final RequestKey key;
  private final HoldRequest request;
  private final WantedSeats wanted;
  private final Field<Boolean> done;
  private final Field<Boolean> closed;
  private final Field<Boolean> bitsTaken;
  private final Field<Boolean> over;

  private Looking(RequestKey key, HoldRequest request) {
    this.key = key;
    this.request = request;
    this.wanted =
        new WantedSeats(
            Values.of(WantedSeats.of(request)), WantedSeats.haveSpaces(request.passengers()));
    this.done = field(exists(selectOne().from(BOOKING.as("same")).where(isSame()))).as("done");
    this.closed = field(wanted.closes.le(Routines.instantNow())).as("closed");
    this.bitsTaken =
        field(SeatBits.count(SeatBits.common(DEPARTURE.OCC, wanted.bits(DEPARTURE, SEAT))).gt(0))
            .as("bits_taken");
    this.over = field(BOOKING.KEPT_UNTIL.le(Routines.instantNow())).as("over");
  }

  static Look at(DSLContext sql, RequestKey key, HoldRequest request) {
    Look look = new Looking(key, request).look(sql);
    return look instanceof Look.Free ? lookForUnwanted(sql, request.unwanted()) : look;
  }

  private static Look lookForUnwanted(DSLContext sql, List<Seated> unwanted) {
    List<SeatedPassengers.Met> met = SeatedPassengers.of(sql, unwanted);
    Optional<Look> there =
        met.stream()
            .filter(one -> !one.over())
            .findFirst()
            .map(one -> new DepartureId(one.departure()))
            .map(departure -> refused(new HoldAnswer.DepartureChanged(departure)));
    Set<Long> expired =
        met.stream()
            .map(SeatedPassengers.Met::booking)
            .collect(Collectors.toCollection(TreeSet::new));
    return there.orElseGet(() -> expired.isEmpty() ? new Look.Free() : new Look.Expired(expired));
  }

  private Condition isSame() {
    var same = BOOKING.as("same");
    return same.CUSTOMER
        .eq(key.principal().subject())
        .and(same.OPERATION.eq(key.operation()))
        .and(same.REQUEST_KEY.eq(key.key()));
  }

  /** A displaced seat stands for the space that it makes room for. */
  private Condition isWanted() {
    Condition named = SEAT.LABEL.eq(wanted.label);
    return wanted.haveSpaces() ? named.or(wanted.isDisplaced(SEAT)) : named;
  }

  /** One row for each wanted seat and each claim that overlaps it, or none. */
  private List<Seen> seen(DSLContext sql) {
    return sql.select(
            done,
            wanted.leg,
            wanted.label,
            DEPARTURE.REVISION,
            DEPARTURE.STATUS,
            closed,
            SEAT.SEAT_,
            bitsTaken,
            SEAT_CLAIM.BOOKING_ID,
            over)
        .from(wanted.table())
        .leftJoin(DEPARTURE)
        .on(DEPARTURE.ID.eq(wanted.departure))
        .leftJoin(SEAT)
        .on(SEAT.LAYOUT_ID.eq(DEPARTURE.LAYOUT_ID))
        .and(isWanted())
        .leftJoin(SEAT_CLAIM)
        .on(SEAT_CLAIM.DEPARTURE_ID.eq(DEPARTURE.ID))
        .and(SEAT_CLAIM.SEAT.eq(SEAT.SEAT_))
        .and(SEAT_CLAIM.FROM_CALL.lt(wanted.toCall))
        .and(SEAT_CLAIM.TO_CALL.gt(wanted.fromCall))
        .leftJoin(BOOKING)
        .on(BOOKING.ID.eq(SEAT_CLAIM.BOOKING_ID))
        .orderBy(wanted.leg)
        .fetch(this::seen);
  }

  private record Seen(
      boolean done,
      int leg,
      SeatLabel label,
      boolean changed,
      boolean closed,
      boolean exists,
      boolean bitsTaken,
      Optional<Long> claimedBy,
      boolean over) {

    boolean isTaken() {
      // A bit without a claim should not be; the seat cannot be had all the same.
      return claimedBy.isPresent() ? !over : bitsTaken;
    }
  }

  private Seen seen(Record row) {
    int leg = row.get(wanted.leg);
    Long revision = row.get(DEPARTURE.REVISION);
    return new Seen(
        row.get(done),
        leg,
        new SeatLabel(row.get(wanted.label)),
        revision == null
            || !revision.equals(request.revisions().get(leg))
            || row.get(DEPARTURE.STATUS) != DepartureStatus.scheduled,
        row.get(closed),
        row.get(SEAT.SEAT_) != null,
        Boolean.TRUE.equals(row.get(bitsTaken)),
        Optional.ofNullable(row.get(SEAT_CLAIM.BOOKING_ID)),
        Boolean.TRUE.equals(row.get(over)));
  }

  private Look look(DSLContext sql) {
    List<Seen> all = seen(sql);
    if (all.getFirst().done()) {
      return new Look.Done();
    }
    return first(all.stream().filter(Seen::changed))
        .map(leg -> refused(new HoldAnswer.DepartureChanged(leg.departure())))
        .or(() -> all.stream().filter(Seen::closed).findFirst().map(this::closed))
        .orElseGet(() -> seats(all));
  }

  private Look closed(Seen seat) {
    return refused(
        new HoldAnswer.SalesClosed(departureOf(seat), request.closings().get(seat.leg())));
  }

  private Look seats(List<Seen> all) {
    all.stream()
        .filter(seat -> !seat.exists())
        .findFirst()
        .ifPresent(seat -> {
          throw new IllegalArgumentException("There is no seat " + seat.label());
        });
    Optional<HeldLeg> taken = first(all.stream().filter(Seen::isTaken));
    if (taken.isPresent()) {
      return refused(seatsTaken(taken.get().departure(), all));
    }
    Set<Long> expired = new TreeSet<>();
    all.forEach(seat -> seat.claimedBy().ifPresent(expired::add));
    return expired.isEmpty() ? new Look.Free() : new Look.Expired(expired);
  }

  private HoldAnswer seatsTaken(DepartureId departure, List<Seen> all) {
    Set<SeatLabel> taken = new LinkedHashSet<>();
    all.stream()
        .filter(seat -> seat.isTaken() && departureOf(seat).equals(departure))
        .forEach(seat -> taken.add(seat.label()));
    return new HoldAnswer.SeatsTaken(departure, taken);
  }

  private Optional<HeldLeg> first(Stream<Seen> seats) {
    return seats.findFirst().map(seat -> request.legs().get(seat.leg()));
  }

  private DepartureId departureOf(Seen seat) {
    return request.legs().get(seat.leg()).departure();
  }

  private static Look refused(HoldAnswer answer) {
    return new Look.Decided(answer);
  }
}
