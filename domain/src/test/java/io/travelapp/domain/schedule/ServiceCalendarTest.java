package io.travelapp.domain.schedule;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceCalendarTest {

  /** A Thursday. */
  private static final LocalDate FIRST_OF_APRIL = LocalDate.of(2027, 4, 1);

  private static final LocalDate LAST_OF_APRIL = LocalDate.of(2027, 4, 30);

  private static ServiceCalendar mondaysAndFridays(Set<LocalDate> added, Set<LocalDate> removed) {
    return new ServiceCalendar(
        EnumSet.of(MONDAY, FRIDAY), FIRST_OF_APRIL, LAST_OF_APRIL, added, removed);
  }

  private static LocalDate april(int day) {
    return LocalDate.of(2027, 4, day);
  }

  @Test
  void a_service_runs_on_its_weekdays() {
    ServiceCalendar calendar = mondaysAndFridays(Set.of(), Set.of());

    assertThat(calendar.dates(FIRST_OF_APRIL, 14))
        .containsExactly(april(2), april(5), april(9), april(12));
  }

  @Test
  void the_first_and_the_last_day_of_the_period_belong_to_it_and_their_neighbours_do_not() {
    ServiceCalendar daily =
        new ServiceCalendar(EnumSet.allOf(DayOfWeek.class), april(5), april(7), Set.of(), Set.of());

    assertThat(daily.dates(april(1), 30)).containsExactly(april(5), april(6), april(7));
  }

  @Test
  void an_added_date_beats_the_weekly_pattern_and_the_period() {
    LocalDate saturday = april(3);
    LocalDate inMay = LocalDate.of(2027, 5, 4);
    ServiceCalendar calendar = mondaysAndFridays(Set.of(saturday, inMay), Set.of());

    assertThat(saturday.getDayOfWeek()).isEqualTo(SATURDAY);
    assertThat(calendar.runsOn(saturday)).isTrue();
    assertThat(calendar.runsOn(inMay)).isTrue();
    assertThat(calendar.runsOn(april(4))).isFalse();
  }

  @Test
  void a_removed_date_beats_the_weekly_pattern() {
    ServiceCalendar calendar = mondaysAndFridays(Set.of(), Set.of(april(2)));

    assertThat(calendar.runsOn(april(2))).isFalse();
    assertThat(calendar.runsOn(april(9))).isTrue();
  }

  @Test
  void a_service_may_live_from_added_dates_alone() {
    ServiceCalendar calendar =
        new ServiceCalendar(
            Set.of(), FIRST_OF_APRIL, LAST_OF_APRIL, Set.of(april(17), april(3)), Set.of());

    assertThat(calendar.dates(FIRST_OF_APRIL, 30)).containsExactly(april(3), april(17));
  }

  @Test
  void a_date_that_is_both_added_and_removed_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mondaysAndFridays(Set.of(april(3)), Set.of(april(3), april(2))));
  }

  @Test
  void dates_begin_with_the_first_that_is_asked_for_and_end_before_one_too_many() {
    ServiceCalendar calendar = mondaysAndFridays(Set.of(), Set.of());

    assertThat(calendar.dates(april(2), 3)).containsExactly(april(2));
    assertThat(calendar.dates(april(2), 4)).containsExactly(april(2), april(5));
    assertThat(calendar.dates(april(2), 0)).isEmpty();
  }

  @Test
  void a_calendar_that_is_moved_by_weeks_runs_on_the_same_weekdays() {
    ServiceCalendar calendar = mondaysAndFridays(Set.of(april(3)), Set.of(april(5)));

    ServiceCalendar moved = calendar.shiftedByWeeks(52);

    LocalDate first = FIRST_OF_APRIL.plusWeeks(52);
    assertThat(moved.dates(first, 60))
        .isEqualTo(
            calendar.dates(FIRST_OF_APRIL, 60).stream().map(date -> date.plusWeeks(52)).toList());
    assertThat(moved.shiftedByWeeks(-52)).isEqualTo(calendar);
  }

  @Test
  void it_is_over_the_day_after_its_period_and_its_last_added_date() {
    ServiceCalendar april = mondaysAndFridays(Set.of(), Set.of());
    ServiceCalendar longer = mondaysAndFridays(Set.of(LocalDate.of(2027, 5, 4)), Set.of());

    assertThat(april.isOverBy(LAST_OF_APRIL)).isFalse();
    assertThat(april.isOverBy(LAST_OF_APRIL.plusDays(1))).isTrue();
    assertThat(longer.isOverBy(LocalDate.of(2027, 5, 4))).isFalse();
    assertThat(longer.isOverBy(LocalDate.of(2027, 5, 5))).isTrue();
  }

  @Test
  void without_weekdays_it_is_over_when_its_added_dates_are() {
    ServiceCalendar once =
        new ServiceCalendar(
            Set.of(), FIRST_OF_APRIL, LAST_OF_APRIL, Set.of(april(7)), Set.of(april(9)));

    assertThat(once.isOverBy(april(7))).isFalse();
    assertThat(once.isOverBy(april(8))).isTrue();
  }
}
