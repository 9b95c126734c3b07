package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.JOURNEY_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.LINE;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_CALL;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.SERVICE_JOURNEY;
import static io.travelapp.adapters.postgres.generated.Tables.VEHICLE_LAYOUT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.travelapp.adapters.postgres.generated.tables.records.SeatRecord;
import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Writes the patterns, sales windows and vehicle layouts of a publication that are not there yet.
 */
final class PublishedPatterns {

  /** How many patterns are written at a time; each may have a hundred thousand legs. */
  private static final int BATCH = 100;

  private static final Copy PATTERNS =
      new Copy(
          JOURNEY_PATTERN,
          List.of(
              JOURNEY_PATTERN.ID,
              JOURNEY_PATTERN.DIGEST,
              JOURNEY_PATTERN.SHAPE,
              JOURNEY_PATTERN.LINE_ID,
              JOURNEY_PATTERN.PARTS,
              JOURNEY_PATTERN.LASTS,
              JOURNEY_PATTERN.CURRENCY));

  private static final Copy CALLS =
      new Copy(
          PATTERN_CALL,
          List.of(
              PATTERN_CALL.PATTERN_ID,
              PATTERN_CALL.CALL,
              PATTERN_CALL.STOP_ID,
              PATTERN_CALL.BOARDING,
              PATTERN_CALL.ALIGHTING,
              PATTERN_CALL.ARRIVES_AFTER,
              PATTERN_CALL.DEPARTS_AFTER,
              PATTERN_CALL.LOWEST_FARE,
              PATTERN_CALL.SALES_WINDOW_ID));

  private static final Copy LEGS =
      new Copy(
          PATTERN_LEG,
          List.of(
              PATTERN_LEG.PATTERN_ID,
              PATTERN_LEG.FROM_CALL,
              PATTERN_LEG.TO_CALL,
              PATTERN_LEG.FROM_STOP,
              PATTERN_LEG.TO_STOP,
              PATTERN_LEG.DEPARTS_AFTER,
              PATTERN_LEG.ARRIVES_AFTER,
              PATTERN_LEG.FARE,
              PATTERN_LEG.SALES_WINDOW_ID));

  private final DSLContext sql;

