package io.travelapp.domain.fare;

import java.util.Optional;

/**
 * How often a promotion may be used: by all together, and by one customer. A hold uses it once, as
 * long as it lasts; a booking for good, also if it is cancelled.
 */
public record PromotionLimits(int uses, int usesPerCustomer) {

  /** As often as anybody likes. */
  public static final PromotionLimits NONE =
      new PromotionLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** Which limit was reached. */
  public enum Reached {
    BY_ALL,
    BY_CUSTOMER
  }

  public PromotionLimits {
    if (uses < 1 || usesPerCustomer < 1) {
      throw new IllegalArgumentException(
          "A promotion is used once or more, not " + uses + " and " + usesPerCustomer + " times");
    }
  }

  /**
   * The limit that is reached where the promotion is used so often already; empty if it can be used
   * once more.
   */
  public Optional<Reached> reachedBy(long used, long usedByCustomer) {
    if (usedByCustomer >= usesPerCustomer) {
      return Optional.of(Reached.BY_CUSTOMER);
    }
    return used >= uses ? Optional.of(Reached.BY_ALL) : Optional.empty();
  }

  /** How many uses a limit allows. */
  public int allowed(Reached reached) {
    return switch (reached) {
      case BY_ALL -> uses;
      case BY_CUSTOMER -> usesPerCustomer;
    };
  }
}
