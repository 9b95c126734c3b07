package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.SALES_WINDOW;
import static org.jooq.impl.DSL.any;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.travelapp.adapters.postgres.generated.tables.records.SalesWindowRecord;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.domain.schedule.SalesWindow.Notice;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The sales windows that differ from the usual one, which is stored as none. Remembers those that
 * were read: none ever changes.
 */
final class SalesWindows {

  private static final int REMEMBERED_MAX = 10_000;

  private final Cache<Long, SalesWindow> windows =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  /** The window of that id; that of none is the usual one. */
  SalesWindow get(DSLContext sql, @Nullable Long id) {
    return id == null
        ? SalesWindow.UNTIL_DEPARTURE
        : windows.get(id, missing -> read(sql, missing));
  }

  private static SalesWindow read(DSLContext sql, long id) {
    return window(sql.selectFrom(SALES_WINDOW).where(SALES_WINDOW.ID.eq(id)).fetchSingle());
  }

  /** Empty for the usual one. */
  static Optional<Long> idOf(SalesWindow window) {
    return window.equals(SalesWindow.UNTIL_DEPARTURE)
        ? Optional.empty()
        : Optional.of(Content.of(out -> writeWindow(out, window)).id());
  }

  private static void writeWindow(DataOutputStream out, SalesWindow window) throws IOException {
    out.writeBoolean(window.opens().isPresent());
    if (window.opens().isPresent()) {
      writeNotice(out, window.opens().get());
    }
    writeNotice(out, window.closes());
  }

  private static void writeNotice(DataOutputStream out, Notice notice) throws IOException {
    switch (notice) {
      case Before(Duration time) -> {
        out.writeByte('b');
        out.writeLong(time.toSeconds());
      }
      case DayBefore(int days, LocalTime time) -> {
        out.writeByte('d');
        out.writeInt(days);
        out.writeInt(time.toSecondOfDay());
      }
    }
  }

  /** Writes those that are not there yet. Another publication may be writing the same just now. */
  static void write(DSLContext sql, Collection<SalesWindow> wanted) {
    Map<Long, SalesWindow> unusual = new TreeMap<>();
    wanted.forEach(window -> idOf(window).ifPresent(id -> unusual.put(id, window)));
    if (unusual.isEmpty()) {
      return;
    }
    Long[] ids = unusual.keySet().toArray(Long[]::new);
    Map<Long, SalesWindowRecord> known =
        sql.selectFrom(SALES_WINDOW).where(SALES_WINDOW.ID.eq(any(ids))).fetchMap(SALES_WINDOW.ID);
    unusual.forEach((id, window) -> {
      SalesWindowRecord there = known.get(id);
      if (there == null) {
        sql.insertInto(SALES_WINDOW).set(row(id, window)).onConflictDoNothing().execute();
      } else if (!window(there).equals(window)) {
        throw new IllegalStateException("Two sales windows share the id " + id);
      }
    });
  }

  private static SalesWindowRecord row(long id, SalesWindow window) {
    SalesWindowRecord row = new SalesWindowRecord();
    row.setId(id);
    window
        .opens()
        .ifPresent(opens -> {
          switch (opens) {
            case Before(Duration time) -> row.setOpensBefore((int) time.toSeconds());
            case DayBefore(int days, LocalTime time) -> {
              row.setOpensDays(days);
              row.setOpensTime(time);
            }
          }
        });
    switch (window.closes()) {
      case Before(Duration time) -> row.setClosesBefore((int) time.toSeconds());
      case DayBefore(int days, LocalTime time) -> {
        row.setClosesDays(days);
        row.setClosesTime(time);
      }
    }
    return row;
  }

  static SalesWindow window(SalesWindowRecord row) {
    Optional<Notice> opens = notice(row.getOpensBefore(), row.getOpensDays(), row.getOpensTime());
    Optional<Notice> closes =
        notice(row.getClosesBefore(), row.getClosesDays(), row.getClosesTime());
    return new SalesWindow(opens, closes.orElseThrow());
  }

  private static Optional<Notice> notice(
      @Nullable Integer before, @Nullable Integer days, @Nullable LocalTime time) {
    if (before != null) {
      return Optional.of(new Before(Duration.ofSeconds(before)));
    }
    return days == null || time == null ? Optional.empty() : Optional.of(new DayBefore(days, time));
  }
}
