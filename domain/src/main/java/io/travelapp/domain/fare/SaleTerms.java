package io.travelapp.domain.fare;

import java.util.Optional;

/**
 * Under which terms something was sold. The refund policy is kept with each leg, and what they made
 * of the price with the price.
 *
 * @param fareProduct the id of the product
 * @param promotion the code that was used
 * @param exchangeable whether tickets may be exchanged
 */
public record SaleTerms(String fareProduct, Optional<String> promotion, boolean exchangeable) {

  /** Of a product whose tickets may be exchanged, without a promotion. */
  public static SaleTerms of(String fareProduct) {
    return new SaleTerms(fareProduct, Optional.empty(), true);
  }

  /** Those of a product as it is now. */
  public static SaleTerms of(FareProduct product, Optional<Promotion> promotion) {
    return new SaleTerms(product.id(), promotion.map(Promotion::code), product.exchangeable());
  }
}
