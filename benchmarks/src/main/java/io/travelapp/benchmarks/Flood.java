package io.travelapp.benchmarks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Searches that come all at once while others select seats, until it is over. */
final class Flood {

  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);

  void answered() {
    answered.incrementAndGet();
  }

  void refused() {
    refused.incrementAndGet();
  }

  /** How many searches were answered with what was found. */
  long answers() {
    return answered.get();
  }

  /** How many were refused, for there were too many. */
  long refusals() {
    return refused.get();
  }

  void end() {
    over.countDown();
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Waits so long, or until it is over. */
  void awaitOver(Duration time) throws InterruptedException {
    var unused = over.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
