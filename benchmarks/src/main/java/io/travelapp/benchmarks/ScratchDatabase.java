package io.travelapp.benchmarks;

import io.travelapp.adapters.postgres.PostgresAdapters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A database with the network on sale, and part of the seats sold.
 *
 * @param departures how many there are
 * @param from the first day that is searched
 * @param days how many days are searched
 */
record ScratchDatabase(String url, int departures, LocalDate from, int days) {

  static final String OWNER = "postgres";
  static final String PASSWORD = "";

  /** Where the numbers of what is sold after the filling begin: no other number is as large. */
  private static final long FIRST_NEW = 1_000_000_000_000_000L;

  private static final long LAST_NEW = FIRST_NEW + 1_000_000_000;

  /** Makes the database with at least so many departures, unless the cluster has it already. */
  static ScratchDatabase of(ScratchCluster cluster, Network network, int departures)
      throws SQLException, IOException {
    String name = "departures_" + departures;
    if (!exists(cluster, name)) {
      fill(cluster, name, network, departures);
    }
    return describe(cluster.url(name));
  }

  private static boolean exists(ScratchCluster cluster, String name) throws SQLException {
    try (Connection connection = DriverManager.getConnection(cluster.url(OWNER));
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select from pg_database where datname = '" + name + "'")) {
      return found.next();
    }
  }

  /** Whether this is the number of a booking that was made after the filling. */
  static boolean isNew(long number) {
    return number >= FIRST_NEW && number <= LAST_NEW;
  }

  /** Takes back whatever was sold after the filling. */
  void restore() throws SQLException, IOException {
    execute(url, script("restore.sql"));
    execute(url, "alter table travelapp.booking alter column id restart with " + FIRST_NEW);
    // Pages are kept: the planner would think that tables are as small as they are for a moment.
    execute(
        url,
        "vacuum (truncate false) travelapp.departure, travelapp.booking, travelapp.seat_claim,"
            + " travelapp.booking_leg, travelapp.booking_passenger, travelapp.price_line,"
            + " travelapp.payment_attempt, travelapp.booking_event, travelapp.ticket,"
            + " travelapp.answered_request");
  }

  /** It has its name only when it is complete, so an interrupted filling is begun anew. */
  private static void fill(ScratchCluster cluster, String name, Network network, int departures)
      throws SQLException, IOException {
    String unfinished = name + "_unfinished";
    execute(cluster.url(OWNER), "drop database if exists " + unfinished);
    execute(cluster.url(OWNER), "create database " + unfinished);
    String url = cluster.url(unfinished);
    publish(url, network, departures);
    execute(url, script("sell.sql"));
    execute(url, script("occupy.sql"));
    execute(url, "vacuum (freeze, analyze)");
    execute(cluster.url(OWNER), "alter database " + unfinished + " rename to " + name);
    execute(cluster.url(OWNER), "checkpoint");
  }

  private static void publish(String url, Network network, int departures) {
    PostgresAdapters.migrate(url, OWNER, PASSWORD);
    try (PostgresAdapters postgres = PostgresAdapters.open(url, OWNER, PASSWORD, 2)) {
      // All zones of the network have begun this day.
      LocalDate from = LocalDate.ofInstant(postgres.clock().instant(), ZoneOffset.UTC).plusDays(1);
      int days = Math.ceilDiv(departures, network.journeys());
      postgres.timetables().publish(network.publication(from, days));
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String script(String name) throws IOException {
    try (InputStream file = ScratchDatabase.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The program lacks its file " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ScratchDatabase describe(String url) throws SQLException {
    String question =
        "select count(*), greatest(min(service_date), current_date + 1), max(service_date)"
            + " from travelapp.departure";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      LocalDate from = answer.getObject(2, LocalDate.class);
      LocalDate until = answer.getObject(3, LocalDate.class);
      int days = (int) (until.toEpochDay() - from.toEpochDay()) + 1;
      if (days < 1) {
        throw new IllegalStateException("All departures of " + url + " have left; remove it.");
      }
      return new ScratchDatabase(url, answer.getInt(1), from, days);
    }
  }
}
