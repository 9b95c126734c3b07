package io.travelapp.adapters.rest;

import io.travelapp.domain.customer.Customer;
import java.util.Optional;

/** A given or a family name as it comes in a request. */
record PersonName(String text) {

  static Optional<PersonName> parse(String text) {
    return Customer.isName(text) ? Optional.of(new PersonName(text)) : Optional.empty();
  }
}
