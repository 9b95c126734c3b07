package io.travelapp.adapters.postgres;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.tables.Departure;
import io.travelapp.adapters.postgres.generated.tables.Seat;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.HoldRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The seats that a hold asks for, as rows: one for each seat on each leg, in order. */
final class WantedSeats {

  final Field<Integer> leg;
  final Field<Integer> passenger;
  final Field<Long> departure;
  final Field<Long> revision;
  final Field<Instant> closes;
  final Field<Integer> fromCall;
  final Field<Integer> toCall;
  final Field<String> label;

  private final Rows<Wanted> rows;

  private record Wanted(
      int number, HeldLeg leg, long revision, Instant closing, int passenger, String label) {}

  WantedSeats(HoldRequest request) {
    rows = new Rows<>("wanted", wanted(request));
    leg = rows.column("leg", SQLDataType.INTEGER, Wanted::number);
    passenger = rows.column("passenger", SQLDataType.INTEGER, Wanted::passenger);
    departure =
        rows.column("departure", SQLDataType.BIGINT, seat -> seat.leg().departure().number());
    revision = rows.column("revision", SQLDataType.BIGINT, Wanted::revision);
    closes = rows.column("closes", SQLDataType.INSTANT, Wanted::closing);
    fromCall = rows.column("from_call", SQLDataType.INTEGER, seat -> seat.leg().segment().from());
    toCall = rows.column("to_call", SQLDataType.INTEGER, seat -> seat.leg().segment().to());
    label = rows.column("label", SQLDataType.CLOB, Wanted::label);
  }

  Table<?> table() {
    return rows.table();
  }

  /** The bits of a wanted seat, given its departure and its place in the layout. */
  Field<String> bits(Departure on, Seat place) {
    return Routines.claimBits(on.SEATS, on.PARTS, place.SEAT_, fromCall, toCall);
  }

  private static List<Wanted> wanted(HoldRequest request) {
    List<Integer> seated = seated(request.passengers());
    List<Wanted> wanted = new ArrayList<>();
    for (int number = 0; number < request.legs().size(); number++) {
      HeldLeg leg = request.legs().get(number);
      for (int seat = 0; seat < seated.size(); seat++) {
        wanted.add(
            new Wanted(
                number,
                leg,
                request.revisions().get(number),
                request.closings().get(number),
                seated.get(seat),
                leg.seats().get(seat).value()));
      }
    }
    return wanted;
  }

  /** The numbers of the passengers who need a seat, in order. */
  private static List<Integer> seated(List<HeldPassenger> passengers) {
    return IntStream.range(0, passengers.size())
        .filter(number -> passengers.get(number).needsSeat())
        .boxed()
        .toList();
  }
}
