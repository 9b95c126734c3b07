package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Routines.instantNow;
import static io.travelapp.adapters.postgres.generated.Routines.later;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.JOURNEY_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.LOCAL_DAY;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_CALL;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.SALES_DAY;
import static io.travelapp.adapters.postgres.generated.Tables.SALES_WINDOW;
import static io.travelapp.adapters.postgres.generated.Tables.STOP;
import static io.travelapp.adapters.postgres.generated.Tables.VEHICLE_LAYOUT;
import static org.jooq.impl.DSL.aggregate;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.extract;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.generateSeries;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.when;

import io.travelapp.adapters.postgres.generated.enums.DepartureStatus;
import io.travelapp.adapters.postgres.generated.tables.PatternCall;
import io.travelapp.adapters.postgres.generated.tables.PatternLeg;
import io.travelapp.adapters.postgres.generated.tables.Stop;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.network.StopId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The rides that fit what a traveller looks for, as a table: one row for each departure, with the
 * columns of this class.
 */
final class Rides {

  static final Field<Long> DEPARTURE_ID = field(name("ride", "departure_id"), SQLDataType.BIGINT);
  static final Field<Integer> FROM_CALL = field(name("ride", "from_call"), SQLDataType.INTEGER);
  static final Field<Integer> TO_CALL = field(name("ride", "to_call"), SQLDataType.INTEGER);
  static final Field<Long> FARE = field(name("ride", "fare"), SQLDataType.BIGINT);

  /** In seconds of the epoch. */
  static final Field<Long> BOARDS = field(name("ride", "boards"), SQLDataType.BIGINT);

  private static final Field<Integer> MINUTES = field(name("ride", "minutes"), SQLDataType.INTEGER);

  private static final Stop FROM = STOP.as("from_stop");
  private static final Stop TO = STOP.as("to_stop");

  /** A leg that was chosen; it has the columns of any leg. */
  private static final PatternLeg LEG = PATTERN_LEG.as("leg");

  /** A call at which passengers get off where they want to; it has columns of any call. */
  private static final PatternCall TARGET = PATTERN_CALL.as("target");

  private static final Field<String> LEG_ZONE =
      field(LEG.getQualifiedName().append(FROM.ZONE.getUnqualifiedName()), String.class);

  private final Shape shape;
  private final Field<Long> from;
  private final Field<Long> to;
  private final Field<LocalDate> date;
  private final Field<Integer> seats;

  private Rides(Shape shape, Values<OfferQuery> query) {
    this.shape = shape;
    this.from =
        query.value(SQLDataType.BIGINT, it -> it.from().map(PlaceOrStopId::number).orElse(null));
    this.to = query.value(SQLDataType.BIGINT, it -> it.to().number());
    this.date = query.value(LOCAL_DAY.DATE, OfferQuery::date);
    this.seats = query.value(SQLDataType.INTEGER, OfferQuery::seats);
  }

  /** What is meant by one end of a ride. */
  private enum End {
    ANYWHERE,
    STOP,
    PLACE
  }

  /** What decides how a search for rides reads. */
  record Shape(End from, End to) {

    static Shape of(OfferQuery query) {
      return new Shape(query.from().map(Rides::end).orElse(End.ANYWHERE), end(query.to()));
    }
  }

  private static End end(PlaceOrStopId wanted) {
    return switch (wanted) {
      case StopId ignored -> End.STOP;
      case PlaceId ignored -> End.PLACE;
    };
  }

  static Table<?> of(Shape shape, Values<OfferQuery> query) {
    Rides rides = new Rides(shape, query);
    return (shape.from() == End.ANYWHERE ? rides.fromAnywhere() : rides.between()).asTable("ride");
  }

  /** Ascending by what is asked for, equals by the time of boarding and the number. */
  static SortField<?>[] order(OfferQuery.Sort sort) {
    return new SortField<?>[] {key(sort).asc(), BOARDS.asc(), DEPARTURE_ID.asc()};
  }

  /** What comes after a position in that order. */
  static Condition after(OfferQuery.Sort sort, Values<OfferQuery.Position> position) {
    return row(key(sort), BOARDS, DEPARTURE_ID)
        .gt(
            position.value(SQLDataType.BIGINT, OfferQuery.Position::key),
            position.value(SQLDataType.BIGINT, OfferQuery.Position::boards),
            position.value(SQLDataType.BIGINT, OfferQuery.Position::departure));
  }

  /** The stops that somebody means who names a stop or a whole place. */
  private static Condition at(Stop stop, End end, Field<Long> number) {
    return switch (end) {
      case ANYWHERE -> noCondition();
      case STOP -> stop.ID.eq(number);
      case PLACE -> stop.PLACE_ID.eq(number);
    };
  }

