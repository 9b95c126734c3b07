package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.ATTEMPT;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.travelapp.adapters.accounts.generated.tables.records.AttemptRecord;
import io.travelapp.domain.customer.Attempts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Tries, counted in one table by all nodes. A count is one statement that locks its rows in the
 * order of their names, so that two of them never wait for each other.
 */
final class PgAttempts implements Attempts {

  /** How many that are over go with each count: more than come, so that they do not pile up. */
  private static final int FORGOTTEN_AT_ONCE = 20;

  /** What is left of a limit that is used up. */
  private static final int NONE = -1;

  private final Database database;
  private final InstantSource clock;

  PgAttempts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Answer count(List<Limit> limits) {
    Instant now = clock.instant();
    List<AttemptRecord> counted =
        database.inTransaction(sql -> {
          forgetExpired(sql, now);
          return count(sql, limits, now);
        });
    return counted.stream()
        .filter(row -> row.getTriesLeft() <= NONE)
        .map(row -> Duration.between(now, row.getExpires()))
        .max(Comparator.naturalOrder())
        .<Answer>map(Answer.TooMany::new)
        .orElseGet(Answer.Admitted::new);
  }

  private static List<AttemptRecord> count(DSLContext sql, List<Limit> limits, Instant now) {
    var isOver = ATTEMPT.EXPIRES.le(now);
    return sql.insertInto(ATTEMPT, ATTEMPT.NAME, ATTEMPT.TRIES_LEFT, ATTEMPT.EXPIRES)
        .valuesOfRows(
            limits.stream()
                .sorted(Comparator.comparing(PgAttempts::name, Arrays::compare))
                .map(limit -> row(name(limit), limit.tries() - 1, now.plus(limit.within())))
                .toList())
        .onConflict(ATTEMPT.NAME)
        .doUpdate()
        .set(
            ATTEMPT.TRIES_LEFT,
            when(isOver, excluded(ATTEMPT.TRIES_LEFT))
                .otherwise(greatest(ATTEMPT.TRIES_LEFT.minus(1), val(NONE))))
        .set(ATTEMPT.EXPIRES, when(isOver, excluded(ATTEMPT.EXPIRES)).otherwise(ATTEMPT.EXPIRES))
        .returning()
        .fetch();
  }

  @Override
  public void forgive(List<Limit> limits) {
    database.inTransaction(sql -> {
      sql.select(ATTEMPT.NAME)
          .from(ATTEMPT)
          .where(ATTEMPT.NAME.in(names(limits)))
          .orderBy(ATTEMPT.NAME)
          .forUpdate()
          .fetch();
      return sql.update(ATTEMPT)
          .set(ATTEMPT.TRIES_LEFT, greatest(ATTEMPT.TRIES_LEFT, val(0)).plus(1))
          .where(ATTEMPT.NAME.in(names(limits)))
          .and(ATTEMPT.EXPIRES.gt(clock.instant()))
          .execute();
    });
  }

  @Override
  public void begin(Limit limit) {
    database
        .sql()
        .insertInto(ATTEMPT)
        .set(ATTEMPT.NAME, name(limit))
        .set(ATTEMPT.TRIES_LEFT, limit.tries())
        .set(ATTEMPT.EXPIRES, clock.instant().plus(limit.within()))
        .onDuplicateKeyUpdate()
        .setAllToExcluded()
        .execute();
  }

  @Override
  public boolean take(Limit limit) {
    return database
            .sql()
            .update(ATTEMPT)
            .set(ATTEMPT.TRIES_LEFT, ATTEMPT.TRIES_LEFT.minus(1))
            .where(ATTEMPT.NAME.eq(name(limit)))
            .and(ATTEMPT.TRIES_LEFT.gt(0))
            .and(ATTEMPT.EXPIRES.gt(clock.instant()))
            .execute()
        == 1;
  }

  private static List<byte[]> names(List<Limit> limits) {
    return limits.stream().map(PgAttempts::name).toList();
  }

  private static byte[] name(Limit limit) {
    return Sha256.of(limit.of().getBytes(StandardCharsets.UTF_8));
  }

  /** Rows that another transaction holds are left to it: nobody waits. */
  private static void forgetExpired(DSLContext sql, Instant now) {
    sql.deleteFrom(ATTEMPT)
        .where(
            ATTEMPT.NAME.in(
                select(ATTEMPT.NAME)
                    .from(ATTEMPT)
                    .where(ATTEMPT.EXPIRES.le(now))
                    .orderBy(ATTEMPT.EXPIRES)
                    .limit(FORGOTTEN_AT_ONCE)
                    .forUpdate()
                    .skipLocked()))
        .execute();
  }
}
