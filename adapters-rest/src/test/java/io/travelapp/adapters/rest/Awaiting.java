package io.travelapp.adapters.rest;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens soon. */
final class Awaiting {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Awaiting() {}

  static void until(Callable<Boolean> condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("It did not happen within " + LONGEST);
        }
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
