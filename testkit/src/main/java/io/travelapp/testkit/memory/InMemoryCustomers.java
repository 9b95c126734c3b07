package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Customers} in memory. */
final class InMemoryCustomers implements Customers {

  private final Map<CustomerId, Customer> customers = new ConcurrentHashMap<>();

  @Override
  public void save(Customer customer) {
    customers.put(customer.id(), customer);
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    return Optional.ofNullable(customers.get(id));
  }
}
