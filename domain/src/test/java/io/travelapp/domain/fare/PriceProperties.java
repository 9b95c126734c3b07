package io.travelapp.domain.fare;

import static io.travelapp.domain.Examples.EURO;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PriceProperties {

  @Provide
  Arbitrary<List<PassengerType>> parties() {
    return Arbitraries.integers()
        .between(0, 100)
        .map(percent -> new PassengerType("type", "Type", 0, 99, percent, true))
        .list()
        .ofMinSize(1)
        .ofMaxSize(9);
  }

  @Provide
  Arbitrary<List<Money>> fares() {
    return Arbitraries.longs()
        .between(0, 1_000_000)
        .map(units -> Money.of(units, EURO))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static Price price(List<PassengerType> party, List<Money> fares) {
    FareConditions terms = FareConditions.standard();
    return new TicketPrices(terms, terms.usualProduct(), Optional.empty())
        .of(party, fares.stream().map(fare -> TicketPrices.Leg.of(fare, "JP")).toList());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void the_shares_of_all_tickets_add_up_to_the_total(
      @ForAll("parties") List<PassengerType> party, @ForAll("fares") List<Money> fares) {
    Price price = price(party, fares);
    List<Money> shares = new ArrayList<>();
    for (int passenger = 0; passenger < party.size(); passenger++) {
      for (int leg = 0; leg < fares.size(); leg++) {
        shares.add(price.shareOf(passenger, leg));
      }
    }

    assertThat(Money.sum(shares, EURO)).isEqualTo(price.total());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void the_total_is_within_half_a_cent_a_ticket_of_the_exact_sum(
      @ForAll("parties") List<PassengerType> party, @ForAll("fares") List<Money> fares) {
    long exactHundredfold =
        party.stream().mapToLong(PassengerType::percent).sum()
            * fares.stream().mapToLong(Money::minorUnits).sum();

    long roundedHundredfold = price(party, fares).total().minorUnits() * 100;

    long tickets = (long) party.size() * fares.size();
    assertThat(roundedHundredfold - exactHundredfold).isBetween(-49 * tickets, 50 * tickets);
  }
}
