package io.travelapp.domain.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeldLegTest {

  private static final HeldPassenger ADULT = new HeldPassenger("adult", true, true);
  private static final HeldPassenger INFANT = new HeldPassenger("infant", false, false);

  private static SeatLabel seat(String label) {
    return new SeatLabel(label);
  }

  /** The stop of a call has its number. */
  private static SeatChange change(int place, int call, String label) {
    return new SeatChange(place, call, new StopId(call), seat(label));
  }

  /** From call 1 to call 5, on 1A and 1B at first. */
  private static HeldLeg leg(SeatChange... changes) {
    return new HeldLeg(
        new DepartureId(1),
        new Segment(1, 5),
        new StopId(1),
        new StopId(5),
        Sales.BOARDS,
        Sales.BOARDS,
        List.of(seat("1A"), seat("1B")),
        List.of(changes),
        false,
        Sales.BOARDS,
        Sales.POLICY);
  }

  private static Stretch stretch(String label, int from, int to) {
    return new Stretch(seat(label), new Segment(from, to));
  }

  @Test
  void each_seat_is_had_from_where_it_is_taken_to_where_it_is_left() {
    HeldLeg leg = leg(change(0, 4, "1A"), change(0, 2, "2A"));

    assertThat(leg.stretches(0))
        .containsExactly(stretch("1A", 1, 2), stretch("2A", 2, 4), stretch("1A", 4, 5));
    assertThat(leg.stretches(1)).containsExactly(stretch("1B", 1, 5));
    assertThat(leg.stretches()).hasSize(4);
    assertThat(Stream.of(1, 2, 4, 5).map(leg::stopAt))
        .containsExactly(new StopId(1), new StopId(2), new StopId(4), new StopId(5));
  }

  @Test
  void an_infant_on_a_lap_has_no_seat_and_who_comes_after_has_the_next() {
    HeldLeg leg = leg(change(1, 3, "2B"));
    List<HeldPassenger> party = List.of(ADULT, INFANT, ADULT);

    assertThat(leg.stretchesOf(1, party)).isEmpty();
    assertThat(leg.seatOf(1, party)).isEmpty();
    assertThat(leg.stretchesOf(2, party)).containsExactly(stretch("1B", 1, 3), stretch("2B", 3, 5));
    assertThat(leg.seatOf(2, party)).contains(seat("1B"));
  }

  @Test
  void seats_change_on_the_way_and_those_of_who_has_one() {
    assertThatThrownBy(() -> leg(change(0, 1, "2A"))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> leg(change(0, 5, "2A"))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> leg(change(2, 2, "2A"))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> leg(change(-1, 2, "2A"))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void two_of_a_party_may_change_places_and_not_share_one() {
    assertThat(leg(change(0, 2, "1B"), change(1, 2, "1A")).hasSeatTwice()).isFalse();
    assertThat(leg(change(0, 2, "1B"), change(1, 3, "1A")).hasSeatTwice()).isTrue();
  }

  @Test
  void other_seats_are_for_all_the_way() {
    LegSeats other = new LegSeats(0, List.of(seat("2A"), seat("2B")), true, 1);

    assertThat(leg(change(0, 2, "2A")).with(other).stretches())
        .containsExactly(stretch("2A", 1, 5), stretch("2B", 1, 5));
  }
}
