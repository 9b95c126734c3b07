package io.travelapp.domain.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.PassengerType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartyTest {

  private static final PassengerType ADULT = type("adult");
  private static final PassengerType CHILD = type("child");
  private static final PassengerType INFANT = type("infant");

  private static PassengerType type(String id) {
    return FareConditions.standard().findType(id).orElseThrow();
  }

  private static Party party(PassengerType... passengers) {
    return new Party(Arrays.asList(passengers));
  }

  @Test
  void a_party_needs_a_seat_for_each_who_does_not_sit_on_a_lap() {
    assertThat(party(ADULT, CHILD, INFANT).seats()).isEqualTo(2);
    assertThat(party(ADULT, ADULT, INFANT, INFANT).seats()).isEqualTo(2);
    assertThat(party(CHILD).seats()).isEqualTo(1);
  }

  @Test
  void nobody_is_no_party() {
    assertThat(Party.findFault(List.of())).contains(new Party.Fault.Empty());
    assertThatIllegalArgumentException().isThrownBy(() -> new Party(List.of()));
  }

  @Test
  void a_party_of_nine_books_at_once_and_one_of_ten_is_told_the_limit() {
    assertThat(Party.findFault(Collections.nCopies(9, ADULT))).isEmpty();
    assertThat(Party.findFault(Collections.nCopies(10, ADULT)))
        .contains(new Party.Fault.TooLarge(10, 9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Party(Collections.nCopies(10, ADULT)))
        .withMessageContaining("10")
        .withMessageContaining("9");
  }

  @Test
  void infants_count_in_the_size_of_a_party() {
    List<PassengerType> fiveAndFive =
        List.of(ADULT, ADULT, ADULT, ADULT, ADULT, INFANT, INFANT, INFANT, INFANT, INFANT);

    assertThat(Party.findFault(fiveAndFive)).contains(new Party.Fault.TooLarge(10, 9));
  }

  @Test
  void each_infant_on_a_lap_has_an_adult_of_its_own() {
    assertThat(Party.findFault(List.of(ADULT, INFANT))).isEmpty();
    assertThat(Party.findFault(List.of(ADULT, INFANT, INFANT)))
        .contains(new Party.Fault.InfantsWithoutAdult(2, 1));
    assertThat(Party.findFault(List.of(INFANT)))
        .contains(new Party.Fault.InfantsWithoutAdult(1, 0));
  }

  @Test
  void a_child_holds_no_infant() {
    assertThat(Party.findFault(List.of(CHILD, INFANT)))
        .contains(new Party.Fault.InfantsWithoutAdult(1, 0));
  }

  @Test
  void a_grandmother_at_a_reduced_fare_holds_an_infant() {
    PassengerType senior = new PassengerType("senior", "Senior", 65, 130, 60, true);

    assertThat(Party.findFault(List.of(senior, INFANT))).isEmpty();
  }

  @Test
  void an_infant_that_pays_the_full_fare_does_not_hold_itself() {
    PassengerType dearInfant = new PassengerType("infant", "Infant", 0, 3, 100, false);

    assertThat(Party.findFault(List.of(dearInfant)))
        .contains(new Party.Fault.InfantsWithoutAdult(1, 0));
  }
}
