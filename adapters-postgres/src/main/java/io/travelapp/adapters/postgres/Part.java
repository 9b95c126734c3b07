package io.travelapp.adapters.postgres;

import org.jooq.Field;
import org.jooq.Table;

/** Looks into a part of a statement: a common table expression, or a derived table. */
final class Part {

  private Part() {}

  /**
   * A column of the part.
   *
   * @param column as it was named where the part was made
   */
  static <T> Field<T> column(Table<?> part, Field<T> column) {
    Field<T> found = part.field(column);
    if (found == null) {
      throw new IllegalArgumentException(part + " has no column " + column);
    }
    return found;
  }
}
