package io.travelapp.domain.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.booking.PartyPolicy.Fault;
import io.travelapp.domain.booking.PartyPolicy.Hours;
import io.travelapp.domain.booking.PartyPolicy.MinorsAlone;
import io.travelapp.domain.booking.PartyPolicy.Neighbour;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.VehicleLayout;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartyPolicyTest {

  private static final LocalTime EIGHT = LocalTime.of(8, 0);
  private static final Hours BY_DAY = ride(EIGHT, LocalTime.of(11, 0), 0);

  private static final PartyPolicy STRICT =
      new PartyPolicy(
          6,
          true,
          Optional.of(
              new MinorsAlone(
                  12, 16, LocalTime.of(7, 0), LocalTime.of(21, 0), Duration.ofHours(5))));

  private static Hours ride(LocalTime boards, LocalTime alights, int nights) {
    Duration duration = Duration.between(boards, alights).plusDays(nights);
    return new Hours(boards, alights, nights, duration);
  }

  private static SeatLabel seat(String label) {
    return new SeatLabel(label);
  }

  @Test
  void usually_nothing_is_asked_but_that_a_party_is_of_nine_at_most() {
    Hours byNight = ride(LocalTime.of(23, 0), LocalTime.of(22, 0), 1);

    assertThat(PartyPolicy.USUAL.findFault(Collections.nCopies(9, 5), byNight)).isEmpty();
    assertThat(PartyPolicy.USUAL.findFault(Collections.nCopies(10, 30), BY_DAY))
        .contains(new Fault.TooLarge(10, 9));
    assertThat(
            PartyPolicy.USUAL.seatsBarred(
                Neighbour.OTHER,
                VehicleLayout.twoByTwo("coach", 1),
                Map.of(seat("1A"), Neighbour.WOMAN_AMONG_WOMEN)))
        .isEmpty();
  }

  @Test
  void an_operator_may_carry_smaller_parties_only() {
    assertThat(STRICT.findFault(Collections.nCopies(7, 30), BY_DAY))
        .contains(new Fault.TooLarge(7, 6));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PartyPolicy(10, false, Optional.empty()));
  }

  @Test
  void minors_alone_are_old_enough_and_travel_by_day_and_not_for_long() {
    assertThat(STRICT.findFault(List.of(12, 15), BY_DAY)).isEmpty();
    assertThat(STRICT.findFault(List.of(15, 11), BY_DAY))
        .contains(new Fault.MinorTooYoung(1, 11, 12));
    Hours early = ride(LocalTime.of(6, 59), EIGHT, 0);
    assertThat(STRICT.findFault(List.of(15), early))
        .contains(new Fault.MinorTooEarlyOrLate(0, early, LocalTime.of(7, 0), LocalTime.of(21, 0)));
    Hours overnight = ride(LocalTime.of(20, 0), EIGHT, 1);
    assertThat(STRICT.findFault(List.of(15), overnight))
        .get()
        .isInstanceOf(Fault.MinorTooEarlyOrLate.class);
    assertThat(STRICT.findFault(List.of(15), ride(EIGHT, LocalTime.of(13, 1), 0)))
        .contains(new Fault.MinorTooLong(0, Duration.ofMinutes(301), Duration.ofHours(5)));
    assertThat(STRICT.findFault(List.of(5, 16), overnight)).as("with an adult").isEmpty();
  }

  @Test
  void a_woman_who_asks_for_it_sits_next_to_women_only() {
    VehicleLayout coach = VehicleLayout.twoByTwo("coach", 2);
    Map<SeatLabel, Neighbour> seated =
        Map.of(
            seat("1A"), Neighbour.WOMAN_AMONG_WOMEN,
            seat("1D"), Neighbour.OTHER,
            seat("2B"), Neighbour.WOMAN);

    assertThat(STRICT.seatsBarred(Neighbour.OTHER, coach, seated)).containsExactly(seat("1B"));
    assertThat(STRICT.seatsBarred(Neighbour.WOMAN_AMONG_WOMEN, coach, seated))
        .containsExactly(seat("1C"));
    assertThat(STRICT.seatsBarred(Neighbour.WOMAN, coach, seated)).isEmpty();
  }

  @Test
  void the_terms_of_minors_make_sense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MinorsAlone(16, 12, EIGHT, LocalTime.of(9, 0), Duration.ofHours(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MinorsAlone(12, 16, EIGHT, EIGHT, Duration.ofHours(1)));
  }
}
