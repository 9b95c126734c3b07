package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.JOURNEY_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.LINE;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_CALL;
import static io.travelapp.adapters.postgres.generated.Tables.SALES_DAY;
import static io.travelapp.adapters.postgres.generated.Tables.SALES_WINDOW;
import static io.travelapp.adapters.postgres.generated.Tables.STOP;

import io.travelapp.adapters.postgres.generated.tables.records.SalesDayRecord;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.domain.schedule.SalesWindow.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Says when the sales windows of a feed open and close that do so at a clock time: for each day of
 * boarding, by the clock of each zone in which somebody boards under them.
 */
final class SalesDays {

  private final DSLContext sql;
  private final String feed;

  SalesDays(DSLContext sql, String feed) {
    this.sql = sql;
    this.feed = feed;
  }

  /** Writes what is missing of these days, or was made otherwise by other zone rules. */
  void write(LocalDate first, LocalDate last) {
    sql.selectDistinct(SALES_WINDOW.fields())
        .select(STOP.ZONE)
        .from(PATTERN_CALL)
        .join(JOURNEY_PATTERN)
        .on(JOURNEY_PATTERN.ID.eq(PATTERN_CALL.PATTERN_ID))
        .join(LINE)
        .on(LINE.ID.eq(JOURNEY_PATTERN.LINE_ID))
        .join(STOP)
        .on(STOP.ID.eq(PATTERN_CALL.STOP_ID))
        .join(SALES_WINDOW)
        .on(SALES_WINDOW.ID.eq(PATTERN_CALL.SALES_WINDOW_ID))
        .where(
            LINE.FEED.eq(feed),
            SALES_WINDOW.OPENS_DAYS.isNotNull().or(SALES_WINDOW.CLOSES_DAYS.isNotNull()))
        // Publications of other feeds that write the same wait for each other in this order.
        .orderBy(SALES_WINDOW.ID, STOP.ZONE)
        .forEach(used ->
            write(
                used.get(SALES_WINDOW.ID),
                SalesWindows.window(used.into(SALES_WINDOW)),
                used.get(STOP.ZONE),
                first.datesUntil(last.plusDays(1)).toList()));
  }

  private void write(long id, SalesWindow window, String zone, List<LocalDate> dates) {
    Map<LocalDate, SalesDayRecord> existing =
        sql.selectFrom(SALES_DAY)
            .where(
                SALES_DAY.WINDOW_ID.eq(id),
                SALES_DAY.ZONE.eq(zone),
                SALES_DAY.DATE.between(dates.getFirst(), dates.getLast()))
            .fetchMap(SALES_DAY.DATE);
    List<SalesDayRecord> missing = new ArrayList<>();
    dates.stream()
        .map(date ->
            new SalesDayRecord(
                id,
                zone,
                date,
                clockTime(window.opens(), zone, date),
                clockTime(Optional.of(window.closes()), zone, date)))
        .filter(day -> !day.equals(existing.get(day.getDate())))
        .forEach(missing::add);
    if (!missing.isEmpty()) {
      sql.batchMerge(missing).execute();
    }
  }

  /** When that is for who boards on that day; nothing where it is not a clock time. */
  private static @Nullable Instant clockTime(
      Optional<Notice> notice, String zone, LocalDate boarding) {
    ZoneId there = ZoneId.of(zone);
    return notice
        .filter(DayBefore.class::isInstance)
        .map(time -> time.before(boarding.atStartOfDay(there).toInstant(), there))
        .orElse(null);
  }
}
