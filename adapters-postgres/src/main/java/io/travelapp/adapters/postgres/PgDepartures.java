package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Routines.instantNow;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.FEED;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.travelapp.adapters.postgres.Catalogue.PatternKey;
import io.travelapp.adapters.postgres.generated.enums.ClaimKind;
import io.travelapp.adapters.postgres.generated.enums.DepartureStatus;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Reads departures: one row, where its pattern and layout are remembered. */
final class PgDepartures implements Departures {

  private final Database database;
  private final Catalogue catalogue = new Catalogue();

  PgDepartures(Database database) {
    this.database = database;
  }

  @Override
  public Optional<DepartureOnSale> find(DepartureId id) {
    Optional<Record> row = read(database.sql(), id);
    if (row.isEmpty()) {
      // Moved there at once, and never back.
      return PastDepartures.find(database.sql(), catalogue, id);
    }
    Optional<PatternFacts> pattern = catalogue.findPattern(patternKey(row.get()));
    Optional<VehicleLayout> layout = catalogue.findLayout(row.get().get(DEPARTURE.LAYOUT_ID));
    return pattern.isPresent() && layout.isPresent()
        ? Optional.of(departure(row.get(), pattern.get(), layout.get()))
        : findWhole(id);
  }

  /**
   * Reads the pattern and the layout too, all as it was at one moment: a publication may replace
   * and remove them meanwhile.
   */
  private Optional<DepartureOnSale> findWhole(DepartureId id) {
    return database
        .sql()
        .transactionResult(transaction -> {
          DSLContext sql = transaction.dsl();
          sql.setLocal(name("transaction_isolation"), val("repeatable read")).execute();
          return read(sql, id)
              .map(row ->
                  departure(
                      row,
                      catalogue.getPattern(sql, patternKey(row)),
                      catalogue.getLayout(sql, row.get(DEPARTURE.LAYOUT_ID))))
              .or(() -> PastDepartures.find(sql, catalogue, id));
        });
  }

  private static final Template<DepartureId> READ =
      Template.of(values ->
          select(DEPARTURE.fields())
              .select(FEED.REVISION)
              .from(DEPARTURE)
              .join(FEED)
              .on(FEED.NAME.eq(DEPARTURE.FEED))
              .where(DEPARTURE.ID.eq(values.value(DEPARTURE.ID, DepartureId::number))));

  private static Optional<Record> read(DSLContext sql, DepartureId id) {
    return READ.query(sql, id).fetchOptional();
  }

  private static PatternKey patternKey(Record row) {
    return new PatternKey(row.get(DEPARTURE.PATTERN_ID), row.get(FEED.REVISION));
  }

  private static DepartureOnSale departure(Record row, PatternFacts pattern, VehicleLayout layout) {
    Departure departure =
        new Departure(
            new DepartureId(row.get(DEPARTURE.ID)),
            new FeedId(row.get(DEPARTURE.FEED), row.get(DEPARTURE.JOURNEY)),
            pattern.line(),
            row.get(DEPARTURE.HEADSIGN),
            Optional.ofNullable(row.get(DEPARTURE.BLOCK)),
            row.get(DEPARTURE.SERVICE_DATE),
            status(row.get(DEPARTURE.STATUS)),
            pattern.callsOf(row.get(DEPARTURE.STARTS_AT)));
    SeatOccupancy occupancy =
        SeatOccupancy.of(
            row.get(DEPARTURE.SEATS),
            row.get(DEPARTURE.PARTS),
            SeatBits.parse(row.get(DEPARTURE.OCC)));
    return new DepartureOnSale(
        departure, layout, pattern.fares(), occupancy, row.get(DEPARTURE.REVISION));
  }

  @Override
  public Set<SeatLabel> seatsOf(CustomerId customer, DepartureId id, Segment segment) {
    return database
        .sql()
        .select(SEAT_CLAIM.LABEL)
        .from(SEAT_CLAIM)
        .join(BOOKING)
        .on(BOOKING.ID.eq(SEAT_CLAIM.BOOKING_ID))
        .where(
            SEAT_CLAIM.DEPARTURE_ID.eq(id.number()),
            SEAT_CLAIM.KIND.eq(ClaimKind.passenger),
            SEAT_CLAIM.FROM_CALL.lt(segment.to()),
            SEAT_CLAIM.TO_CALL.gt(segment.from()),
            BOOKING.CUSTOMER.eq(customer.subject()),
            // A hold whose time is over may still have to be swept.
            BOOKING.KEPT_UNTIL.isNull().or(BOOKING.KEPT_UNTIL.gt(instantNow())))
        .fetchSet(row -> new SeatLabel(row.value1()));
  }

  @Override
  public List<Seated> seated(DepartureId id) {
    return SeatedPassengers.on(database.sql(), id);
  }

  static Departure.Status status(DepartureStatus status) {
    return switch (status) {
      case scheduled -> Departure.Status.SCHEDULED;
      case cancelled -> Departure.Status.CANCELLED;
    };
  }
}
