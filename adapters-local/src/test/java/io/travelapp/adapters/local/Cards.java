package io.travelapp.adapters.local;

import io.travelapp.domain.payment.Card;
import java.time.YearMonth;

/** Cards to test with. */
final class Cards {

  private static final YearMonth TODAY = YearMonth.of(2027, 4);

  private Cards() {}

  static Card approved() {
    return card("4242 4242 4242 4242", "123", "Aiko Tanaka");
  }

  static Card declined() {
    return card("4000 0000 0000 0002", "123", "Aiko Tanaka");
  }

  /** A number that a bank might have given out. */
  static Card perhapsReal() {
    return card("5555 5555 5555 4444", "123", "Aiko Tanaka");
  }

  static Card card(String number, String code, String holder) {
    if (Card.check(number, 12, 2030, code, holder, TODAY) instanceof Card.Check.Fit(Card card)) {
      return card;
    }
    throw new IllegalArgumentException("Not fit to test with");
  }
}
