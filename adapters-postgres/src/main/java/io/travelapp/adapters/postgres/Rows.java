package io.travelapp.adapters.postgres;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowsFrom;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Values that are sent as a table, one array for each column: the statement reads the same for any
 * number of rows, so that the database plans it once.
 *
 * <pre>{@code
 * Rows named = new Rows("named");
 * Field<String> given = named.column("given", SQLDataType.VARCHAR, List.of("Anna", "Bert"));
 * select(named.number(), given).from(named.table())   // (0, Anna), (1, Bert)
 * }</pre>
 */
final class Rows {

  private static final String NUMBER = "number";

  private final String name;
  private final List<Table<?>> columns = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  Rows(String name) {
    this.name = name;
  }

  /** Adds a column; all have equally many values. */
  <T> Field<T> column(String column, DataType<T> type, List<T> values) {
    columns.add(unnest(val(values.toArray(), type.array())));
    names.add(column);
    return field(name(name, column), type);
  }

  /** The number of the row, from 0. */
  Field<Integer> number() {
    return field(name(name, NUMBER), Long.class).minus(1L).cast(Integer.class);
  }

  Table<?> table() {
    List<String> all = new ArrayList<>(names);
    all.add(NUMBER);
    return rowsFrom(columns.toArray(Table<?>[]::new)).withOrdinality().as(name, all);
  }
}
