package io.travelapp.benchmarks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is sent to PostgreSQL, so that the same can be sent without whoever composed it.
 * It passes everything on to PostgreSQL's own driver, and is chosen by an address that begins with
 * {@value #PREFIX}.
 */
final class RecordingDriver implements Driver {

  private static final String PREFIX = "jdbc:recorded:";

  /** What this thread sends, if it is to be written down. */
  private static final ThreadLocal<List<Sent>> RECORDING = new ThreadLocal<>();

  /** Sets a value in a statement as it was set before, or another in its place. */
  interface Value {
    void set(PreparedStatement statement, UnaryOperator<Object> replaced) throws SQLException;
  }

  /** A statement and its values, as they were sent. */
  record Sent(String sql, List<Value> values) {

    Sent {
      values = List.copyOf(values);
    }

    /** Sets the same values in the same statement of another connection, but for some of them. */
    void setValues(PreparedStatement statement, UnaryOperator<Object> replaced)
        throws SQLException {
      for (Value value : values) {
        value.set(statement, replaced);
      }
    }
  }

  private final CopyOnWriteArraySet<String> preparations = new CopyOnWriteArraySet<>();

  private RecordingDriver() {}

  static RecordingDriver register() throws SQLException {
    RecordingDriver driver = new RecordingDriver();
    DriverManager.registerDriver(driver);
    return driver;
  }

  void unregister() throws SQLException {
    DriverManager.deregisterDriver(this);
  }

  /** The address by which connections to the same database are recorded. */
  static String recorded(String url) {
    return PREFIX + url.substring("jdbc:".length());
  }

  /** What this thread sends while it works. */
  List<Sent> record(Callable<?> work) throws Exception {
    List<Sent> sent = new ArrayList<>();
    RECORDING.set(sent);
    try {
      work.call();
    } finally {
      RECORDING.remove();
    }
    return List.copyOf(sent);
  }

  /** What was sent as plain text on the connections: their settings. */
  List<String> preparations() {
    return List.copyOf(preparations);
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Connection connection =
        DriverManager.getConnection("jdbc:" + url.substring(PREFIX.length()), info);
    return proxy(
        Connection.class,
        (ignored, method, arguments) -> {
          @Nullable Object result = invoke(connection, method, arguments);
          return switch (method.getName()) {
            case "prepareStatement" ->
                recorded((PreparedStatement) result, String.valueOf(arguments[0]));
            case "createStatement" -> recorded((Statement) result);
            default -> result;
          };
        });
  }

  private Statement recorded(@Nullable Statement statement) {
    return proxy(
        Statement.class,
        (ignored, method, arguments) -> {
          if (method.getName().equals("execute")) {
            preparations.add(String.valueOf(arguments[0]));
          }
          return invoke(statement, method, arguments);
        });
  }

  private PreparedStatement recorded(@Nullable PreparedStatement statement, String sql) {
    List<Value> values = new ArrayList<>();
    return proxy(
        PreparedStatement.class,
        (ignored, method, arguments) -> {
          List<Sent> sent = RECORDING.get();
          boolean ofStatement = method.getDeclaringClass().equals(PreparedStatement.class);
          if (sent != null && ofStatement && method.getName().startsWith("set")) {
            @Nullable Object[] copy = arguments.clone();
            values.add((other, replaced) -> invoke(other, method, withValue(copy, replaced)));
          }
          if (sent != null && ofStatement && method.getName().startsWith("execute")) {
            sent.add(new Sent(sql, List.copyOf(values)));
            values.clear();
          }
          return invoke(statement, method, arguments);
        });
  }

  /** The arguments of a setter: where the value goes, and the value itself. */
  private static @Nullable Object[] withValue(
      @Nullable Object[] arguments, UnaryOperator<Object> replaced) {
    @Nullable Object[] all = arguments.clone();
    Object value = all[1];
    all[1] = value == null ? null : replaced.apply(value);
    return all;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            RecordingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object invoke(
      @Nullable Object target, Method method, @Nullable Object @Nullable [] arguments)
      throws SQLException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}
