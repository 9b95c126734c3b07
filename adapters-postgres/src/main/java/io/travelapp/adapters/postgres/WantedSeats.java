package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.SEAT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.tables.Departure;
import io.travelapp.adapters.postgres.generated.tables.Seat;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The seats that a hold asks for, as rows: one for each stretch on a seat on each leg, in order.
 */
final class WantedSeats {

  final Field<Integer> leg;
  final Field<Integer> passenger;
  final Field<Long> departure;
  final Field<Long> revision;
  final Field<Instant> closes;
  final Field<Integer> fromCall;
  final Field<Integer> toCall;
  final Field<String> label;

  private final boolean haveSpaces;
  private final Rows<Wanted> rows;

  /**
   * A seat that is wanted.
   *
   * @param closing until when it may be claimed
   */
  record Wanted(
      int leg,
      int passenger,
      long departure,
      long revision,
      Instant closing,
      Segment segment,
      String label) {}

  /**
   * Puts them together.
   *
   * @param haveSpaces whether there are wheelchair spaces among them
   */
  WantedSeats(Values<List<Wanted>> wanted, boolean haveSpaces) {
    this.haveSpaces = haveSpaces;
    rows = new Rows<>("wanted", wanted);
    leg = rows.column("leg", SQLDataType.INTEGER, Wanted::leg);
    passenger = rows.column("passenger", SQLDataType.INTEGER, Wanted::passenger);
    departure = rows.column("departure", SQLDataType.BIGINT, Wanted::departure);
    revision = rows.column("revision", SQLDataType.BIGINT, Wanted::revision);
    closes = rows.column("closes", SQLDataType.INSTANT, Wanted::closing);
    fromCall = rows.column("from_call", SQLDataType.INTEGER, seat -> seat.segment().from());
    toCall = rows.column("to_call", SQLDataType.INTEGER, seat -> seat.segment().to());
    label = rows.column("label", SQLDataType.CLOB, Wanted::label);
  }

  Table<?> table() {
    return rows.table();
  }

  /** The bits of a wanted seat, given its departure and its place in the layout. */
  Field<String> bits(Departure on, Seat place) {
    return Routines.claimBits(on.SEATS, on.PARTS, place.SEAT_, fromCall, toCall);
  }

  /** Whether there are wheelchair spaces among them, which may displace other seats. */
  boolean haveSpaces() {
    return haveSpaces;
  }

  /** Whether a seat of the same layout makes room for the wanted one. */
  Condition isDisplaced(Seat seat) {
    Seat space = SEAT.as("space");
    return exists(
        selectOne()
            .from(space)
            .where(space.LAYOUT_ID.eq(seat.LAYOUT_ID))
            .and(space.LABEL.eq(label))
            .and(seat.LABEL.eq(any(space.DISPLACES))));
  }

  /** Whether a party asks for wheelchair spaces. */
  static boolean haveSpaces(List<HeldPassenger> party) {
    return party.stream().anyMatch(who -> who.need() == SeatNeed.WHEELCHAIR);
  }

  /** The seats of a hold. */
  static List<Wanted> of(HoldRequest request) {
    List<Integer> seated = seated(request.passengers());
    List<Wanted> wanted = new ArrayList<>();
    for (int number = 0; number < request.legs().size(); number++) {
      HeldLeg leg = request.legs().get(number);
      for (int place = 0; place < seated.size(); place++) {
        for (Stretch stretch : leg.stretches(place)) {
          wanted.add(
              new Wanted(
                  number,
                  seated.get(place),
                  leg.departure().number(),
                  request.revisions().get(number),
                  request.closings().get(number),
                  stretch.segment(),
                  stretch.seat().value()));
        }
      }
    }
    return wanted;
  }

  /** The numbers of the passengers who need a seat, in order. */
  static List<Integer> seated(List<HeldPassenger> passengers) {
    return IntStream.range(0, passengers.size())
        .filter(number -> passengers.get(number).needsSeat())
        .boxed()
        .toList();
  }
}
