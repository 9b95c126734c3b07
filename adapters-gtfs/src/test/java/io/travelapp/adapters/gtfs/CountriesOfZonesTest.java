package io.travelapp.adapters.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of time zones and countries. */
class CountriesOfZonesTest {

  private final CountriesOfZones countries = CountriesOfZones.load();

  @ParameterizedTest
  @CsvSource({
    "Asia/Tokyo, JP",
    "Europe/Zurich, CH",
    "Europe/London, GB",
    "America/Phoenix, US",
    "America/Argentina/Ushuaia, AR",
    "Africa/Johannesburg, ZA",
    "Pacific/Auckland, NZ"
  })
  void a_zone_lies_in_its_country(ZoneId zone, String country) {
    assertThat(countries.of(zone)).isEqualTo(country);
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Calcutta, IN",
    "Asia/Saigon, VN",
    "Europe/Kiev, UA",
    "US/Pacific, US",
    "Japan, JP",
    "Iceland, IS",
    "Atlantic/Jan_Mayen, SJ",
    "Pacific/Truk, FM"
  })
  void so_does_one_of_an_older_name(ZoneId zone, String country) {
    assertThat(countries.of(zone)).isEqualTo(country);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Etc/GMT+9", "CET", "EST5EDT"})
  void a_zone_of_no_country_has_none(ZoneId zone) {
    assertThat(countries.of(zone)).isEmpty();
  }

  @Test
  void every_zone_of_a_place_has_a_country() {
    assertThat(ZoneId.getAvailableZoneIds().stream())
        .filteredOn(id -> id.matches("(Africa|America|Asia|Europe|Australia)/.*"))
        .hasSizeGreaterThan(300)
        .allMatch(id -> countries.of(ZoneId.of(id)).matches("[A-Z]{2}"));
  }
}
