package io.travelapp.adapters.rest;

import java.util.Optional;

/**
 * How a passenger of a hold or booking is called outside: {@code psg_1} is the first.
 *
 * @param position in the party, from 0
 */
record PassengerId(int position) {

  private static final String PREFIX = "psg_";

  static Optional<PassengerId> parse(String text) {
    return text.matches(PREFIX + "[1-9][0-9]{0,2}")
        ? Optional.of(new PassengerId(Integer.parseInt(text.substring(PREFIX.length())) - 1))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return PREFIX + (position + 1);
  }
}
