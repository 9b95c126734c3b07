package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.adapters.postgres.generated.Tables;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void a_migrated_database_is_migrated_again_without_a_change() {
    TestDatabase database = TestDatabase.fresh();

    database.migrate();

    try (var postgres = database.open()) {
      assertThat(postgres.isReady()).isTrue();
    }
  }

  @Test
  void databases_of_one_server_are_migrated_at_the_same_time() {
    var databases = Stream.generate(TestDatabase::empty).limit(4).toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              databases.stream()
                  .map(database -> CompletableFuture.runAsync(database::migrate, threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }

    assertThat(databases)
        .allSatisfy(database -> {
          try (var owner = database.asOwner()) {
            assertThat(owner.fetchCount(Tables.DEPARTURE)).isZero();
          }
        });
  }

  @Test
  void who_may_not_create_roles_is_told_so_in_one_sentence() {
    TestDatabase database = TestDatabase.empty();
    try (var administrator = database.asAdministrator()) {
      administrator.execute("create role no_creator login password 'x'");
      administrator.execute("grant create on database " + database.name() + " to no_creator");
    }

    assertThatThrownBy(
            () -> PostgresAdapters.migrate(database.urlFor("no_creator"), "no_creator", "x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The database cannot be migrated: The role no_creator may not work as travelapp_app:"
                + " let an administrator execute \"GRANT travelapp_app TO no_creator\"");
  }

  @Test
  void the_role_of_the_application_owns_nothing_and_cannot_change_the_schema() {
    TestDatabase database = TestDatabase.fresh();
    try (var sql = Database.open(database.url(), database.user(), database.password(), 1)) {
      for (String forbidden :
          new String[] {
            "create table travelapp.mine (id int)",
            "create or replace function travelapp.instant_now() returns timestamptz"
                + " language sql return clock_timestamp()",
            "alter table travelapp.departure drop constraint departure_occ_taken",
            "drop table travelapp.departure",
            "truncate travelapp.departure",
            "update travelapp.pattern_leg set fare = 1",
            "update travelapp.seat set label = 'X'",
            "delete from travelapp.feed",
            "select * from travelapp.schema_history"
          }) {
        assertThatThrownBy(() -> sql.sql().execute(forbidden))
            .as(forbidden)
            .isInstanceOf(DataAccessException.class)
            .extracting(refused -> ((DataAccessException) refused).sqlState())
            .isEqualTo("42501");
      }
    }
  }
}
