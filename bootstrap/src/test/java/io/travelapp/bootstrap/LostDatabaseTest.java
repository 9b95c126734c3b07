package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller.Reply;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database ends a connection while it works on a request. */
final class LostDatabaseTest {

  private static final String WAITING =
      "from pg_stat_activity where wait_event_type = 'Lock' and query like 'with \"slot\"%'";

  @TempDir private Path folder;

  @Test
  void
      a_hold_whose_connection_to_the_database_is_lost_is_told_to_come_back_and_succeeds_when_it_does()
          throws Exception {
    try (EmbeddedPostgres apart = EmbeddedPostgres.builder().start();
        Connection owner = apart.getPostgresDatabase().getConnection();
        Connection administrator = apart.getPostgresDatabase().getConnection();
        TestServer server =
            TestServer.start(
                folder.resolve("data"),
                "--demonstration",
                "yes",
                "--database-url",
                apart.getJdbcUrl("postgres", "postgres"),
                "--database-user",
                "postgres");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Traveller aiko = server.customer();
      String key = UUID.randomUUID().toString();
      String hold = holdOf(offer(server.anybody()));
      owner.setAutoCommit(false);
      execute(owner, "lock table travelapp.departure in share mode");

      Future<Reply> answer = threads.submit(() -> aiko.postOnce("holds", key, hold));
      awaitOneWaiting(administrator);
      execute(administrator, "select pg_terminate_backend(pid) " + WAITING);

      Reply lost = answer.get(30, TimeUnit.SECONDS).expect(503);
      assertThat(lost.text("/code")).isEqualTo("busy");
      assertThat(lost.raw().headers().firstValue("Retry-After")).contains("1");
      owner.rollback();
      aiko.postOnce("holds", key, hold).expect(201);
    }
  }

  private static JsonNode offer(Traveller anybody) {
    String query =
        "departures?from=%s&to=%s&date=%s&seats=6"
            .formatted(
                place(anybody, "tokyo"),
                place(anybody, "kyoto"),
                LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(5));
    return anybody.get(query).expect(200).body().at("/items/0");
  }

  private static String place(Traveller anybody, String localId) {
    return anybody.get("places?feedId=demonstration:" + localId).expect(200).text("/items/0/id");
  }

  private static String holdOf(JsonNode offer) {
    return """
    {"legs":[{"departureId":"%s","from":"%s","to":"%s"}],"seatCount":1}\
    """
        .formatted(
            offer.at("/departureId").asText(),
            offer.at("/from/stopId").asText(),
            offer.at("/to/stopId").asText());
  }

  private static void awaitOneWaiting(Connection administrator) throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (waiting(administrator) == 0) {
      assertThat(System.nanoTime()).as("a hold waits").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static long waiting(Connection administrator) throws SQLException {
    try (Statement statement = administrator.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) " + WAITING)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
