package io.travelapp.adapters.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes many new rows with PostgreSQL's COPY, which takes a tenth of the time of inserts. No row
 * may exist already.
 *
 * @param table where to
 * @param columns what each row consists of, in this order
 */
record Copy(Table<?> table, List<Field<?>> columns) {

  private static final int BUFFERED = 1 << 16;

  /** Gives the rows, one after the other. */
  interface Rows {
    void writeTo(Row row) throws SQLException;
  }

  /** Takes one row at a time. */
  interface Row {
    void add(@Nullable Object... values) throws SQLException;
  }

  /** Writes all rows within the transaction of {@code sql}, and holds none of them. */
  void write(DSLContext sql, Rows rows) {
    sql.connection(connection -> copy(connection, rows));
  }

  private void copy(Connection connection, Rows rows) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command());
    try {
      StringBuilder buffer = new StringBuilder();
      rows.writeTo(values -> {
        append(buffer, values);
        if (buffer.length() > BUFFERED) {
          send(copy, buffer);
        }
      });
      send(copy, buffer);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private String command() {
    return "COPY "
        + table.getQualifiedName()
        + columns.stream()
            .map(column -> column.getUnqualifiedName().toString())
            .collect(Collectors.joining(", ", " (", ")"))
        + " FROM STDIN";
  }

  private static void send(CopyIn copy, StringBuilder buffer) throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  /** One line of COPY's text format. */
  private void append(StringBuilder line, @Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values for " + columns);
    }
    for (int column = 0; column < values.length; column++) {
      if (column > 0) {
        line.append('\t');
      }
      Object value = values[column];
      if (value == null) {
        line.append("\\N");
      } else {
        appendEscaped(line, text(value));
      }
    }
    line.append('\n');
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? "\\x" + HexFormat.of().formatHex(bytes)
        : value.toString();
  }

  private static void appendEscaped(StringBuilder line, String text) {
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      switch (letter) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        default -> line.append(letter);
      }
    }
  }
}
