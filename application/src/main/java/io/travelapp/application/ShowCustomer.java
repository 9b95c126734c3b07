package io.travelapp.application;

import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;

/** Shows customers their own details. */
public final class ShowCustomer {

  private final Customers customers;

  public ShowCustomer(Customers customers) {
    this.customers = customers;
  }

  /** What there is. */
  public sealed interface Outcome {
    record Shown(Customer customer) implements Outcome {}

    /** The identity is known and has left no details here. */
    record NoDetails() implements Outcome {}
  }

  public Outcome handle(CustomerId id) {
    return customers.find(id).<Outcome>map(Outcome.Shown::new).orElseGet(Outcome.NoDetails::new);
  }
}
