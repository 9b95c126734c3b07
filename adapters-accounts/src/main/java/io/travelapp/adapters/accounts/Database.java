package io.travelapp.adapters.accounts;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Function;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A bounded number of connections to one database, all of them in the accounts' own role. */
final class Database implements AutoCloseable {

  /** How long a connection is waited for. */
  static final Duration WAIT = Duration.ofSeconds(1);

  /** How long a database may be silent: longer than any statement may take. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  /** What holds on every connection. */
  private static final String SESSION =
      String.join(
          ";",
          "SET ROLE travelapp_accounts",
          "SET search_path = " + Migrations.SCHEMA,
          "SET statement_timeout = '5s'",
          "SET lock_timeout = '2s'",
          "SET idle_in_transaction_session_timeout = '10s'",
          "SET jit = off");

  private final HikariDataSource pool;
  private final DSLContext sql;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.sql = DSL.using(new Pooled(pool), SQLDialect.POSTGRES);
  }

  static Database open(String jdbcUrl, String user, String password, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("accounts");
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setConnectionInitSql(SESSION);
    config.addDataSourceProperty("ApplicationName", "travelapp-accounts");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE_MAX.toSeconds()));
    try {
      return new Database(new HikariDataSource(config));
    } catch (HikariPool.PoolInitializationException e) {
      throw new AccountsAdapters.Unavailable("The accounts cannot be used: " + e.getMessage(), e);
    }
  }

  /** Statements, each in a transaction of its own. */
  DSLContext sql() {
    return sql;
  }

  /** All that the work does, or nothing. */
  <T> T inTransaction(Function<DSLContext, T> work) {
    return sql.transactionResult(transaction -> work.apply(transaction.dsl()));
  }

  /** What only one transaction at a time may do, in the whole database. */
  enum Turn {
    /** Begin, renew or confirm a sign-up of an address. */
    SIGN_UP(0x61636301),
    /** Make the next signing key. */
    SIGNING_KEY(0x61636302);

    // PostgreSQL's advisory locks are mere numbers, shared by all who use the database.
    private final int number;

    Turn(int number) {
      this.number = number;
    }
  }

  /**
   * Waits until no other transaction has this turn for this subject, and has it until the
   * transaction ends. Two subjects may share a number: then one of them waits without need.
   */
  static void takeTurn(DSLContext transaction, Turn turn, String subject) {
    transaction
        .select(
            DSL.function(
                DSL.name("pg_advisory_xact_lock"),
                SQLDataType.OTHER,
                DSL.val(turn.number),
                DSL.val(subject.hashCode())))
        .execute();
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Tells "all connections are busy" from every other failure. */
  private record Pooled(HikariDataSource pool) implements ConnectionProvider {

    @Override
    public Connection acquire() {
      try {
        return pool.getConnection();
      } catch (SQLTransientConnectionException e) {
        throw new AccountsAdapters.Unavailable(
            "No connection to the accounts within " + WAIT.toMillis() + " ms", e);
      } catch (SQLException e) {
        throw new DataAccessException("No connection to the accounts", e);
      }
    }

    @Override
    public void release(Connection connection) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new DataAccessException("A connection could not be given back", e);
      }
    }
  }
}
