package io.travelapp.adapters.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.schedule.CallTime;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.ServiceJourney;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The buses around Mount Fuji and Kofu in 2017. Figures, stops and times were taken from the files
 * by other means than the code under test.
 */
class YamanashiFeedTest {

  private static FeedDraft.Accepted feed;

  @BeforeAll
  static void read() {
    Path zip = Samples.feed("yamanashi-2017.zip");
    feed = FeedDraft.accepted(GtfsAdapters.feed(zip, GtfsAdapters.feedNameOf(zip), 0).read());
  }

  /** 2,196 rows: 2,180 stops and 16 stations, of which 12 have stops; the rest are 1,755 groups. */
  @Test
  void it_has_2180_stops_in_1767_places() {
    assertThat(feed.read().timetable().stops()).hasSize(2_180);
    assertThat(feed.read().timetable().places())
        .hasSize(12 + 1_755)
        .allMatch(place -> place.country().equals("JP"));
    assertThat(feed.stopsOfPlaces())
        .contains(
            entry("P257", List.of("P257", "P266", "P267")),
            entry("P2884", List.of("P2884", "P3125", "P4360", "P4361")));
    assertThat(feed.stop("P4139").placeId()).isEqualTo(feed.place("S1").id());
    assertThat(feed.place("S1").name()).isEqualTo("甲府駅北口");
  }

  /** 1,415 trips less ten that run backwards and 15 that never run, two of which are both. */
  @Test
  void it_has_1392_journeys() {
    assertThat(feed.read().timetable().journeys()).hasSize(1_415 - 10 - 15 + 2);
  }

  @Test
  void journeys_with_equal_calls_share_their_pattern() {
    var patterns =
        feed.read().timetable().journeys().stream().map(ServiceJourney::pattern).toList();

    assertThat(patterns.stream().map(System::identityHashCode).distinct().count())
        .isEqualTo(patterns.stream().distinct().count())
        .isEqualTo(333);
  }

  @Test
  void what_is_left_out_is_told_by_file_and_reason() {
    assertThat(
            feed.remarks().stream()
                .map(remark ->
                    remark.file() + ": " + remark.reason().replaceAll("[0-9\"].*[0-9\"]", "_"))
                .collect(Collectors.groupingBy(reason -> reason, Collectors.counting())))
        .containsOnly(
            entry(
                "stops.txt: here first, and in _ rows in all, zone_id holds a web address, as if it"
                    + " were swapped with stop_url; it is no fare zone",
                1L),
            entry("stops.txt: no stop belongs to station _; it is left out", 4L),
            entry("calendar_dates.txt: service _ already; the exception is left out", 176L),
            entry(
                "calendar_dates.txt: service _ contradicts an exception that came before; the"
                    + " exception is left out",
                1L),
            entry("trips.txt: service _ runs on no day; the trip is left out", 15L),
            entry("stop_times.txt: it runs backwards in time: it arrives at _ is left out", 10L),
            entry(
                "fare_rules.txt: the header names _ rows have more values; those are read as"
                    + " origin_id, destination_id, contains_id",
                1L),
            entry(
                "fare_rules.txt: here first, and in _ rows in all, a zone is named in which no stop"
                    + " lies (zone_id), as if it were a position along the route; the rules are"
                    + " left out",
                1L),
            entry(
                "fare_attributes.txt: here first, and in _ rows in all, the fare has no rule while"
                    + " others have some, and neither have fares of other prices; they would all"
                    + " apply to every ride, so none of them does",
                1L));
  }

  @Test
  void the_ten_trips_that_run_backwards_are_named_by_line() {
    assertThat(remarksOn("stop_times.txt"))
        .extracting(Remark::line)
        .containsExactly(
            27467L, 27737L, 40161L, 40189L, 40217L, 40245L, 40273L, 40301L, 40329L, 40357L);
    assertThat(remarksOn("stop_times.txt").getFirst().reason())
        .isEqualTo(
            "it runs backwards in time: it arrives at 00:00:00 after it left the stop before at"
                + " 15:59:00; trip \"6149\" is left out");
    assertThat(feed.journeyIds())
        .doesNotContain(
            "6149", "6134", "2158", "2159", "2160", "2161", "2162", "2163", "2164", "2165");
  }

