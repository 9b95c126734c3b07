package io.travelapp.domain.booking;

import static io.travelapp.domain.Examples.calls;
import static io.travelapp.domain.Examples.feedId;
import static io.travelapp.domain.Examples.stop;
import static io.travelapp.domain.Examples.stopAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShortestRideTest {

  private static final Instant START = Instant.parse("2027-04-02T00:00:00Z");

  /** Every leg is for sale. */
  private static boolean all(Segment leg) {
    return leg.from() < leg.to();
  }

  private static PlaceId place(String name) {
    return PlaceId.of(feedId(name));
  }

  private static Predicate<Segment> only(Segment... legs) {
    return Set.of(legs)::contains;
  }

  /** Up the mountain and down again: Kofu 0, Otsuki 1, Fuji 2, Otsuki 3, Kofu 4. */
  private final List<StopCall> upAndDown = calls(START, "Kofu", "Otsuki", "Fuji", "Otsuki", "Kofu");

  /** Two stops in Kofu, then two in Tokyo. */
  private final List<StopCall> placesWithTwoStops =
      calls(
          START,
          stopAt("Kofu", "Kofu North"),
          stopAt("Kofu", "Kofu South"),
          stopAt("Tokyo", "Shinjuku"),
          stopAt("Tokyo", "Tokyo Station"));

  @Test
  void where_a_coach_calls_once_it_is_the_ride_between_the_two_calls() {
    assertThat(ShortestRide.between(upAndDown, place("Kofu"), place("Fuji"), ShortestRideTest::all))
        .contains(new Segment(0, 2));
  }

  @Test
  void where_a_coach_calls_twice_it_is_the_first_alighting_call_that_can_be_reached() {
    assertThat(
            ShortestRide.between(upAndDown, place("Kofu"), place("Otsuki"), ShortestRideTest::all))
        .contains(new Segment(0, 1));
    assertThat(
            ShortestRide.between(upAndDown, place("Fuji"), place("Otsuki"), ShortestRideTest::all))
        .contains(new Segment(2, 3));
    assertThat(
            ShortestRide.between(upAndDown, place("Otsuki"), place("Kofu"), ShortestRideTest::all))
        .as("from the second call at Otsuki, not round the mountain")
        .contains(new Segment(3, 4));
  }

  @Test
  void one_rides_round_a_loop_to_where_one_got_on() {
    assertThat(ShortestRide.between(upAndDown, place("Kofu"), place("Kofu"), ShortestRideTest::all))
        .contains(new Segment(0, 4));
    assertThat(
            ShortestRide.between(
                upAndDown, place("Otsuki"), place("Otsuki"), ShortestRideTest::all))
        .contains(new Segment(1, 3));
  }

  @Test
  void of_a_place_with_several_stops_it_is_the_last_to_board_and_the_first_to_alight() {
    assertThat(
            ShortestRide.between(
                placesWithTwoStops, place("Kofu"), place("Tokyo"), ShortestRideTest::all))
        .contains(new Segment(1, 2));
  }

  @Test
  void a_stop_that_is_named_itself_is_meant_alone() {
    assertThat(
            ShortestRide.between(
                placesWithTwoStops,
                stop("Kofu North").id(),
                stop("Tokyo Station").id(),
                ShortestRideTest::all))
        .contains(new Segment(0, 3));
    assertThat(
            ShortestRide.between(
                placesWithTwoStops, stop("Kofu North").id(), place("Tokyo"), ShortestRideTest::all))
        .contains(new Segment(0, 2));
  }

  @Test
  void what_is_not_for_sale_is_passed_over() {
    assertThat(
            ShortestRide.between(
                placesWithTwoStops,
                place("Kofu"),
                place("Tokyo"),
                only(new Segment(0, 2), new Segment(1, 3))))
        .as("Shinjuku comes first, though one boards earlier for it")
        .contains(new Segment(0, 2));
    assertThat(
            ShortestRide.between(
                upAndDown, place("Kofu"), place("Otsuki"), only(new Segment(0, 3))))
        .contains(new Segment(0, 3));
  }

  @Test
  void nobody_rides_backward_nor_to_where_the_coach_does_not_go() {
    List<StopCall> oneWay = calls(START, "Kofu", "Otsuki", "Tokyo");

    assertThat(ShortestRide.between(oneWay, place("Tokyo"), place("Kofu"), ShortestRideTest::all))
        .isEmpty();
    assertThat(ShortestRide.between(oneWay, place("Kofu"), place("Kofu"), ShortestRideTest::all))
        .isEmpty();
    assertThat(ShortestRide.between(oneWay, place("Kofu"), place("Nara"), ShortestRideTest::all))
        .isEmpty();
    assertThat(
            ShortestRide.between(
                oneWay, StopId.of(feedId("Nara")), place("Tokyo"), ShortestRideTest::all))
        .isEmpty();
    assertThat(ShortestRide.between(oneWay, place("Kofu"), place("Tokyo"), leg -> false)).isEmpty();
  }

  @Test
  void from_anywhere_one_boards_at_the_first_call_from_which_a_ride_is_possible() {
    assertThat(ShortestRide.to(upAndDown, place("Fuji"), ShortestRideTest::all))
        .contains(new Segment(0, 2));
    assertThat(ShortestRide.to(upAndDown, place("Fuji"), only(new Segment(1, 2))))
        .as("from Kofu no seat is free")
        .contains(new Segment(1, 2));
  }

  @Test
  void from_anywhere_one_alights_at_the_first_call_there_that_is_possible() {
    assertThat(ShortestRide.to(placesWithTwoStops, place("Tokyo"), ShortestRideTest::all))
        .contains(new Segment(0, 2));
    assertThat(
            ShortestRide.to(
                placesWithTwoStops, place("Tokyo"), only(new Segment(0, 3), new Segment(1, 2))))
        .as("the first boarding call counts before the first alighting call")
        .contains(new Segment(0, 3));
    assertThat(
            ShortestRide.to(placesWithTwoStops, stop("Tokyo Station").id(), ShortestRideTest::all))
        .contains(new Segment(0, 3));
  }

  @Test
  void from_anywhere_nobody_rides_to_the_first_stop_nor_to_where_the_coach_does_not_go() {
    List<StopCall> oneWay = calls(START, "Kofu", "Otsuki", "Tokyo");

    assertThat(ShortestRide.to(oneWay, place("Kofu"), ShortestRideTest::all)).isEmpty();
    assertThat(ShortestRide.to(oneWay, place("Nara"), ShortestRideTest::all)).isEmpty();
    assertThat(ShortestRide.to(oneWay, place("Tokyo"), leg -> false)).isEmpty();
  }
}
