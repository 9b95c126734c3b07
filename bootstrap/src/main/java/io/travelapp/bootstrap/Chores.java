package io.travelapp.bootstrap;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that has to be done again and again while the server runs. A chore that fails is told of and
 * done again next time.
 */
final class Chores implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

  private static final int THREADS = 6;

  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(
          THREADS, Thread.ofPlatform().name("chore-", 0).daemon().factory());

  /** Does {@code chore} again and again, with a pause before and between. */
  void every(Duration pause, String name, Runnable chore) {
    every(pause, pause, name, chore);
  }

  /** Does {@code chore} after a while, and then again and again, with a pause between. */
  void every(Duration first, Duration pause, String name, Runnable chore) {
    var unused =
        threads.scheduleWithFixedDelay(
            () -> {
              try {
                chore.run();
              } catch (RuntimeException e) {
                LOG.warn("{} did not succeed and will be tried again", name, e);
              }
            },
            first.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Lets what is being done come to its end. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
