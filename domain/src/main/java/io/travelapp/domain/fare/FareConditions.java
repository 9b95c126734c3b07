package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.seating.Seat;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who may travel at which price and under which terms.
 *
 * @param passengerTypes without a gap or an overlap of their age bands; the first is the one of who
 *     says nothing
 * @param products the first is the one of who says nothing
 * @param promotions the codes that are known
 * @param groupDiscounts of which a party gets that of the largest group that it is
 * @param taxes several of one country are all added, in their order
 * @param seatFees of which a seat costs the highest that applies to it
 */
public record FareConditions(
    List<PassengerType> passengerTypes,
    List<FareProduct> products,
    List<Promotion> promotions,
    List<GroupDiscount> groupDiscounts,
    List<Tax> taxes,
    List<SeatFee> seatFees) {

  public FareConditions {
    passengerTypes = List.copyOf(passengerTypes);
    products = List.copyOf(products);
    promotions = List.copyOf(promotions);
    groupDiscounts = List.copyOf(groupDiscounts);
    taxes = List.copyOf(taxes);
    seatFees = List.copyOf(seatFees);
    for (int age = 0; age <= PassengerType.AGE_MAX; age++) {
      int years = age;
      if (passengerTypes.stream().filter(type -> type.covers(years)).count() != 1) {
        throw new IllegalArgumentException(
            "Age " + age + " belongs to no passenger type, or to several");
      }
    }
    if (products.isEmpty()) {
      throw new IllegalArgumentException("At least one fare product is needed");
    }
    requireDistinct(passengerTypes.stream().map(PassengerType::id).toList());
    requireDistinct(products.stream().map(FareProduct::id).toList());
    requireDistinct(promotions.stream().map(Promotion::code).toList());
  }

  /** Types and products, and nothing that makes a ride cheaper or dearer. */
  public FareConditions(List<PassengerType> passengerTypes, List<FareProduct> products) {
    this(passengerTypes, products, List.of(), List.of(), List.of(), List.of());
  }

  private static void requireDistinct(List<String> ids) {
    if (ids.stream().distinct().count() < ids.size()) {
      throw new IllegalArgumentException("An id is given twice: " + ids);
    }
  }

  /**
   * The terms where nothing else is said: adults, children from 4 to 13 at half the fare, infants
   * up to 3 on a lap for nothing; everything back until a day before departure, half until two
   * hours before.
   */
  public static FareConditions standard() {
    RefundPolicy policy =
        new RefundPolicy(
            List.of(
                new RefundPolicy.Tier(Duration.ofHours(24), 100),
                new RefundPolicy.Tier(Duration.ofHours(2), 50)));
    return new FareConditions(
        List.of(
            new PassengerType("adult", "Adult", 14, PassengerType.AGE_MAX, 100, true),
            new PassengerType("child", "Child", 4, 13, 50, true),
            new PassengerType("infant", "Infant on a lap", 0, 3, 0, false)),
        List.of(new FareProduct("standard", "Standard", policy)));
  }

  public PassengerType usualType() {
    return passengerTypes.getFirst();
  }

  public FareProduct usualProduct() {
    return products.getFirst();
  }

  public Optional<PassengerType> findType(String id) {
    return passengerTypes.stream().filter(type -> type.id().equals(id)).findFirst();
  }

  /** The type of a passenger of that age, 0 to {@value PassengerType#AGE_MAX}. */
  public Optional<PassengerType> typeOfAge(int age) {
    return passengerTypes.stream().filter(type -> type.covers(age)).findFirst();
  }

  public Optional<FareProduct> findProduct(String id) {
    return products.stream().filter(product -> product.id().equals(id)).findFirst();
  }

  /** The promotion of that code, as somebody typed it. */
  public Optional<Promotion> findPromotion(String code) {
    String wanted = Promotion.codeOf(code);
    return promotions.stream().filter(promotion -> promotion.code().equals(wanted)).findFirst();
  }

  /** The taxes on rides that board in a country. */
  public List<Tax> taxesOf(String country) {
    return taxes.stream().filter(tax -> tax.country().equals(country)).toList();
  }

  /** What choosing this seat costs on a leg with such a fare; empty where it costs nothing. */
  public Optional<SeatFee> seatFeeOf(Seat seat, Money fare) {
    return seatFees.stream()
        .filter(fee -> fee.amount().currency().equals(fare.currency()))
        .filter(fee -> fee.feature().map(seat.features()::contains).orElse(true))
        .max(Comparator.comparing(SeatFee::amount));
  }
}
