package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.travelapp.adapters.gtfs.FeedDraft.Accepted;
import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** booking_rules.txt, and the rules that stop_times.txt names. */
class BookingRulesTest {

  private static final String HEADER =
      "booking_rule_id,booking_type,prior_notice_duration_min,prior_notice_duration_max,"
          + "prior_notice_last_day,prior_notice_last_time,prior_notice_start_day,"
          + "prior_notice_start_time,prior_notice_service_id";

  @TempDir Path scratch;

  /** A third coach a day: boards by the rule in Kofu, by none in Otsuki. */
  private static FeedDraft nightBy(String rule, String pickupType) {
    return aSoundFeed()
        .with(
            "stop_times.txt",
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type,"
                + "pickup_booking_rule_id,drop_off_booking_rule_id",
            "morning,08:00:00,08:00:00,kofu,1,,,,",
            "morning,10:00:00,10:00:00,tokyo,2,,,,",
            "night,22:00:00,22:00:00,kofu,1," + pickupType + ",," + rule + ",",
            "night,22:40:00,22:45:00,otsuki,2,,,,",
            "night,24:00:00,24:00:00,tokyo,3,,,,")
        .with(
            "trips.txt",
            "route_id,service_id,trip_id,trip_headsign",
            "chuo,daily,morning,Tokyo",
            "chuo,daily,night,Tokyo");
  }

  private Accepted withRules(String... rows) {
    return nightBy("r", "")
        .with("booking_rules.txt", HEADER)
        .adding("booking_rules.txt", rows)
        .acceptedIn(scratch);
  }

  private static PatternCall kofu(Accepted accepted) {
    return accepted.journey("night").pattern().calls().getFirst();
  }

  private void assertSold(String rule, SalesWindow window) {
    Accepted accepted = withRules(rule);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(kofu(accepted).boarding()).isTrue();
    assertThat(kofu(accepted).sales()).isEqualTo(window);
    assertThat(accepted.journey("night").pattern().calls().get(1).sales())
        .isEqualTo(SalesWindow.UNTIL_DEPARTURE);
  }