  private static Field<Long> key(OfferQuery.Sort sort) {
    return switch (sort) {
      case DEPARTURE -> BOARDS;
      case PRICE -> FARE;
      case DURATION -> MINUTES.cast(SQLDataType.BIGINT);
    };
  }

  /**
   * Which calls are meant is a matter of the pattern: the first alighting call that has a boarding
   * call before it, and the last such. The departures of these patterns are then looked up by time.
   */
  private Select<?> between() {
    Table<?> leg =
        select(PATTERN_LEG.fields())
            .select(FROM.ZONE)
            .distinctOn(PATTERN_LEG.PATTERN_ID)
            .from(PATTERN_LEG)
            .join(FROM)
            .on(FROM.ID.eq(PATTERN_LEG.FROM_STOP))
            .join(TO)
            .on(TO.ID.eq(PATTERN_LEG.TO_STOP))
            .where(at(FROM, shape.from(), from), at(TO, shape.to(), to))
            .orderBy(PATTERN_LEG.PATTERN_ID, PATTERN_LEG.TO_CALL, PATTERN_LEG.FROM_CALL.desc())
            .asTable("leg");
    Field<Integer> before = LEG.DEPARTS_AFTER.neg();
    return select(columns())
        .from(leg)
        .join(LOCAL_DAY)
        .on(LOCAL_DAY.ZONE.eq(LEG_ZONE), LOCAL_DAY.DATE.eq(date))
        .join(DEPARTURE)
        .on(
            DEPARTURE.PATTERN_ID.eq(LEG.PATTERN_ID),
            DEPARTURE.STARTS_AT.ge(later(LOCAL_DAY.STARTS_AT, before)),
            DEPARTURE.STARTS_AT.lt(later(LOCAL_DAY.ENDS_AT, before)),
            DEPARTURE.STARTS_AT.gt(later(now(), before)))
        .join(VEHICLE_LAYOUT)
        .on(VEHICLE_LAYOUT.ID.eq(DEPARTURE.LAYOUT_ID))
        .where(isOnSale(), isWithinWindow(LEG), hasRoom(LEG));
  }

  /**
   * All departures of the patterns that let passengers off there, and of each the first call from
   * which there is a ride. The legs of a pattern are looked through in the order of their boarding
   * calls, so mostly one is looked at.
   */
  private Select<?> fromAnywhere() {
    Table<?> target =
        selectDistinct(PATTERN_CALL.PATTERN_ID, PATTERN_CALL.CALL)
            .from(PATTERN_CALL)
            .join(TO)
            .on(TO.ID.eq(PATTERN_CALL.STOP_ID))
            .where(at(TO, shape.to(), to), PATTERN_CALL.ALIGHTING.isTrue())
            .asTable("target");
    Field<Integer> before = JOURNEY_PATTERN.LASTS.neg();
    Table<?> leg = firstLeg(TARGET.CALL);
    return select(columns())
        .distinctOn(DEPARTURE.ID)
        .from(target)
        .join(JOURNEY_PATTERN)
        .on(JOURNEY_PATTERN.ID.eq(TARGET.PATTERN_ID))
        .join(DEPARTURE)
        .on(
            DEPARTURE.PATTERN_ID.eq(JOURNEY_PATTERN.ID),
            DEPARTURE.STARTS_AT.ge(later(dayBegins(), before)),
            DEPARTURE.STARTS_AT.lt(dayEnds()),
            DEPARTURE.STARTS_AT.ge(later(now(), before)))
        .join(VEHICLE_LAYOUT)
        .on(VEHICLE_LAYOUT.ID.eq(DEPARTURE.LAYOUT_ID))
        .crossJoin(lateral(leg))
        .where(isOnSale())
        .orderBy(DEPARTURE.ID, LEG.FROM_CALL, LEG.TO_CALL);
  }

  /** When the day begins in the first zone; asked once for the statement. */
  private Field<Instant> dayBegins() {
    return field(select(min(LOCAL_DAY.STARTS_AT)).from(LOCAL_DAY).where(LOCAL_DAY.DATE.eq(date)));
  }

  /** When it ends in the last. */
  private Field<Instant> dayEnds() {
    return field(select(max(LOCAL_DAY.ENDS_AT)).from(LOCAL_DAY).where(LOCAL_DAY.DATE.eq(date)));
  }

