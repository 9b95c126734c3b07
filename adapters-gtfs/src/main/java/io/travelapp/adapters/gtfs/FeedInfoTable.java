package io.travelapp.adapters.gtfs;

import io.travelapp.domain.schedule.FeedInfo;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who publishes the feed and for which days (feed_info.txt), moved by weeks like its calendar. */
final class FeedInfoTable {

  private final int shiftWeeks;
  private @Nullable FeedInfo info;

  private FeedInfoTable(int shiftWeeks) {
    this.shiftWeeks = shiftWeeks;
  }

  static Optional<FeedInfo> read(Feed feed, int shiftWeeks) throws IOException {
    FeedInfoTable table = new FeedInfoTable(shiftWeeks);
    feed.read(FeedFile.FEED_INFO, "the row", table::add);
    return Optional.ofNullable(table.info);
  }

  private void add(Row row) throws Unsound {
    if (info != null) {
      throw new Unsound(Flaw.ID_REPEATED, "the feed tells about itself already");
    }
    Optional<LocalDate> from = dateOf(row, "feed_start_date");
    Optional<LocalDate> until = dateOf(row, "feed_end_date");
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      throw new Unsound(Flaw.PERIOD_BACKWARDS, "feed_end_date is before feed_start_date");
    }
    info =
        new FeedInfo(
            row.required("feed_publisher_name"),
            row.text("feed_publisher_url"),
            row.text("feed_lang"),
            Optional.of(row.text("feed_version")).filter(version -> !version.isEmpty()),
            from,
            until);
  }

  private Optional<LocalDate> dateOf(Row row, String column) throws Unsound {
    return row.text(column).isEmpty()
        ? Optional.empty()
        : Optional.of(row.date(column).plusWeeks(shiftWeeks));
  }
}
