package io.travelapp.adapters.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.CloseableDSLContext;
import org.jooq.impl.DSL;

/**
 * A migrated database of its own for a test class, on one server that all tests share. It belongs
 * to a role that is no superuser, as it would in production.
 *
 * <pre>{@code
 * static final TestDatabase DATABASE = TestDatabase.fresh();
 * static final PostgresAdapters POSTGRES = DATABASE.open();
 * }</pre>
 */
final class TestDatabase {

  private static final String OWNER = "travelapp_owner";
  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String name;
  private Duration passed = Duration.ZERO;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** A new database with the schema and nothing in it. */
  static TestDatabase fresh() {
    return Server.create("test_" + NUMBER.incrementAndGet(), TEMPLATE);
  }

  /** A new database without the schema. */
  static TestDatabase empty() {
    return Server.create("test_" + NUMBER.incrementAndGet(), "template1");
  }

  String name() {
    return name;
  }

  String url() {
    return urlFor(OWNER);
  }

  String urlFor(String user) {
    return Server.POSTGRES.getJdbcUrl(user, name);
  }

  int port() {
    return Server.POSTGRES.getPort();
  }

  String user() {
    return OWNER;
  }

  String password() {
    return "owner";
  }

  void migrate() {
    PostgresAdapters.migrate(url(), user(), password());
  }

  /** The adapters on this database, on up to eight connections. */
  PostgresAdapters open() {
    return open(8);
  }

  PostgresAdapters open(int connections) {
    return PostgresAdapters.open(url(), user(), password(), connections);
  }

  /** Connections as the adapters have them, without the adapters. */
  Database pool(int connections) {
    return Database.open(url(), user(), password(), connections);
  }

  /** Plain SQL as the owner of the schema, past every adapter. To be closed. */
  CloseableDSLContext asOwner() {
    return DSL.using(url(), user(), password());
  }

  /** Plain SQL as the administrator of the server, in this database. To be closed. */
  CloseableDSLContext asAdministrator() {
    return DSL.using(urlFor("postgres"), "postgres", "");
  }

  /** What the database's clock says, which is the clock of this machine. */
  synchronized Instant now() {
    return Instant.now().plus(passed);
  }

  /** Lets the database's clock run ahead by so much more. */
  synchronized void passTime(Duration time) {
    passed = passed.plus(time);
    execute(
        "create or replace function travelapp.instant_now() returns timestamptz"
            + " language sql volatile parallel safe"
            + " return clock_timestamp() + interval '"
            + passed.toMillis()
            + " milliseconds'");
  }

  /** One statement as the owner. */
  void execute(String statement) {
    try (var owner = asOwner()) {
      owner.execute(statement);
    }
  }

  /** Started by the first test that needs it; it ends with the JVM. */
  private static final class Server {

    static final EmbeddedPostgres POSTGRES = start();

    static {
      administer("create role " + OWNER + " login createrole password 'owner'");
      create(TEMPLATE, "template1").migrate();
    }

    static TestDatabase create(String name, String template) {
      administer("create database " + name + " owner " + OWNER + " template " + template);
      return new TestDatabase(name);
    }

    private static EmbeddedPostgres start() {
      try {
        // No power fails during a test: the disk need not be waited for.
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("max_connections", "200")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void administer(String statement) {
      try (var sql = DSL.using(POSTGRES.getJdbcUrl("postgres", "postgres"), "postgres", "")) {
        sql.execute(statement);
      }
    }
  }
}
