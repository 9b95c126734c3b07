package io.travelapp.domain.schedule;

import static io.travelapp.domain.Examples.TOKYO;
import static io.travelapp.domain.Examples.line;
import static io.travelapp.domain.Examples.pattern;
import static io.travelapp.domain.Examples.stop;
import static io.travelapp.domain.Examples.stopAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.travelapp.domain.network.GeoPoint;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutePatternTest {

  private static PatternCall call(String name, boolean boarding, boolean alighting) {
    return new PatternCall(stop(name), boarding, alighting);
  }

  @Test
  void one_rides_forward_from_where_one_may_get_on_to_where_one_may_get_off() {
    RoutePattern pickUpThenSetDown =
        new RoutePattern(
            line(TOKYO),
            List.of(
                call("Kofu", true, false),
                call("Isawa", true, false),
                call("Shinjuku", false, true),
                call("Tokyo", false, true)));

    assertThat(pickUpThenSetDown.carries(0, 2)).isTrue();
    assertThat(pickUpThenSetDown.carries(1, 3)).isTrue();
  }

  @Test
  void one_does_not_ride_where_it_is_pick_up_or_set_down_only_nor_backward_nor_nowhere() {
    RoutePattern pickUpThenSetDown =
        new RoutePattern(
            line(TOKYO),
            List.of(
                call("Kofu", true, false),
                call("Isawa", true, false),
                call("Shinjuku", false, true),
                call("Tokyo", false, true)));

    assertThat(pickUpThenSetDown.carries(0, 1)).as("Isawa is pick-up only").isFalse();
    assertThat(pickUpThenSetDown.carries(2, 3)).as("Shinjuku is set-down only").isFalse();
    assertThat(pickUpThenSetDown.carries(2, 0)).as("backward").isFalse();
    assertThat(pickUpThenSetDown.carries(1, 1)).as("nowhere").isFalse();
  }

  @Test
  void a_circular_line_calls_twice_at_a_stop() {
    RoutePattern loop = pattern("Kofu", "Isawa", "Kofu");

    assertThat(loop.carries(0, 2)).isTrue();
  }

  @Test
  void the_way_is_measured_from_stop_to_stop() {
    RoutePattern corner =
        new RoutePattern(
            line(TOKYO),
            List.of(
                new PatternCall(stopAt("A", "A", new GeoPoint(0, 0)), true, true),
                new PatternCall(stopAt("B", "B", new GeoPoint(1, 0)), true, true),
                new PatternCall(stopAt("C", "C", new GeoPoint(0, 0)), true, true)));

    assertThat(corner.metresFromStart()).hasSize(3);
    assertThat(corner.metresFromStart().get(0)).isZero();
    assertThat(corner.metresFromStart().get(1)).isCloseTo(111_195, within(1.0));
    assertThat(corner.metresFromStart().get(2)).isCloseTo(222_390, within(1.0));
  }

  @Test
  void a_pattern_has_two_to_five_hundred_calls() {
    PatternCall kofu = call("Kofu", true, true);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RoutePattern(line(TOKYO), List.of(kofu)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RoutePattern(line(TOKYO), Collections.nCopies(501, kofu)));
    assertThat(new RoutePattern(line(TOKYO), Collections.nCopies(500, kofu)).calls()).hasSize(500);
  }
}
