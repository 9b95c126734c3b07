package io.travelapp.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPointTest {

  private static final GeoPoint EQUATOR = new GeoPoint(0, 0);
  private static final GeoPoint NORTH_POLE = new GeoPoint(90, 0);

  /** One degree of a great circle: the mean radius of 6,371,008.8 m times pi, by 180. */
  private static final double DEGREE = 111_195.0797;

  @Test
  void a_degree_of_a_great_circle_is_a_hundred_and_eleven_kilometres() {
    assertThat(EQUATOR.metresTo(new GeoPoint(1, 0))).isCloseTo(DEGREE, within(.01));
    assertThat(EQUATOR.metresTo(new GeoPoint(0, -1))).isCloseTo(DEGREE, within(.01));
    assertThat(EQUATOR.metresTo(NORTH_POLE)).isCloseTo(90 * DEGREE, within(.1));
  }

  @Test
  void a_degree_of_longitude_shrinks_with_the_latitude() {
    assertThat(new GeoPoint(60, 10).metresTo(new GeoPoint(60, 11)))
        .isCloseTo(DEGREE / 2, Percentage.withPercentage(.01));
  }

  @Test
  void the_farthest_is_the_other_side_of_the_earth() {
    assertThat(EQUATOR.metresTo(new GeoPoint(0, 180))).isCloseTo(180 * DEGREE, within(.1));
    assertThat(NORTH_POLE.metresTo(new GeoPoint(-90, 77))).isCloseTo(180 * DEGREE, within(.1));
    assertThat(new GeoPoint(35.3, 138.7).metresTo(new GeoPoint(-35.3, -41.3)))
        .isCloseTo(180 * DEGREE, within(.1));
  }

  @Test
  void the_date_line_is_no_detour() {
    assertThat(new GeoPoint(0, 179.5).metresTo(new GeoPoint(0, -179.5)))
        .isCloseTo(DEGREE, within(.01));
  }

  @Test
  void from_a_position_to_itself_it_is_nothing() {
    assertThat(new GeoPoint(35.6681, 138.5689).metresTo(new GeoPoint(35.6681, 138.5689))).isZero();
  }

  /** Published distances on the ellipsoid, from which a sphere differs by up to half a percent. */
  @ParameterizedTest
  @CsvSource({
    "London Heathrow to New York JFK, 51.4706, -0.4619, 40.6398, -73.7789, 5555",
    "Paris to London, 48.8566, 2.3522, 51.5074, -0.1278, 344",
    "Sydney to London Heathrow, -33.9461, 151.1772, 51.4706, -0.4619, 17020",
  })
  void known_distances_are_met(
      String pair, double latA, double lonA, double latB, double lonB, double kilometres) {
    assertThat(new GeoPoint(latA, lonA).metresTo(new GeoPoint(latB, lonB)))
        .as(pair)
        .isCloseTo(kilometres * 1000, Percentage.withPercentage(.5));
  }

  @ParameterizedTest
  @CsvSource({"90.1, 0", "-90.1, 0", "0, 180.1", "0, -180.1", "NaN, 0", "0, NaN", "0, Infinity"})
  void what_is_not_on_the_earth_is_no_position(double latitude, double longitude) {
    assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(latitude, longitude));
  }

  @Test
  void the_poles_and_the_date_line_are_positions() {
    assertThat(new GeoPoint(-90, -180).latitude()).isEqualTo(-90);
    assertThat(new GeoPoint(90, 180).longitude()).isEqualTo(180);
  }
}
