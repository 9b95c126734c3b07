package io.travelapp.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Many who start at the same moment. */
final class Race {

  /** After how long a race that does not end is taken for a deadlock. */
  private static final int LONGEST_SECONDS = 60;

  private Race() {}

  /**
   * Runs {@code run} for 0 to {@code runners} - 1 at once, each in a thread of its own.
   *
   * @return what each answered, in order
   * @throws AssertionError if one of them threw, or they did not end
   */
  static <T> List<T> of(int runners, IntFunction<T> run) {
    var ready = new CountDownLatch(runners);
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < runners; i++) {
        int runner = i;
        futures.add(
            threads.submit(() -> {
              ready.countDown();
              go.await();
              return run.apply(runner);
            }));
      }
      ready.await();
      go.countDown();
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get(LONGEST_SECONDS, TimeUnit.SECONDS));
      }
      return answers;
    } catch (ExecutionException e) {
      throw new AssertionError("One of those who raced failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("The race did not end in " + LONGEST_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
