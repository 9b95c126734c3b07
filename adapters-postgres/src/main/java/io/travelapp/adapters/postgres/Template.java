package io.travelapp.adapters.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Context;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.CustomField;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose text is kept, and whose values are others each time: to put a large one into
 * words takes longer than to carry it out. The values are bound, as ever; whatever else a statement
 * is made with is a constant, and part of the text.
 *
 * <pre>{@code
 * static final Template<HoldId> STATUS = Template.of(values ->
 *     select(BOOKING.STATUS).from(BOOKING).where(BOOKING.ID.eq(values.value(BOOKING.ID, HoldId::number))));
 * STATUS.query(sql, id).fetchOptional(BOOKING.STATUS);
 * }</pre>
 *
 * @param <V> what is asked
 */
final class Template<V> {

  /** Stands in the text for a value: no statement of ours has these characters. */
  private static final Pattern PLACE = Pattern.compile("\uE000([0-9]+)\uE001");

  private final List<String> words = new ArrayList<>();
  private final List<Place<V, ?>> places = new ArrayList<>();
  private final List<Field<?>> columns;

  private Template(Query statement, List<Place<V, ?>> all) {
    String text = DSL.using(SQLDialect.POSTGRES).renderInlined(statement);
    int end = 0;
    Matcher found = PLACE.matcher(text);
    for (MatchResult place : found.results().toList()) {
      words.add(text.substring(end, place.start()));
      places.add(all.get(Integer.parseInt(place.group(1))));
      end = place.end();
    }
    words.add(text.substring(end));
    columns = columns(statement);
  }

  private static List<Field<?>> columns(Query statement) {
    return switch (statement) {
      // As they are selected, each with its table.
      case Select<?> select ->
          select.$select().stream().<Field<?>>map(column -> (Field<?>) column).toList();
      case ResultQuery<?> query -> List.of(query.fields());
      default -> List.of();
    };
  }

  /** A value: its type, and how it is found. */
  private record Place<V, T>(
      DataType<T> type, Function<? super V, ? extends @Nullable Object> value) {

    Field<T> of(V asked) {
      return DSL.val(value.apply(asked), type);
    }
  }

  static <V> Template<V> of(Function<Values<V>, ? extends Query> statement) {
    List<Place<V, ?>> places = new ArrayList<>();
    Values<V> kept =
        new Values<>() {
          @Override
          <T> Field<T> any(
              DataType<T> type, Function<? super V, ? extends @Nullable Object> value) {
            String place = "\uE000" + places.size() + "\uE001";
            places.add(new Place<>(type, value));
            return CustomField.of("value", type, context -> context.sql(place));
          }
        };
    return new Template<>(statement.apply(kept), places);
  }

  /** One that gives rows. */
  ResultQuery<Record> query(DSLContext sql, V asked) {
    return sql.resultQuery("{0}", text(asked)).coerce(columns);
  }

  /** Carries one out that gives none. */
  int execute(DSLContext sql, V asked) {
    return sql.execute("{0}", text(asked));
  }

  private QueryPart text(V asked) {
    return CustomQueryPart.of(context -> say(context, asked));
  }

  private void say(Context<?> context, V asked) {
    for (int i = 0; i < places.size(); i++) {
      context.sql(words.get(i), true).visit(places.get(i).of(asked));
    }
    context.sql(words.getLast(), true);
  }
}
