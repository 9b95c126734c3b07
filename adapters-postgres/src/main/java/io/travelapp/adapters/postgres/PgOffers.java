package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.NetworkRows.line;
import static io.travelapp.adapters.postgres.NetworkRows.stop;
import static io.travelapp.adapters.postgres.generated.Routines.later;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.DESTINATION;
import static io.travelapp.adapters.postgres.generated.Tables.JOURNEY_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.LINE;
import static io.travelapp.adapters.postgres.generated.Tables.OPERATOR;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_CALL;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.STOP;
import static io.travelapp.adapters.postgres.generated.Tables.VEHICLE_LAYOUT;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.travelapp.adapters.postgres.generated.enums.DepartureStatus;
import io.travelapp.adapters.postgres.generated.tables.PatternCall;
import io.travelapp.adapters.postgres.generated.tables.Stop;
import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Finds rides in one statement each, and one for a sales window that was never met before. */
final class PgOffers implements Offers {

  private static final Stop FROM = STOP.as("boarding_stop");
  private static final Stop TO = STOP.as("alighting_stop");
  private static final PatternCall BOARDING = PATTERN_CALL.as("boarding_call");
  private static final PatternCall ALIGHTING = PATTERN_CALL.as("alighting_call");

  private static final Field<Integer> SEATS_LEFT =
      Rides.freeSeats(Rides.FROM_CALL, Rides.TO_CALL).as("seats_left");

  /** By shape, of which there are a few dozen. */
  private static final Map<Shape, Template<OfferQuery>> TEMPLATES = new ConcurrentHashMap<>();

  /** What decides how a search reads. */
  private record Shape(Rides.Shape rides, OfferQuery.Sort sort, boolean goesOn) {}

  private final Database database;
  private final SalesWindows windows = new SalesWindows();

  PgOffers(Database database) {
    this.database = database;
  }

  @Override
  public List<Offer> search(OfferQuery query) {
    if (query.date().getYear() < 1 || query.date().getYear() > 9999) {
      // PostgreSQL does not know such days, and nothing runs on them.
      return List.of();
    }
    return statement(database.searching(), query).fetch(this::offer);
  }

  static ResultQuery<Record> statement(DSLContext sql, OfferQuery query) {
    return TEMPLATES
        .computeIfAbsent(
            new Shape(Rides.Shape.of(query), query.sort(), query.after().isPresent()),
            shape -> Template.of(values -> page(shape, values)))
        .query(sql, query);
  }

  /** One page of rides, and then for these alone all that is told of them. */
  private static Select<?> page(Shape shape, Values<OfferQuery> query) {
    Condition onPage =
        shape.goesOn()
            ? Rides.after(shape.sort(), query.in(it -> it.after().orElseThrow()))
            : noCondition();
    Table<?> page =
        select(asterisk())
            .from(Rides.of(shape.rides(), query))
            .where(onPage)
            .orderBy(Rides.order(shape.sort()))
            .limit(query.value(SQLDataType.INTEGER, OfferQuery::limit))
            .asTable("ride");
    return select(SEATS_LEFT, Rides.FARE, JOURNEY_PATTERN.CURRENCY)
        .select(DEPARTURE.ID, DEPARTURE.FEED, DEPARTURE.JOURNEY)
        .select(DEPARTURE.SERVICE_DATE, DEPARTURE.STARTS_AT)
        .select(BOARDING.fields())
        .select(ALIGHTING.fields())
        .select(FROM.fields())
        .select(TO.fields())
        .select(LINE.fields())
        .select(OPERATOR.fields())
        .from(page)
        .join(DEPARTURE)
        .on(DEPARTURE.ID.eq(Rides.DEPARTURE_ID))
        .join(VEHICLE_LAYOUT)
        .on(VEHICLE_LAYOUT.ID.eq(DEPARTURE.LAYOUT_ID))
        .join(JOURNEY_PATTERN)
        .on(JOURNEY_PATTERN.ID.eq(DEPARTURE.PATTERN_ID))
        .join(LINE)
        .on(LINE.ID.eq(JOURNEY_PATTERN.LINE_ID))
        .join(OPERATOR)
        .on(OPERATOR.ID.eq(LINE.OPERATOR_ID))
        .join(BOARDING)
        .on(BOARDING.PATTERN_ID.eq(DEPARTURE.PATTERN_ID), BOARDING.CALL.eq(Rides.FROM_CALL))
        .join(ALIGHTING)
        .on(ALIGHTING.PATTERN_ID.eq(DEPARTURE.PATTERN_ID), ALIGHTING.CALL.eq(Rides.TO_CALL))
        .join(FROM)
        .on(FROM.ID.eq(BOARDING.STOP_ID))
        .join(TO)
        .on(TO.ID.eq(ALIGHTING.STOP_ID))
        .orderBy(Rides.order(shape.sort()));
  }

