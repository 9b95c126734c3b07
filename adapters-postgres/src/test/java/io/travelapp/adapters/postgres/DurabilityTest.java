package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class DurabilityTest {

  @Test
  void a_server_that_waits_for_the_disk_is_durable_unless_a_user_does_not_wait()
      throws IOException {
    try (var server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .start()) {
      String url = server.getJdbcUrl("postgres", "postgres");

      assertThat(PostgresAdapters.isDurable(url, "postgres", "")).isTrue();
      assertThat(
              PostgresAdapters.isDurable(
                  url + "&options=-c%20synchronous_commit=off", "postgres", ""))
          .isFalse();
    }
  }

  /** As that of the other tests does, for speed. */
  @Test
  void a_server_that_acknowledges_before_it_has_written_is_not_durable() {
    TestDatabase database = TestDatabase.empty();

    assertThat(PostgresAdapters.isDurable(database.url(), database.user(), database.password()))
        .isFalse();
  }

  @Test
  void a_server_that_does_not_answer_is_neither() {
    assertThatThrownBy(() -> PostgresAdapters.isDurable("jdbc:postgresql://127.0.0.1:1/x", "x", ""))
        .isInstanceOf(DataAccessException.class);
  }
}
