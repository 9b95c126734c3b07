package io.travelapp.testkit.memory;

import io.travelapp.testkit.Store;
import io.travelapp.testkit.contract.AnsweredRequestsContract;
import io.travelapp.testkit.fixture.Fixtures;

class InMemoryAnsweredRequestsTest implements AnsweredRequestsContract {

  // Shared by all clauses, as a database is.
  private static final Store STORE = Fixtures.aStore();

  @Override
  public Store store() {
    return STORE;
  }
}
