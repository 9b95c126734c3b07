package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.travelapp.adapters.postgres.generated.enums.ClaimKind;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.SQLDataType;

/**
 * Where wanted seats are in their departures' layouts, and the seats that make room for wanted
 * wheelchair spaces: the part {@code places} of a statement that claims them, one row for each.
 */
final class Places {

  static final Field<Integer> LEG = place("leg", SQLDataType.INTEGER);
  static final Field<Integer> PASSENGER = place("passenger", SQLDataType.INTEGER);
  static final Field<Integer> FROM = place("from_call", SQLDataType.INTEGER);
  static final Field<Integer> TO = place("to_call", SQLDataType.INTEGER);
  static final Field<Long> DEPARTURE_ID = place("id", SQLDataType.BIGINT);
  static final Field<Long> LAYOUT = place("layout_id", SQLDataType.BIGINT);
  static final Field<Integer> SEAT_NUMBER = place("seat", SQLDataType.INTEGER);
  static final Field<String> LABEL = place("label", SQLDataType.CLOB);
  static final Field<String> BITS = place("bits", SQLDataType.CLOB);
  static final Field<ClaimKind> KIND =
      place("kind", SEAT_CLAIM.KIND.getDataType().defaultValue((ClaimKind) null));

  private Places() {}

  private static <T> Field<T> place(String column, DataType<T> type) {
    return field(name("places", column), type);
  }

  static CommonTableExpression<?> of(WantedSeats wanted) {
    Select<Record> named = places(wanted, ClaimKind.passenger).and(SEAT.LABEL.eq(wanted.label));
    return name("places")
        .as(
            wanted.haveSpaces()
                ? named.unionAll(places(wanted, ClaimKind.displaced).and(wanted.isDisplaced(SEAT)))
                : named);
  }

  private static SelectOnConditionStep<Record> places(WantedSeats wanted, ClaimKind kind) {
    return select(
            List.<Field<?>>of(
                wanted.leg.as(LEG),
                wanted.passenger.as(PASSENGER),
                wanted.fromCall.as(FROM),
                wanted.toCall.as(TO),
                DEPARTURE.ID.as(DEPARTURE_ID),
                DEPARTURE.LAYOUT_ID.as(LAYOUT),
                SEAT.SEAT_.as(SEAT_NUMBER),
                SEAT.LABEL.as(LABEL),
                wanted.bits(DEPARTURE, SEAT).as(BITS),
                inline(kind).as(KIND)))
        .from(wanted.table())
        .join(DEPARTURE)
        .on(DEPARTURE.ID.eq(wanted.departure))
        .and(DEPARTURE.REVISION.eq(wanted.revision))
        .join(SEAT)
        .on(SEAT.LAYOUT_ID.eq(DEPARTURE.LAYOUT_ID));
  }
}
