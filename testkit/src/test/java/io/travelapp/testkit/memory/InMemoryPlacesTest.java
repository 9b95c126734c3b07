package io.travelapp.testkit.memory;

import io.travelapp.testkit.Store;
import io.travelapp.testkit.contract.PlacesContract;
import io.travelapp.testkit.fixture.Fixtures;

class InMemoryPlacesTest implements PlacesContract {

  // Shared by all clauses, as a database is.
  private static final Store STORE = Fixtures.aStore();

  @Override
  public Store store() {
    return STORE;
  }
}
