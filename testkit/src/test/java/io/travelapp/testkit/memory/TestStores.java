package io.travelapp.testkit.memory;

import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.Store;
import java.time.Instant;

/** Stores to run contracts on. */
final class TestStores {

  private TestStores() {}

  static Store inMemory() {
    return new InMemoryStore(ManualClock.standingAt(Instant.parse("2027-03-01T05:30:00Z")));
  }
}
