package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.ServiceJourney;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** frequencies.txt */
class FrequenciesTest {

  private static final String HEADER = "trip_id,start_time,end_time,headway_secs,exact_times";

  @TempDir Path scratch;

  /** A trip that waits five minutes at its first stop and takes forty to the next. */
  private static FeedDraft withShuttle() {
    return aSoundFeed()
        .adding("trips.txt", "chuo,daily,shuttle,Otsuki")
        .adding(
            "stop_times.txt",
            "shuttle,00:00:00,00:05:00,kofu,1,,,",
            "shuttle,00:45:00,00:45:00,otsuki,2,,,");
  }

  private FeedDraft.Accepted accepted(String... rows) {
    return withShuttle()
        .with("frequencies.txt", HEADER)
        .adding("frequencies.txt", rows)
        .acceptedIn(scratch);
  }

  private static List<String> starts(FeedDraft.Accepted accepted) {
    return accepted.journeyIds().stream()
        .filter(id -> id.startsWith("shuttle"))
        .map(id -> id.substring(id.indexOf('#') + 1))
        .toList();
  }

  @Test
  void each_start_is_a_journey_of_its_own_from_the_start_time_on_and_before_the_end_time() {
    var accepted = accepted("shuttle,06:00:00,07:00:00,1200,1");

    assertThat(accepted.journeyIds())
        .containsExactly(
            "morning", "evening", "shuttle#06:00:00", "shuttle#06:20:00", "shuttle#06:40:00");
    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void a_start_is_named_under_its_trip_and_shares_its_pattern_and_calendar() {
    var accepted = accepted("shuttle,6:00:00,07:00:00,1800,1");

    ServiceJourney run = accepted.journey("shuttle#06:30:00");
    assertThat(run.feedId()).isEqualTo(new FeedId("fuji", "shuttle").child("06:30:00"));
    assertThat(run.pattern()).isSameAs(accepted.journey("shuttle#06:00:00").pattern());
    assertThat(run.headsign()).isEqualTo("Otsuki");
  }

  @Test
  void its_times_are_those_of_the_trip_moved_so_that_it_leaves_its_first_stop_at_the_start() {
    var times = accepted("shuttle,23:50:00,24:20:00,1200,1").journey("shuttle#24:10:00").times();

    assertThat(times.getFirst().arrival()).hasToString("24:05:00");
    assertThat(times.getFirst().departure()).hasToString("24:10:00");
    assertThat(times.getLast().arrival()).hasToString("24:50:00");
  }

  @Test
  void one_that_the_feed_calls_not_exact_leaves_at_the_same_times() {
    assertThat(starts(accepted("shuttle,06:00:00,07:00:00,1800,0")))
        .isEqualTo(starts(accepted("shuttle,06:00:00,07:00:00,1800,1")))
        .isEqualTo(starts(accepted("shuttle,06:00:00,07:00:00,1800,")))
        .containsExactly("06:00:00", "06:30:00");
  }

  @Test
  void the_headway_may_change_in_the_course_of_the_day() {
    var accepted = accepted("shuttle,09:00:00,10:00:00,1800,1", "shuttle,08:00:00,09:00:00,1200,1");

    assertThat(starts(accepted))
        .containsExactly("08:00:00", "08:20:00", "08:40:00", "09:00:00", "09:30:00");
    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void of_two_intervals_that_overlap_the_one_that_begins_first_counts() {
    var accepted = accepted("shuttle,08:30:00,09:00:00,600,1", "shuttle,08:00:00,08:30:01,1800,1");

    assertThat(starts(accepted)).containsExactly("08:00:00", "08:30:00");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("frequencies.txt", 2, "it overlaps with line 3; the frequency is left out"));
  }

  @Test
  void a_row_that_cannot_be_used_is_left_out_and_the_other_rows_of_the_trip_stay() {
    assertLeftOut(
        "shuttle,06:00:00,06:00:00,600,1", "end_time 06:00:00 is not after start_time 06:00:00");
    assertLeftOut(
        "shuttle,06:00:00,07:00:00,0,1",
        "headway_secs \"0\" is not a whole number from 1 to 604800");
    assertLeftOut(
        "shuttle,soon,07:00:00,600,1",
        "start_time \"soon\" is not a time from 0:00:00 to 168:00:00");
    assertLeftOut(
        "shuttle,06:00:00,07:00:00,600,2", "exact_times \"2\" is not a whole number from 0 to 1");
    assertLeftOut("unheard-of,06:00:00,07:00:00,600,1", "trip \"unheard-of\" is unknown");
  }

  @Test
  void runs_that_would_go_on_for_more_than_a_week_or_begin_before_the_day_are_left_out() {
    assertLeftOut(
        "shuttle,167:00:00,167:30:00,1201,1",
        "not all runs from 167:00:00 to 167:30:00 lie between 0:00:00 and 168:00:00");
    assertLeftOut(
        "shuttle,00:04:59,00:05:00,1200,1",
        "not all runs from 00:04:59 to 00:05:00 lie between 0:00:00 and 168:00:00");
  }

  @Test
  void a_headway_of_a_second_does_not_fill_the_memory() {
    assertLeftOut(
        "shuttle,06:00:00,22:00:00,1,1", "a coach each 1 s makes more than 2880 departures");
    assertThat(starts(accepted("shuttle,00:05:00,00:53:00,1,1"))).hasSize(2_880);
  }

  @Test
  void nor_do_many_trips_of_many_calls_and_starts() {
    FeedDraft feed = withShuttle().with("frequencies.txt", HEADER);
    String[] calls = new String[500];
    for (int trip = 0; trip < 4; trip++) {
      for (int call = 0; call < calls.length; call++) {
        String time = "00:%02d:%02d".formatted(call / 60, call % 60);
        calls[call] = "t%d,%s,%s,kofu,%d,,,".formatted(trip, time, time, call);
      }
      feed.adding("trips.txt", "chuo,daily,t" + trip + ",")
          .adding("stop_times.txt", calls)
          .adding("frequencies.txt", "t" + trip + ",06:00:00,30:00:00,144,1");
    }

    var accepted =
        feed.adding("frequencies.txt", "shuttle,08:00:00,09:00:00,1800,1").acceptedIn(scratch);

    assertThat(accepted.journeyIds().stream().filter(id -> id.startsWith("t"))).hasSize(3 * 600);
    assertThat(starts(accepted)).containsExactly("08:00:00", "08:30:00");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "frequencies.txt",
                5,
                "with it all departures at intervals would call more than 1000000 times; the"
                    + " frequency is left out"));
  }

  @Test
  void a_trip_of_which_no_interval_can_be_used_is_left_out_for_its_times_are_relative() {
    var accepted = accepted("shuttle,07:00:00,06:00:00,600,1");

    assertThat(accepted.journeyIds()).containsExactly("morning", "evening");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "trips.txt",
                4,
                "trip \"shuttle\" runs at intervals, and none of them can be used; it is left out"),
            new Remark(
                "frequencies.txt",
                2,
                "end_time 06:00:00 is not after start_time 07:00:00; the frequency is left out"));
  }

  @Test
  void coaches_at_intervals_are_not_one_vehicle_whatever_the_block_says() {
    var accepted =
        withShuttle()
            .with(
                "trips.txt",
                "route_id,service_id,trip_id,trip_headsign,block_id",
                "chuo,daily,shuttle,,7")
            .with("frequencies.txt", HEADER, "shuttle,06:00:00,07:00:00,1800,1")
            .acceptedIn(scratch);

    assertThat(accepted.journey("shuttle#06:00:00").block()).isEmpty();
  }

  @Test
  void a_trip_that_is_called_like_a_start_stays_and_the_interval_goes() {
    var accepted =
        withShuttle()
            .withTrip("shuttle#06:30:00", "kofu 06:30", "otsuki 07:10")
            .with(
                "frequencies.txt",
                HEADER,
                "shuttle,06:00:00,07:00:00,1800,1",
                "shuttle,07:00:00,07:10:00,1800,1")
            .acceptedIn(scratch);

    assertThat(starts(accepted)).containsExactly("07:00:00", "06:30:00");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "frequencies.txt",
                2,
                "a trip of its own is called \"shuttle#06:30:00\"; the frequency is left out"));
  }

  @Test
  void frequencies_that_do_not_tell_their_trips_make_the_feed_unfit() {
    assertThat(
            aSoundFeed()
                .with("frequencies.txt", "trip,start_time,end_time,headway_secs")
                .faultsIn(scratch))
        .containsExactly(new Remark("frequencies.txt", 0, "its header lacks trip_id"));
  }

  /** Beside a sound row, which stays. */
  private void assertLeftOut(String row, String reason) {
    var accepted = accepted("shuttle,30:00:00,31:00:00,1800,1", row);

    assertThat(starts(accepted)).containsExactly("30:00:00", "30:30:00");
    assertThat(accepted.remarks())
        .containsExactly(new Remark("frequencies.txt", 3, reason + "; the frequency is left out"));
  }
}
