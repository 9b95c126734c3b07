package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.SIGNING_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

  private static final TestDatabase MIGRATED = TestDatabase.fresh();

  @Test
  void a_migrated_database_is_migrated_again_without_a_change() {
    MIGRATED.migrate();

    try (Node node = Node.on(MIGRATED)) {
      assertThat(node.signedIn().tokens().accessToken()).isNotEmpty();
    }
  }

  @Test
  void databases_of_one_server_are_migrated_at_the_same_time() {
    List<TestDatabase> databases = Stream.generate(TestDatabase::empty).limit(3).toList();

    migrateAtOnce(databases);

    assertThat(databases).allSatisfy(MigrationsTest::assertMigrated);
  }

  @Test
  void nodes_that_start_together_migrate_their_database_once() {
    TestDatabase database = TestDatabase.empty();

    migrateAtOnce(List.of(database, database, database));

    assertMigrated(database);
  }

  @Test
  void who_may_not_create_roles_is_told_so_in_one_sentence() {
    TestDatabase database = TestDatabase.empty();
    try (var administrator = database.asAdministrator()) {
      administrator.execute("create role no_creator login password 'x'");
      administrator.execute("grant create on database " + database.name() + " to no_creator");
    }

    assertThatThrownBy(
            () -> AccountsAdapters.migrate(database.urlFor("no_creator"), "no_creator", "x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The accounts cannot be migrated: The role no_creator may not work as"
                + " travelapp_accounts: let an administrator execute"
                + " \"GRANT travelapp_accounts TO no_creator\"");
  }

  @Test
  void a_database_that_was_not_migrated_is_not_opened() {
    TestDatabase database = TestDatabase.empty();

    assertThatThrownBy(() -> Node.on(database).close()).isInstanceOf(DataAccessException.class);
  }

  @Test
  void a_database_that_cannot_be_reached_is_told_of() {
    String nowhere = MIGRATED.url().replaceFirst(":\\d+/", ":1/");

    assertThatThrownBy(() -> Database.open(nowhere, MIGRATED.user(), MIGRATED.password(), 1))
        .isInstanceOf(AccountsAdapters.Unavailable.class)
        .hasMessageStartingWith("The accounts cannot be used: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table accounts.mine (id int)",
        "create table mine (id int)",
        "alter table accounts.account drop constraint account_email_once",
        "drop table accounts.account",
        "truncate accounts.session",
        "update accounts.account set subject = 'admin'",
        "update accounts.account set created = now()",
        "update accounts.sign_up set subject = 'admin'",
        "update accounts.session set subject = 'admin'",
        "update accounts.signing_key set private_key = public_key",
        "truncate accounts.attempt",
        "select * from accounts.schema_history",
        "create role more"
      })
  void the_role_of_the_accounts_can_do_what_they_need_and_no_more(String forbidden) {
    try (var connections = Database.open(MIGRATED.url(), MIGRATED.user(), MIGRATED.password(), 1)) {
      assertThatThrownBy(() -> connections.sql().execute(forbidden))
          .isInstanceOf(DataAccessException.class)
          .extracting(refused -> ((DataAccessException) refused).sqlState())
          .isEqualTo("42501");
    }
  }

  @Test
  void the_role_owns_nothing_and_nobody_signs_in_as_it() {
    try (var owner = MIGRATED.asOwner()) {
      assertThat(
              owner.fetch(
                  "select d.classid from pg_shdepend d join pg_roles r on d.refobjid = r.oid"
                      + " where r.rolname = 'travelapp_accounts' and d.deptype = 'o'"))
          .isEmpty();
      assertThat(
              owner
                  .fetchSingle(
                      "select rolcanlogin or rolsuper or rolcreaterole or rolcreatedb"
                          + " or rolbypassrls from pg_roles where rolname = 'travelapp_accounts'")
                  .get(0, Boolean.class))
          .isFalse();
    }
  }

  @Test
  void another_role_of_the_same_database_sees_no_account() {
    try (var administrator = MIGRATED.asAdministrator()) {
      administrator.execute("create role other_part nologin");
      administrator.execute("set role other_part");
      assertThatThrownBy(() -> administrator.execute("select * from accounts.account"))
          .isInstanceOf(DataAccessException.class)
          .extracting(refused -> ((DataAccessException) refused).sqlState())
          .isEqualTo("42501");
    }
  }

  private static void migrateAtOnce(List<TestDatabase> databases) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              databases.stream()
                  .map(database -> CompletableFuture.runAsync(database::migrate, threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }

  private static void assertMigrated(TestDatabase database) {
    try (var owner = database.asOwner()) {
      assertThat(owner.fetchCount(SIGNING_KEY)).isZero();
      assertThat(
              owner
                  .fetchSingle("select count(*) from accounts.schema_history where version = '1'")
                  .get(0, Integer.class))
          .isEqualTo(1);
    }
  }
}
