package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.FEED;
import static io.travelapp.adapters.postgres.generated.Tables.HORIZON;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.domain.booking.Horizon;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.Timetables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;

/**
 * Publishes a timetable in one transaction; publications of one feed wait for each other. Nobody
 * waits to extend or to archive: who finds a feed locked leaves it to the other.
 */
final class PgTimetables implements Timetables {

  /** From how many new rows on the statistics are made anew at once. */
  private static final int MANY = 1000;

  /** The longest statement of each. */
  private static final Duration PUBLICATION_MAX = Duration.ofMinutes(10);

  private static final Duration EXTENSION_MAX = Duration.ofMinutes(2);

  private final Database database;

  PgTimetables(Database database) {
    this.database = database;
  }

  @Override
  public PublicationReport publish(Publication publication) {
    // Worked out before the transaction begins, which is not kept waiting for it.
    List<PlannedJourney> running =
        publication.journeys().stream()
            .filter(onSale -> !onSale.journey().calendar().isOverBy(publication.from()))
            .map(onSale -> PlannedJourney.of(onSale, publication.from(), publication.days()))
            .toList();
    return database
        .sql()
        .transactionResult(transaction -> publish(transaction.dsl(), publication, running));
  }

  private static PublicationReport publish(
      DSLContext sql, Publication publication, List<PlannedJourney> running) {
    Database.allow(sql, PUBLICATION_MAX);
    sql.setLocal(name("lock_timeout"), val("2min")).execute();
    String feed = publication.timetable().feed();
    lock(sql, feed);
    if (new PublishedNetwork(sql, feed).write(publication)) {
      sql.update(FEED)
          .set(FEED.REVISION, FEED.REVISION.plus(1))
          .where(FEED.NAME.eq(feed))
          .execute();
    }
    PublishedPatterns patterns = new PublishedPatterns(sql);
    int newPatterns = patterns.write(running);
    PublicationReport report =
        new PublishedDepartures(sql, feed).write(byDate(running), publication.from());
    new PublishedJourneys(sql, feed).replace(running, Horizon.of(publication), publication.from());
    new LocalDays(sql, feed).write();
    patterns.removeUnused(feed);
    int written = newPatterns + report.added() + report.changed() + report.withdrawn();
    if (written >= MANY) {
      Routines.analyzeCatalogue(sql.configuration());
    }
    return report;
  }

  /** Until the transaction ends, nobody else publishes this feed. */
  private static void lock(DSLContext sql, String feed) {
    sql.insertInto(FEED).set(FEED.NAME, feed).onConflictDoNothing().execute();
    sql.select(FEED.NAME).from(FEED).where(FEED.NAME.eq(feed)).forNoKeyUpdate().execute();
  }

  private static Map<LocalDate, List<PlannedJourney>> byDate(List<PlannedJourney> journeys) {
    Map<LocalDate, List<PlannedJourney>> byDate = new TreeMap<>();
    for (PlannedJourney journey : journeys) {
      journey
          .dates()
          .forEach(date -> byDate.computeIfAbsent(date, day -> new ArrayList<>()).add(journey));
    }
    return byDate;
  }

  @Override
  public List<Extension> extend() {
    Field<Instant> now = field(select(Routines.instantNow())).as("now");
    List<Extension> extensions = new ArrayList<>();
    Optional<DataAccessException> failure = Optional.empty();
    for (var row :
        database.sql().select(HORIZON, now).from(HORIZON).orderBy(HORIZON.FEED).fetch()) {
      Horizon horizon = PublishedJourneys.horizon(row.value1());
      if (!horizon.missingDates(row.value2()).isEmpty()) {
        try {
          extend(row.value1().getFeed(), row.value2()).ifPresent(extensions::add);
        } catch (DataAccessException e) {
          // One feed that cannot be extended keeps no other from it.
          failure = Optional.of(e);
        }
      }
    }
    failure.ifPresent(e -> {
      throw e;
    });
    return extensions;
  }

  private Optional<Extension> extend(String feed, Instant now) {
    return database
        .sql()
        .transactionResult(transaction -> {
          DSLContext sql = transaction.dsl();
          Database.allow(sql, EXTENSION_MAX);
          return tryLock(sql, feed)
              // Somebody else may have moved it meanwhile.
              ? new PublishedJourneys(sql, feed)
                  .findHorizon()
                  .filter(horizon -> !horizon.missingDates(now).isEmpty())
                  .map(horizon -> extend(sql, feed, horizon, now))
              : Optional.empty();
        });
  }

  private static Extension extend(DSLContext sql, String feed, Horizon horizon, Instant now) {
    int added = new ExtendedDepartures(sql, feed).write(horizon, now);
    new LocalDays(sql, feed).write();
    new PublishedPatterns(sql).removeUnused(feed);
    if (added >= MANY) {
      Routines.analyzeCatalogue(sql.configuration());
    }
    return new Extension(feed, horizon.movedTo(now).end(), added);
  }

  @Override
  public Archived archive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Of departures at least 1 is archived, not " + limit);
    }
    Instant leftBefore = Routines.instantNow(database.sql().configuration()).minus(ARCHIVED_AFTER);
    int kept = 0;
    int deleted = 0;
    for (String feed : ArchivedDepartures.feedsWithSome(database.sql(), leftBefore)) {
      int left = limit - kept - deleted;
      if (left > 0) {
        Archived archived = archive(feed, leftBefore, left);
        kept += archived.kept();
        deleted += archived.deleted();
      }
    }
    return new Archived(kept, deleted);
  }

  private Archived archive(String feed, Instant leftBefore, int limit) {
    return database
        .sql()
        .transactionResult(transaction ->
            tryLock(transaction.dsl(), feed)
                ? new ArchivedDepartures(transaction.dsl(), feed).write(leftBefore, limit)
                : new Archived(0, 0));
  }

  /** Whether nobody else works on the feed, and nobody will until the transaction ends. */
  private static boolean tryLock(DSLContext sql, String feed) {
    return sql.select(FEED.NAME)
        .from(FEED)
        .where(FEED.NAME.eq(feed))
        .forNoKeyUpdate()
        .skipLocked()
        .fetchOptional()
        .isPresent();
  }
}
