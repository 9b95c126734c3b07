package io.travelapp.benchmarks;

import io.travelapp.benchmarks.RecordingDriver.Sent;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends what the product sent, without the product: prepared once on its connection, all columns
 * read.
 */
final class StraightSql implements Client {

  /**
   * What is sent for one request.
   *
   * @param given the number of the row that the database made for it, which it names later on; 0 if
   *     it makes none
   */
  record Script(List<Sent> statements, long given) {

    Script {
      statements = List.copyOf(statements);
    }
  }

  private final List<Script> scripts;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /**
   * Connects.
   *
   * @param preparations what is sent before anything else
   */
  StraightSql(String url, List<String> preparations, List<Script> scripts) throws SQLException {
    this.scripts = scripts;
    this.connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      for (String preparation : preparations) {
        statement.execute(preparation);
      }
    }
  }

  @Override
  public void send(long number) throws SQLException {
    Script script = scripts.get((int) (number % scripts.size()));
    long given = script.given();
    for (Sent sent : script.statements()) {
      PreparedStatement statement = statements.get(sent.sql());
      if (statement == null) {
        statement = connection.prepareStatement(sent.sql());
        statements.put(sent.sql(), statement);
      }
      long now = given;
      sent.setValues(statement, value -> Long.valueOf(script.given()).equals(value) ? now : value);
      if (statement.execute()) {
        given = readAll(statement.getResultSet(), given);
      }
    }
  }

  /** The number of the row that was made, if this tells it. */
  private static long readAll(ResultSet answer, long given) throws SQLException {
    long found = given;
    try (ResultSet rows = answer) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          if (rows.getObject(column) instanceof Long value && ScratchDatabase.isNew(value)) {
            found = value;
          }
        }
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
