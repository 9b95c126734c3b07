package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.Attempts;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.contract.AttemptsContract;
import java.time.Duration;
import java.time.Instant;

class InMemoryAttemptsTest implements AttemptsContract {

  private final ManualClock clock = ManualClock.standingAt(Instant.parse("2027-03-01T05:30:00Z"));
  private final Attempts attempts = new InMemoryAttempts(clock);

  @Override
  public Attempts attempts() {
    return attempts;
  }

  @Override
  public void passTime(Duration time) {
    clock.pass(time);
  }
}
