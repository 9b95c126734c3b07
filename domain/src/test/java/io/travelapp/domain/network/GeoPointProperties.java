package io.travelapp.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class GeoPointProperties {

  @Provide
  Arbitrary<GeoPoint> positions() {
    return Combinators.combine(degrees(90), degrees(180)).as(GeoPoint::new);
  }

  private static Arbitrary<Double> degrees(double limit) {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.of(-limit, 0., limit)),
        Tuple.of(4, Arbitraries.doubles().between(-limit, limit).withoutEdgeCases()));
  }

  @Property
  void there_is_as_far_as_back(@ForAll("positions") GeoPoint a, @ForAll("positions") GeoPoint b) {
    assertThat(a.metresTo(b)).isCloseTo(b.metresTo(a), within(.001));
  }

  @Property
  void the_distance_is_the_arc_over_the_chord_through_the_earth(
      @ForAll("positions") GeoPoint a, @ForAll("positions") GeoPoint b) {
    double radius = 6_371_008.8;
    double arc = 2 * radius * Math.asin(Math.min(1, chord(a, b) / 2));

    // Opposite each other the arc sine is steep, and its last digits cost metres.
    assertThat(a.metresTo(b)).isCloseTo(arc, within(1.0));
  }

  /** The straight line between two points of a sphere of radius 1. */
  private static double chord(GeoPoint a, GeoPoint b) {
    double[] p = onUnitSphere(a);
    double[] q = onUnitSphere(b);
    return Math.sqrt(
        Math.pow(p[0] - q[0], 2) + Math.pow(p[1] - q[1], 2) + Math.pow(p[2] - q[2], 2));
  }

  private static double[] onUnitSphere(GeoPoint point) {
    double latitude = Math.toRadians(point.latitude());
    double longitude = Math.toRadians(point.longitude());
    return new double[] {
      Math.cos(latitude) * Math.cos(longitude),
      Math.cos(latitude) * Math.sin(longitude),
      Math.sin(latitude)
    };
  }
}
