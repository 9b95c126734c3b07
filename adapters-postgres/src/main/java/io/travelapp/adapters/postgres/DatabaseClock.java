package io.travelapp.adapters.postgres;

import io.travelapp.adapters.postgres.generated.Routines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Tells the database's time without asking it each time: it is asked once a second at most, by
 * whoever asks here then, and counted on in between. While the database is away, it is counted on.
 */
final class DatabaseClock implements InstantSource {

  private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

  /**
   * A step back of less than this is an error of measurement: time stands still until it is over.
   */
  private static final Duration JITTER = Duration.ofMillis(500);

  private final DSLContext sql;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Measured measured;
  private volatile Instant told;

  /** The time that the database had when this process's own count of nanoseconds was so. */
  private record Measured(Instant time, long nanos) {

    Instant at(long now) {
      return time.plusNanos(now - nanos);
    }
  }

  private DatabaseClock(DSLContext sql) {
    this.sql = sql;
    this.measured = measure();
    this.told = measured.time();
  }

  static DatabaseClock following(Database database) {
    return new DatabaseClock(database.sql());
  }

  @Override
  public Instant instant() {
    long now = System.nanoTime();
    if (now - measured.nanos() >= ASKED_EVERY.toNanos() && asking.compareAndSet(false, true)) {
      try {
        measured = measure();
      } catch (DataAccessException | PostgresAdapters.Unavailable e) {
        measured = new Measured(measured.at(now), now);
      } finally {
        asking.set(false);
      }
    }
    return notBackwards(measured.at(System.nanoTime()));
  }

  private Instant notBackwards(Instant time) {
    Instant last = told;
    if (time.isBefore(last) && time.isAfter(last.minus(JITTER))) {
      return last;
    }
    told = time;
    return time;
  }

  private Measured measure() {
    long before = System.nanoTime();
    Instant time = Routines.instantNow(sql.configuration());
    return new Measured(time, before + (System.nanoTime() - before) / 2);
  }
}
