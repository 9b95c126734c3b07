package io.travelapp.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.testkit.Store;
import io.travelapp.testkit.contract.CustomersContract;
import io.travelapp.testkit.fixture.Fixtures;
import org.junit.jupiter.api.Test;

class InMemoryCustomersTest implements CustomersContract {

  // Shared by all clauses, as a database is.
  private static final Store STORE = Fixtures.aStore();

  @Override
  public Store store() {
    return STORE;
  }

  @Test
  void what_is_tested_is_the_adapter_in_memory() {
    assertThat(STORE.customers()).isInstanceOf(InMemoryCustomers.class);
  }
}
