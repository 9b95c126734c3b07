package io.travelapp.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServiceTimeProperties {

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Asia/Tokyo",
            "Europe/Paris",
            "America/New_York",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "America/Santiago",
            "Africa/Casablanca")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.integers().between(0, 30 * 365).map(LocalDate.of(2015, 1, 1)::plusDays);
  }

  @Provide
  Arbitrary<ServiceTime> times() {
    return Arbitraries.integers().between(0, ServiceTime.SECONDS_MAX).map(ServiceTime::new);
  }

  @Property
  void twelve_hours_of_the_service_day_are_noon_whatever_the_clocks_did_in_the_night(
      @ForAll("dates") LocalDate date, @ForAll("zones") ZoneId zone) {
    Instant noon = ServiceTime.parse("12:00:00").on(date, zone);

    assertThat(noon).isEqualTo(date.atTime(LocalTime.NOON).atZone(zone).toInstant());
  }

  @Property
  void between_two_calls_passes_the_time_that_the_timetable_says(
      @ForAll("times") ServiceTime a,
      @ForAll("times") ServiceTime b,
      @ForAll("dates") LocalDate date,
      @ForAll("zones") ZoneId zone) {
    assertThat(Duration.between(a.on(date, zone), b.on(date, zone)))
        .isEqualTo(Duration.ofSeconds(b.seconds() - a.seconds()));
  }

  @Property
  void what_is_written_is_read_again(@ForAll("times") ServiceTime time) {
    assertThat(ServiceTime.parse(time.toString())).isEqualTo(time);
  }
}
