package io.travelapp.domain.fare;

import static io.travelapp.domain.Examples.EURO;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.fare.RefundPolicy.Tier;
import io.travelapp.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RefundPolicyProperties {

  private static final Instant BOARDING = Instant.parse("2027-04-02T08:30:00Z");

  @Provide
  Arbitrary<RefundPolicy> policies() {
    return Arbitraries.integers()
        .between(0, 5)
        .flatMap(size ->
            Combinators.combine(
                    Arbitraries.integers().between(0, 200).set().ofSize(size),
                    Arbitraries.integers().between(1, 100).set().ofSize(size))
                .as(RefundPolicyProperties::policy));
  }

  private static RefundPolicy policy(Set<Integer> hours, Set<Integer> percents) {
    List<Integer> farthestFirst = hours.stream().sorted(Comparator.reverseOrder()).toList();
    List<Integer> mostFirst = percents.stream().sorted(Comparator.reverseOrder()).toList();
    List<Tier> tiers = new ArrayList<>();
    for (int i = 0; i < farthestFirst.size(); i++) {
      tiers.add(new Tier(Duration.ofHours(farthestFirst.get(i)), mostFirst.get(i)));
    }
    return new RefundPolicy(tiers);
  }

  @Provide
  Arbitrary<Money> shares() {
    return Arbitraries.longs().between(0, 1_000_000).map(units -> Money.of(units, EURO));
  }

  /** Whole hours, so that boundaries are met, and the nanoseconds beside them. */
  @Provide
  Arbitrary<Instant> moments() {
    return Combinators.combine(
            Arbitraries.integers().between(-210, 10), Arbitraries.integers().between(-1, 1))
        .as((hours, nanos) -> BOARDING.plus(Duration.ofHours(hours)).plusNanos(nanos));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void a_refund_is_never_above_the_share_nor_below_nothing(
      @ForAll("policies") RefundPolicy policy,
      @ForAll("shares") Money share,
      @ForAll("moments") Instant released) {
    assertThat(policy.refundOf(share, BOARDING, released)).isBetween(Money.zero(EURO), share);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void a_refund_never_rises_as_time_goes_by(
      @ForAll("policies") RefundPolicy policy,
      @ForAll("shares") Money share,
      @ForAll("moments") Instant a,
      @ForAll("moments") Instant b) {
    Instant earlier = a.isBefore(b) ? a : b;
    Instant later = a.isBefore(b) ? b : a;

    assertThat(policy.refundOf(share, BOARDING, later))
        .isLessThanOrEqualTo(policy.refundOf(share, BOARDING, earlier));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void a_quote_binds_as_long_as_the_percentage_stays_and_at_most_ten_minutes(
      @ForAll("policies") RefundPolicy policy, @ForAll("moments") Instant now) {
    Instant until = policy.quoteBindsUntil(BOARDING, now);

    assertThat(Duration.between(now, until)).isBetween(Duration.ofNanos(1), Duration.ofMinutes(10));
    assertThat(policy.percentAt(BOARDING, until.minusNanos(1)))
        .isEqualTo(policy.percentAt(BOARDING, now));
    if (until.isBefore(now.plus(RefundPolicy.QUOTE_BINDS))) {
      assertThat(policy.percentAt(BOARDING, until)).isLessThan(policy.percentAt(BOARDING, now));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void what_the_deadlines_say_before_the_sale_is_what_comes_back_after_it(
      @ForAll("policies") RefundPolicy policy, @ForAll("moments") Instant released) {
    int said = 0;
    for (RefundPolicy.Deadline deadline : policy.deadlines(BOARDING).reversed()) {
      said = released.isBefore(deadline.until()) ? deadline.percent() : said;
    }

    assertThat(policy.percentAt(BOARDING, released)).isEqualTo(said);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void within_one_tier_the_order_of_cancellations_does_not_change_their_sum(
      @ForAll("policies") RefundPolicy policy,
      @ForAll("shares") Money a,
      @ForAll("shares") Money b,
      @ForAll("moments") Instant released) {
    Money firstA =
        policy.refundOf(a, BOARDING, released).plus(policy.refundOf(b, BOARDING, released));
    Money firstB =
        policy.refundOf(b, BOARDING, released).plus(policy.refundOf(a, BOARDING, released));

    assertThat(firstA).isEqualTo(firstB).isLessThanOrEqualTo(a.plus(b));
  }
}
