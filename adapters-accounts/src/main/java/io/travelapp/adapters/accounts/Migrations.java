package io.travelapp.adapters.accounts;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.util.PSQLException;

/** Brings the accounts' part of a database to the schema of this version. */
final class Migrations {

  /** Where everything is. */
  static final String SCHEMA = "accounts";

  private Migrations() {}

  static void run(String jdbcUrl, String user, String password) {
    try {
      Flyway.configure()
          .dataSource(jdbcUrl, user, password)
          .schemas(SCHEMA)
          .table("schema_history")
          .locations("classpath:io/travelapp/adapters/accounts/migrations")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new IllegalStateException("The accounts cannot be migrated: " + reason(e), e);
    }
  }

  /** What PostgreSQL itself said, else what was said last. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof PSQLException)) {
      cause = cause.getCause();
    }
    if (cause instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
      return String.valueOf(refused.getServerErrorMessage().getMessage());
    }
    return String.valueOf(cause.getMessage());
  }
}
