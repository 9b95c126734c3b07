package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.travelapp.domain.schedule.DepartureId;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();

  @Test
  void while_all_connections_are_busy_it_is_said_within_a_second_and_a_half() throws Exception {
    try (var database = DATABASE.pool(1);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch taken = new CountDownLatch(1);
      CountDownLatch done = new CountDownLatch(1);
      var busy =
          threads.submit(() ->
              database
                  .sql()
                  .connection(connection -> {
                    taken.countDown();
                    done.await();
                  }));
      taken.await();
      try {
        Instant before = Instant.now();
        assertThatThrownBy(() -> new PgDepartures(database).find(new DepartureId(1)))
            .isInstanceOf(PostgresAdapters.Unavailable.class);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMillis(1500));
        assertThat(database.isReady()).isFalse();
      } finally {
        done.countDown();
      }
      busy.get();
      assertThat(new PgDepartures(database).find(new DepartureId(1))).isEmpty();
      assertThat(database.isReady()).isTrue();
    }
  }

  @Test
  void a_database_that_is_not_there_is_said_to_be_unavailable() {
    assertThatThrownBy(
            () -> PostgresAdapters.open("jdbc:postgresql://localhost:1/none", "nobody", "", 2))
        .isInstanceOf(PostgresAdapters.Unavailable.class)
        .hasMessageStartingWith("The database cannot be used: ");
  }

  @Test
  void a_statement_that_waits_for_a_lock_gives_up() {
    try (var owner = DATABASE.asOwner();
        var database = DATABASE.pool(1)) {
      owner.execute("begin");
      owner.execute("lock table travelapp.departure in access exclusive mode");
      database.sql().execute("set lock_timeout = '100ms'");

      assertThatThrownBy(() -> new PgDepartures(database).find(new DepartureId(1)))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("lock timeout");
      owner.execute("rollback");
    }
  }

  @Test
  void every_connection_has_its_time_outs_and_the_role_of_the_application() {
    try (var database = DATABASE.pool(1)) {
      var settings =
          database
              .sql()
              .fetchSingle(
                  "select current_user, current_setting('statement_timeout'),"
                      + " current_setting('lock_timeout'),"
                      + " current_setting('idle_in_transaction_session_timeout')");

      assertThat(settings.intoList()).containsExactly("travelapp_app", "10s", "5s", "15s");
      // Above the time of a statement: a database that is alive has answered by then.
      assertThat(silenceMax(database.sql())).isEqualTo(15_000);
    }
  }

  @Test
  void what_may_take_long_is_waited_for_longer_until_it_is_done() {
    try (var database = DATABASE.pool(1)) {
      int allowed =
          database
              .sql()
              .transactionResult(transaction -> {
                Database.allow(transaction.dsl(), Duration.ofMinutes(2));
                return silenceMax(transaction.dsl());
              });

      assertThat(allowed).isEqualTo(135_000);
      assertThat(silenceMax(database.sql())).isEqualTo(15_000);
    }
  }

  private static int silenceMax(DSLContext sql) {
    return sql.connectionResult(Connection::getNetworkTimeout);
  }

  @Test
  void a_connection_that_was_lost_and_a_lock_that_took_too_long_may_be_over_soon() {
    try (var database = DATABASE.pool(1)) {
      assertThat(thrownBy(database, "do $$ begin raise sqlstate '57P01'; end $$"))
          .matches(PostgresAdapters::isUnavailable);
      assertThat(thrownBy(database, "do $$ begin raise sqlstate '55P03'; end $$"))
          .matches(PostgresAdapters::isUnavailable);
      assertThat(thrownBy(database, "set local statement_timeout = 1; select pg_sleep(10)"))
          .matches(PostgresAdapters::isUnavailable);
    }
  }

  @Test
  void a_statement_that_is_wrong_stays_wrong() {
    try (var database = DATABASE.pool(1)) {
      assertThat(thrownBy(database, "select nothing"))
          .matches(thrown -> !PostgresAdapters.isUnavailable(thrown));
    }
  }

  private static Throwable thrownBy(Database database, String statement) {
    return catchThrowable(
        () -> database.sql().transaction(transaction -> transaction.dsl().execute(statement)));
  }

  @Test
  void the_clock_follows_the_database() {
    TestDatabase database = TestDatabase.fresh();
    try (var postgres = database.open(1)) {
      assertThat(postgres.clock().instant())
          .isBetween(Instant.now().minusSeconds(1), Instant.now().plusSeconds(1));

      database.passTime(Duration.ofDays(3));

      Instant waited = Instant.now().plusSeconds(10);
      while (postgres.clock().instant().isBefore(Instant.now().plus(Duration.ofDays(2)))) {
        assertThat(Instant.now()).isBefore(waited);
      }
    }
  }

  @Test
  void the_clock_does_not_run_backwards() {
    try (var postgres = DATABASE.open(1)) {
      var clock = postgres.clock();
      Instant end = Instant.now().plusMillis(2500);
      Instant last = clock.instant();
      while (Instant.now().isBefore(end)) {
        Instant next = clock.instant();
        assertThat(next).isAfterOrEqualTo(last);
        last = next;
      }
    }
  }

  @Test
  void the_clock_runs_on_while_no_connection_can_be_had() {
    var database = DATABASE.pool(1);
    DatabaseClock clock = DatabaseClock.following(database);
    database.close();

    Instant end = Instant.now().plusMillis(1100);
    while (Instant.now().isBefore(end)) {
      assertThat(clock.instant())
          .isBetween(Instant.now().minusSeconds(1), Instant.now().plusSeconds(1));
    }
  }
}
