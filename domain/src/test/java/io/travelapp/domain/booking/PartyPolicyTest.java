package io.travelapp.domain.booking;

import static io.travelapp.domain.Examples.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.booking.PartyPolicy.Fault;
import io.travelapp.domain.booking.PartyPolicy.Hours;
import io.travelapp.domain.booking.PartyPolicy.Member;
import io.travelapp.domain.booking.PartyPolicy.MinorsAlone;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.PassengerType;
import io.travelapp.domain.schedule.StopCall;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  private static List<Member> aged(Integer... ages) {
    return Stream.of(ages).map(age -> new Member(Optional.of(age), false)).toList();
  }

  private static List<PassengerType> adults(int count) {
    return Collections.nCopies(count, FareConditions.standard().usualType());
  }

  @Test
  void usually_nothing_is_asked_but_that_a_party_is_of_nine_at_most() {
    Hours byNight = ride(LocalTime.of(23, 0), LocalTime.of(22, 0), 1);

    assertThat(PartyPolicy.USUAL.findMinorFault(aged(5, 5, 5), byNight)).isEmpty();
    assertThat(PartyPolicy.USUAL.findPartyFault(adults(9))).isEmpty();
    assertThat(PartyPolicy.USUAL.findPartyFault(adults(10)))
        .contains(new Party.Fault.TooLarge(10, 9));
    assertThat(PartyPolicy.USUAL.womenNextToWomen()).isFalse();
  }

  @Test
  void an_operator_may_carry_smaller_parties_only() {
    assertThat(STRICT.findPartyFault(adults(7))).contains(new Party.Fault.TooLarge(7, 6));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PartyPolicy(10, false, Optional.empty()));
  }

  @Test
  void minors_alone_are_old_enough_and_travel_by_day_and_not_for_long() {
    assertThat(STRICT.findMinorFault(aged(12, 15), BY_DAY)).isEmpty();
    assertThat(STRICT.findMinorFault(aged(15, 11), BY_DAY)).contains(new Fault.TooYoung(1, 11));
    Hours early = ride(LocalTime.of(6, 59), EIGHT, 0);
    assertThat(STRICT.findMinorFault(aged(15), early)).contains(new Fault.TooEarlyOrLate(early));
    Hours overnight = ride(LocalTime.of(20, 0), EIGHT, 1);
    assertThat(STRICT.findMinorFault(aged(15), overnight))
        .contains(new Fault.TooEarlyOrLate(overnight));
    assertThat(STRICT.findMinorFault(aged(15), ride(EIGHT, LocalTime.of(13, 1), 0)))
        .contains(new Fault.TooLong(Duration.ofMinutes(301)));
    assertThat(STRICT.findMinorFault(aged(5, 16), overnight)).as("with an adult").isEmpty();
  }

  @Test
  void who_does_not_tell_the_age_is_an_adult_or_has_to_tell_it() {
    Member adult = new Member(Optional.empty(), true);
    Member child = new Member(Optional.empty(), false);

    assertThat(STRICT.findMinorFault(List.of(child, adult), BY_DAY)).isEmpty();
    assertThat(STRICT.findMinorFault(List.of(child), BY_DAY)).contains(new Fault.AgeUnknown(0));
  }

  @Test
  void the_hours_of_a_ride_are_those_of_the_clocks_at_its_stops() {
    Instant late = Instant.parse("2027-04-02T13:30:00Z");
    Instant early = Instant.parse("2027-04-02T20:00:00Z");
    Ride ride =
        new Ride(
            new StopCall(0, stop("Tokyo"), late, late, true, true),
            new StopCall(1, stop("Kyoto"), early, early, true, true));

    assertThat(Hours.of(ride))
        .isEqualTo(new Hours(LocalTime.of(22, 30), LocalTime.of(5, 0), 1, Duration.ofMinutes(390)));
  }

  @Test
  void the_terms_of_minors_make_sense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MinorsAlone(16, 12, EIGHT, LocalTime.of(9, 0), Duration.ofHours(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MinorsAlone(12, 16, EIGHT, EIGHT, Duration.ofHours(1)));
  }
}
