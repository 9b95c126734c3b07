package io.travelapp.adapters.rest;

import io.travelapp.domain.customer.Customer;
import java.util.Optional;

/** A telephone number as it comes in a request. */
record PhoneNumber(String text) {

  static Optional<PhoneNumber> parse(String text) {
    return Customer.isPhone(text) ? Optional.of(new PhoneNumber(text)) : Optional.empty();
  }
}
