package io.travelapp.domain.schedule;

import static io.travelapp.domain.Examples.TOKYO;
import static io.travelapp.domain.Examples.calls;
import static io.travelapp.domain.Examples.feedId;
import static io.travelapp.domain.Examples.line;
import static io.travelapp.domain.Examples.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepartureTest {

  private static final LocalDate DATE = LocalDate.of(2027, 4, 2);
  private static final Instant START = Instant.parse("2027-04-02T00:00:00Z");

  private static Departure departure(List<StopCall> calls) {
    return new Departure(
        DepartureId.of(feedId("T1"), DATE),
        feedId("T1"),
        line(TOKYO),
        "Tokyo",
        DATE,
        Departure.Status.SCHEDULED,
        calls);
  }

  @Test
  void a_departure_starts_when_it_leaves_its_first_stop() {
    StopCall kofu = new StopCall(0, stop("Kofu"), START, START.plusSeconds(300), true, true);
    StopCall tokyo =
        new StopCall(1, stop("Tokyo"), START.plusSeconds(900), START.plusSeconds(900), true, true);

    assertThat(departure(List.of(kofu, tokyo)).startsAt()).isEqualTo(START.plusSeconds(300));
  }

  @Test
  void a_departure_knows_which_calls_it_has() {
    Departure departure = departure(calls(START, "Kofu", "Otsuki", "Tokyo"));

    assertThat(departure.hasCall(0)).isTrue();
    assertThat(departure.hasCall(2)).isTrue();
    assertThat(departure.hasCall(3)).isFalse();
    assertThat(departure.hasCall(-1)).isFalse();
  }

  @Test
  void a_departure_has_at_least_two_calls() {
    assertThatIllegalArgumentException().isThrownBy(() -> departure(calls(START, "Kofu")));
  }

  @Test
  void calls_are_numbered_in_the_order_of_travel_from_0_on() {
    List<StopCall> calls = calls(START, "Kofu", "Otsuki", "Tokyo");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> departure(List.of(calls.get(0), calls.get(2))))
        .withMessageContaining("call 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> departure(List.of(calls.get(1), calls.get(2))))
        .withMessageContaining("call 0");
  }

  @Test
  void a_departure_does_not_run_backwards_in_time() {
    Instant earlier = START.minusSeconds(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            departure(
                List.of(
                    new StopCall(0, stop("Kofu"), START, START, true, true),
                    new StopCall(1, stop("Tokyo"), earlier, START, true, true))))
        .withMessageContaining("call 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StopCall(0, stop("Kofu"), START, earlier, true, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StopCall(-1, stop("Kofu"), START, START, true, true));
  }

  @Test
  void a_departure_keeps_its_calls_whatever_becomes_of_the_list() {
    List<StopCall> calls = new ArrayList<>(calls(START, "Kofu", "Tokyo"));
    Departure departure = departure(calls);

    calls.clear();

    assertThat(departure.calls()).hasSize(2);
  }

  @Test
  void a_journey_on_two_dates_is_two_departures_and_each_is_known_by_the_same_id_again() {
    DepartureId today = DepartureId.of(feedId("T1"), DATE);

    assertThat(DepartureId.of(feedId("T1"), DATE)).isEqualTo(today);
    assertThat(DepartureId.of(feedId("T1"), DATE.plusDays(1))).isNotEqualTo(today);
    assertThat(DepartureId.of(feedId("T2"), DATE)).isNotEqualTo(today);
  }

  @Test
  void departures_are_locked_in_the_order_of_their_numbers() {
    assertThat(new DepartureId(2)).isGreaterThan(new DepartureId(1));
    assertThat(new DepartureId(Long.MAX_VALUE)).isGreaterThan(new DepartureId(0));
  }
}
