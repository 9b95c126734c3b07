package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.schedule.FeedInfo;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** feed_info.txt */
class FeedInfoTest {

  private static final String HEADER =
      "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version";

  @TempDir Path scratch;

  @Test
  void a_feed_tells_who_publishes_it_and_for_which_days() {
    var accepted =
        aSoundFeed()
            .with(
                "feed_info.txt",
                HEADER,
                "Fuji Data,https://fuji.example.org/,ja,20260105,20261231,2026-1")
            .acceptedIn(scratch);

    assertThat(accepted.read().timetable().info())
        .contains(
            new FeedInfo(
                "Fuji Data",
                "https://fuji.example.org/",
                "ja",
                Optional.of("2026-1"),
                Optional.of(LocalDate.of(2026, 1, 5)),
                Optional.of(LocalDate.of(2026, 12, 31))));
    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void what_it_leaves_out_is_empty() {
    assertThat(info("feed_publisher_name\nFuji Data"))
        .contains(
            new FeedInfo(
                "Fuji Data", "", "", Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(aSoundFeed().acceptedIn(scratch).read().timetable().info()).isEmpty();
  }

  @Test
  void its_days_move_with_the_calendar() {
    Path folder =
        aSoundFeed()
            .with("feed_info.txt", HEADER, "Fuji Data,,ja,20260105,20261231,")
            .writeTo(scratch.resolve("feed"));

    var info =
        FeedDraft.accepted(GtfsAdapters.feed(folder, "fuji", 2).read()).read().timetable().info();

    assertThat(info.orElseThrow().from()).contains(LocalDate.of(2026, 1, 19));
    assertThat(info.orElseThrow().until()).contains(LocalDate.of(2027, 1, 14));
  }

  @Test
  void a_row_that_cannot_be_used_is_left_out_and_the_feed_is_read() {
    assertLeftOut(",,ja,,,", "feed_publisher_name is missing");
    assertLeftOut(
        "Fuji,,ja,tomorrow,,", "feed_start_date \"tomorrow\" is not a date of the form YYYYMMDD");
    assertLeftOut("Fuji,,ja,20260105,20260104,", "feed_end_date is before feed_start_date");
  }

  @Test
  void the_first_row_counts() {
    var accepted =
        aSoundFeed()
            .with("feed_info.txt", HEADER, "Fuji Data,,ja,,,", "Other Data,,ja,,,")
            .acceptedIn(scratch);

    assertThat(accepted.read().timetable().info().orElseThrow().publisher()).isEqualTo("Fuji Data");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "feed_info.txt", 3, "the feed tells about itself already; the row is left out"));
  }

  @Test
  void without_a_publisher_the_file_is_left_out() {
    var accepted = aSoundFeed().with("feed_info.txt", "feed_lang", "ja").acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "feed_info.txt", 1, "its header lacks feed_publisher_name; the file is left out"));
  }

  private Optional<FeedInfo> info(String content) {
    return aSoundFeed()
        .with("feed_info.txt", content)
        .acceptedIn(scratch)
        .read()
        .timetable()
        .info();
  }

  private void assertLeftOut(String row, String reason) {
    var accepted = aSoundFeed().with("feed_info.txt", HEADER, row).acceptedIn(scratch);

    assertThat(accepted.read().timetable().info()).isEmpty();
    assertThat(accepted.remarks())
        .containsExactly(new Remark("feed_info.txt", 2, reason + "; the row is left out"));
  }
}
