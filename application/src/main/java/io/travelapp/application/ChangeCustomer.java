package io.travelapp.application;

import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import java.util.Optional;

/**
 * Changes the name or the telephone number of a customer. The mail address belongs to the identity
 * and stays.
 */
public final class ChangeCustomer {

  private final Customers customers;

  public ChangeCustomer(Customers customers) {
    this.customers = customers;
  }

  /** What changes; an empty field stays as it is. */
  public record Command(
      CustomerId customer,
      Optional<String> givenName,
      Optional<String> familyName,
      Optional<String> phone) {}

  /** How it ended. */
  public sealed interface Outcome {
    record Changed(Customer customer) implements Outcome {}

    /** The identity is known and has left no details here. */
    record NoDetails() implements Outcome {}
  }

  public Outcome handle(Command command) {
    return customers
        .find(command.customer())
        .<Outcome>map(before -> changed(before, command))
        .orElseGet(Outcome.NoDetails::new);
  }

  private Outcome changed(Customer before, Command command) {
    Customer after =
        new Customer(
            before.id(),
            before.email(),
            command.givenName().orElse(before.givenName()),
            command.familyName().orElse(before.familyName()),
            command.phone().or(before::phone));
    customers.save(after);
    return new Outcome.Changed(after);
  }
}
