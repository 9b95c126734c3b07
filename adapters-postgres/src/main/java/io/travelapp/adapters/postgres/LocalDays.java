package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.LOCAL_DAY;
import static io.travelapp.adapters.postgres.generated.Tables.STOP;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.tables.records.LocalDayRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record2;

/**
 * Says when the days begin and end on which the departures of a feed call, in all zones of its
 * stops, and with them when sales windows open and close: a search compares instants, and these are
 * where days become instants. PostgreSQL's own zones may be of another year.
 */
final class LocalDays {

  /** How long after its service date a run may call, and a day for the difference of the zones. */
  private static final int DAYS_AFTER = 9;

  private final DSLContext sql;
  private final String feed;

  LocalDays(DSLContext sql, String feed) {
    this.sql = sql;
    this.feed = feed;
  }

  /** Writes the days that are missing, or that other zone rules made otherwise. */
  void write() {
    Instant longAgo = Routines.instantNow(sql.configuration()).minus(Duration.ofDays(DAYS_AFTER));
    Record2<LocalDate, LocalDate> dates =
        sql.select(min(DEPARTURE.SERVICE_DATE), max(DEPARTURE.SERVICE_DATE))
            .from(DEPARTURE)
            .where(DEPARTURE.FEED.eq(feed), DEPARTURE.STARTS_AT.gt(longAgo))
            .fetchSingle();
    if (dates.value1() == null || dates.value2() == null) {
      return;
    }
    LocalDate first = dates.value1().minusDays(1);
    LocalDate last = dates.value2().plusDays(DAYS_AFTER);
    for (String zone :
        sql.selectDistinct(STOP.ZONE).from(STOP).where(STOP.FEED.eq(feed)).fetch(STOP.ZONE)) {
      write(zone, first, last);
    }
    new SalesDays(sql, feed).write(first, last);
  }

  private void write(String zone, LocalDate first, LocalDate last) {
    Map<LocalDate, LocalDayRecord> existing =
        sql.selectFrom(LOCAL_DAY)
            .where(LOCAL_DAY.ZONE.eq(zone), LOCAL_DAY.DATE.between(first, last))
            .fetchMap(LOCAL_DAY.DATE);
    List<LocalDayRecord> missing = new ArrayList<>();
    first
        .datesUntil(last.plusDays(1))
        .map(date -> day(zone, date))
        .filter(day -> !day.equals(existing.get(day.getDate())))
        .forEach(missing::add);
    if (!missing.isEmpty()) {
      sql.batchMerge(missing).execute();
    }
  }

  static LocalDayRecord day(String zone, LocalDate date) {
    return new LocalDayRecord(zone, date, startOf(zone, date), startOf(zone, date.plusDays(1)));
  }

  private static Instant startOf(String zone, LocalDate date) {
    return date.atStartOfDay(ZoneId.of(zone)).toInstant();
  }
}
