package io.travelapp.domain.fare;

import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.Examples.YEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.fare.RefundPolicy.Deadline;
import io.travelapp.domain.fare.RefundPolicy.Tier;
import io.travelapp.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundPolicyTest {

  private static final Instant BOARDING = Instant.parse("2027-04-02T08:30:00Z");

  /** Everything until a day before departure, half until two hours before. */
  private static final RefundPolicy DAY_AND_TWO_HOURS =
      policy(tier("PT24H", 100), tier("PT2H", 50));

  private static Tier tier(String before, int percent) {
    return new Tier(Duration.parse(before), percent);
  }

  private static RefundPolicy policy(Tier... tiers) {
    return new RefundPolicy(Arrays.asList(tiers));
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-01T00:00:00Z,           100",
    "2027-04-01T08:29:59.999999999Z, 100",
    "2027-04-01T08:30:00Z,           50",
    "2027-04-01T08:30:00.000000001Z, 50",
    "2027-04-02T06:29:59.999999999Z, 50",
    "2027-04-02T06:30:00Z,           0",
    "2027-04-02T08:30:00Z,           0",
    "2027-05-01T00:00:00Z,           0",
  })
  void a_tier_ends_at_its_boundary_to_the_nanosecond(Instant released, int percent) {
    assertThat(DAY_AND_TWO_HOURS.percentAt(BOARDING, released)).isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-04-02T08:29:59.999999999Z, 70",
    "2027-04-02T08:30:00Z,           0",
  })
  void a_tier_may_reach_up_to_departure_and_no_further(Instant released, int percent) {
    assertThat(policy(tier("PT0S", 70)).percentAt(BOARDING, released)).isEqualTo(percent);
  }

  @Test
  void without_tiers_nothing_ever_comes_back() {
    RefundPolicy never = new RefundPolicy(List.of());

    assertThat(never.percentAt(BOARDING, Instant.EPOCH)).isZero();
    assertThat(never.deadlines(BOARDING)).isEmpty();
    assertThat(never.refundOf(Money.of(2490, EURO), BOARDING, Instant.EPOCH).isZero()).isTrue();
  }

  @Test
  void a_day_before_departure_is_twenty_four_hours_also_when_the_clock_changes_in_between() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    Instant intoSummer = ZonedDateTime.of(2027, 3, 28, 8, 30, 0, 0, paris).toInstant();
    Instant intoWinter = ZonedDateTime.of(2027, 10, 31, 8, 30, 0, 0, paris).toInstant();

    assertThat(DAY_AND_TWO_HOURS.deadlines(intoSummer).getFirst().until().atZone(paris))
        .isEqualTo(ZonedDateTime.of(2027, 3, 27, 7, 30, 0, 0, paris));
    assertThat(DAY_AND_TWO_HOURS.deadlines(intoWinter).getFirst().until().atZone(paris))
        .isEqualTo(ZonedDateTime.of(2027, 10, 30, 9, 30, 0, 0, paris));
  }

  @Test
  void the_deadlines_are_named_before_the_sale() {
    assertThat(DAY_AND_TWO_HOURS.deadlines(BOARDING))
        .containsExactly(
            new Deadline(Instant.parse("2027-04-01T08:30:00Z"), 100),
            new Deadline(Instant.parse("2027-04-02T06:30:00Z"), 50));
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-01T00:00:00Z, 2495",
    "2027-04-01T12:00:00Z, 1248", // 1247.5
    "2027-04-02T07:00:00Z, 0",
  })
  void a_refund_is_rounded_up_to_the_minor_unit(Instant released, long refund) {
    assertThat(DAY_AND_TWO_HOURS.refundOf(Money.of(2495, EURO), BOARDING, released))
        .isEqualTo(Money.of(refund, EURO));
  }

  @Test
  void a_refund_in_yen_is_rounded_up_to_a_whole_yen() {
    assertThat(
            DAY_AND_TWO_HOURS.refundOf(
                Money.of(1501, YEN), BOARDING, BOARDING.minus(Duration.ofHours(3))))
        .isEqualTo(Money.of(751, YEN));
  }

  @ParameterizedTest
  @CsvSource({
    // long before, in the last ten minutes of a tier, at its end, after the last one
    "2027-03-01T00:00:00Z,           2027-03-01T00:10:00Z",
    "2027-04-01T08:20:00Z,           2027-04-01T08:30:00Z",
    "2027-04-01T08:20:00.000000001Z, 2027-04-01T08:30:00Z",
    "2027-04-01T08:29:59Z,           2027-04-01T08:30:00Z",
    "2027-04-01T08:30:00Z,           2027-04-01T08:40:00Z",
    "2027-04-02T06:25:00Z,           2027-04-02T06:30:00Z",
    "2027-04-02T06:30:00Z,           2027-04-02T06:40:00Z",
    "2027-04-02T08:29:00Z,           2027-04-02T08:39:00Z",
  })
  void a_quote_binds_for_ten_minutes_and_not_beyond_the_tier(Instant now, Instant until) {
    assertThat(DAY_AND_TWO_HOURS.quoteBindsUntil(BOARDING, now)).isEqualTo(until);
  }

  @Test
  void tiers_come_nearer_to_departure_and_give_less() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(tier("PT2H", 100), tier("PT24H", 50)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(tier("PT24H", 50), tier("PT2H", 100)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(tier("PT24H", 100), tier("PT24H", 50)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(tier("PT24H", 50), tier("PT2H", 50)));
  }

  @Test
  void a_tier_gives_one_to_a_hundred_percent_until_some_time_before_departure() {
    assertThatIllegalArgumentException().isThrownBy(() -> tier("PT2H", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> tier("PT2H", 101));
    assertThatIllegalArgumentException().isThrownBy(() -> tier("PT-1S", 50));
    assertThat(tier("PT0S", 1).percent()).isEqualTo(1);
  }

  @Test
  void a_policy_that_gives_at_most_so_much_keeps_the_nearest_of_tiers_that_become_equal() {
    RefundPolicy policy = policy(tier("PT48H", 100), tier("PT24H", 80), tier("PT2H", 50));

    assertThat(policy.atMost(100)).isEqualTo(policy);
    assertThat(policy.atMost(90))
        .isEqualTo(policy(tier("PT48H", 90), tier("PT24H", 80), tier("PT2H", 50)));
    assertThat(policy.atMost(60)).isEqualTo(policy(tier("PT24H", 60), tier("PT2H", 50)));
    assertThat(policy.atMost(50)).isEqualTo(policy(tier("PT2H", 50)));
    assertThat(policy.atMost(0)).isEqualTo(policy());
    assertThat(policy().atMost(50)).isEqualTo(policy());
  }
}
