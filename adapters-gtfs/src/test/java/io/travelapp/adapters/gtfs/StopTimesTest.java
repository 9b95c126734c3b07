package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.schedule.CallTime;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.schedule.ServiceTime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** stop_times.txt */
class StopTimesTest {

  @TempDir Path scratch;

  @Test
  void stop_times_are_the_calls_of_a_journey() {
    var morning = aSoundFeed().acceptedIn(scratch).journey("morning");

    assertThat(stopIds(morning)).containsExactly("kofu", "otsuki", "tokyo");
    assertThat(morning.times())
        .containsExactly(
            at("08:00:00", "08:00:00"), at("08:40:00", "08:45:00"), at("10:00:00", "10:00:00"));
  }

  @Test
  void journeys_with_the_same_calls_on_a_line_share_the_pattern() {
    var accepted =
        aSoundFeed()
            .withTrip("noon", "kofu 12:00", "otsuki 12:40", "tokyo 14:00")
            .withTrip("direct", "kofu 12:00", "tokyo 13:45")
            .acceptedIn(scratch);

    var pattern = accepted.journey("morning").pattern();
    assertThat(accepted.journey("evening").pattern()).isSameAs(pattern);
    assertThat(accepted.journey("noon").pattern()).isSameAs(pattern);
    assertThat(accepted.journey("direct").pattern()).isNotEqualTo(pattern);
  }

  @Test
  void a_pattern_belongs_to_one_line_even_where_another_calls_at_the_same_stops() {
    var accepted =
        aSoundFeed()
            .adding("routes.txt", "rapid,ridgeway,RA,Rapid,3")
            .replacing("trips.txt", 3, "rapid,daily,evening,Tokyo")
            .acceptedIn(scratch);

    assertThat(accepted.journey("morning").pattern().line().name()).isEqualTo("Chuo Express");
    assertThat(accepted.journey("evening").pattern().line().name()).isEqualTo("Rapid");
  }

  @Test
  void calls_are_ordered_by_their_sequence_whatever_the_order_of_the_rows() {
    var accepted =
        aSoundFeed()
            .with(
                "stop_times.txt",
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence",
                "evening,20:00:00,20:00:00,tokyo,30",
                "morning,10:00:00,10:00:00,tokyo,100",
                "evening,18:00:00,18:00:00,kofu,0",
                "morning,08:00:00,08:00:00,kofu,2",
                "morning,08:40:00,08:45:00,otsuki,10")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(stopIds(accepted.journey("morning"))).containsExactly("kofu", "otsuki", "tokyo");
    assertThat(stopIds(accepted.journey("evening"))).containsExactly("kofu", "tokyo");
  }

  @Test
  void times_count_on_after_midnight_and_hours_may_have_one_digit() {
    var accepted =
        aSoundFeed()
            .withTrip("night", "kofu 9:05", "otsuki 24:00", "tokyo 55:00")
            .acceptedIn(scratch);

    assertThat(accepted.journey("night").times())
        .containsExactly(
            at("09:05:00", "09:05:00"), at("24:00:00", "24:00:00"), at("55:00:00", "55:00:00"));
  }

  @Test
  void times_count_by_the_clock_of_the_routes_own_agency() {
    var accepted =
        aSoundFeed()
            .adding("agency.txt", "strait,Strait Coaches,https://strait.example.org/,Europe/London")
            .with(
                "stops.txt",
                "stop_id,stop_name,stop_lat,stop_lon,stop_timezone",
                "kofu,Kofu,35.6670,138.5690,Asia/Tokyo",
                "otsuki,Otsuki,35.6130,138.9420,Asia/Tokyo",
                "tokyo,Tokyo,35.6812,139.7671,Asia/Tokyo",
                "london,London,51.5000,-0.1400,Europe/London",
                "paris,Paris,48.8600,2.3500,Europe/Paris")
            .adding("routes.txt", "channel,strait,CL,Channel Link,3")
            .adding("trips.txt", "channel,daily,channel,Paris")
            .adding(
                "stop_times.txt",
                "channel,08:00:00,08:00:00,london,1,,,",
                "channel,16:00:00,16:00:00,paris,2,,,")
            .acceptedIn(scratch);

    var date = LocalDate.of(2026, 7, 1);
    assertThat(accepted.journey("channel").on(date).calls().get(1).arrival())
        .isEqualTo(Instant.parse("2026-07-01T15:00:00Z"));
    assertThat(accepted.journey("morning").on(date).startsAt())
        .isEqualTo(Instant.parse("2026-06-30T23:00:00Z"));
  }

