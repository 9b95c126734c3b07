package io.travelapp.application;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.Customers.EraseAnswer;
import io.travelapp.domain.customer.Identities;

/**
 * Ends a customer's account and erases what is known of the person; what was sold stays for the
 * books and names nobody. Asked for again after it was interrupted, it goes on.
 */
public final class EraseCustomer {

  private final Identities identities;
  private final Customers customers;

  public EraseCustomer(Identities identities, Customers customers) {
    this.identities = identities;
    this.customers = customers;
  }

  /** How it ended. */
  public sealed interface Outcome {
    record Erased(CustomerId customer) implements Outcome {}

    /** The customer travels yet, or is paying: nothing was erased. */
    record JourneyAhead() implements Outcome {}
  }

  public Outcome handle(CustomerId customer) {
    return switch (customers.erase(customer)) {
      case EraseAnswer.Erased() -> {
        identities.delete(customer);
        yield new Outcome.Erased(customer);
      }
      case EraseAnswer.JourneyAhead() -> new Outcome.JourneyAhead();
    };
  }
}