  PublishedPatterns(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Writes what is missing.
   *
   * @return how many patterns that were
   */
  int write(Collection<PlannedJourney> journeys) {
    writeLayouts(journeys);
    Map<Long, PlannedJourney> patterns = new TreeMap<>();
    journeys.forEach(journey -> patterns.putIfAbsent(journey.pattern().id(), journey));
    Set<Long> known =
        sql.select(JOURNEY_PATTERN.ID)
            .from(JOURNEY_PATTERN)
            .where(JOURNEY_PATTERN.ID.eq(any(patterns.keySet().toArray(Long[]::new))))
            .fetchSet(JOURNEY_PATTERN.ID);
    List<PlannedJourney> missing = new ArrayList<>(patterns.values());
    missing.removeIf(journey -> known.contains(journey.pattern().id()));
    SalesWindows.write(sql, missing.stream().flatMap(PlannedJourney::salesWindows).toList());
    for (int first = 0; first < missing.size(); first += BATCH) {
      writePatterns(missing.subList(first, Math.min(first + BATCH, missing.size())));
    }
    return missing.size();
  }

  /** Removes the feed's patterns that no departure has any more, and none can get. */
  void removeUnused(String feed) {
    Long[] unused =
        sql.select(JOURNEY_PATTERN.ID)
            .from(JOURNEY_PATTERN)
            .where(
                JOURNEY_PATTERN.LINE_ID.in(select(LINE.ID).from(LINE).where(LINE.FEED.eq(feed))),
                notExists(
                    selectOne().from(DEPARTURE).where(DEPARTURE.PATTERN_ID.eq(JOURNEY_PATTERN.ID))),
                notExists(
                    selectOne()
                        .from(SERVICE_JOURNEY)
                        .where(SERVICE_JOURNEY.PATTERN_ID.eq(JOURNEY_PATTERN.ID))))
            .fetch(JOURNEY_PATTERN.ID)
            .toArray(Long[]::new);
    sql.deleteFrom(PATTERN_LEG).where(PATTERN_LEG.PATTERN_ID.eq(any(unused))).execute();
    sql.deleteFrom(JOURNEY_PATTERN).where(JOURNEY_PATTERN.ID.eq(any(unused))).execute();
  }

  private void writePatterns(List<PlannedJourney> journeys) {
    PATTERNS.write(
        sql,
        row -> {
          for (PlannedJourney journey : journeys) {
            row.add(
                journey.pattern().id(),
                journey.pattern().digest(),
                journey.shape().digest(),
                journey.journey().pattern().line().id().number(),
                journey.parts(),
                journey.departsAfter(journey.parts()),
                journey.onSale().fares().currency().getCurrencyCode());
          }
        });
    CALLS.write(
        sql,
        row -> {
          for (PlannedJourney journey : journeys) {
            writeCalls(journey, row);
          }
        });
    LEGS.write(
        sql,
        row -> {
          for (PlannedJourney journey : journeys) {
            writeLegs(journey, row);
          }
        });
  }

  private static void writeCalls(PlannedJourney journey, Copy.Row row) throws SQLException {
    List<PatternCall> calls = journey.journey().pattern().calls();
    Map<Integer, Long> lowestFares = lowestFares(journey.onSale().fares());
    for (int call = 0; call < calls.size(); call++) {
      PatternCall at = calls.get(call);
      row.add(
          journey.pattern().id(),
          call,
          at.stop().id().number(),
          at.boarding(),
          at.alighting(),
          journey.arrivesAfter(call),
          journey.departsAfter(call),
          lowestFares.get(call),
          SalesWindows.idOf(at.sales()).orElse(null));
    }
  }

  /** What the cheapest leg to each call costs, where there is one. */
  private static Map<Integer, Long> lowestFares(FareTable fares) {
    return fares.legsForSale().stream()
        .collect(
            Collectors.toMap(
                Segment::to, leg -> fares.fareOf(leg).orElseThrow().minorUnits(), Math::min));
  }

  private static void writeLegs(PlannedJourney journey, Copy.Row row) throws SQLException {
    List<PatternCall> calls = journey.journey().pattern().calls();
    List<Optional<Long>> windows =
        calls.stream().map(call -> SalesWindows.idOf(call.sales())).toList();
    for (Segment leg : journey.onSale().fares().legsForSale()) {
      row.add(
          journey.pattern().id(),
          leg.from(),
          leg.to(),
          calls.get(leg.from()).stop().id().number(),
          calls.get(leg.to()).stop().id().number(),
          journey.departsAfter(leg.from()),
          journey.arrivesAfter(leg.to()),
          journey.onSale().fares().fareOf(leg).orElseThrow().minorUnits(),
          windows.get(leg.from()).orElse(null));
    }
  }

  /** Several feeds may share a layout, so another publication may be writing it just now. */
  private void writeLayouts(Collection<PlannedJourney> journeys) {
    Map<Long, PlannedJourney> layouts = new TreeMap<>();
    journeys.forEach(journey -> layouts.putIfAbsent(journey.layout().id(), journey));
    layouts.forEach((id, journey) -> {
      VehicleLayout layout = journey.onSale().layout();
      int added =
          sql.insertInto(VEHICLE_LAYOUT)
              .set(VEHICLE_LAYOUT.ID, id)
              .set(VEHICLE_LAYOUT.DIGEST, journey.layout().digest())
              .set(VEHICLE_LAYOUT.NAME, layout.name())
              .set(VEHICLE_LAYOUT.SEATS, layout.seats().size())
              .set(VEHICLE_LAYOUT.WHEELCHAIR_SPACES, layout.seats().size() - layout.ordinarySeats())
              .onConflictDoNothing()
              .execute();
      if (added == 1) {
        sql.batchInsert(seats(id, layout)).execute();
      } else {
        checkSame(id, journey.layout());
      }
    });
  }

  private void checkSame(long layoutId, Content content) {
    byte[] known =
        sql.select(VEHICLE_LAYOUT.DIGEST)
            .from(VEHICLE_LAYOUT)
            .where(VEHICLE_LAYOUT.ID.eq(layoutId))
            .fetchSingle(VEHICLE_LAYOUT.DIGEST);
    if (!Arrays.equals(known, content.digest())) {
      throw new IllegalStateException("Two vehicle layouts share the id " + layoutId);
    }
  }

  private static List<SeatRecord> seats(long layoutId, VehicleLayout layout) {
    List<SeatRecord> seats = new ArrayList<>();
    for (Seat seat : layout.seats()) {
      seats.add(
          new SeatRecord(
              layoutId,
              seats.size(),
              seat.label().value(),
              seat.deck(),
              seat.row(),
              seat.column(),
              seat.features().stream().map(Enum::name).sorted().toArray(String[]::new),
              seat.displaces().stream().map(SeatLabel::value).sorted().toArray(String[]::new)));
    }
    return seats;
  }
}
