package io.travelapp.adapters.accounts;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that nobody waits for. What fails, or is lost when the process dies, is asked for again by
 * the person whom it was for.
 */
final class Later implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Later.class);

  /** How much may wait; it is mails, so more than this is a flood. */
  private static final int WAITING_MAX = 1000;

  private static final int END_SECONDS = 10;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().daemon().name("accounts-later-", 0).factory(),
          (task, pool) -> {
            throw new AccountsAdapters.Unavailable("Too many mails wait to be sent");
          });

  /**
   * Does it soon.
   *
   * @throws AccountsAdapters.Unavailable if too much waits already
   */
  void run(Runnable work) {
    threads.execute(() -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.warn("A mail about an account was not sent", e);
      }
    });
  }

  /** Waits until all that was begun before is done. */
  void await() {
    try {
      threads.submit(() -> {}).get(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("What was to be done later is not done", e);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
