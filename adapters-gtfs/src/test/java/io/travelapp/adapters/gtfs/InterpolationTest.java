package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.schedule.CallTime;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times of calls for which stop_times.txt has none. */
class InterpolationTest {

  @TempDir Path scratch;

  /**
   * A trip along the equator, where a degree of longitude is as far as another. Each row is a
   * longitude, a time or none, and shape_dist_traveled or none.
   */
  private FeedDraft.Accepted along(String... rows) {
    FeedDraft feed =
        aSoundFeed()
            .with("stops.txt", "stop_id,stop_name,stop_lat,stop_lon")
            .with("trips.txt", "route_id,service_id,trip_id", "chuo,daily,t")
            .with(
                "stop_times.txt",
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence,timepoint,"
                    + "shape_dist_traveled");
    for (int call = 0; call < rows.length; call++) {
      String[] row = rows[call].split(" ", -1);
      String times = row[1].contains("-") ? row[1].replace('-', ',') : row[1] + "," + row[1];
      feed.adding("stops.txt", "s%d,Stop %d,0.0,%s".formatted(call, call, row[0]))
          .adding(
              "stop_times.txt",
              "t,%s,s%d,%d,%d,%s"
                  .formatted(
                      times, call, call, row[1].isEmpty() ? 0 : 1, row.length > 2 ? row[2] : ""));
    }
    return feed.acceptedIn(scratch);
  }

  private static List<String> arrivals(FeedDraft.Accepted accepted) {
    return accepted.journey("t").times().stream().map(time -> time.arrival().toString()).toList();
  }

  @Test
  void between_two_times_a_call_comes_by_its_share_of_the_straight_lines_along_the_way() {
    // 1, 3 and 2 degrees of 6.
    assertThat(arrivals(along("1 08:00:00", "2 ", "5 ", "7 09:00:00")))
        .containsExactly("08:00:00", "08:10:00", "08:40:00", "09:00:00");
  }

  @Test
  void a_way_that_turns_is_as_long_as_it_is_and_not_as_its_ends_are_apart() {
    // 2 out and 1 back.
    assertThat(arrivals(along("1 08:00:00", "3 ", "2 09:00:00")))
        .containsExactly("08:00:00", "08:40:00", "09:00:00");
  }

  @Test
  void where_the_feed_tells_how_far_each_call_lies_that_counts() {
    assertThat(arrivals(along("1 08:00:00 10.0", "2 ", "5 08:30:00 3", "6  4", "9 09:00:00 13")))
        .as("the second has none, so straight lines count there; the fourth is a tenth on its way")
        .containsExactly("08:00:00", "08:07:30", "08:30:00", "08:33:00", "09:00:00");
  }

  @Test
  void distances_that_do_not_ascend_or_are_none_do_not_count() {
    for (String distance : List.of("5", "0.5", "-1", "far", "NaN", "7")) {
      assertThat(arrivals(along("1 08:00:00 5", "2  " + distance, "5 09:00:00 7")))
          .as(distance)
          .containsExactly("08:00:00", "08:15:00", "09:00:00");
    }
  }

  @Test
  void it_counts_from_when_the_coach_leaves_to_when_it_arrives_and_stops_nowhere_between() {
    var times = along("1 07:50:00-08:00:00", "2 ", "3 08:20:00-08:40:00").journey("t").times();

    assertThat(times.get(1))
        .isEqualTo(new CallTime(times.get(1).arrival(), times.get(1).arrival()));
    assertThat(times.get(1).arrival()).hasToString("08:10:00");
  }

  @Test
  void times_are_whole_seconds_rounded_half_up() {
    assertThat(arrivals(along("1 08:00:00", "2 ", "3 08:00:01")))
        .containsExactly("08:00:00", "08:00:01", "08:00:01");
    assertThat(arrivals(along("1 08:00:00", "2 ", "4 08:00:01")))
        .containsExactly("08:00:00", "08:00:00", "08:00:01");
  }

  @Test
  void calls_at_one_spot_follow_each_other_evenly() {
    assertThat(arrivals(along("1 08:00:00", "1 ", "1 ", "1 08:30:00")))
        .containsExactly("08:00:00", "08:10:00", "08:20:00", "08:30:00");
  }

  @Test
  void a_time_that_is_given_stays_though_it_is_no_time_point() {
    var accepted =
        aSoundFeed()
            .with(
                "stop_times.txt",
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence,timepoint",
                "morning,08:00:00,08:00:00,kofu,1,1",
                "morning,08:41:00,08:41:00,otsuki,2,0",
                "morning,10:00:00,10:00:00,tokyo,3,1")
            .acceptedIn(scratch);

    assertThat(accepted.journey("morning").times().get(1).arrival()).hasToString("08:41:00");
    assertThat(accepted.remarks())
        .extracting(Remark::file)
        .as("about the other trip, which has no calls any more")
        .containsExactly("trips.txt");
  }

  @Test
  void how_many_times_were_computed_is_told_once() {
    assertThat(along("1 08:00:00", "2 ", "5 ", "7 09:00:00", "8 ", "9 10:00:00").remarks())
        .containsExactly(
            new Remark(
                "stop_times.txt",
                3,
                "here first, and in 3 rows in all, there is no time; it is computed along the way"
                    + " between the calls that have one"));
  }

  @Test
  void a_trip_that_runs_backwards_from_one_time_to_the_next_is_left_out_at_the_latter() {
    var accepted =
        aSoundFeed()
            .replacing("stop_times.txt", 3, "morning,,,otsuki,2,,,")
            .replacing("stop_times.txt", 4, "morning,07:59:59,08:00:00,tokyo,3,,,")
            .acceptedIn(scratch);

    assertThat(accepted.journeyIds()).containsExactly("evening");
    assertThat(accepted.remarks()).extracting(Remark::line).containsExactly(4L);
  }

  @Test
  void whatever_the_places_and_distances_are_no_coach_runs_backwards() {
    Random random = new Random(20_260_105);
    for (int attempt = 0; attempt < 100; attempt++) {
      String[] rows = new String[2 + random.nextInt(12)];
      Arrays.setAll(
          rows,
          call ->
              (1 + random.nextInt(3))
                  + " "
                  + (random.nextBoolean() ? "" : "08:%02d:00".formatted(call))
                  + " "
                  + (random.nextBoolean() ? "" : random.nextInt(20)));
      rows[0] = "1 08:00:00";
      rows[rows.length - 1] = "1 08:%02d:00".formatted(rows.length - 1);

      var times = along(rows).journey("t").times();

      assertThat(IntStream.range(1, times.size()))
          .allMatch(
              call -> times.get(call).arrival().compareTo(times.get(call - 1).departure()) >= 0);
    }
  }
}
