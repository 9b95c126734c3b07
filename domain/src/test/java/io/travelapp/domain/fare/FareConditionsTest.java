package io.travelapp.domain.fare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FareConditionsTest {

  private static final FareProduct PRODUCT =
      new FareProduct("standard", "Standard", new RefundPolicy(List.of()));

  private static PassengerType type(String id, int ageFrom, int ageTo) {
    return new PassengerType(id, id, ageFrom, ageTo, 100, true);
  }

  private static FareConditions conditions(PassengerType... types) {
    return new FareConditions(Arrays.asList(types), List.of(PRODUCT));
  }

  @ParameterizedTest
  @CsvSource({
    "0, infant",
    "3, infant",
    "4, child",
    "13, child",
    "14, adult",
    "99, adult",
    "130, adult",
  })
  void each_age_has_its_type(int age, String type) {
    assertThat(FareConditions.standard().typeOfAge(age).map(PassengerType::id)).contains(type);
  }

  @ParameterizedTest
  @CsvSource({"-1", "131"})
  void an_age_that_nobody_has_has_no_type(int age) {
    assertThat(FareConditions.standard().typeOfAge(age)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"adult, 100, true", "child, 50, true", "infant, 0, false"})
  void adults_pay_the_fare_children_half_and_infants_nothing_on_a_lap(
      String id, int percent, boolean needsSeat) {
    PassengerType type = FareConditions.standard().findType(id).orElseThrow();

    assertThat(type.percent()).isEqualTo(percent);
    assertThat(type.needsSeat()).isEqualTo(needsSeat);
  }

  @Test
  void who_says_nothing_is_an_adult_at_the_standard_fare() {
    FareConditions standard = FareConditions.standard();

    assertThat(standard.usualType().id()).isEqualTo("adult");
    assertThat(standard.usualProduct().id()).isEqualTo("standard");
  }

  @Test
  void the_standard_fare_comes_back_whole_until_a_day_before_and_half_until_two_hours_before() {
    assertThat(FareConditions.standard().usualProduct().refundPolicy().tiers())
        .containsExactly(
            new RefundPolicy.Tier(Duration.ofHours(24), 100),
            new RefundPolicy.Tier(Duration.ofHours(2), 50));
  }

  @Test
  void what_is_not_offered_is_not_found() {
    FareConditions standard = FareConditions.standard();

    assertThat(standard.findType("senior")).isEmpty();
    assertThat(standard.findType("Adult")).isEmpty();
    assertThat(standard.findProduct("flex")).isEmpty();
    assertThat(standard.findProduct("standard")).contains(standard.usualProduct());
  }

  @Test
  void age_bands_leave_no_gap_and_do_not_overlap() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conditions(type("adult", 14, 130), type("child", 0, 12)))
        .withMessageContaining("Age 13");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conditions(type("adult", 13, 130), type("child", 0, 13)))
        .withMessageContaining("Age 13");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conditions(type("adult", 1, 130)))
        .withMessageContaining("Age 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conditions(type("adult", 0, 129)))
        .withMessageContaining("Age 130");
    assertThat(conditions(type("anybody", 0, 130)).passengerTypes()).hasSize(1);
  }

  @Test
  void an_id_names_one_type_and_one_product() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conditions(type("adult", 14, 130), type("adult", 0, 13)))
        .withMessageContaining("twice");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new FareConditions(List.of(type("anybody", 0, 130)), List.of(PRODUCT, PRODUCT)))
        .withMessageContaining("twice");
  }

  @Test
  void something_is_sold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FareConditions(List.of(type("anybody", 0, 130)), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FareConditions(List.of(), List.of(PRODUCT)));
  }

  @Test
  void an_age_band_runs_forward_within_a_human_life() {
    assertThatIllegalArgumentException().isThrownBy(() -> type("unborn", -1, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> type("backward", 4, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> type("ancient", 4, 131));
  }

  @Test
  void a_passenger_pays_nothing_to_all_of_the_fare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PassengerType("x", "X", 0, 130, -1, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PassengerType("x", "X", 0, 130, 101, true));
  }

  @Test
  void who_may_be_of_full_age_and_has_a_seat_can_hold_an_infant_whatever_the_price() {
    assertThat(new PassengerType("adult", "Adult", 14, 130, 100, true).canHoldInfant()).isTrue();
    assertThat(new PassengerType("senior", "Senior", 65, 130, 60, true).canHoldInfant()).isTrue();
    assertThat(new PassengerType("youth", "Youth", 14, 18, 80, true).canHoldInfant()).isTrue();
  }

  @Test
  void a_child_cannot_hold_an_infant_nor_can_who_sits_on_a_lap() {
    assertThat(new PassengerType("child", "Child", 4, 17, 100, true).canHoldInfant()).isFalse();
    assertThat(new PassengerType("lap", "Lap", 0, 130, 100, false).canHoldInfant()).isFalse();
  }
}