  /**
   * The first leg to that call that fits, of one departure. Most of those that do not are seen not
   * to by the days of all zones together, without a look at where they begin.
   */
  private Table<?> firstLeg(Field<Integer> toCall) {
    Field<Instant> boards = boards(PATTERN_LEG);
    return select(PATTERN_LEG.fields())
        .from(PATTERN_LEG)
        .join(FROM)
        .on(FROM.ID.eq(PATTERN_LEG.FROM_STOP))
        .join(LOCAL_DAY)
        .on(LOCAL_DAY.ZONE.eq(FROM.ZONE), LOCAL_DAY.DATE.eq(date))
        .where(
            PATTERN_LEG.PATTERN_ID.eq(DEPARTURE.PATTERN_ID),
            PATTERN_LEG.TO_CALL.eq(toCall),
            boards.ge(dayBegins()),
            boards.lt(dayEnds()),
            boards.ge(LOCAL_DAY.STARTS_AT),
            boards.lt(LOCAL_DAY.ENDS_AT),
            boards.gt(now()),
            isWithinWindow(PATTERN_LEG),
            hasRoom(PATTERN_LEG))
        .orderBy(PATTERN_LEG.FROM_CALL)
        .limit(1)
        .asTable("leg");
  }

  /**
   * Whether who boards there may buy now, where that is not simply until the coach leaves: only
   * then is anything looked up. No window closes after departure, so that has been asked before.
   */
  private static Condition isWithinWindow(PatternLeg leg) {
    Condition alwaysOpen = SALES_WINDOW.OPENS_BEFORE.isNull().and(SALES_WINDOW.OPENS_DAYS.isNull());
    Field<Instant> opens =
        coalesce(SALES_DAY.OPENS_AT, later(boards(leg), SALES_WINDOW.OPENS_BEFORE.neg()));
    Field<Instant> closes =
        coalesce(SALES_DAY.CLOSES_AT, later(boards(leg), SALES_WINDOW.CLOSES_BEFORE.neg()));
    Field<Boolean> isOpen =
        field(
            select(field(alwaysOpen.or(opens.le(now())).and(closes.gt(now()))))
                .from(SALES_WINDOW)
                .leftJoin(SALES_DAY)
                .on(
                    SALES_DAY.WINDOW_ID.eq(SALES_WINDOW.ID),
                    SALES_DAY.ZONE.eq(LOCAL_DAY.ZONE),
                    SALES_DAY.DATE.eq(LOCAL_DAY.DATE))
                .where(SALES_WINDOW.ID.eq(leg.SALES_WINDOW_ID)));
    return leg.SALES_WINDOW_ID.isNull().or(condition(isOpen));
  }

  private static Field<Instant> boards(PatternLeg leg) {
    return later(DEPARTURE.STARTS_AT, leg.DEPARTS_AFTER);
  }

  /**
   * Whether so many seats of the departure are free on all parts of the leg. No more are taken
   * there than all parts of the way together count, so mostly nobody has to look at the bits.
   */
  private Condition hasRoom(PatternLeg leg) {
    return ordinarySeats()
        .minus(DEPARTURE.TAKEN)
        .ge(seats)
        .or(freeSeats(leg.FROM_CALL, leg.TO_CALL).ge(seats));
  }

  /**
   * How many ordinary seats of the departure are free on all parts of the way between two calls.
   * The bits of its wheelchair spaces are the last of each part.
   */
  static Field<Integer> freeSeats(Field<Integer> fromCall, Field<Integer> toCall) {
    Field<Integer> part = field(name("part", "part"), SQLDataType.INTEGER);
    Field<String> ofPart =
        function(
            name("substring"),
            SQLDataType.VARCHAR,
            DEPARTURE.OCC,
            part.mul(DEPARTURE.SEATS).plus(1),
            ordinarySeats());
    Field<Integer> taken =
        field(
            select(SeatBits.count(aggregate(name("bit_or"), SQLDataType.VARCHAR, ofPart)))
                .from(generateSeries(fromCall, toCall.minus(1)).as("part", "part")));
    return when(DEPARTURE.TAKEN.eq(0), ordinarySeats()).otherwise(ordinarySeats().minus(taken));
  }

  private static Field<Integer> ordinarySeats() {
    return DEPARTURE.SEATS.minus(VEHICLE_LAYOUT.WHEELCHAIR_SPACES);
  }

  private static List<Field<?>> columns() {
    Field<Integer> seconds = LEG.ARRIVES_AFTER.minus(LEG.DEPARTS_AFTER);
    return List.of(
        DEPARTURE.ID.as(DEPARTURE_ID),
        LEG.FROM_CALL.as(FROM_CALL),
        LEG.TO_CALL.as(TO_CALL),
        LEG.FARE.as(FARE),
        extract(DEPARTURE.STARTS_AT, DatePart.EPOCH, SQLDataType.BIGINT)
            .plus(LEG.DEPARTS_AFTER)
            .as(BOARDS),
        seconds.div(60).as(MINUTES));
  }

  private static Condition isOnSale() {
    return DEPARTURE.STATUS.eq(DepartureStatus.scheduled);
  }

  /** Asked once for the statement, not for each row. */
  static Field<Instant> now() {
    return field(select(instantNow()));
  }
}
