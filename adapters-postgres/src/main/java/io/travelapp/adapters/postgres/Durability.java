package io.travelapp.adapters.postgres;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Whether a server keeps through a crash what it has acknowledged. */
final class Durability {

  private Durability() {}

  static boolean isGiven(String jdbcUrl, String user, String password) {
    try (var sql = DSL.using(jdbcUrl, user, password)) {
      return sql.fetchExists(
          selectOne()
              .where(setting("fsync").eq("on"))
              .and(setting("full_page_writes").eq("on"))
              .and(setting("synchronous_commit").ne("off")));
    }
  }

  private static Field<String> setting(String of) {
    return function(name("current_setting"), SQLDataType.VARCHAR, inline(of));
  }
}
