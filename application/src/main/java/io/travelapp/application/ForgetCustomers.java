package io.travelapp.application;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Retention;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Erases whoever has been kept for as long as {@link Retention} says. */
public final class ForgetCustomers {

  private final Customers customers;
  private final EraseCustomer eraseCustomer;
  private final Retention retention;
  private final InstantSource clock;

  public ForgetCustomers(
      Identities identities,
      Customers customers,
      AuditTrail audit,
      Retention retention,
      InstantSource clock) {
    this.customers = customers;
    this.eraseCustomer = new EraseCustomer(identities, customers, audit);
    this.retention = retention;
    this.clock = clock;
  }

  /** How many were erased. */
  public record Outcome(int erased) {}

  /**
   * Erases some of them.
   *
   * @param limit how many at most
   */
  public Outcome handle(int limit) {
    Instant now = clock.instant();
    List<CustomerId> due =
        customers.forgettable(retention.signUpsBefore(now), retention.lastThereBefore(now), limit);
    long erased =
        due.stream()
            .map(this::erase)
            .filter(EraseCustomer.Outcome.Erased.class::isInstance)
            .count();
    return new Outcome((int) erased);
  }

  private EraseCustomer.Outcome erase(CustomerId customer) {
    AuditRecord record =
        AuditRecord.ofNobody(Deed.ERASED)
            .with("subject", customer.subject())
            .with("reason", "kept for long enough");
    return eraseCustomer.erase(customer, record);
  }
}
