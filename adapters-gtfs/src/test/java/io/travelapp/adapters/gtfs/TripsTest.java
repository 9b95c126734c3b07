package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.network.FeedId;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** trips.txt */
class TripsTest {

  @TempDir Path scratch;

  @Test
  void a_trip_is_a_journey_under_its_own_id() {
    var morning = aSoundFeed().acceptedIn(scratch).journey("morning");

    assertThat(morning.feedId()).isEqualTo(new FeedId("fuji", "morning"));
    assertThat(morning.headsign()).isEqualTo("Tokyo");
  }

  @Test
  void without_a_headsign_of_its_own_a_trip_has_that_of_its_first_call() {
    var accepted =
        aSoundFeed()
            .replacing("trips.txt", 2, "chuo,daily,morning,")
            .replacing("trips.txt", 3, "chuo,daily,evening,")
            .replacing("stop_times.txt", 2, "morning,08:00:00,08:00:00,kofu,1,By Otsuki,,")
            .replacing("stop_times.txt", 3, "morning,08:40:00,08:45:00,otsuki,2,Tokyo,,")
            .acceptedIn(scratch);

    assertThat(accepted.journey("morning").headsign()).isEqualTo("By Otsuki");
    assertThat(accepted.journey("evening").headsign()).isEmpty();
  }

  @Test
  void of_two_trips_with_one_id_the_first_stays() {
    var accepted =
        aSoundFeed().adding("trips.txt", "chuo,daily,morning,Nara", ",,,").acceptedIn(scratch);

    assertThat(accepted.journey("morning").headsign()).isEqualTo("Tokyo");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("trips.txt", 4, "trip \"morning\" is there already; the trip is left out"),
            new Remark("trips.txt", 5, "trip_id is missing; the trip is left out"));
  }

  @Test
  void a_trip_with_fewer_than_two_stop_times_is_left_out() {
    var accepted =
        aSoundFeed()
            .adding("trips.txt", "chuo,daily,none,", "chuo,daily,one,")
            .adding("stop_times.txt", "one,8:00:00,8:00:00,kofu,1,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "trips.txt",
                4,
                "trip \"none\" has 0 stop times, and not from 2 to 500; it is left out"),
            new Remark(
                "trips.txt",
                5,
                "trip \"one\" has 1 stop times, and not from 2 to 500; it is left out"));
  }

  @Test
  void a_trip_with_more_calls_than_a_pattern_has_is_left_out() {
    var feed = aSoundFeed().adding("trips.txt", "chuo,daily,long,");
    String[] rows = new String[501];
    for (int call = 0; call < rows.length; call++) {
      String time = String.format(Locale.ROOT, "%d:%02d:00", call / 60, call % 60);
      rows[call] = String.join(",", "long", time, time, "kofu", String.valueOf(call), "", "", "");
    }

    assertThat(feed.adding("stop_times.txt", rows).acceptedIn(scratch).remarks())
        .containsExactly(
            new Remark(
                "trips.txt",
                4,
                "trip \"long\" has 501 stop times, and not from 2 to 500; it is left out"));
  }

  @Test
  void what_one_vehicle_runs_on_a_day_bears_the_name_of_its_block() {
    var accepted =
        aSoundFeed()
            .with(
                "trips.txt",
                "route_id,service_id,trip_id,trip_headsign,block_id",
                "chuo,daily,morning,Tokyo,coach 7",
                "chuo,daily,evening,Tokyo,")
            .acceptedIn(scratch);

    assertThat(accepted.journey("morning").block()).contains("coach 7");
    assertThat(accepted.journey("evening").block()).isEmpty();
    assertThat(aSoundFeed().acceptedIn(scratch).journey("morning").block()).isEmpty();
  }
}
