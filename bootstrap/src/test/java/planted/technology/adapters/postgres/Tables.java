package planted.technology.adapters.postgres;

import java.sql.Connection;
import org.jooq.DSLContext;

/** Innocent: SQL where it belongs. */
public record Tables(Connection connection, DSLContext sql) {}