  @Test
  void the_fifteen_trips_that_never_run_are_named_by_line() {
    assertThat(remarksOn("trips.txt"))
        .extracting(Remark::line)
        .containsExactly(
            580L, 581L, 582L, 970L, 1177L, 1178L, 1179L, 1180L, 1184L, 1187L, 1192L, 1195L, 1267L,
            1271L, 1291L);
  }

  @Test
  void stations_without_a_stop_and_the_exception_that_contradicts_are_named_by_line() {
    assertThat(remarksOn("stops.txt"))
        .filteredOn(remark -> !remark.reason().contains("zone_id"))
        .extracting(Remark::reason)
        .hasSize(4)
        .allMatch(reason -> reason.matches(".*\"(S448|S2615|S2805|S3292)\".*"));
    assertThat(remarksOn("calendar_dates.txt"))
        .contains(
            new Remark(
                "calendar_dates.txt",
                7968,
                "service \"141\" on 2014-01-01 contradicts an exception that came before; the"
                    + " exception is left out"));
  }

  private static List<Remark> remarksOn(String file) {
    return feed.remarks().stream().filter(remark -> remark.file().equals(file)).toList();
  }

  /** 29 April and 3 to 5 May 2017 were holidays. */
  @Test
  void holidays_have_the_service_of_weekends() {
    var weekdays = feed.journey("5161").calendar().dates(LocalDate.of(2017, 4, 28), 12);
    var weekends = feed.journey("4664").calendar().dates(LocalDate.of(2017, 4, 28), 12);

    assertThat(weekdays.stream().map(LocalDate::toString))
        .containsExactly("2017-04-28", "2017-05-01", "2017-05-02", "2017-05-08", "2017-05-09");
    assertThat(weekends.stream().map(LocalDate::toString))
        .containsExactly(
            "2017-04-29",
            "2017-04-30",
            "2017-05-03",
            "2017-05-04",
            "2017-05-05",
            "2017-05-06",
            "2017-05-07");
  }

  /** The row of this service has a blank after its first comma. */
  @Test
  void what_runs_every_day_runs_from_April_2013_to_March_2020() {
    var everyDay = feed.journey("3435").calendar();

    assertThat(everyDay.runsOn(LocalDate.of(2013, 3, 31))).isFalse();
    assertThat(everyDay.dates(LocalDate.of(2013, 4, 1), 2_557)).hasSize(2_557);
    assertThat(everyDay.runsOn(LocalDate.of(2020, 3, 31))).isTrue();
    assertThat(everyDay.runsOn(LocalDate.of(2020, 4, 1))).isFalse();
  }

  @Test
  void moved_by_weeks_the_same_runs_go_on_other_days() {
    Path zip = Samples.feed("yamanashi-2017.zip");
    var moved = FeedDraft.accepted(GtfsAdapters.feed(zip, "yamanashi-2017", 500).read());

    assertThat(moved.remarks()).isEqualTo(feed.remarks());
    assertThat(moved.journey("5161").times()).isEqualTo(feed.journey("5161").times());
    assertThat(moved.journey("5161").calendar().dates(LocalDate.of(2026, 11, 27), 12))
        .isEqualTo(
            feed.journey("5161").calendar().dates(LocalDate.of(2017, 4, 28), 12).stream()
                .map(date -> date.plusWeeks(500))
                .toList());
  }

