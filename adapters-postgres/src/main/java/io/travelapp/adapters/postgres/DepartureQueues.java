package io.travelapp.adapters.postgres;

import io.travelapp.domain.schedule.DepartureId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets few work on one departure at a time. The others wait here, in their order, and not in the
 * database, where each would keep a connection from those who want another departure, and all that
 * wait for one row slow each other down. It decides nothing: who gets a seat is decided by the
 * database alone, also between nodes.
 */
final class DepartureQueues {

  /** How many of one node work on a departure at a time; measured, more are slower. */
  private static final int AT_ONCE = 4;

  /** Departures may share a queue, which costs some waiting now and then, and nothing else. */
  private static final int QUEUES = 1024;

  /** How long a turn is waited for: as long as a lock. */
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final List<Semaphore> queues =
      Stream.generate(() -> new Semaphore(AT_ONCE, true)).limit(QUEUES).toList();

  /**
   * Does the work when it is its turn on each of the departures.
   *
   * @throws PostgresAdapters.Unavailable if that takes too long
   */
  <T> T take(Collection<DepartureId> departures, Supplier<T> work) {
    Deque<Semaphore> taken = new ArrayDeque<>();
    try {
      // In one order, so that nobody waits for somebody who waits for them.
      departures.stream()
          .map(departure -> Math.floorMod(departure.number(), QUEUES))
          .distinct()
          .sorted()
          .map(queues::get)
          .forEach(queue -> {
            await(queue);
            taken.push(queue);
          });
      return work.get();
    } finally {
      taken.forEach(Semaphore::release);
    }
  }

  private static void await(Semaphore queue) {
    try {
      if (!queue.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PostgresAdapters.Unavailable(
            "Too many want seats on one departure: no turn within " + WAIT.toSeconds() + " s",
            null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresAdapters.Unavailable("Interrupted while waiting for a turn", e);
    }
  }
}
