package io.travelapp.adapters.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.seating.Segment;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The specification's own example feed. The figures were counted in its files by hand. */
class GoogleSampleFeedTest {

  private final Path zip = Samples.feed("google-sample-feed.zip");
  private final FeedDraft.Accepted feed =
      FeedDraft.accepted(GtfsAdapters.feed(zip, GtfsAdapters.feedNameOf(zip), 0).read());

  /** 8 trips of their own; STBA starts each half hour from 6 to 22. */
  @Test
  void all_of_it_is_read() {
    var timetable = feed.read().timetable();

    assertThat(timetable.feed()).isEqualTo("google-sample-feed");
    assertThat(timetable.stops()).hasSize(9);
    assertThat(timetable.places()).hasSize(9).allMatch(place -> place.country().equals("US"));
    assertThat(feed.journeyIds())
        .contains("AB1", "AB2", "BFC1", "BFC2", "AAMV1", "AAMV2", "AAMV3", "AAMV4")
        .hasSize(8 + 32 + 2 * (4 + 12 + 12 + 18 + 6));
    assertThat(feed.remarks()).isEmpty();
  }

  /**
   * Half-hourly from 6 to 8, 10 to 16 and 19 to 22, in between each ten minutes; 22:00 not any
   * more.
   */
  @Test
  void trips_that_run_at_intervals_leave_at_each_start() {
    List<String> starts =
        feed.journeyIds().stream()
            .filter(id -> id.startsWith("CITY2#"))
            .map(id -> id.substring("CITY2#".length()))
            .toList();

    assertThat(starts)
        .hasSize(4 + 12 + 12 + 18 + 6)
        .startsWith("06:00:00", "06:30:00", "07:00:00", "07:30:00", "08:00:00", "08:10:00")
        .endsWith("20:30:00", "21:00:00", "21:30:00");
    assertThat(
            feed.journey("CITY2#16:10:00").times().stream()
                .map(time -> time.departure().toString()))
        .containsExactly("16:10:00", "16:17:00", "16:24:00", "16:31:00", "16:38:00");
    assertThat(feed.journey("CITY2#16:10:00").times().getFirst().arrival()).hasToString("16:08:00");
  }

  @Test
  void a_ride_costs_what_its_route_costs() {
    assertThat(priceOf("AB1")).contains("1.25 USD");
    assertThat(priceOf("STBA#06:30:00")).contains("1.25 USD");
    assertThat(priceOf("AAMV4")).contains("5.25 USD");
    assertThat(priceOf("CITY1#06:00:00")).as("no fare is for this route").isEmpty();
  }

  private Optional<String> priceOf(String journey) {
    return feed.read().fares().tables(feed.journey(journey).pattern()).stream()
        .flatMap(table -> table.fareOf(new Segment(0, 1)).stream())
        .map(Money::toString)
        .findFirst();
  }

  @Test
  void what_one_vehicle_runs_is_told() {
    assertThat(feed.journey("AB1").block()).contains("1");
    assertThat(feed.journey("BFC1").block()).contains("1");
    assertThat(feed.journey("AAMV1").block()).isEmpty();
  }

  @Test
  void the_day_of_the_exception_has_the_weekend_service_only() {
    var fullWeek = feed.journey("AB1").calendar();

    assertThat(fullWeek.runsOn(LocalDate.of(2007, 6, 3))).isTrue();
    assertThat(fullWeek.runsOn(LocalDate.of(2007, 6, 4))).isFalse();
    assertThat(fullWeek.runsOn(LocalDate.of(2007, 6, 5))).isTrue();
  }
}