  @Test
  void the_circle_by_Yamamiya_on_weekdays() {
    var journey = feed.journey("5161");

    assertThat(calls(journey))
        .isEqualTo(
            """
            08:49 P266, 08:50 P258, 08:51 P261, 08:51 P263, 08:52 P265, 08:54 P296, 08:55 P295,
            08:56 P299, 08:57 P302, 08:59 P311, 09:03 P138, 09:04 P127, 09:05 P119, 09:06 P397,
            09:08 P52, 09:09 P53, 09:10 P56, 09:11 P148, 09:12 P150, 09:13 P152, 09:14 P154,
            09:15 P156, 09:16 P160, 09:17 P364, 09:19 P365, 09:20 P367, 09:21 P368, 09:22 P369,
            09:23 P370, 09:24 P371, 09:26 P372, 09:27 P734, 09:28 P733, 09:29 P732, 09:30 P730,
            09:31 P167, 09:32 P165, 09:33 P163, 09:34 P158, 09:35 P157, 09:36 P155, 09:37 P153,
            09:38 P151, 09:39 P149, 09:40 P143, 09:41 P142, 09:41 P344, 09:43 P398, 09:46 P124,
            09:47 P128, 09:48 P129, 09:51 P139, 09:52 P312, 09:53 P310, 09:54 P300, 09:55 P298,
            09:56 P294, 09:57 P297, 09:59 P264, 09:59 P262, 10:00 P260, 10:01 P259, 10:02 P267
            """);
    assertThat(operatorOf(journey)).isEqualTo("山梨交通グループ");
    assertThat(endsOf(journey)).containsExactly("伊勢町営業所", "伊勢町営業所");
    assertThat(journey.headsign()).isEqualTo("(一高・羽黒経由)山宮循環線");
  }

  @Test
  void the_circle_that_ends_at_the_very_stop_where_it_began() {
    var journey = feed.journey("3435");

    assertThat(calls(journey))
        .isEqualTo(
            """
            08:24 P266, 08:25 P258, 08:26 P261, 08:27 P263, 08:27 P265, 08:29 P296, 08:30 P295,
            08:31 P299, 08:32 P302, 08:34 P311, 08:38 P138, 08:40 P119, 08:41 P397, 08:43 P52,
            08:44 P53, 08:45 P56, 08:46 P148, 08:47 P150, 08:48 P152, 08:49 P154, 08:50 P156,
            08:51 P159, 08:52 P162, 08:53 P164, 08:54 P168, 08:55 P731, 08:56 P732, 08:57 P733,
            08:58 P734, 08:59 P372, 09:01 P371, 09:02 P370, 09:03 P369, 09:04 P368, 09:05 P367,
            09:06 P365, 09:08 P364, 09:09 P161, 09:09 P158, 09:10 P157, 09:11 P400, 09:12 P402,
            09:14 P404, 09:15 P405, 09:16 P403, 09:18 P428, 09:20 P427, 09:21 P147, 09:22 P431,
            09:25 P126, 09:26 P124, 09:27 P128, 09:28 P129, 09:31 P139, 09:32 P312, 09:33 P310,
            09:34 P300, 09:35 P298, 09:36 P294, 09:37 P297, 09:39 P264, 09:40 P262, 09:40 P260,
            09:41 P259, 09:42 P266
            """);
    assertThat(operatorOf(journey)).isEqualTo("山梨交通グループ");
    assertThat(endsOf(journey)).containsExactly("伊勢町営業所", "伊勢町営業所");
    assertThat(journey.headsign()).isEqualTo("(千塚)山宮循環");
  }

  @Test
  void a_circle_of_another_operator() {
    var journey = feed.journey("6464");

    assertThat(calls(journey))
        .isEqualTo(
            """
            07:30 P4818, 07:31 P4763, 07:32 P4765, 07:34 P4873, 07:37 P4845, 07:38 P4847, 07:41 P4859,
            07:42 P4888, 07:43 P4798, 07:44 P4889, 07:45 P4890, 07:46 P4796, 07:47 P4989, 07:48 P4990,
            07:49 P4793, 07:50 P4789, 07:51 P4788, 07:52 P4787, 07:53 P4786, 07:54 P4849, 07:58 P4791,
            07:59 P4850, 08:00 P4790, 08:01 P4851, 08:02 P4783, 08:03 P4782, 08:04 P4781, 08:05 P4779,
            08:06 P4777, 08:07 P4852, 08:08 P4774, 08:10 P4773, 08:12 P4853, 08:14 P4854, 08:16 P4855,
            08:18 P4771, 08:20 P4769, 08:21 P4856, 08:23 P4862, 08:24 P4818
            """);
    assertThat(operatorOf(journey)).isEqualTo("南アルプス市");
    assertThat(endsOf(journey)).containsExactly("市立美術館（南アルプス市）", "市立美術館（南アルプス市）");
    assertThat(journey.headsign()).isEqualTo("");
  }

