package io.travelapp.domain.booking;

import io.travelapp.domain.customer.Customer;

/** The name of a passenger, as on the passport. */
public record PassengerName(String given, String family) {

  /** Who was erased. */
  public static final PassengerName ERASED = new PassengerName("Erased", "Erased");

  public PassengerName {
    if (!Customer.isName(given) || !Customer.isName(family)) {
      throw new IllegalArgumentException(
          "A passenger has a given and a family name of 1 to "
              + Customer.NAME_LENGTH_MAX
              + " characters");
    }
  }
}
