package io.travelapp.domain.money;

import static io.travelapp.domain.Examples.EURO;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class SharesProperties {

  @Provide
  Arbitrary<List<Money>> weights() {
    return Arbitraries.longs()
        .between(0, 1_000_000)
        .map(units -> Money.of(units, EURO))
        .list()
        .ofMinSize(1)
        .ofMaxSize(36)
        .filter(weights -> weights.stream().anyMatch(weight -> !weight.isZero()));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void parts_add_up_to_the_whole_and_each_is_within_a_minor_unit_of_its_due(
      @ForAll @LongRange(max = 1_000_000) long units, @ForAll("weights") List<Money> weights) {
    Money whole = Money.of(units, EURO);
    List<Money> parts = whole.sharedOut(weights);
    BigInteger weight = BigInteger.valueOf(Money.sum(weights, EURO).minorUnits());

    assertThat(Money.sum(parts, EURO)).isEqualTo(whole);
    for (int at = 0; at < parts.size(); at++) {
      BigInteger due =
          BigInteger.valueOf(units).multiply(BigInteger.valueOf(weights.get(at).minorUnits()));
      BigInteger part = BigInteger.valueOf(parts.get(at).minorUnits()).multiply(weight);
      assertThat(part.subtract(due).abs()).isLessThan(weight);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void who_has_no_weight_has_no_part_and_a_part_of_less_than_all_is_within_its_weight(
      @ForAll @LongRange(max = 1_000_000) long units, @ForAll("weights") List<Money> weights) {
    long whole = Math.min(units, Money.sum(weights, EURO).minorUnits());
    List<Money> parts = Money.of(whole, EURO).sharedOut(weights);

    for (int at = 0; at < parts.size(); at++) {
      assertThat(parts.get(at)).isLessThanOrEqualTo(weights.get(at));
    }
  }
}
