package io.travelapp.adapters.rest;

import io.travelapp.domain.payment.CardToken;
import java.util.Optional;

/**
 * A card token as it comes in a request. Other than the domain's, it shows its text, by which two
 * requests with one key are told apart.
 */
record CardTokenText(String text) {

  static Optional<CardTokenText> parse(String text) {
    return CardToken.isToken(text) ? Optional.of(new CardTokenText(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