  @Test
  void a_run_that_calls_twice_at_a_stop_on_its_way() {
    var journey = feed.journey("2647");

    assertThat(calls(journey))
        .isEqualTo(
            """
            07:38 P3556, 07:40 P3554, 07:41 P3553, 07:44 P3552, 07:45 P4056, 07:46 P3551, 07:48 P3549,
            07:50 P3558, 07:52 P3547, 07:53 P3546, 07:55 P3545, 07:56 P3544, 07:57 P3543, 07:58 P3542,
            07:59 P3541, 08:00 P3540, 08:02 P3539, 08:03 P3538, 08:04 P3537, 08:05 P3533, 08:08 P3536,
            08:09 P3535, 08:11 P3534, 08:13 P3533, 08:14 P3532, 08:15 P3526, 08:16 P3527, 08:17 P3528,
            08:18 P3529
            """);
    assertThat(operatorOf(journey)).isEqualTo("山交タウンコーチ（静岡営業所管内）");
    assertThat(endsOf(journey)).containsExactly("蒲原中学校", "大北");
    assertThat(journey.headsign()).isEqualTo("");
  }

  @Test
  void a_run_from_a_bay_of_a_station_on_weekends_and_holidays() {
    var journey = feed.journey("4664");

    assertThat(calls(journey))
        .isEqualTo(
            """
            09:00 P4139, 09:07 P87, 09:09 P91, 09:14 P89, 09:18 P90
            """);
    assertThat(operatorOf(journey)).isEqualTo("山梨交通グループ");
    assertThat(endsOf(journey)).containsExactly("甲府駅北口(2番)", "県立科学館");
    assertThat(journey.headsign()).isEqualTo("県立科学館");
  }

  @Test
  void the_shortest_run() {
    var journey = feed.journey("4624");

    assertThat(calls(journey))
        .isEqualTo(
            """
            09:30 P2584, 09:33 P1403
            """);
    assertThat(operatorOf(journey)).isEqualTo("富士急行グループ");
    assertThat(endsOf(journey)).containsExactly("河口湖駅(1番)", "遊覧船ロープウェイ入口");
    assertThat(journey.headsign()).isEqualTo("");
  }

  @Test
  void the_first_run_of_the_morning_to_the_hospital() {
    var journey = feed.journey("1637");

    assertThat(calls(journey))
        .isEqualTo(
            """
            06:30 P4264, 06:31 P4265, 06:32 P4266, 06:34 P4260, 06:35 P4261, 06:37 P4257, 06:38 P4320,
            06:39 P4256, 06:44 P1259, 06:46 P1260, 06:49 P1261, 06:50 P1262, 06:51 P1263, 06:52 P1264,
            06:54 P1265, 06:55 P1266, 06:56 P1267, 06:58 P1268, 07:02 P1269, 07:08 P1270
            """);
    assertThat(operatorOf(journey)).isEqualTo("甲斐市");
    assertThat(endsOf(journey)).containsExactly("敷島営業所（甲斐市）", "山梨大学医学部附属病院（甲斐市）");
    assertThat(journey.headsign()).isEqualTo("竜王駅・山梨医大病院");
  }

