package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What a traveller reads, by the test kit's vectors of time. */
final class TravelTimeJsonTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/travelapp/testkit/vectors/time/stop-times.csv",
      useHeadersInDisplayName = true)
  void a_call_is_shown_by_the_clock_of_its_stop(
      ZoneId operatorZone,
      LocalDate serviceDate,
      String time,
      ZoneId stopZone,
      Instant instant,
      String local,
      String offset) {
    assertThat(TravelTimeJson.of(instant, stop(stopZone)))
        .isEqualTo(new TravelTimeJson(local, stopZone.getId(), offset));
  }

  @Test
  void utc_has_an_offset_in_figures_too() {
    Instant instant = Instant.parse("2027-01-01T08:30:00Z");

    assertThat(TravelTimeJson.of(instant, stop(ZoneId.of("Africa/Abidjan"))))
        .isEqualTo(new TravelTimeJson("2027-01-01T08:30", "Africa/Abidjan", "+00:00"));
  }

  private static Stop stop(ZoneId zone) {
    FeedId id = new FeedId("vectors", "stop");
    var location = new GeoPoint(0, 0);
    return Stop.of(id, Place.of(id, "Stop", "", location), "Stop", location, zone);
  }
}