  private void assertLeftOut(String rule, String reason) {
    Accepted accepted = withRules(rule);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "booking_rules.txt",
                2,
                reason + "; what is boarded by the booking rule is left out"));
    assertThat(kofu(accepted).boarding()).isFalse();
    assertThat(accepted.journey("night").pattern().calls().get(1).boarding()).isTrue();
  }

  @Test
  void a_rule_in_real_time_sells_until_departure() {
    assertSold("r,0,,,,,,,", SalesWindow.UNTIL_DEPARTURE);
  }

  @Test
  void a_rule_of_the_same_day_sells_until_so_many_minutes_before() {
    assertSold("r,1,90,,,,,,", SalesWindow.until(new Before(Duration.ofMinutes(90))));
  }

  @Test
  void it_may_open_so_many_minutes_before() {
    assertSold(
        "r,1,90,1440,,,,,",
        new SalesWindow(
            Optional.of(new Before(Duration.ofDays(1))), new Before(Duration.ofMinutes(90))));
  }

  @Test
  void it_may_open_at_a_clock_time_on_a_day_before() {
    assertSold(
        "r,1,90,,,,7,08:00:00,",
        new SalesWindow(
            Optional.of(new DayBefore(7, LocalTime.of(8, 0))), new Before(Duration.ofMinutes(90))));
  }

  @Test
  void a_rule_of_prior_days_sells_until_a_clock_time_on_a_day_before() {
    assertSold("r,2,,,1,17:00:00,,,", SalesWindow.until(new DayBefore(1, LocalTime.of(17, 0))));
  }

  @Test
  void it_may_open_on_an_earlier_day_or_earlier_on_the_same_one() {
    assertSold(
        "r,2,,,1,17:00:00,14,09:00:00,",
        new SalesWindow(
            Optional.of(new DayBefore(14, LocalTime.of(9, 0))),
            new DayBefore(1, LocalTime.of(17, 0))));
    assertSold(
        "r,2,,,1,17:00:00,1,16:59:59,",
        new SalesWindow(
            Optional.of(new DayBefore(1, LocalTime.of(16, 59, 59))),
            new DayBefore(1, LocalTime.of(17, 0))));
  }

  @Test
  void a_window_that_ends_before_it_begins_is_left_out() {
    assertLeftOut("r,2,,,1,17:00:00,1,17:00:00,", "it ends before it begins");
    assertLeftOut("r,2,,,3,17:00:00,2,09:00:00,", "it ends before it begins");
    assertLeftOut("r,1,90,60,,,,,", "it ends before it begins");
    assertLeftOut("r,1,2880,,,,1,08:00:00,", "it ends before it begins");
  }

  @Test
  void a_notice_that_is_missing_or_none_is_told() {
    assertLeftOut("r,1,,,,,,,", "prior_notice_duration_min is missing");
    assertLeftOut("r,2,,,1,,,,", "prior_notice_last_time is missing");
    assertLeftOut("r,2,,,1,17:00:00,3,,", "prior_notice_start_time is missing");
    assertLeftOut("r,3,,,,,,,", "booking_type \"3\" is not a whole number from 0 to 2");
    assertLeftOut(
        "r,2,,,0,17:00:00,,,", "prior_notice_last_day \"0\" is not a whole number from 1 to 365");
    assertLeftOut(
        "r,1,-5,,,,,,", "prior_notice_duration_min \"-5\" is not a whole number from 0 to 525600");
    assertLeftOut(
        "r,2,,,1,24:00:00,,,",
        "prior_notice_last_time 24:00:00 is not a time of a clock, before 24:00:00");
  }

  @Test
  void a_rule_that_contradicts_its_type_is_left_out() {
    assertLeftOut("r,0,30,,,,,,", "prior_notice_duration_min contradicts booking_type 0");
    assertLeftOut("r,1,30,,1,17:00:00,,,", "prior_notice_last_day contradicts booking_type 1");
    assertLeftOut("r,1,30,60,,,1,,", "prior_notice_start_day contradicts booking_type 1");
    assertLeftOut("r,2,30,,1,17:00:00,,,", "prior_notice_duration_min contradicts booking_type 2");
  }

  @Test
  void days_that_a_service_counts_are_not_read() {
    assertLeftOut(
        "r,2,,,1,17:00:00,,,workdays",
        "it counts its days by a service (prior_notice_service_id), which is not read");
  }

  @Test
  void of_two_rules_of_one_id_neither_counts() {
    Accepted accepted = withRules("r,1,90,,,,,,", "r,1,30,,,,,,");

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "booking_rules.txt",
                3,
                "booking rule \"r\" is there already; what is boarded by the booking rule is left"
                    + " out"));
    assertThat(kofu(accepted).boarding()).isFalse();
  }

  @Test
  void boarding_by_a_rule_that_is_unknown_is_left_out_and_the_rest_of_the_trip_stays() {
    Accepted accepted = nightBy("lost", "").acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "stop_times.txt",
                4,
                "booking rule \"lost\" is unknown, here and further down; boarding by it is left"
                    + " out"));
    assertThat(kofu(accepted).boarding()).isFalse();
    assertThat(accepted.journeyIds()).containsExactly("morning", "night");
  }

  @Test
  void a_table_without_its_columns_is_left_out_with_the_boarding_by_its_rules() {
    Accepted accepted =
        nightBy("r", "").with("booking_rules.txt", "booking_rule_id", "r").acceptedIn(scratch);

    assertThat(accepted.remarks())
        .extracting(Remark::file, Remark::line)
        .containsExactly(tuple("booking_rules.txt", 1L), tuple("stop_times.txt", 4L));
    assertThat(kofu(accepted).boarding()).isFalse();
  }

  @Test
  void boarding_on_a_telephone_call_can_be_booked_where_a_rule_tells_until_when() {
    FeedDraft rules = nightBy("r", "2").with("booking_rules.txt", HEADER, "r,2,,,1,17:00:00,,,");

    Accepted accepted = rules.acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(kofu(accepted).boarding()).isTrue();
    assertThat(kofu(accepted).sales())
        .isEqualTo(SalesWindow.until(new DayBefore(1, LocalTime.of(17, 0))));
  }

  @Test
  void boarding_by_a_word_to_the_driver_or_not_at_all_is_not_whatever_a_rule_tells() {
    String[] rule = {HEADER, "r,2,,,1,17:00:00,,,"};

    assertThat(kofu(nightBy("r", "3").with("booking_rules.txt", rule).acceptedIn(scratch)))
        .returns(false, PatternCall::boarding);
    assertThat(kofu(nightBy("r", "1").with("booking_rules.txt", rule).acceptedIn(scratch)))
        .returns(false, PatternCall::boarding);
  }

  @Test
  void a_rule_for_alighting_is_said_to_be_unread() {
    Accepted accepted =
        nightBy("r", "")
            .with("booking_rules.txt", HEADER, "r,1,90,,,,,,")
            .replacing("stop_times.txt", 6, "night,24:00:00,24:00:00,tokyo,3,,,,r")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "stop_times.txt",
                6,
                "alighting has a booking rule of its own (drop_off_booking_rule_id), which is not"
                    + " read; until when a ride is sold depends on where it boards"));
    assertThat(accepted.journey("night").pattern().calls().getLast().alighting()).isTrue();
  }
}