  @Test
  void a_stop_may_be_called_at_twice() {
    var accepted =
        aSoundFeed()
            .withTrip("loop", "kofu 09:00", "otsuki 09:40", "kofu 10:20")
            .acceptedIn(scratch);

    assertThat(stopIds(accepted.journey("loop"))).containsExactly("kofu", "otsuki", "kofu");
  }

  @Test
  void where_one_may_get_on_and_off_is_read() {
    var accepted =
        aSoundFeed()
            .replacing("stop_times.txt", 2, "morning,08:00:00,08:00:00,kofu,1,,0,1")
            .replacing("stop_times.txt", 4, "morning,10:00:00,10:00:00,tokyo,3,,1,0")
            .acceptedIn(scratch);

    assertThat(accepted.journey("morning").pattern().calls())
        .extracting(PatternCall::boarding)
        .containsExactly(true, true, false);
    assertThat(accepted.journey("morning").pattern().calls())
        .extracting(PatternCall::alighting)
        .containsExactly(false, true, true);
    assertThat(accepted.journey("evening").pattern())
        .isNotEqualTo(accepted.journey("morning").pattern());
    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void what_has_to_be_arranged_is_not_available_and_remarked_on_once() {
    var accepted =
        aSoundFeed()
            .replacing("stop_times.txt", 3, "morning,08:40:00,08:45:00,otsuki,2,,2,0")
            .replacing("stop_times.txt", 6, "evening,18:40:00,18:45:00,otsuki,2,,0,3")
            .acceptedIn(scratch);

    assertThat(accepted.journey("morning").pattern().calls().get(1).boarding()).isFalse();
    assertThat(accepted.journey("morning").pattern().calls().get(1).alighting()).isTrue();
    assertThat(accepted.journey("evening").pattern().calls().get(1).boarding()).isTrue();
    assertThat(accepted.journey("evening").pattern().calls().get(1).alighting()).isFalse();
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "stop_times.txt",
                3,
                "here first, and in 2 rows in all, one boards or alights by arrangement only"
                    + " (pickup_type or drop_off_type 2 or 3); that cannot be booked and is left"
                    + " out"));
  }

  @Test
  void a_trip_on_which_nobody_can_travel_is_left_out() {
    var accepted =
        aSoundFeed()
            .replacing("stop_times.txt", 2, "morning,08:00:00,08:00:00,kofu,1,,1,0")
            .replacing("stop_times.txt", 3, "morning,08:40:00,08:45:00,otsuki,2,,1,0")
            .replacing("stop_times.txt", 4, "morning,10:00:00,10:00:00,tokyo,3,,0,0")
            .acceptedIn(scratch);

    assertThat(accepted.journeyIds()).containsExactly("evening");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "trips.txt",
                2,
                "trip \"morning\" has no stop to board at with one to alight at after it; it is"
                    + " left out"));
  }

  @Test
  void where_one_time_of_a_call_is_given_it_is_both() {
    var accepted =
        aSoundFeed()
            .replacing("stop_times.txt", 2, "morning,,08:00:00,kofu,1,,,")
            .replacing("stop_times.txt", 4, "morning,10:00:00,,tokyo,3,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.journey("morning").times().getFirst())
        .isEqualTo(at("08:00:00", "08:00:00"));
    assertThat(accepted.journey("morning").times().getLast()).isEqualTo(at("10:00:00", "10:00:00"));
  }

  @Test
  void the_first_and_the_last_call_of_a_trip_need_a_time() {
    assertSpoilsMorning(
        2,
        "morning,,,kofu,1,,,",
        "arrival_time and departure_time are missing, and the first and the last call of a trip"
            + " need one");
    assertSpoilsMorning(
        4,
        "morning,,,tokyo,3,,,",
        "arrival_time and departure_time are missing, and the first and the last call of a trip"
            + " need one");
  }

  @Test
  void a_call_at_an_unknown_stop_leaves_its_trip_out() {
    assertSpoilsMorning(3, "morning,08:40:00,08:45:00,nowhere,2,,,", "stop \"nowhere\" is unknown");
  }

  @Test
  void a_call_at_no_stop_leaves_its_trip_out() {
    assertSpoilsMorning(3, "morning,08:40:00,08:45:00,,2,,,", "stop_id is missing");
  }

  @Test
  void a_time_of_another_form_leaves_its_trip_out() {
    assertSpoilsMorning(
        3,
        "morning,8h40,08:45:00,otsuki,2,,,",
        "arrival_time \"8h40\" is not a time from 0:00:00 to 168:00:00");
    assertSpoilsMorning(
        4,
        "morning,10:00:00,168:00:01,tokyo,3,,,",
        "departure_time \"168:00:01\" is not a time from 0:00:00 to 168:00:00");
    assertSpoilsMorning(
        4,
        "morning,10:60:00,10:60:00,tokyo,3,,,",
        "arrival_time \"10:60:00\" is not a time from 0:00:00 to 168:00:00");
  }

  @Test
  void a_sequence_that_is_no_number_leaves_its_trip_out() {
    assertSpoilsMorning(
        3,
        "morning,08:40:00,08:45:00,otsuki,-2,,,",
        "stop_sequence \"-2\" is not a whole number from 0 to 999999999");
    assertSpoilsMorning(3, "morning,08:40:00,08:45:00,otsuki", "stop_sequence is missing");
  }

  @Test
  void a_code_that_GTFS_does_not_know_leaves_its_trip_out() {
    assertSpoilsMorning(
        3,
        "morning,08:40:00,08:45:00,otsuki,2,,4,0",
        "pickup_type \"4\" is not a whole number from 0 to 3");
    assertSpoilsMorning(
        3,
        "morning,08:40:00,08:45:00,otsuki,2,,0,no",
        "drop_off_type \"no\" is not a whole number from 0 to 3");
  }

  @Test
  void a_trip_that_runs_backwards_in_time_is_left_out() {
    assertSpoilsMorning(
        4,
        "morning,08:44:00,08:44:00,tokyo,3,,,",
        "it runs backwards in time: it arrives at 08:44:00 after it left the stop before at"
            + " 08:45:00");
    assertSpoilsMorning(
        3,
        "morning,08:40:00,08:39:59,otsuki,2,,,",
        "it departs at 08:39:59, before it arrives at 08:40:00 on the same line");
  }

  @Test
  void a_trip_may_call_at_two_stops_in_the_same_minute() {
    assertThat(
            aSoundFeed()
                .replacing("stop_times.txt", 4, "morning,08:45:00,08:45:00,tokyo,3,,,")
                .acceptedIn(scratch)
                .remarks())
        .isEmpty();
  }

  @Test
  void two_calls_at_one_position_leave_their_trip_out() {
    assertSpoilsMorning(
        4, "morning,10:00:00,10:00:00,tokyo,2,,,", "stop_sequence 2 is on line 3 for another call");
  }

  @Test
  void a_row_that_repeats_another_is_left_out_and_the_trip_stays() {
    var accepted =
        aSoundFeed()
            .adding("stop_times.txt", "morning,08:40:00,08:45:00,otsuki,2,,0,0")
            .acceptedIn(scratch);

    assertThat(stopIds(accepted.journey("morning"))).containsExactly("kofu", "otsuki", "tokyo");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "stop_times.txt",
                8,
                "stop_sequence 2 is there already; the stop time is left out"));
  }

  @Test
  void only_the_first_fault_of_a_trip_is_told() {
    var accepted =
        aSoundFeed()
            .replacing("stop_times.txt", 2, "morning,x,x,nowhere,1,,,")
            .replacing("stop_times.txt", 3, "morning,x,x,nowhere,2,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).extracting(Remark::line).containsExactly(2L);
  }

  @Test
  void stop_times_of_an_unknown_trip_are_told_once() {
    var accepted =
        aSoundFeed()
            .adding(
                "stop_times.txt",
                "ghost,08:00:00,08:00:00,kofu,1,,,",
                "ghost,09:00:00,09:00:00,tokyo,2,,,",
                ",09:00:00,09:00:00,tokyo,2,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "stop_times.txt",
                8,
                "trip \"ghost\" is unknown, here and further down; the stop time is left out"),
            new Remark("stop_times.txt", 10, "trip_id is missing; the stop time is left out"));
  }

  @Test
  void a_call_at_a_station_leaves_its_trip_out() {
    var accepted =
        aSoundFeed()
            .adding("stops.txt", "area,Area,35.36,138.72,1,,", "bay,Bay,35.36,138.72,,area,")
            .replacing("stop_times.txt", 3, "morning,08:40:00,08:45:00,area,2,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "stop_times.txt",
                3,
                "\"area\" is a station and not a stop; trip \"morning\" is left out"));
  }

  /** The other trip of the feed stays, and nothing else is said. */
  private void assertSpoilsMorning(int line, String row, String reason) {
    var accepted = aSoundFeed().replacing("stop_times.txt", line, row).acceptedIn(scratch);

    assertThat(accepted.journeyIds()).containsExactly("evening");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("stop_times.txt", line, reason + "; trip \"morning\" is left out"));
  }

  private static List<String> stopIds(ServiceJourney journey) {
    return journey.pattern().calls().stream().map(call -> call.stop().feedId().localId()).toList();
  }

  private static CallTime at(String arrival, String departure) {
    return new CallTime(ServiceTime.parse(arrival), ServiceTime.parse(departure));
  }
}
