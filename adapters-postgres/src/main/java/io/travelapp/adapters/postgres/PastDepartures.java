package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.NetworkRows.line;
import static io.travelapp.adapters.postgres.NetworkRows.stop;
import static io.travelapp.adapters.postgres.generated.Tables.LINE;
import static io.travelapp.adapters.postgres.generated.Tables.OPERATOR;
import static io.travelapp.adapters.postgres.generated.Tables.PAST_CALL;
import static io.travelapp.adapters.postgres.generated.Tables.PAST_DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.PAST_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static io.travelapp.adapters.postgres.generated.Tables.STOP;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Reads departures that are archived: as they were on sale, with the seats that are claimed now.
 * Who asks for one is rare, so nothing but its layout is remembered.
 */
final class PastDepartures {

  private PastDepartures() {}

  static Optional<DepartureOnSale> find(DSLContext sql, Catalogue catalogue, DepartureId id) {
    return sql.select(PAST_DEPARTURE.fields())
        .select(PAST_PATTERN.fields())
        .select(LINE.fields())
        .select(OPERATOR.fields())
        .from(PAST_DEPARTURE)
        .join(PAST_PATTERN)
        .on(PAST_PATTERN.ID.eq(PAST_DEPARTURE.PATTERN_ID))
        .join(LINE)
        .on(LINE.ID.eq(PAST_PATTERN.LINE_ID))
        .join(OPERATOR)
        .on(OPERATOR.ID.eq(LINE.OPERATOR_ID))
        .where(PAST_DEPARTURE.ID.eq(id.number()))
        .fetchOptional(row -> departure(sql, catalogue, row));
  }

  private static DepartureOnSale departure(DSLContext sql, Catalogue catalogue, Record row) {
    VehicleLayout layout = catalogue.getLayout(sql, row.get(PAST_DEPARTURE.LAYOUT_ID));
    PatternFacts pattern =
        new PatternFacts(line(row, LINE, OPERATOR), calls(sql, catalogue, row), fares(row));
    Departure departure =
        new Departure(
            new DepartureId(row.get(PAST_DEPARTURE.ID)),
            new FeedId(row.get(PAST_DEPARTURE.FEED), row.get(PAST_DEPARTURE.JOURNEY)),
            pattern.line(),
            row.get(PAST_DEPARTURE.HEADSIGN),
            Optional.ofNullable(row.get(PAST_DEPARTURE.BLOCK)),
            row.get(PAST_DEPARTURE.SERVICE_DATE),
            PgDepartures.status(row.get(PAST_DEPARTURE.STATUS)),
            pattern.callsOf(row.get(PAST_DEPARTURE.STARTS_AT)));
    return new DepartureOnSale(
        departure,
        layout,
        pattern.fares(),
        occupancy(sql, row, layout),
        row.get(PAST_DEPARTURE.REVISION));
  }

  private static List<PatternFacts.Call> calls(DSLContext sql, Catalogue catalogue, Record row) {
    return sql.select(
            PAST_CALL.BOARDING,
            PAST_CALL.ALIGHTING,
            PAST_CALL.ARRIVES_AFTER,
            PAST_CALL.DEPARTS_AFTER,
            PAST_CALL.SALES_WINDOW_ID)
        .select(STOP.fields())
        .from(PAST_CALL)
        .join(STOP)
        .on(STOP.ID.eq(PAST_CALL.STOP_ID))
        .where(PAST_CALL.PATTERN_ID.eq(row.get(PAST_PATTERN.ID)))
        .orderBy(PAST_CALL.CALL)
        .fetch(call ->
            new PatternFacts.Call(
                stop(call, STOP),
                call.get(PAST_CALL.BOARDING),
                call.get(PAST_CALL.ALIGHTING),
                call.get(PAST_CALL.ARRIVES_AFTER),
                call.get(PAST_CALL.DEPARTS_AFTER),
                catalogue.getSales(sql, call.get(PAST_CALL.SALES_WINDOW_ID))));
  }

  private static FareTable fares(Record row) {
    Currency currency = Currency.getInstance(row.get(PAST_PATTERN.CURRENCY));
    Integer[] from = row.get(PAST_PATTERN.LEG_FROM);
    Integer[] to = row.get(PAST_PATTERN.LEG_TO);
    Long[] fare = row.get(PAST_PATTERN.LEG_FARE);
    Map<Segment, Money> fares = new HashMap<>();
    for (int leg = 0; leg < fare.length; leg++) {
      fares.put(new Segment(from[leg], to[leg]), Money.of(fare[leg], currency));
    }
    return FareTable.of(
        row.get(PAST_PATTERN.PARTS) + 1, currency, leg -> Optional.ofNullable(fares.get(leg)));
  }

  private static SeatOccupancy occupancy(DSLContext sql, Record row, VehicleLayout layout) {
    SeatOccupancy occupancy =
        SeatOccupancy.empty(layout.seats().size(), row.get(PAST_PATTERN.PARTS));
    for (var claim :
        sql.select(SEAT_CLAIM.SEAT, SEAT_CLAIM.FROM_CALL, SEAT_CLAIM.TO_CALL)
            .from(SEAT_CLAIM)
            .where(SEAT_CLAIM.DEPARTURE_ID.eq(row.get(PAST_DEPARTURE.ID)))) {
      occupancy =
          occupancy.taking(List.of(claim.value1()), new Segment(claim.value2(), claim.value3()));
    }
    return occupancy;
  }
}
