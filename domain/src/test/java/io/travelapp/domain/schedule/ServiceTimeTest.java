package io.travelapp.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTimeTest {

  @ParameterizedTest
  @CsvSource({
    "00:00:00, 0",
    "8:05:09, 29109",
    "08:05:09, 29109",
    "23:59:59, 86399",
    "24:00:00, 86400",
    "25:35:00, 92100",
    "55:00:00, 198000",
    "168:00:00, 604800",
  })
  void a_time_counts_on_past_midnight(String text, int seconds) {
    assertThat(ServiceTime.parse(text)).isEqualTo(new ServiceTime(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12:00",
        "1:5:00",
        "12:0:00",
        "24:60:00",
        "24:00:60",
        "-1:00:00",
        " 8:00:00",
        "8:00:00 ",
        "8:00:00:00",
        "eight",
        "٠٨:00:00",
        "8.00.00",
        "168:00:01",
        "999:00:00",
        "1000:00:00",
      })
  void a_text_of_another_form_is_no_time(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ServiceTime.parse(text));
  }

  @Test
  void no_time_lies_before_the_service_day_or_a_week_after_it() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ServiceTime(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceTime(ServiceTime.SECONDS_MAX + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00:00", "08:05:09", "25:35:00", "168:00:00"})
  void a_time_is_written_as_it_is_read(String text) {
    assertThat(ServiceTime.parse(text)).hasToString(text);
  }

  @Test
  void a_time_is_written_alike_in_every_country() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(ServiceTime.parse("25:35:00")).hasToString("25:35:00");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void times_are_ordered_past_midnight_too() {
    assertThat(ServiceTime.parse("25:00:00"))
        .isGreaterThan(ServiceTime.parse("24:59:59"))
        .isGreaterThan(ServiceTime.parse("1:00:00"));
  }

  /**
   * The expected instants were worked out by hand: noon of the date by the offset of that noon,
   * less twelve hours, plus the time.
   */
  @ParameterizedTest(name = "{0} {1} {2}: {4}")
  @CsvSource({
    // zone, service date, time, instant, what the clock on the wall shows
    "Asia/Tokyo,          2027-04-02, 08:30:00, 2027-04-01T23:30:00Z, 08:30 as every day",
    "Asia/Tokyo,          2027-04-02, 25:35:00, 2027-04-02T16:35:00Z, 01:35 of the next day",
    "Asia/Tokyo,          2027-04-02, 55:00:00, 2027-04-03T22:00:00Z, 07:00 two days later",
    "Asia/Kolkata,        2027-04-02, 00:00:00, 2027-04-01T18:30:00Z, midnight at half an hour",
    "Asia/Kathmandu,      2027-04-02, 06:00:00, 2027-04-02T00:15:00Z, 06:00 at three quarters",
    // Forward: two o'clock is three o'clock, and the day before has an hour of this one.
    "Europe/Paris,        2027-03-28, 00:00:00, 2027-03-27T22:00:00Z, 23:00 of the day before",
    "Europe/Paris,        2027-03-28, 01:30:00, 2027-03-27T23:30:00Z, 00:30 in winter time",
    "Europe/Paris,        2027-03-28, 03:00:00, 2027-03-28T01:00:00Z, 03:00 the first of summer",
    "Europe/Paris,        2027-03-28, 08:30:00, 2027-03-28T06:30:00Z, 08:30 in summer time",
    "Europe/Paris,        2027-03-27, 27:00:00, 2027-03-28T02:00:00Z, 04:00 after the change",
    // Back: three o'clock is two o'clock again, and this day begins an hour late.
    "Europe/Paris,        2027-10-31, 00:00:00, 2027-10-30T23:00:00Z, 01:00 in summer time",
    "Europe/Paris,        2027-10-31, 02:30:00, 2027-10-31T01:30:00Z, 02:30 the second time",
    "Europe/Paris,        2027-10-31, 08:30:00, 2027-10-31T07:30:00Z, 08:30 in winter time",
    "Europe/Paris,        2027-10-30, 27:00:00, 2027-10-31T01:00:00Z, 02:00 the second time",
    "America/New_York,    2027-03-14, 08:30:00, 2027-03-14T12:30:00Z, 08:30 in summer time",
    "America/New_York,    2027-03-14, 00:00:00, 2027-03-14T04:00:00Z, 23:00 of the day before",
    "America/New_York,    2027-11-07, 08:30:00, 2027-11-07T13:30:00Z, 08:30 in winter time",
    "America/New_York,    2027-11-07, 00:00:00, 2027-11-07T05:00:00Z, 01:00 in summer time",
    // A change of thirty minutes.
    "Australia/Lord_Howe, 2027-04-04, 00:00:00, 2027-04-03T13:30:00Z, 00:30 in summer time",
    "Australia/Lord_Howe, 2027-04-04, 08:30:00, 2027-04-03T22:00:00Z, 08:30 in winter time",
    "Australia/Lord_Howe, 2027-10-03, 00:00:00, 2027-10-02T13:00:00Z, 23:30 of the day before",
    "Australia/Lord_Howe, 2027-10-03, 08:30:00, 2027-10-02T21:30:00Z, 08:30 in summer time",
    // An offset of three quarters of an hour, and a change.
    "Pacific/Chatham,     2027-04-04, 00:00:00, 2027-04-03T11:15:00Z, 01:00 in summer time",
    "Pacific/Chatham,     2027-04-04, 08:30:00, 2027-04-03T19:45:00Z, 08:30 in winter time",
    "Pacific/Chatham,     2027-09-26, 00:00:00, 2027-09-25T10:15:00Z, 23:00 of the day before",
    "Pacific/Chatham,     2027-09-26, 08:30:00, 2027-09-25T18:45:00Z, 08:30 in summer time",
    // A day that has no midnight: at 00:00 the clock went to 01:00.
    "America/Sao_Paulo,   2018-11-04, 00:00:00, 2018-11-04T02:00:00Z, 23:00 of the day before",
    "America/Sao_Paulo,   2018-11-04, 06:00:00, 2018-11-04T08:00:00Z, 06:00 in summer time",
  })
  void times_count_from_noon_minus_twelve_hours(
      ZoneId zone, LocalDate serviceDate, String time, Instant instant, String onTheWall) {
    assertThat(ServiceTime.parse(time).on(serviceDate, zone)).as(onTheWall).isEqualTo(instant);
  }
}
