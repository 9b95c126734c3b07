package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What each ticket of a party costs under the terms of a sale: a pure function, the same for what
 * is shown, what is held and what is exchanged.
 *
 * <p>Of each ticket, in this order, and each rounded half up to the minor unit: the product's
 * hundredths of the fare; of that the passenger type's; less the group discount; less the
 * promotion; more the fee of a seat that was chosen; more the tax of the country where the leg
 * boards, on all of that. A promotion of an amount is shared out among the tickets in proportion to
 * what they cost before it, the largest remainders first and equals in order, so that it is taken
 * off whole.
 *
 * <pre>{@code
 * var prices = new TicketPrices(conditions, conditions.usualProduct(), Optional.empty());
 * prices.of(List.of(adult, child), List.of(TicketPrices.Leg.of(fare, "JP"))).total()
 * }</pre>
 *
 * @param conditions the group discounts and taxes that apply to every sale
 */
public record TicketPrices(
    FareConditions conditions, FareProduct product, Optional<Promotion> promotion) {

  /**
   * A leg that is to be paid for.
   *
   * @param fare what an adult pays, before any terms
   * @param country where it boards; empty where nobody knows
   * @param seatFees of the seat that each passenger chose, in the order of the party; none at all
   *     where nobody chose
   */
  public record Leg(Money fare, String country, List<Optional<SeatFee>> seatFees) {

    public Leg {
      seatFees = List.copyOf(seatFees);
    }

    /** A leg on which nobody chose a seat. */
    public static Leg of(Money fare, String country) {
      return new Leg(fare, country, List.of());
    }

    private Optional<SeatFee> seatFeeOf(int passenger) {
      return passenger < seatFees.size() ? seatFees.get(passenger) : Optional.empty();
    }
  }

  /** What an adult pays of a fare for the product, before tax. */
  public static Money productFare(FareProduct product, Money fare) {
    return fare.percent(product.percent());
  }

  /**
   * The price of a party on some legs.
   *
   * @param party the type of each passenger
   * @param legs at least one, all in one currency
   */
  public Price of(List<PassengerType> party, List<Leg> legs) {
    Currency currency = legs.getFirst().fare().currency();
    Optional<GroupDiscount> group = groupDiscount(party);
    List<Draft> drafts =
        IntStream.range(0, legs.size())
            .boxed()
            .flatMap(leg ->
                IntStream.range(0, party.size())
                    .mapToObj(at -> draft(party.get(at), at, legs.get(leg), leg, group)))
            .toList();
    List<Money> reductions = reductions(drafts.stream().map(Draft::fare).toList(), currency);
    List<PriceLine> lines = new ArrayList<>();
    for (int at = 0; at < drafts.size(); at++) {
      Draft draft = drafts.get(at);
      lines.addAll(lines(draft, reductions.get(at), legs.get(draft.leg())));
    }
    return Price.of(lines, currency);
  }

  /** A ticket as far as it can be priced alone. */
  private record Draft(int passenger, int leg, List<PriceLine> lines) {

    Money fare() {
      return Money.sum(
          lines.stream().map(PriceLine::amount).toList(), lines.getFirst().amount().currency());
    }

    PriceLine line(String label, Money amount) {
      return new PriceLine(label, passenger, leg, amount);
    }
  }

  private Optional<GroupDiscount> groupDiscount(List<PassengerType> party) {
    long seated = party.stream().filter(PassengerType::needsSeat).count();
    return conditions.groupDiscounts().stream()
        .filter(discount -> seated >= discount.passengers())
        .max(Comparator.comparingInt(GroupDiscount::passengers));
  }

  private Draft draft(
      PassengerType type, int passenger, Leg leg, int number, Optional<GroupDiscount> group) {
    Money fare = productFare(product, leg.fare()).percent(type.percent());
    PriceLine own = new PriceLine(type.label(), passenger, number, fare);
    Stream<PriceLine> discount =
        group
            .map(of ->
                new PriceLine(of.label(), passenger, number, minus(fare.percent(of.percent()))))
            .filter(line -> !line.amount().isZero())
            .stream();
    return new Draft(passenger, number, Stream.concat(Stream.of(own), discount).toList());
  }

  private static Money minus(Money amount) {
    return Money.zero(amount.currency()).minus(amount);
  }

  private List<PriceLine> lines(Draft draft, Money reduction, Leg leg) {
    List<PriceLine> lines = new ArrayList<>(draft.lines());
    Money taxed = draft.fare().minus(reduction);
    if (!reduction.isZero()) {
      lines.add(draft.line(promotion.orElseThrow().label(), minus(reduction)));
    }
    Optional<SeatFee> fee =
        leg.seatFeeOf(draft.passenger()).filter(of -> !product.freeSeatChoice());
    if (fee.filter(of -> !of.amount().isZero()).isPresent()) {
      lines.add(draft.line(fee.get().label(), fee.get().amount()));
      taxed = taxed.plus(fee.get().amount());
    }
    for (Tax tax : conditions.taxesOf(leg.country())) {
      Money amount = taxed.percent(tax.percent());
      if (!amount.isZero()) {
        lines.add(draft.line(tax.label(), amount));
      }
    }
    return lines;
  }

  /** What the promotion takes off each ticket. */
  private List<Money> reductions(List<Money> fares, Currency currency) {
    if (promotion.isEmpty()) {
      return fares.stream().map(fare -> Money.zero(currency)).toList();
    }
    return switch (promotion.get().reduction()) {
      case Promotion.Reduction.Percent(int percent) ->
          fares.stream().map(fare -> fare.percent(percent)).toList();
      case Promotion.Reduction.Amount(Money amount) -> {
        Money all = Money.sum(fares, currency);
        yield (amount.compareTo(all) < 0 ? amount : all).sharedOut(fares);
      }
    };
  }
}
