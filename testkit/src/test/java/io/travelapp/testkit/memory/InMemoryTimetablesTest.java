package io.travelapp.testkit.memory;

import io.travelapp.testkit.Store;
import io.travelapp.testkit.contract.TimetablesContract;
import io.travelapp.testkit.fixture.Fixtures;

class InMemoryTimetablesTest implements TimetablesContract {

  // Shared by all clauses, as a database is.
  private static final Store STORE = Fixtures.aStore();

  @Override
  public Store store() {
    return STORE;
  }
}
