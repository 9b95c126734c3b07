package io.travelapp.adapters.postgres;

import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * The values of a statement, where it is put together: each is named by how it is found in what is
 * asked. Whether they are there already, or take the place that is kept for them later on, is no
 * matter there.
 *
 * @param <V> what is asked
 */
abstract class Values<V> {

  /** They are there. */
  static <V> Values<V> of(V asked) {
    return new Values<>() {
      @Override
      <T> Field<T> any(DataType<T> type, Function<? super V, ? extends @Nullable Object> value) {
        return val(value.apply(asked), type);
      }
    };
  }

  /** One that can be converted to a type. */
  abstract <T> Field<T> any(
      DataType<T> type, Function<? super V, ? extends @Nullable Object> value);

  /** One that has a type. */
  final <T> Field<T> value(DataType<T> type, Function<? super V, ? extends @Nullable T> value) {
    return any(type, value);
  }

  /** One that has the type of a column. */
  final <T> Field<T> value(Field<T> column, Function<? super V, ? extends @Nullable T> value) {
    return value(column.getDataType(), value);
  }

  /** Several, as an array. */
  final <T> Field<T[]> array(DataType<T> type, Function<? super V, List<T>> values) {
    return any(type.array(), asked -> values.apply(asked).toArray());
  }

  /** The same values, of what is asked in something larger. */
  final <E> Values<E> in(Function<V, E> part) {
    Values<V> whole = this;
    return new Values<>() {
      @Override
      <T> Field<T> any(DataType<T> type, Function<? super E, ? extends @Nullable Object> value) {
        return whole.any(type, asked -> value.apply(part.apply(asked)));
      }
    };
  }
}