  private Offer offer(Record row) {
    return new Offer(
        new DepartureId(row.get(DEPARTURE.ID)),
        new FeedId(row.get(DEPARTURE.FEED), row.get(DEPARTURE.JOURNEY)),
        line(row, LINE, OPERATOR),
        row.get(DEPARTURE.SERVICE_DATE),
        call(row, BOARDING, FROM),
        call(row, ALIGHTING, TO),
        row.get(SEATS_LEFT),
        Money.of(row.get(Rides.FARE), Currency.getInstance(row.get(JOURNEY_PATTERN.CURRENCY))));
  }

  private StopCall call(Record row, PatternCall call, Stop stop) {
    var startsAt = row.get(DEPARTURE.STARTS_AT);
    return new StopCall(
        row.get(call.CALL),
        stop(row, stop),
        startsAt.plusSeconds(row.get(call.ARRIVES_AFTER)),
        startsAt.plusSeconds(row.get(call.DEPARTS_AFTER)),
        row.get(call.BOARDING),
        row.get(call.ALIGHTING),
        windows.get(database.searching(), row.get(call.SALES_WINDOW_ID)));
  }

  /**
   * Of each pattern only the last departure counts: if none of its legs is to come, none is. Mostly
   * all of them are, and then the lowest fare to a call is known.
   */
  @Override
  public Map<PlaceId, Money> lowestFares() {
    Table<?> last =
        select(DEPARTURE.STARTS_AT)
            .from(DEPARTURE)
            .where(
                DEPARTURE.PATTERN_ID.eq(PATTERN_CALL.PATTERN_ID),
                DEPARTURE.STATUS.eq(DepartureStatus.scheduled))
            .orderBy(DEPARTURE.STARTS_AT.desc())
            .limit(1)
            .asTable("last");
    Field<Instant> startsAt = field(name("last", DEPARTURE.STARTS_AT.getName()), Instant.class);
    Field<Long> lowestToCome =
        field(
            select(min(PATTERN_LEG.FARE))
                .from(PATTERN_LEG)
                .where(
                    PATTERN_LEG.PATTERN_ID.eq(PATTERN_CALL.PATTERN_ID),
                    PATTERN_LEG.TO_CALL.eq(PATTERN_CALL.CALL),
                    later(startsAt, PATTERN_LEG.DEPARTS_AFTER).ge(Rides.now())));
    Field<Long> lowest =
        min(when(startsAt.ge(Rides.now()), PATTERN_CALL.LOWEST_FARE).otherwise(lowestToCome));
    Map<PlaceId, Money> fares = new LinkedHashMap<>();
    database
        .searching()
        .select(DESTINATION.PLACE_ID, JOURNEY_PATTERN.CURRENCY, lowest)
        .from(DESTINATION)
        .join(STOP)
        .on(STOP.PLACE_ID.eq(DESTINATION.PLACE_ID))
        .join(PATTERN_CALL)
        .on(PATTERN_CALL.STOP_ID.eq(STOP.ID), PATTERN_CALL.LOWEST_FARE.isNotNull())
        .join(JOURNEY_PATTERN)
        .on(JOURNEY_PATTERN.ID.eq(PATTERN_CALL.PATTERN_ID))
        .crossJoin(lateral(last))
        .groupBy(DESTINATION.PLACE_ID, JOURNEY_PATTERN.CURRENCY)
        .having(lowest.isNotNull())
        .orderBy(DESTINATION.PLACE_ID, JOURNEY_PATTERN.CURRENCY)
        .forEach(row ->
            fares.putIfAbsent(
                new PlaceId(row.value1()),
                Money.of(row.value3(), Currency.getInstance(row.value2()))));
    return fares;
  }
}
