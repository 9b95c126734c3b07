package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A code that makes a sale cheaper, and to which sales it applies. Whatever is not stated applies
 * to every sale.
 *
 * @param code as {@link #codeOf} writes it
 * @param label what a traveller reads
 * @param sold when the sale is made
 * @param travelled on which days, by the clock at the boarding stop, every leg is travelled
 * @param products the fare products that it makes cheaper; all where empty
 * @param passengersMin how many travel at least
 */
public record Promotion(
    String code,
    String label,
    Reduction reduction,
    SalePeriod sold,
    TravelPeriod travelled,
    Set<String> products,
    int passengersMin,
    PromotionLimits limits) {

  /** What is taken off. */
  public sealed interface Reduction {
    /** So many hundredths of each ticket, rounded half up. */
    record Percent(int percent) implements Reduction {

      public Percent {
        if (percent < 1 || percent > 100) {
          throw new IllegalArgumentException(
              "A promotion takes off 1 to 100 percent, not " + percent);
        }
      }
    }

    /** So much of the whole sale, and no more than it costs; in its own currency alone. */
    record Amount(Money amount) implements Reduction {

      public Amount {
        if (amount.isNegative() || amount.isZero()) {
          throw new IllegalArgumentException(
              "A promotion takes off more than nothing, not " + amount);
        }
      }
    }
  }

  /** From one instant until, and not at, another. */
  public record SalePeriod(Optional<Instant> from, Optional<Instant> until) {

    /** Ever. */
    public static final SalePeriod ALWAYS = new SalePeriod(Optional.empty(), Optional.empty());
  }

  /** From one day to another, both included. */
  public record TravelPeriod(Optional<LocalDate> from, Optional<LocalDate> to) {

    /** Ever. */
    public static final TravelPeriod ALWAYS = new TravelPeriod(Optional.empty(), Optional.empty());

    boolean includes(LocalDate day) {
      return from.map(first -> !day.isBefore(first)).orElse(true)
          && to.map(last -> !day.isAfter(last)).orElse(true);
    }
  }

  /**
   * The sale to which a promotion is to be applied.
   *
   * @param at when it is made
   * @param days of its legs, by the clocks at their boarding stops
   * @param product the fare product's id
   * @param passengers how many travel
   * @param fare what the party pays without the promotion
   */
  public record Sale(Instant at, List<LocalDate> days, String product, int passengers, Money fare) {

    public Sale {
      days = List.copyOf(days);
    }
  }

  /** Why a promotion does not apply to a sale. */
  public sealed interface Refusal {
    record NotYet(Instant from) implements Refusal {}

    record Over(Instant until) implements Refusal {}

    record OtherTravelDays(LocalDate day, TravelPeriod travelled) implements Refusal {}

    record OtherProduct(String product, Set<String> products) implements Refusal {}

    record TooFewPassengers(int passengers, int passengersMin) implements Refusal {}

    record OtherCurrency(Money amount, String currency) implements Refusal {}

    record UsedUp(PromotionLimits.Reached reached, int allowed) implements Refusal {}
  }

  public Promotion {
    products = Set.copyOf(products);
    if (!code.equals(codeOf(code)) || !code.matches("[A-Z0-9_-]{1,40}")) {
      throw new IllegalArgumentException(
          "A promotion code is 1 to 40 letters, digits, hyphens and underscores, not " + code);
    }
    if (passengersMin < 1) {
      throw new IllegalArgumentException("At least one passenger travels, not " + passengersMin);
    }
  }

  /** How a code is compared: case and blanks around it do not matter. */
  public static String codeOf(String typed) {
    return typed.strip().toUpperCase(Locale.ROOT);
  }

  /** Why it does not apply to a sale, the first reason; empty if it does. */
  public Optional<Refusal> refusalOf(Sale sale) {
    return timeRefusal(sale)
        .or(() -> partyRefusal(sale))
        .or(() -> currencyRefusal(sale.fare().currency().getCurrencyCode()));
  }

  private Optional<Refusal> timeRefusal(Sale sale) {
    if (sold.from().filter(sale.at()::isBefore).isPresent()) {
      return sold.from().map(Refusal.NotYet::new);
    }
    if (sold.until().filter(until -> !sale.at().isBefore(until)).isPresent()) {
      return sold.until().map(Refusal.Over::new);
    }
    return sale.days().stream()
        .filter(day -> !travelled.includes(day))
        .findFirst()
        .map(day -> new Refusal.OtherTravelDays(day, travelled));
  }

  private Optional<Refusal> partyRefusal(Sale sale) {
    if (!products.isEmpty() && !products.contains(sale.product())) {
      return Optional.of(new Refusal.OtherProduct(sale.product(), products));
    }
    return sale.passengers() < passengersMin
        ? Optional.of(new Refusal.TooFewPassengers(sale.passengers(), passengersMin))
        : Optional.empty();
  }

  private Optional<Refusal> currencyRefusal(String currency) {
    return switch (reduction) {
      case Reduction.Percent ignored -> Optional.empty();
      case Reduction.Amount(Money amount) ->
          amount.currency().getCurrencyCode().equals(currency)
              ? Optional.empty()
              : Optional.of(new Refusal.OtherCurrency(amount, currency));
    };
  }
}
