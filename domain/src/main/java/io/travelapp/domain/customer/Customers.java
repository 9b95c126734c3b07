package io.travelapp.domain.customer;

import java.util.Optional;

/** The customers' details. Each method is atomic; safe for use by many threads. */
public interface Customers {

  /** Stores a customer's details, or replaces those that are stored under the same id. */
  void save(Customer customer);

  Optional<Customer> find(CustomerId id);
}
