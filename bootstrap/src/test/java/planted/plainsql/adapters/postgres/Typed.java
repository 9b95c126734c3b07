package planted.plainsql.adapters.postgres;

import org.jooq.DSLContext;

/** Gives jOOQ a text. */
public final class Typed {

  private Typed() {}

  public static int clear(DSLContext sql, String table) {
    return sql.execute("delete from " + table);
  }
}