  @Test
  void a_run_of_the_town_of_Chuo() {
    var journey = feed.journey("5676");

    assertThat(calls(journey))
        .isEqualTo(
            """
            08:59 P4342, 09:01 P4343, 09:02 P4344, 09:03 P4198, 09:04 P4197, 09:05 P4196, 09:06 P4195,
            09:07 P4194, 09:08 P4193, 09:10 P4894, 09:13 P4192, 09:14 P4191, 09:15 P4190, 09:17 P4189,
            09:18 P4188, 09:19 P4187, 09:20 P4186, 09:21 P4185, 09:22 P4184, 09:23 P4183, 09:24 P4182,
            09:26 P4326, 09:27 P4328, 09:29 P4179, 09:31 P4177, 09:34 P4176, 09:35 P4175, 09:36 P4173,
            09:37 P4329, 09:41 P4331, 09:44 P4164, 09:45 P4165, 09:46 P4166, 09:47 P4167, 09:48 P4168,
            09:50 P4169
            """);
    assertThat(operatorOf(journey)).isEqualTo("中央市");
    assertThat(endsOf(journey)).containsExactly("シルクふれんどりぃ（中央市コミュニティバス）", "中央市役所田富庁舎（中央市コミュニティバス）");
    assertThat(journey.headsign()).isEqualTo("");
  }

  @Test
  void a_run_of_the_town_of_Fujikawa() {
    var journey = feed.journey("4289");

    assertThat(calls(journey))
        .isEqualTo(
            """
            06:53 P4513, 06:54 P4512, 06:57 P4511, 06:59 P4510, 07:01 P4508, 07:02 P4507, 07:03 P4506,
            07:04 P4505, 07:06 P4504, 07:08 P4503, 07:09 P4502, 07:15 P4501
            """);
    assertThat(operatorOf(journey)).isEqualTo("富士川町");
    assertThat(endsOf(journey)).containsExactly("鰍沢営業所（富士川町）", "市川大門駅（富士川町）");
    assertThat(journey.headsign()).isEqualTo("");
  }

  @Test
  void the_last_run_of_the_night() {
    var journey = feed.journey("4983");

    assertThat(calls(journey))
        .isEqualTo(
            """
            22:30 P121, 22:30 P128, 22:32 P129, 22:33 P132, 22:34 P459, 22:35 P461, 22:36 P463,
            22:37 P466, 22:37 P468, 22:38 P470, 22:39 P472, 22:40 P574, 22:41 P572, 22:42 P570,
            22:43 P568, 22:44 P565, 22:45 P564, 22:45 P562, 22:46 P560, 22:47 P558, 22:48 P556,
            22:50 P553, 22:51 P583, 22:52 P585, 22:53 P586, 22:54 P629, 22:55 P627, 22:56 P626,
            22:57 P624, 22:58 P622, 22:59 P631, 23:00 P633
            """);
    assertThat(operatorOf(journey)).isEqualTo("山梨交通グループ");
    assertThat(endsOf(journey)).containsExactly("甲府駅バスターミナル(1番)", "小笠原下仲町");
    assertThat(journey.headsign()).isEqualTo("(十五所)小笠原下仲町");
  }

  /** The time of each call and its stop, seven to a line; no bus of this feed waits at a stop. */
  private static String calls(ServiceJourney journey) {
    assertThat(journey.times()).allMatch(time -> time.arrival().equals(time.departure()));
    assertThat(journey.pattern().calls()).allMatch(PatternCall::boarding);
    assertThat(journey.pattern().calls()).allMatch(PatternCall::alighting);
    List<String> calls = new ArrayList<>();
    for (int call = 0; call < journey.times().size(); call++) {
      CallTime time = journey.times().get(call);
      String stop = journey.pattern().calls().get(call).stop().feedId().localId();
      assertThat(time.departure().toString()).endsWith(":00");
      calls.add(time.departure().toString().substring(0, 5) + " " + stop);
    }
    var lines = new StringBuilder();
    for (int first = 0; first < calls.size(); first += 7) {
      int end = Math.min(first + 7, calls.size());
      lines.append(String.join(", ", calls.subList(first, end)));
      lines.append(end < calls.size() ? ",\n" : "\n");
    }
    return lines.toString();
  }

  private static String operatorOf(ServiceJourney journey) {
    return journey.pattern().line().operator().name();
  }

  private static List<String> endsOf(ServiceJourney journey) {
    var calls = journey.pattern().calls();
    return List.of(calls.getFirst().stop().name(), calls.getLast().stop().name());
  }
}
