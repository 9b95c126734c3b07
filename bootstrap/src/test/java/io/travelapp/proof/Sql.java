package io.travelapp.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plain SQL, past the program, by the owner of the database; one statement at a time. While the
 * database is away it is waited for, and the statement is sent again: it has to bear that.
 */
final class Sql implements AutoCloseable {

  private static final Duration AWAY_LONGEST = Duration.ofSeconds(60);
  private static final int AWAY_MILLIS = 50;

  private final String url;
  private Optional<Connection> connection = Optional.empty();

  private Sql(String url) {
    this.url = url;
  }

  static Sql open(String url) {
    return new Sql(url);
  }

  /** A row of an answer. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  <T> List<T> query(String query, Row<T> row, Object... parameters) {
    return sent(query, statement -> rows(statement, row), parameters);
  }

  int execute(String command, Object... parameters) {
    return sent(command, PreparedStatement::executeUpdate, parameters);
  }

  private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.read(rows));
      }
      return all;
    }
  }

  private synchronized <T> T sent(String text, Work<T> work, Object... parameters) {
    Instant until = Instant.now().plus(AWAY_LONGEST);
    while (true) {
      try (PreparedStatement statement = connected().prepareStatement(text)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        return work.on(statement);
      } catch (SQLException e) {
        if (!isAway(e) || Instant.now().isAfter(until)) {
          throw new IllegalStateException(text, e);
        }
        connection = Optional.empty();
        Asking.pause(AWAY_MILLIS);
      }
    }
  }

  private Connection connected() throws SQLException {
    if (connection.isEmpty()) {
      connection = Optional.of(DriverManager.getConnection(url, "postgres", "none"));
    }
    return connection.get();
  }

  private static boolean isAway(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }

  @Override
  public synchronized void close() {
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
