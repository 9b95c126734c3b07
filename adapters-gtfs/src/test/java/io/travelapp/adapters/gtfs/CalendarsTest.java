package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static io.travelapp.adapters.gtfs.FeedDraft.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** calendar.txt and calendar_dates.txt */
class CalendarsTest {

  /** A Monday. */
  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

  @TempDir Path scratch;

  @Test
  void a_service_runs_on_its_weekdays_in_its_period() {
    var accepted =
        aSoundFeed()
            .replacing("calendar.txt", 2, "daily,1,0,1,0,0,0,1,20260603,20260610")
            .acceptedIn(scratch);

    assertThat(datesFrom(MONDAY, accepted))
        .containsExactly(
            date("2026-06-03"), date("2026-06-07"), date("2026-06-08"), date("2026-06-10"));
  }

  @Test
  void an_exception_beats_the_week() {
    var accepted =
        aSoundFeed()
            .replacing("calendar.txt", 2, "daily,1,1,1,1,1,0,0,20260601,20260605")
            .with(
                "calendar_dates.txt",
                "service_id,date,exception_type",
                "daily,20260603,2",
                "daily,20260606,1",
                "daily,20260614,1")
            .acceptedIn(scratch);

    assertThat(datesFrom(MONDAY, accepted))
        .containsExactly(
            date("2026-06-01"),
            date("2026-06-02"),
            date("2026-06-04"),
            date("2026-06-05"),
            date("2026-06-06"),
            date("2026-06-14"));
  }

  @Test
  void a_service_may_live_from_added_dates_alone() {
    var withoutWeek =
        aSoundFeed()
            .without("calendar.txt")
            .with(
                "calendar_dates.txt",
                "service_id,date,exception_type",
                "daily,20260606,1",
                "daily,20260602,1",
                "daily,20260603,2");
    var withWeekOfZeros =
        aSoundFeed()
            .replacing("calendar.txt", 2, "daily,0,0,0,0,0,0,0,20260601,20260630")
            .with(
                "calendar_dates.txt",
                "service_id,date,exception_type",
                "daily,20260602,1",
                "daily,20260606,1");

    for (FeedDraft feed : List.of(withoutWeek, withWeekOfZeros)) {
      assertThat(datesFrom(MONDAY, feed.acceptedIn(scratch)))
          .containsExactly(date("2026-06-02"), date("2026-06-06"));
    }
  }

  @Test
  void the_calendar_moves_by_whole_weeks_with_its_exceptions() {
    Path folder =
        aSoundFeed()
            .replacing("calendar.txt", 2, "daily,1,0,0,0,0,0,0,20260601,20260615")
            .with(
                "calendar_dates.txt",
                "service_id,date,exception_type",
                "daily,20260608,2",
                "daily,20260611,1")
            .writeTo(scratch.resolve("feed"));

    var later = accepted(GtfsAdapters.feed(folder, "fuji", 52).read());
    var earlier = accepted(GtfsAdapters.feed(folder, "fuji", -1).read());

    assertThat(datesFrom(date("2027-05-01"), later)).containsExactly(date("2027-05-31"));
    assertThat(datesFrom(date("2027-06-01"), later))
        .containsExactly(date("2027-06-10"), date("2027-06-14"));
    assertThat(datesFrom(date("2026-05-20"), earlier))
        .containsExactly(date("2026-05-25"), date("2026-06-04"), date("2026-06-08"));
  }

