package io.travelapp.domain.booking;

import static io.travelapp.domain.Examples.stop;
import static io.travelapp.domain.Examples.stopAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.StopCall;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItineraryTest {

  private static Instant at(String time) {
    return Instant.parse("2027-04-" + time + ":00Z");
  }

  private static Ride ride(Stop from, String boards, Stop to, String alights) {
    return new Ride(
        new StopCall(0, from, at(boards), at(boards), true, true),
        new StopCall(1, to, at(alights), at(alights), true, true));
  }

  private static Ride ride(String from, String boards, String to, String alights) {
    return ride(stop(from), boards, stop(to), alights);
  }

  private static List<Instant> anchors(Ride... rides) {
    return new Itinerary(Arrays.asList(rides)).refundAnchors();
  }

  @Test
  void a_single_ride_counts_from_its_own_departure() {
    assertThat(anchors(ride("Kofu", "02T08:00", "Tokyo", "02T10:00")))
        .containsExactly(at("02T08:00"));
  }

  @Test
  void a_connection_counts_from_its_first_departure() {
    assertThat(
            anchors(
                ride("Kofu", "02T08:00", "Otsuki", "02T09:00"),
                ride("Otsuki", "02T09:30", "Tokyo", "02T11:00"),
                ride("Tokyo", "02T11:00", "Narita", "02T12:30")))
        .containsExactly(at("02T08:00"), at("02T08:00"), at("02T08:00"));
  }

  @Test
  void of_a_return_each_way_counts_from_its_own_departure() {
    assertThat(
            anchors(
                ride("Kofu", "02T08:00", "Tokyo", "02T10:00"),
                ride("Tokyo", "09T18:00", "Kofu", "09T20:00")))
        .containsExactly(at("02T08:00"), at("09T18:00"));
  }

  @Test
  void a_return_within_the_hour_is_a_return_all_the_same() {
    assertThat(
            anchors(
                ride("Kofu", "02T08:00", "Tokyo", "02T10:00"),
                ride("Tokyo", "02T10:30", "Kofu", "02T12:30")))
        .containsExactly(at("02T08:00"), at("02T10:30"));
  }

  @Test
  void of_a_return_with_a_change_each_way_counts_from_its_own_first_departure() {
    assertThat(
            anchors(
                ride("Kofu", "02T08:00", "Otsuki", "02T09:00"),
                ride("Otsuki", "02T09:30", "Tokyo", "02T11:00"),
                ride("Tokyo", "02T12:00", "Otsuki", "02T13:30"),
                ride("Otsuki", "02T14:00", "Kofu", "02T15:00")))
        .containsExactly(at("02T08:00"), at("02T08:00"), at("02T12:00"), at("02T12:00"));
  }

  @Test
  void a_change_is_between_stops_of_a_place_and_a_return_goes_back_to_a_place() {
    assertThat(
            anchors(
                ride(stop("Kofu"), "02T08:00", stopAt("Tokyo", "Shinjuku"), "02T10:00"),
                ride(stopAt("Tokyo", "Tokyo Station"), "02T11:00", stop("Narita"), "02T12:00")))
        .containsExactly(at("02T08:00"), at("02T08:00"));
    assertThat(
            anchors(
                ride(stopAt("Kofu", "Bay 1"), "02T08:00", stop("Tokyo"), "02T10:00"),
                ride(stop("Tokyo"), "02T11:00", stopAt("Kofu", "Bay 7"), "02T13:00")))
        .containsExactly(at("02T08:00"), at("02T11:00"));
  }

  @Test
  void who_stays_for_more_than_four_hours_has_arrived() {
    Ride there = ride("Kofu", "02T08:00", "Tokyo", "02T10:00");

    assertThat(anchors(there, ride("Tokyo", "02T14:00", "Narita", "02T15:00")))
        .containsExactly(at("02T08:00"), at("02T08:00"));
    assertThat(anchors(there, ride("Tokyo", "02T14:01", "Narita", "02T15:00")))
        .containsExactly(at("02T08:00"), at("02T14:01"));
  }

  @Test
  void who_boards_at_another_place_than_where_they_alighted_begins_anew() {
    assertThat(
            anchors(
                ride("Kofu", "02T08:00", "Tokyo", "02T10:00"),
                ride("Yokohama", "02T11:00", "Kamakura", "02T12:00")))
        .containsExactly(at("02T08:00"), at("02T11:00"));
  }

  @Test
  void a_ride_that_leaves_before_the_one_before_it_arrives_is_told_so() {
    Ride there = ride("Kofu", "02T08:00", "Tokyo", "02T10:00");
    Ride tooEarly = ride("Tokyo", "02T09:59", "Narita", "02T11:00");

    assertThat(Itinerary.findFault(List.of(there, tooEarly)))
        .contains(new Itinerary.Fault.OutOfOrder(1, at("02T09:59"), at("02T10:00")));
    assertThatIllegalArgumentException().isThrownBy(() -> new Itinerary(List.of(there, tooEarly)));
  }

  @Test
  void a_ride_may_leave_the_moment_the_one_before_it_arrives() {
    assertThat(
            Itinerary.findFault(
                List.of(
                    ride("Kofu", "02T08:00", "Tokyo", "02T10:00"),
                    ride("Tokyo", "02T10:00", "Narita", "02T11:00"))))
        .isEmpty();
  }

  @Test
  void an_itinerary_has_one_to_four_rides() {
    Ride standing = ride("Kofu", "02T08:00", "Tokyo", "02T08:00");

    assertThat(Itinerary.findFault(List.of())).contains(new Itinerary.Fault.Empty());
    assertThat(Itinerary.findFault(Collections.nCopies(4, standing))).isEmpty();
    assertThat(Itinerary.findFault(Collections.nCopies(5, standing)))
        .contains(new Itinerary.Fault.TooManyRides(5, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new Itinerary(List.of()));
  }

  @Test
  void a_ride_runs_forward_from_a_call_to_a_later_one() {
    StopCall first = new StopCall(0, stop("Kofu"), at("02T08:00"), at("02T08:00"), true, true);
    StopCall second = new StopCall(1, stop("Tokyo"), at("02T10:00"), at("02T10:00"), true, true);
    StopCall early = new StopCall(1, stop("Tokyo"), at("02T07:59"), at("02T10:00"), true, true);

    assertThatIllegalArgumentException().isThrownBy(() -> new Ride(second, first));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ride(first, first));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ride(first, early));
  }
}
