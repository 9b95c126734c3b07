package io.travelapp.adapters.postgres;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.network.Places;
import java.time.InstantSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The door to the adapters that keep everything in one PostgreSQL database.
 *
 * <pre>{@code
 * PostgresAdapters.migrate(url, "owner", "secret");
 * try (var postgres = PostgresAdapters.open(url, "web", "secret", 16)) {
 *   Departures departures = postgres.departures();
 * }
 * }</pre>
 *
 * <p>Whatever needs a connection throws {@link Unavailable} where none can be had within a second,
 * because all are busy or because the database is away. Safe for use by many threads.
 */
public final class PostgresAdapters implements AutoCloseable {

  private final Database database;
  private final DatabaseClock clock;
  private final Bookings bookings;
  private final AnsweredRequests answeredRequests;
  private final PgDepartures departures;
  private final PgOffers offers;

  private PostgresAdapters(Database database) {
    this.database = database;
    this.clock = DatabaseClock.following(database);
    this.bookings = new PgBookings(database.sql());
    this.answeredRequests = new PgAnsweredRequests(database.sql());
    this.departures = new PgDepartures(database);
    this.offers = new PgOffers(database);
  }

  /**
   * Brings the database to the schema of this version; does nothing if it is there already.
   *
   * @param user the owner of the schema, who may create roles, or to whom {@code travelapp_app} was
   *     granted
   * @throws IllegalStateException if that is not possible; its message says why in a sentence
   */
  public static void migrate(String jdbcUrl, String user, String password) {
    Migrations.run(jdbcUrl, user, password);
  }

  /**
   * Whether the database keeps through a crash what it has acknowledged: {@code fsync}, {@code
   * full_page_writes} and {@code synchronous_commit} are on for this user.
   *
   * @throws RuntimeException if the database cannot be asked; its message says why
   */
  public static boolean isDurable(String jdbcUrl, String user, String password) {
    return Durability.isGiven(jdbcUrl, user, password);
  }

  /**
   * Opens the adapters on a migrated database.
   *
   * @param jdbcUrl also says whether the connections are encrypted ({@code sslmode})
   * @param user the owner, or another to whom {@code travelapp_app} was granted
   * @param connections the most that are open at a time
   * @throws Unavailable if the database cannot be reached
   */
  public static PostgresAdapters open(
      String jdbcUrl, String user, String password, int connections) {
    return new PostgresAdapters(Database.open(jdbcUrl, user, password, connections));
  }

  /** Places, stops, lines and destinations. */
  public Places places() {
    return new PgPlaces(database);
  }

  /** Where timetables are put on sale. */
  public Timetables timetables() {
    return new PgTimetables(database);
  }

  /** What is on sale. */
  public Departures departures() {
    return departures;
  }

  /** The search. */
  public Offers offers() {
    return offers;
  }

  /** Holds and bookings. */
  public Bookings bookings() {
    return bookings;
  }

  /** The customers' details. */
  public Customers customers() {
    return new PgCustomers(database.sql());
  }

  /** Which requests were answered. */
  public AnsweredRequests answeredRequests() {
    return answeredRequests;
  }

  /** The database's clock, which decides what has left or expired. */
  public InstantSource clock() {
    return clock;
  }

  /** Whether the database answers now. */
  public boolean isReady() {
    return database.isReady();
  }

  /**
   * Whether this was thrown because the database is away or overloaded for the moment: {@link
   * Unavailable}, or a connection that was lost, or a statement that took too long. Other than with
   * {@code Unavailable}, it is not known then what was done: whoever repeats the request under its
   * key finds out.
   */
  public static boolean isUnavailable(Throwable thrown) {
    return thrown instanceof Unavailable
        || (thrown instanceof DataAccessException failure && Failures.isPassing(failure));
  }

  /** Ends all connections; what still uses one fails. */
  @Override
  public void close() {
    database.close();
  }

  /** No connection, or no turn, could be had in time: try again later. Nothing was done. */
  public static final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