  @Test
  void a_trip_of_a_service_that_runs_on_no_day_is_left_out() {
    var accepted =
        aSoundFeed()
            .adding(
                "calendar.txt",
                "zeros,0,0,0,0,0,0,0,20260101,20261231",
                "mondays,1,0,0,0,0,0,0,20260602,20260607",
                "cancelled,1,0,0,0,0,0,0,20260601,20260608",
                "once,1,0,0,0,0,0,0,20260601,20260615")
            .with(
                "calendar_dates.txt",
                "service_id,date,exception_type",
                "zeros,20260602,2",
                "cancelled,20260601,2",
                "cancelled,20260608,2",
                "once,20260601,2",
                "once,20260608,2")
            .adding(
                "trips.txt",
                "chuo,zeros,t3,",
                "chuo,mondays,t4,",
                "chuo,cancelled,t5,",
                "chuo,once,t6,")
            .adding(
                "stop_times.txt",
                "t3,8:00:00,8:00:00,kofu,1,,,",
                "t3,7:00:00,7:00:00,tokyo,2,,,",
                "t4,8:00:00,8:00:00,kofu,1,,,",
                "t4,9:00:00,9:00:00,tokyo,2,,,",
                "t5,8:00:00,8:00:00,kofu,1,,,",
                "t5,9:00:00,9:00:00,tokyo,2,,,",
                "t6,8:00:00,8:00:00,kofu,1,,,",
                "t6,9:00:00,9:00:00,tokyo,2,,,")
            .acceptedIn(scratch);

    assertThat(accepted.journeyIds()).containsExactly("morning", "evening", "t6");
    assertThat(accepted.journey("t6").calendar().dates(MONDAY, 30))
        .containsExactly(date("2026-06-15"));
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("trips.txt", 4, "service \"zeros\" runs on no day; the trip is left out"),
            new Remark("trips.txt", 5, "service \"mondays\" runs on no day; the trip is left out"),
            new Remark(
                "trips.txt", 6, "service \"cancelled\" runs on no day; the trip is left out"),
            new Remark(
                "stop_times.txt",
                9,
                "it runs backwards in time: it arrives at 07:00:00 after it left the stop before at"
                    + " 08:00:00; trip \"t3\" is left out"));
  }

  @Test
  void a_feed_whose_services_run_on_no_day_is_refused() {
    assertThat(
            aSoundFeed()
                .replacing("calendar.txt", 2, "daily,0,0,0,0,0,0,0,20260101,20261231")
                .faultsIn(scratch))
        .extracting(Remark::reason)
        .startsWith("there is no trip that can be sold")
        .hasSize(3);
  }

  @Test
  void unsound_services_are_left_out_with_their_exceptions_and_trips() {
    var accepted =
        aSoundFeed()
            .adding(
                "calendar.txt",
                ",1,1,1,1,1,1,1,20260105,20261231",
                "odd,1,1,yes,1,1,1,1,20260105,20261231",
                "short,1,1,1,1,1,1,1,20260105,202612",
                "february,1,1,1,1,1,1,1,20260105,20260230",
                "reverse,1,1,1,1,1,1,1,20261231,20260105",
                "daily,0,0,0,0,0,0,0,20260105,20261231",
                "odd,1,1,1,1,1,1,1,20260105,20261231")
            .with("calendar_dates.txt", "service_id,date,exception_type", "odd,20260606,1")
            .adding("trips.txt", "chuo,odd,t3,", "chuo,unheard-of,t4,", "chuo,,t5,")
            .acceptedIn(scratch);

    assertThat(accepted.journeyIds()).containsExactly("morning", "evening");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("calendar.txt", 3, "service_id is missing; the service is left out"),
            new Remark(
                "calendar.txt",
                4,
                "wednesday \"yes\" is not a whole number from 0 to 1; the service is left out"),
            new Remark(
                "calendar.txt",
                5,
                "end_date \"202612\" is not a date of the form YYYYMMDD; the service is left out"),
            new Remark(
                "calendar.txt",
                6,
                "end_date \"20260230\" is not a day of the calendar; the service is left out"),
            new Remark("calendar.txt", 7, "end_date is before start_date; the service is left out"),
            new Remark(
                "calendar.txt", 8, "service \"daily\" is there already; the service is left out"),
            new Remark(
                "calendar.txt", 9, "service \"odd\" is there already; the service is left out"),
            new Remark(
                "calendar_dates.txt", 2, "service \"odd\" was left out; the exception is left out"),
            new Remark("trips.txt", 4, "service \"odd\" was left out; the trip is left out"),
            new Remark("trips.txt", 5, "service \"unheard-of\" is unknown; the trip is left out"),
            new Remark("trips.txt", 6, "service_id is missing; the trip is left out"));
  }

  @Test
  void of_exceptions_for_one_date_the_first_stays() {
    var accepted =
        aSoundFeed()
            .replacing("calendar.txt", 2, "daily,0,0,0,0,0,0,1,20260601,20260607")
            .with(
                "calendar_dates.txt",
                "service_id,date,exception_type",
                "daily,20260602,1",
                "daily,20260602,2",
                "daily,20260607,2",
                "daily,20260607,1",
                "daily,20260602,1",
                "daily,20260603,3",
                "daily,2026-06-04,1",
                ",20260605,1")
            .acceptedIn(scratch);

    assertThat(datesFrom(MONDAY, accepted)).containsExactly(date("2026-06-02"));
    assertThat(accepted.remarks())
        .containsExactly(
            exception(
                3, "service \"daily\" on 2026-06-02 contradicts an exception that came before"),
            exception(
                5, "service \"daily\" on 2026-06-07 contradicts an exception that came before"),
            exception(6, "service \"daily\" has this exception on 2026-06-02 already"),
            exception(7, "exception_type \"3\" is not a whole number from 1 to 2"),
            exception(8, "date \"2026-06-04\" is not a date of the form YYYYMMDD"),
            exception(9, "service_id is missing"));
  }

  @Test
  void a_calendar_of_ten_thousand_years_is_read_at_once() {
    var accepted =
        aSoundFeed()
            .replacing("calendar.txt", 2, "daily,1,0,0,0,0,0,0,00010101,99991231")
            .acceptedIn(scratch);

    assertThat(datesFrom(MONDAY, accepted)).contains(date("2026-06-08"));
  }

  @Test
  void a_feed_name_that_cannot_be_one_is_a_mistake_of_the_caller() {
    assertThatThrownBy(() -> GtfsAdapters.feed(scratch, "a feed", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Remark exception(long line, String reason) {
    return new Remark("calendar_dates.txt", line, reason + "; the exception is left out");
  }

  private static List<LocalDate> datesFrom(LocalDate first, FeedDraft.Accepted accepted) {
    return accepted.journey("morning").calendar().dates(first, 31);
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
