package io.travelapp.adapters.postgres;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Things that are sent as a table, one array for each column: the statement reads the same for any
 * number of them, so that the database plans it once.
 *
 * <pre>{@code
 * Rows<PassengerName> names = new Rows<>("names", List.of(anna, bert));
 * Field<String> given = names.column("given", SQLDataType.VARCHAR, PassengerName::given);
 * select(names.number(), given).from(names.table())   // (0, Anna), (1, Bert)
 * }</pre>
 */
final class Rows<E> {

  private static final String NUMBER = "number";

  private final String name;
  private final List<E> things;
  private final List<Field<?>> columns = new ArrayList<>();

  Rows(String name, List<E> things) {
    this.name = name;
    this.things = things;
    // Functions that give sets run in step with each other.
    columns.add(
        function(name("generate_series"), SQLDataType.INTEGER, val(0), val(things.size() - 1))
            .as(NUMBER));
  }

  <T> Field<T> column(String column, DataType<T> type, Function<E, T> value) {
    Object[] values = things.stream().map(value).toArray();
    columns.add(function(name("unnest"), type, val(values, type.array())).as(column));
    return field(name(name, column), type);
  }

  /** The number of the row, from 0. */
  Field<Integer> number() {
    return field(name(name, NUMBER), SQLDataType.INTEGER);
  }

  Table<?> table() {
    return select(columns).asTable(name);
  }
}
