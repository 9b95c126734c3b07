package io.travelapp.domain.fare;

import java.util.Optional;

/**
 * Under which terms something was sold. The refund policy is kept with each leg, and what they made
 * of the price with the price.
 *
 * @param fareProduct the id of the product
 * @param promotion the code that was used
 */
public record SaleTerms(String fareProduct, Optional<String> promotion) {

  /** Of a product, without a promotion. */
  public static SaleTerms of(String fareProduct) {
    return new SaleTerms(fareProduct, Optional.empty());
  }
}
