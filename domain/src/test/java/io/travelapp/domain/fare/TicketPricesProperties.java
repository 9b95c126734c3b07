package io.travelapp.domain.fare;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.Examples;
import io.travelapp.domain.fare.Promotion.Reduction;
import io.travelapp.domain.money.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every price, whatever the terms. */
class TicketPricesProperties {

  private static final PassengerType ADULT =
      new PassengerType("adult", "Adult", 14, PassengerType.AGE_MAX, 100, true);
  private static final PassengerType CHILD = new PassengerType("child", "Child", 4, 13, 50, true);
  private static final PassengerType INFANT = new PassengerType("infant", "Infant", 0, 3, 0, false);

  /** A sale that is still to be priced. */
  record Sale(TicketPrices prices, List<PassengerType> party, List<TicketPrices.Leg> legs) {

    Price price() {
      return prices.of(party, legs);
    }

    Price without(boolean promotion, boolean groupDiscount, boolean taxes) {
      FareConditions now = prices.conditions();
      FareConditions fewer =
          new FareConditions(
              now.passengerTypes(),
              now.products(),
              List.of(),
              groupDiscount ? List.of() : now.groupDiscounts(),
              taxes ? List.of() : now.taxes(),
              List.of());
      Optional<Promotion> kept = promotion ? Optional.empty() : prices.promotion();
      return new TicketPrices(fewer, prices.product(), kept).of(party, legs);
    }

    /** The amount that the promotion takes off, if it takes off one. */
    Optional<Money> amountOff() {
      return prices
          .promotion()
          .map(Promotion::reduction)
          .filter(Reduction.Amount.class::isInstance)
          .map(reduction -> ((Reduction.Amount) reduction).amount());
    }

    Currency currency() {
      return legs.getFirst().fare().currency();
    }
  }

  @Provide
  Arbitrary<Sale> sales() {
    return Arbitraries.of(Examples.EURO, Examples.YEN, Examples.DINAR)
        .flatMap(currency ->
            Combinators.combine(
                    prices(currency),
                    Arbitraries.of(ADULT, ADULT, CHILD, INFANT).list().ofMinSize(1).ofMaxSize(9),
                    legs(currency).list().ofMinSize(1).ofMaxSize(4))
                .as(Sale::new));
  }

  private static Arbitrary<TicketPrices> prices(Currency currency) {
    Arbitrary<FareProduct> products =
        Combinators.combine(Arbitraries.integers().between(50, 150), Arbitraries.of(true, false))
            .as((percent, free) ->
                new FareProduct("p", "P", percent, free, new RefundPolicy(List.of())));
    Arbitrary<List<GroupDiscount>> groups =
        Combinators.combine(
                Arbitraries.integers().between(2, 9), Arbitraries.integers().between(1, 40))
            .as((from, percent) -> new GroupDiscount("Group", from, percent))
            .list()
            .ofMaxSize(2);
    Arbitrary<List<Tax>> taxes =
        Arbitraries.integers()
            .between(0, 25_000)
            .map(percent -> new Tax("JP", "Tax", BigDecimal.valueOf(percent, 3)))
            .list()
            .ofMaxSize(2);
    return Combinators.combine(products, groups, taxes, promotions(currency).optional(0.7))
        .as((product, group, tax, promotion) ->
            new TicketPrices(
                new FareConditions(
                    List.of(ADULT, CHILD, INFANT),
                    List.of(product),
                    List.of(),
                    group,
                    tax,
                    List.of()),
                product,
                promotion));
  }

  private static Arbitrary<Promotion> promotions(Currency currency) {
    Arbitrary<Reduction> percents =
        Arbitraries.integers().between(1, 100).map(Reduction.Percent::new);
    Arbitrary<Reduction> amounts =
        Arbitraries.longs()
            .between(1, 100_000)
            .map(units -> new Reduction.Amount(Money.of(units, currency)));
    return Arbitraries.oneOf(percents, amounts)
        .map(reduction ->
            new Promotion(
                "SPRING",
                "Spring offer",
                reduction,
                Promotion.SalePeriod.ALWAYS,
                Promotion.TravelPeriod.ALWAYS,
                Set.of(),
                1,
                PromotionLimits.NONE));
  }

