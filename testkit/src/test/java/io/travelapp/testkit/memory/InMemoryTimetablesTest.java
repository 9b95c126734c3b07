package io.travelapp.testkit.memory;

import io.travelapp.testkit.Store;
import io.travelapp.testkit.contract.TimetablesContract;

class InMemoryTimetablesTest implements TimetablesContract {

  // Shared by all clauses, as a database is.
  private static final Store STORE = TestStores.inMemory();

  @Override
  public Store store() {
    return STORE;
  }
}
