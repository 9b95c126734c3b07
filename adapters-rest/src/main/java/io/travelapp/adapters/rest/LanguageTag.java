package io.travelapp.adapters.rest;

import java.util.Optional;

/** A language as it comes in a request (BCP 47). */
record LanguageTag(String text) {

  static Optional<LanguageTag> parse(String text) {
    return text.length() <= 35 && text.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
        ? Optional.of(new LanguageTag(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
