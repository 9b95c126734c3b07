package io.travelapp.adapters.postgres;

import io.travelapp.testkit.Store;
import io.travelapp.testkit.contract.CustomersContract;
import org.junit.jupiter.api.AfterAll;

class PgCustomersTest implements CustomersContract {

  private static final PgStore STORE = PgStore.fresh();

  @AfterAll
  static void close() {
    STORE.postgres().close();
  }

  @Override
  public Store store() {
    return STORE;
  }
}
