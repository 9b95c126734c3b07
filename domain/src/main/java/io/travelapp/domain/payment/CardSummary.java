package io.travelapp.domain.payment;

import java.time.YearMonth;

/** What may be kept and shown of a card. */
public record CardSummary(CardBrand brand, String last4, YearMonth expiry) {

  public CardSummary {
    if (!last4.matches("[0-9]{4}")) {
      throw new IllegalArgumentException("The last four digits of a card, and no more");
    }
  }
}
