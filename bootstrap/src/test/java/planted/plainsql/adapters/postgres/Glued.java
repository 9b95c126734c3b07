package planted.plainsql.adapters.postgres;

import java.sql.SQLException;
import java.sql.Statement;

/** Gives the driver a text. */
public final class Glued {

  private Glued() {}

  public static boolean clear(Statement statement, String table) throws SQLException {
    return statement.execute("delete from " + table);
  }
}
