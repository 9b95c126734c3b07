package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.postgres.generated.tables.records.LocalDayRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** When days begin and end, by the test kit's vectors of time. */
final class LocalDaysTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/travelapp/testkit/vectors/time/local-days.csv",
      useHeadersInDisplayName = true)
  void a_day_lasts_from_the_first_moment_of_its_date_until_that_of_the_next(
      String zone, LocalDate date, Instant start, Instant end, int minutes) {
    assertThat(LocalDays.day(zone, date)).isEqualTo(new LocalDayRecord(zone, date, start, end));
    assertThat(Duration.between(start, end)).isEqualTo(Duration.ofMinutes(minutes));
  }
}
