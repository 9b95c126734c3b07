package io.travelapp.adapters.postgres;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.travelapp.adapters.postgres.generated.Routines;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A bounded number of connections to one database, all of them in the application's own role. */
final class Database implements AutoCloseable {

  /** How long a connection is waited for while none is given back. */
  static final Duration WAIT = Duration.ofSeconds(1);

  /** How long a connection is waited for while others get theirs. */
  static final Duration WAIT_MAX = Duration.ofSeconds(10);

  /**
   * How long a database may be silent: longer than any statement may take, so that it is not alive
   * any more.
   */
  static final Duration SILENCE_MAX = Duration.ofSeconds(15);

  /**
   * What holds on every connection. The planner is told that random reads are cheap: with its
   * default it scans whole tables until they have been vacuumed. Compiling queries costs more than
   * any of ours takes, and so does planning a search: one plan does for all values, while the
   * planner on its own makes another each time where there are many departures.
   */
  private static final String SESSION =
      String.join(
          ";",
          "SET ROLE travelapp_app",
          "SET search_path = " + Migrations.SCHEMA,
          "SET statement_timeout = '10s'",
          "SET lock_timeout = '5s'",
          "SET idle_in_transaction_session_timeout = '15s'",
          "SET random_page_cost = 1.1",
          "SET jit = off",
          "SET plan_cache_mode = force_generic_plan");

  /** How long a search waits for its turn while others get theirs. */
  static final Duration SEARCH_WAIT_MAX = Duration.ofSeconds(2);

  private final HikariDataSource pool;
  private final DSLContext sql;
  private final DSLContext searching;

  private Database(HikariDataSource pool) {
    int connections = pool.getMaximumPoolSize();
    ConnectionProvider all = new InTurn(new Pooled(pool), new Turns(connections, WAIT, WAIT_MAX));
    Turns ofSearches = new Turns(Math.max(1, connections / 2), WAIT, SEARCH_WAIT_MAX);
    this.pool = pool;
    this.sql = DSL.using(all, SQLDialect.POSTGRES);
    this.searching = DSL.using(new InTurn(all, ofSearches), SQLDialect.POSTGRES);
  }

  static Database open(String jdbcUrl, String user, String password, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("travelapp");
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setConnectionInitSql(SESSION);
    config.addDataSourceProperty("ApplicationName", "travelapp");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE_MAX.toSeconds()));
    try {
      return new Database(new HikariDataSource(config));
    } catch (HikariPool.PoolInitializationException e) {
      throw new PostgresAdapters.Unavailable("The database cannot be used: " + e.getMessage(), e);
    }
  }

  /** Statements, each in a transaction of its own unless one is begun. */
  DSLContext sql() {
    return sql;
  }

  /**
   * The same for searches, which have half of the connections at most: the others are there for
   * those who look at seats, hold and pay.
   */
  DSLContext searching() {
    return searching;
  }

  /** Lets each statement of this transaction take so long, instead of a few seconds. */
  static void allow(DSLContext transaction, Duration longest) {
    transaction.setLocal(name("statement_timeout"), val(longest.toSeconds() + "s")).execute();
    int millis = Math.toIntExact(longest.plus(SILENCE_MAX).toMillis());
    // Until the connection is given back.
    transaction.connection(connection -> connection.setNetworkTimeout(Runnable::run, millis));
  }

  boolean isReady() {
    try {
      return Routines.instantNow(sql.configuration()) != null;
    } catch (DataAccessException | PostgresAdapters.Unavailable e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Hands out connections in turn, to so many at a time. */
  private static final class InTurn implements ConnectionProvider {

    private final ConnectionProvider connections;
    private final Turns turns;

    InTurn(ConnectionProvider connections, Turns turns) {
      this.connections = connections;
      this.turns = turns;
    }

    @Override
    public @Nullable Connection acquire() {
      awaitTurn();
      try {
        return connections.acquire();
      } catch (RuntimeException e) {
        turns.giveBack();
        throw e;
      }
    }

    private void awaitTurn() {
      try {
        if (!turns.await()) {
          throw unavailable(null);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unavailable(e);
      }
    }

    @Override
    public void release(Connection connection) {
      try {
        connections.release(connection);
      } finally {
        turns.giveBack();
      }
    }
  }

  private static final class Pooled implements ConnectionProvider {

    private final HikariDataSource pool;

    Pooled(HikariDataSource pool) {
      this.pool = pool;
    }

    @Override
    public Connection acquire() {
      try {
        return pool.getConnection();
      } catch (SQLTransientConnectionException e) {
        throw unavailable(e);
      } catch (SQLException e) {
        throw new DataAccessException("No connection to the database", e);
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

  private static PostgresAdapters.Unavailable unavailable(@Nullable Exception cause) {
    return new PostgresAdapters.Unavailable(
        "No connection to the database could be had in time", cause);
  }
}
