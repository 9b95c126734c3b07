package io.travelapp.adapters.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.TimetableSource.Remark;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The specification's own example feed. The figures were counted in its files by hand. */
class GoogleSampleFeedTest {

  private final Path zip = Samples.feed("google-sample-feed.zip");
  private final FeedDraft.Accepted feed =
      FeedDraft.accepted(GtfsAdapters.feed(zip, GtfsAdapters.feedNameOf(zip), 0).read());

  @Test
  void all_but_the_trips_that_run_at_an_interval_is_read() {
    var timetable = feed.read().timetable();

    assertThat(timetable.feed()).isEqualTo("google-sample-feed");
    assertThat(timetable.stops()).hasSize(9);
    assertThat(timetable.places()).hasSize(9).allMatch(place -> place.country().equals("US"));
    assertThat(feed.journeyIds())
        .containsExactly("AB1", "AB2", "BFC1", "BFC2", "AAMV1", "AAMV2", "AAMV3", "AAMV4");
  }

  @Test
  void the_trips_that_run_at_an_interval_are_named() {
    assertThat(feed.remarks().stream().collect(Collectors.toMap(Remark::line, Remark::reason)))
        .isEqualTo(
            Map.of(2L, atAnInterval("STBA"), 3L, atAnInterval("CITY1"), 4L, atAnInterval("CITY2")));
    assertThat(feed.remarks()).extracting(Remark::file).containsOnly("frequencies.txt");
  }

  private static String atAnInterval(String trip) {
    return "trip \"" + trip + "\" runs at an interval, which cannot be sold yet; it is left out";
  }

  @Test
  void the_day_of_the_exception_has_the_weekend_service_only() {
    var fullWeek = feed.journey("AB1").calendar();

    assertThat(fullWeek.runsOn(LocalDate.of(2007, 6, 3))).isTrue();
    assertThat(fullWeek.runsOn(LocalDate.of(2007, 6, 4))).isFalse();
    assertThat(fullWeek.runsOn(LocalDate.of(2007, 6, 5))).isTrue();
  }
}
