package io.travelapp.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.domain.Examples;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SalesWindowTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** 08:30 in Tokyo on 2 April 2027. */
  private static final Instant BOARDS = Instant.parse("2027-04-01T23:30:00Z");

  @Test
  void without_a_rule_a_ride_is_sold_until_the_coach_leaves() {
    assertThat(SalesWindow.UNTIL_DEPARTURE.closesAt(BOARDS, TOKYO)).isEqualTo(BOARDS);
    assertThat(SalesWindow.UNTIL_DEPARTURE.opensAt(BOARDS, TOKYO)).isEmpty();
  }

  @Test
  void it_closes_a_number_of_minutes_before_departure() {
    var window = SalesWindow.until(new Before(Duration.ofMinutes(45)));

    assertThat(window.closesAt(BOARDS, TOKYO)).isEqualTo("2027-04-01T22:45:00Z");
  }

  @Test
  void it_closes_at_a_clock_time_of_the_boarding_stop_on_a_day_before() {
    var window = SalesWindow.until(new DayBefore(1, LocalTime.of(17, 0)));

    assertThat(window.closesAt(BOARDS, TOKYO)).isEqualTo("2027-04-01T08:00:00Z");
    // In London it is still 00:30 of the same day, so the day before is another one.
    assertThat(window.closesAt(BOARDS, LONDON)).isEqualTo("2027-04-01T16:00:00Z");
  }

  @Test
  void it_opens_by_the_same_rules() {
    var window =
        new SalesWindow(
            Optional.of(new DayBefore(30, LocalTime.MIDNIGHT)), new Before(Duration.ZERO));

    assertThat(window.opensAt(BOARDS, TOKYO)).contains(Instant.parse("2027-03-02T15:00:00Z"));
  }

  @Test
  void a_clock_time_that_a_clock_change_leaves_out_is_as_much_later() {
    // In London the clocks go from 01:00 to 02:00 on 28 March 2027.
    Instant boards = Instant.parse("2027-03-29T09:00:00Z");
    var window = SalesWindow.until(new DayBefore(1, LocalTime.of(1, 30)));

    assertThat(window.closesAt(boards, LONDON)).isEqualTo("2027-03-28T01:30:00Z");
  }

  @Test
  void a_clock_time_that_comes_twice_is_the_first() {
    // In London the clocks go from 02:00 back to 01:00 on 31 October 2027.
    Instant boards = Instant.parse("2027-11-01T09:00:00Z");
    var window = SalesWindow.until(new DayBefore(1, LocalTime.of(1, 30)));

    assertThat(window.closesAt(boards, LONDON)).isEqualTo("2027-10-31T00:30:00Z");
  }

  @Test
  void elapsed_time_is_counted_through_a_clock_change() {
    Instant boards = Instant.parse("2027-03-28T09:00:00Z");
    var window = SalesWindow.until(new Before(Duration.ofHours(12)));

    assertThat(window.closesAt(boards, LONDON)).isEqualTo("2027-03-27T21:00:00Z");
  }

  @Test
  void a_notice_lies_before_departure_and_within_a_year() {
    assertThatThrownBy(() -> new Before(Duration.ofMinutes(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Before(Duration.ofDays(366)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DayBefore(0, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DayBefore(366, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_notice_is_of_whole_seconds() {
    assertThatThrownBy(() -> new Before(Duration.ofMillis(1500)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DayBefore(1, LocalTime.MAX))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_ride_is_sold_from_the_moment_of_opening_to_the_moment_of_closing_and_not_at_it() {
    var window =
        new SalesWindow(
            Optional.of(new Before(Duration.ofDays(2))), new Before(Duration.ofHours(1)));
    var call = new StopCall(0, Examples.stop("Kofu"), BOARDS, BOARDS, true, true, window);
    Instant opens = BOARDS.minus(Duration.ofDays(2));
    Instant closes = BOARDS.minus(Duration.ofHours(1));

    assertThat(call.isSoldAt(opens.minusNanos(1))).isFalse();
    assertThat(call.isSoldAt(opens)).isTrue();
    assertThat(call.isSoldAt(closes.minusNanos(1))).isTrue();
    assertThat(call.isSoldAt(closes)).isFalse();
  }
}