  private static Arbitrary<TicketPrices.Leg> legs(Currency currency) {
    return Combinators.combine(
            Arbitraries.longs().between(0, 100_000),
            Arbitraries.of("JP", "CH"),
            Arbitraries.longs().between(0, 500))
        .as((fare, country, fee) ->
            new TicketPrices.Leg(
                Money.of(fare, currency),
                country,
                Collections.nCopies(
                    3,
                    Optional.of(new SeatFee("Seat", Optional.empty(), Money.of(fee, currency))))));
  }

  private static List<Money> shares(Sale sale, Price price) {
    return IntStream.range(0, sale.legs().size())
        .boxed()
        .flatMap(leg ->
            IntStream.range(0, sale.party().size())
                .mapToObj(passenger -> price.shareOf(passenger, leg)))
        .toList();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void the_lines_and_the_shares_of_the_tickets_add_up_to_the_total(@ForAll("sales") Sale sale) {
    Price price = sale.price();

    assertThat(Money.sum(price.lines().stream().map(PriceLine::amount).toList(), sale.currency()))
        .isEqualTo(price.total());
    assertThat(Money.sum(shares(sale, price), sale.currency())).isEqualTo(price.total());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void no_ticket_costs_less_than_nothing(@ForAll("sales") Sale sale) {
    assertThat(shares(sale, sale.price())).noneMatch(Money::isNegative);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void neither_a_promotion_nor_a_group_discount_makes_any_ticket_dearer(
      @ForAll("sales") Sale sale) {
    // A tax is rounded after what is taken off, so it is left out where no more than the half of a
    // minor unit could be told apart.
    List<Money> with = shares(sale, sale.without(false, false, true));
    List<Money> withoutPromotion = shares(sale, sale.without(true, false, true));
    List<Money> plain = shares(sale, sale.without(true, true, true));

    for (int ticket = 0; ticket < with.size(); ticket++) {
      assertThat(with.get(ticket)).isLessThanOrEqualTo(withoutPromotion.get(ticket));
      assertThat(withoutPromotion.get(ticket)).isLessThanOrEqualTo(plain.get(ticket));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void an_amount_is_taken_off_whole_or_as_far_as_there_is_something_to_take_it_off(
      @ForAll("sales") Sale sale) {
    Money off =
        Money.sum(
            sale.price().lines().stream()
                .filter(line -> line.label().equals("Spring offer"))
                .map(PriceLine::amount)
                .toList(),
            sale.currency());
    Money fares = sale.without(true, false, true).total().minus(seatFees(sale));

    sale.amountOff()
        .map(amount -> amount.compareTo(fares) < 0 ? amount : fares)
        .ifPresent(
            expected -> assertThat(off.plus(expected)).isEqualTo(Money.zero(sale.currency())));
  }

  private static Money seatFees(Sale sale) {
    return Money.sum(
        sale.price().lines().stream()
            .filter(line -> line.label().equals("Seat"))
            .map(PriceLine::amount)
            .toList(),
        sale.currency());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void the_price_of_legs_together_is_that_of_each_apart_unless_an_amount_is_shared_out(
      @ForAll("sales") Sale sale) {
    if (sale.amountOff().isPresent()) {
      return;
    }
    Money apart =
        Money.sum(
            sale.legs().stream()
                .map(leg -> sale.prices().of(sale.party(), List.of(leg)).total())
                .toList(),
            sale.currency());

    assertThat(apart).isEqualTo(sale.price().total());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void the_same_sale_has_the_same_price_again(@ForAll("sales") Sale sale) {
    assertThat(sale.price()).isEqualTo(sale.price());
  }
}
