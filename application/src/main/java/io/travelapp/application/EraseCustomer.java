package io.travelapp.application;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
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
  private final AuditTrail audit;

  public EraseCustomer(Identities identities, Customers customers, AuditTrail audit) {
    this.identities = identities;
    this.customers = customers;
    this.audit = audit;
  }

  /** How it ended. */
  public sealed interface Outcome {
    record Erased(CustomerId customer) implements Outcome {}

    /** The customer travels yet, or is paying: nothing was erased. */
    record JourneyAhead() implements Outcome {}
  }

  public Outcome handle(CustomerId customer) {
    return erase(customer, AuditRecord.of(Deed.ERASED, customer));
  }

  Outcome erase(CustomerId customer, AuditRecord record) {
    return switch (customers.erase(customer)) {
      case EraseAnswer.Erased() -> {
        identities.delete(customer);
        audit.record(record);
        yield new Outcome.Erased(customer);
      }
      case EraseAnswer.JourneyAhead() -> new Outcome.JourneyAhead();
    };
  }
}
