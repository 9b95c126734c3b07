package io.travelapp.domain.schedule;

import static io.travelapp.domain.Examples.feedId;
import static io.travelapp.domain.Examples.line;
import static io.travelapp.domain.Examples.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceJourneyTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalDate DATE = LocalDate.of(2027, 4, 2);
  private static final ServiceCalendar NEVER =
      new ServiceCalendar(Set.of(), DATE, DATE, Set.of(), Set.of());

  /** A run past Kofu, Otsuki and Tokyo, whose operator lives by the clocks of a zone. */
  private static ServiceJourney journey(ZoneId operatorZone, CallTime... times) {
    RoutePattern pattern =
        new RoutePattern(
            line(operatorZone),
            List.of(
                new PatternCall(stop("Kofu"), true, false),
                new PatternCall(stop("Otsuki"), true, true),
                new PatternCall(stop("Tokyo"), false, true)));
    return new ServiceJourney(feedId("T1"), pattern, NEVER, Arrays.asList(times), "Tokyo");
  }

  private static CallTime call(String arrival, String departure) {
    return new CallTime(ServiceTime.parse(arrival), ServiceTime.parse(departure));
  }

  @Test
  void on_a_service_date_a_journey_is_a_departure_with_its_calls_in_order() {
    ServiceJourney journey =
        journey(
            PARIS,
            call("23:30:00", "23:35:00"),
            call("24:20:00", "24:20:00"),
            call("25:35:00", "25:40:00"));

    Departure departure = journey.on(DATE);

    assertThat(departure.id()).isEqualTo(DepartureId.of(feedId("T1"), DATE));
    assertThat(departure.journey()).isEqualTo(feedId("T1"));
    assertThat(departure.serviceDate()).isEqualTo(DATE);
    assertThat(departure.headsign()).isEqualTo("Tokyo");
    assertThat(departure.line()).isEqualTo(journey.pattern().line());
    assertThat(departure.status()).isEqualTo(Departure.Status.SCHEDULED);
    assertThat(departure.startsAt()).isEqualTo(Instant.parse("2027-04-02T21:35:00Z"));
    assertThat(departure.calls())
        .containsExactly(
            new StopCall(
                0,
                stop("Kofu"),
                Instant.parse("2027-04-02T21:30:00Z"),
                Instant.parse("2027-04-02T21:35:00Z"),
                true,
                false),
            new StopCall(
                1,
                stop("Otsuki"),
                Instant.parse("2027-04-02T22:20:00Z"),
                Instant.parse("2027-04-02T22:20:00Z"),
                true,
                true),
            new StopCall(
                2,
                stop("Tokyo"),
                Instant.parse("2027-04-02T23:35:00Z"),
                Instant.parse("2027-04-02T23:40:00Z"),
                false,
                true));
  }

  @Test
  void times_count_in_the_zone_of_the_operator_not_in_that_of_the_stop() {
    ServiceJourney journey =
        journey(
            PARIS,
            call("08:00:00", "08:00:00"),
            call("09:00:00", "09:00:00"),
            call("10:00:00", "10:00:00"));

    assertThat(stop("Kofu").zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(journey.on(DATE).startsAt()).isEqualTo(Instant.parse("2027-04-02T06:00:00Z"));
  }

  @Test
  void a_run_through_the_night_of_a_clock_change_takes_as_long_as_in_any_other_night() {
    ServiceJourney overnight =
        journey(
            PARIS,
            call("23:00:00", "23:00:00"),
            call("26:30:00", "26:30:00"),
            call("30:00:00", "30:00:00"));

    Departure intoSummer = overnight.on(LocalDate.of(2027, 3, 27));
    Departure intoWinter = overnight.on(LocalDate.of(2027, 10, 30));

    assertThat(intoSummer.startsAt()).isEqualTo(Instant.parse("2027-03-27T22:00:00Z"));
    assertThat(intoSummer.calls().getLast().arrival())
        .as("seven hours later, by the new clock 07:00")
        .isEqualTo(Instant.parse("2027-03-28T05:00:00Z"));
    assertThat(intoWinter.startsAt()).isEqualTo(Instant.parse("2027-10-30T21:00:00Z"));
    assertThat(intoWinter.calls().getLast().arrival())
        .as("seven hours later, by the new clock 05:00")
        .isEqualTo(Instant.parse("2027-10-31T04:00:00Z"));
  }

  @Test
  void a_journey_has_a_time_for_each_call() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> journey(PARIS, call("08:00:00", "08:00:00"), call("09:00:00", "09:00:00")))
        .withMessageContaining("fuji:T1")
        .withMessageContaining("3 calls and 2 times");
  }

  @Test
  void a_journey_does_not_run_backwards_in_time() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            journey(
                PARIS,
                call("08:00:00", "08:10:00"),
                call("08:09:59", "08:30:00"),
                call("10:00:00", "10:00:00")))
        .withMessageContaining("fuji:T1")
        .withMessageContaining("call 1");
  }

  @Test
  void a_journey_may_call_at_two_stops_in_the_same_minute() {
    ServiceJourney journey =
        journey(
            PARIS,
            call("08:00:00", "08:00:00"),
            call("08:00:00", "08:00:00"),
            call("08:00:00", "08:00:00"));

    assertThat(journey.on(DATE).calls()).hasSize(3);
  }

  @Test
  void nothing_leaves_a_stop_before_it_arrives() {
    assertThatIllegalArgumentException().isThrownBy(() -> call("08:00:01", "08:00:00"));
  }
}
