package io.travelapp.adapters.postgres;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Things that are sent as a table, one array for each column: the statement reads the same for any
 * number of them, so that the database plans it once.
 *
 * <pre>{@code
 * Rows<PassengerName> names = new Rows<>("names", Values.of(List.of(anna, bert)));
 * Field<String> given = names.column("given", SQLDataType.VARCHAR, PassengerName::given);
 * select(names.number(), given).from(names.table())   // (0, Anna), (1, Bert)
 * }</pre>
 */
final class Rows<E> {

  private static final String NUMBER = "number";

  private final String name;
  private final Values<List<E>> things;
  private final List<Field<?>> columns = new ArrayList<>();

  Rows(String name, Values<List<E>> things) {
    this.name = name;
    this.things = things;
    columns.add(
        unnested(SQLDataType.INTEGER, all -> IntStream.range(0, all.size()).boxed().toList())
            .as(NUMBER));
  }

  <T> Field<T> column(String column, DataType<T> type, Function<E, T> value) {
    columns.add(unnested(type, all -> all.stream().map(value).toList()).as(column));
    return field(name(name, column), type);
  }

  /**
   * One after the other, in step with the other columns. The planner takes them for ten, which is
   * why it makes one plan and keeps it; of a generated series it expects a thousand.
   */
  private <T> Field<T> unnested(DataType<T> type, Function<List<E>, List<T>> values) {
    return function(name("unnest"), type, things.array(type, values));
  }

  /** The number of the row, from 0. */
  Field<Integer> number() {
    return field(name(name, NUMBER), SQLDataType.INTEGER);
  }

  Table<?> table() {
    return select(columns).asTable(name);
  }
}
