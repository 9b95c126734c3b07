package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.FEED;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.Timetables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** Publishes a timetable in one transaction; publications of one feed wait for each other. */
final class PgTimetables implements Timetables {

  /** From how many new rows on the statistics are made anew at once. */
  private static final int MANY = 1000;

  private final Database database;

  PgTimetables(Database database) {
    this.database = database;
  }

  @Override
  public PublicationReport publish(Publication publication) {
    // Worked out before the transaction begins, which is not kept waiting for it.
    List<PlannedJourney> running =
        publication.journeys().stream()
            .map(onSale -> PlannedJourney.of(onSale, publication.from(), publication.days()))
            .filter(journey -> !journey.dates().isEmpty())
            .toList();
    return database
        .sql()
        .transactionResult(transaction -> publish(transaction.dsl(), publication, running));
  }

  private static PublicationReport publish(
      DSLContext sql, Publication publication, List<PlannedJourney> running) {
    sql.setLocal(name("statement_timeout"), val("10min")).execute();
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
    new LocalDays(sql, feed).write();
    int written = newPatterns + report.added() + report.changed() + report.withdrawn();
    if (written > 0) {
      patterns.removeUnused(feed);
    }
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
}
