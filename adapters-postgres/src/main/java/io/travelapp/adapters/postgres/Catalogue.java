package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.NetworkRows.line;
import static io.travelapp.adapters.postgres.NetworkRows.stop;
import static io.travelapp.adapters.postgres.generated.Tables.JOURNEY_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.LINE;
import static io.travelapp.adapters.postgres.generated.Tables.OPERATOR;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_CALL;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT;
import static io.travelapp.adapters.postgres.generated.Tables.STOP;
import static io.travelapp.adapters.postgres.generated.Tables.VEHICLE_LAYOUT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatFeature;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Remembers patterns and layouts, which never change, so that reading a departure is reading one
 * row. Names of stops and lines do change: with them the revision of the network of their feed, and
 * that belongs to what a pattern is remembered by.
 */
final class Catalogue {

  /** About as many bytes as are spent on patterns. */
  private static final long PATTERNS_WEIGHT_MAX = 16 << 20;

  private static final int LAYOUTS_MAX = 500;

  private final Cache<PatternKey, PatternFacts> patterns =
      Caffeine.newBuilder()
          .maximumWeight(PATTERNS_WEIGHT_MAX)
          .weigher((PatternKey key, PatternFacts facts) -> facts.weight())
          .build();

  private final Cache<Long, VehicleLayout> layouts =
      Caffeine.newBuilder().maximumSize(LAYOUTS_MAX).build();

  /** Most patterns call at the stops of others: each is kept once. */
  private final Interner<Stop> stops = Interner.newWeakInterner();

  private final SalesWindows windows = new SalesWindows();

  /** A pattern with the names of one revision of its feed's network. */
  record PatternKey(long pattern, long networkRevision) {}

  Optional<PatternFacts> findPattern(PatternKey key) {
    return Optional.ofNullable(patterns.getIfPresent(key));
  }

  Optional<VehicleLayout> findLayout(long id) {
    return Optional.ofNullable(layouts.getIfPresent(id));
  }

  /** Reads the pattern unless it is remembered. */
  PatternFacts getPattern(DSLContext sql, PatternKey key) {
    return findPattern(key)
        .orElseGet(() -> {
          PatternFacts facts = readPattern(sql, key.pattern());
          patterns.put(key, facts);
          return facts;
        });
  }

  /** Reads the layout unless it is remembered. */
  VehicleLayout getLayout(DSLContext sql, long id) {
    return findLayout(id)
        .orElseGet(() -> {
          VehicleLayout layout = readLayout(sql, id);
          layouts.put(id, layout);
          return layout;
        });
  }

  /** That of none is the usual one. */
  SalesWindow getSales(DSLContext sql, @Nullable Long id) {
    return windows.get(sql, id);
  }

  private PatternFacts readPattern(DSLContext sql, long id) {
    Record pattern =
        sql.select(JOURNEY_PATTERN.CURRENCY)
            .select(LINE.fields())
            .select(OPERATOR.fields())
            .from(JOURNEY_PATTERN)
            .join(LINE)
            .on(LINE.ID.eq(JOURNEY_PATTERN.LINE_ID))
            .join(OPERATOR)
            .on(OPERATOR.ID.eq(LINE.OPERATOR_ID))
            .where(JOURNEY_PATTERN.ID.eq(id))
            .fetchSingle();
    List<PatternFacts.Call> calls = readCalls(sql, id);
    Currency currency = Currency.getInstance(pattern.get(JOURNEY_PATTERN.CURRENCY));
    return new PatternFacts(
        line(pattern, LINE, OPERATOR), calls, readFares(sql, id, calls.size(), currency));
  }

  private List<PatternFacts.Call> readCalls(DSLContext sql, long pattern) {
    return sql.select(
            PATTERN_CALL.BOARDING,
            PATTERN_CALL.ALIGHTING,
            PATTERN_CALL.ARRIVES_AFTER,
            PATTERN_CALL.DEPARTS_AFTER,
            PATTERN_CALL.SALES_WINDOW_ID)
        .select(STOP.fields())
        .from(PATTERN_CALL)
        .join(STOP)
        .on(STOP.ID.eq(PATTERN_CALL.STOP_ID))
        .where(PATTERN_CALL.PATTERN_ID.eq(pattern))
        .orderBy(PATTERN_CALL.CALL)
        .fetch(row ->
            new PatternFacts.Call(
                stops.intern(stop(row, STOP)),
                row.get(PATTERN_CALL.BOARDING),
                row.get(PATTERN_CALL.ALIGHTING),
                row.get(PATTERN_CALL.ARRIVES_AFTER),
                row.get(PATTERN_CALL.DEPARTS_AFTER),
                getSales(sql, row.get(PATTERN_CALL.SALES_WINDOW_ID))));
  }

  private static FareTable readFares(DSLContext sql, long pattern, int calls, Currency currency) {
    Map<Segment, Money> fares =
        sql.select(PATTERN_LEG.FROM_CALL, PATTERN_LEG.TO_CALL, PATTERN_LEG.FARE)
            .from(PATTERN_LEG)
            .where(PATTERN_LEG.PATTERN_ID.eq(pattern))
            .fetchMap(
                leg -> new Segment(leg.value1(), leg.value2()),
                leg -> Money.of(leg.value3(), currency));
    return FareTable.of(calls, currency, leg -> Optional.ofNullable(fares.get(leg)));
  }

  private static VehicleLayout readLayout(DSLContext sql, long id) {
    String name =
        sql.selectFrom(VEHICLE_LAYOUT).where(VEHICLE_LAYOUT.ID.eq(id)).fetchSingle().getName();
    List<Seat> seats =
        sql.selectFrom(SEAT)
            .where(SEAT.LAYOUT_ID.eq(id))
            .orderBy(SEAT.SEAT_)
            .fetch(row ->
                new Seat(
                    new SeatLabel(row.getLabel()),
                    row.getDeck(),
                    row.getSeatRow(),
                    row.getSeatColumn(),
                    Arrays.stream(row.getFeatures())
                        .map(SeatFeature::valueOf)
                        .collect(Collectors.toSet()),
                    Arrays.stream(row.getDisplaces())
                        .map(SeatLabel::new)
                        .collect(Collectors.toSet())));
    return new VehicleLayout(name, seats);
  }
}
