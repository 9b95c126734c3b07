package io.travelapp.domain.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HorizonTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

  /** The first of March in Tokyo, and still the last of February in Los Angeles. */
  private static final Instant NOW = Instant.parse("2027-03-01T05:30:00Z");

  @Test
  void today_is_the_earliest_day_that_it_still_is_with_any_operator() {
    assertThat(horizon("2027-03-10", TOKYO).today(NOW)).isEqualTo("2027-03-01");
    assertThat(horizon("2027-03-10", TOKYO, LOS_ANGELES).today(NOW)).isEqualTo("2027-02-28");
  }

  @Test
  void what_reaches_so_many_days_from_today_misses_nothing() {
    assertThat(horizon("2027-03-04", TOKYO).missingDates(NOW)).isEmpty();
    assertThat(horizon("2027-03-05", TOKYO).missingDates(NOW)).isEmpty();
  }

  @Test
  void what_reaches_less_far_misses_the_days_up_to_there() {
    assertThat(horizon("2027-03-02", TOKYO).missingDates(NOW))
        .containsExactly(LocalDate.parse("2027-03-02"), LocalDate.parse("2027-03-03"));
  }

  @Test
  void days_that_have_passed_are_not_made_up_for() {
    assertThat(horizon("2027-01-01", TOKYO).missingDates(NOW))
        .containsExactly(
            LocalDate.parse("2027-03-01"),
            LocalDate.parse("2027-03-02"),
            LocalDate.parse("2027-03-03"));
  }

  @Test
  void moved_on_it_misses_nothing_and_never_moves_back() {
    assertThat(horizon("2027-01-01", TOKYO).movedTo(NOW)).isEqualTo(horizon("2027-03-04", TOKYO));
    assertThat(horizon("2027-03-09", TOKYO).movedTo(NOW)).isEqualTo(horizon("2027-03-09", TOKYO));
  }

  @Test
  void without_an_operator_there_is_no_horizon() {
    assertThatIllegalArgumentException().isThrownBy(() -> horizon("2027-03-01"));
  }

  private static Horizon horizon(String end, ZoneId... zones) {
    return new Horizon(Set.of(zones), 3, LocalDate.parse(end));
  }
}
