package io.travelapp.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** Sends requests, from as many threads as there are clients. */
final class Load {

  /** Longer than any request is waited for. */
  private static final Duration LATENCY_MAX = Duration.ofSeconds(60);

  private static final int DIGITS = 3;

  private Load() {}

  /** Latencies in nanoseconds. */
  static Histogram histogram() {
    return new Histogram(1, LATENCY_MAX.toNanos(), DIGITS);
  }

  /**
   * How many requests a second are answered when each client sends the next as soon as it has the
   * answer to the last.
   */
  static double closedLoop(Client.Factory factory, int clients, Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    return closedLoop(factory, clients, () -> System.nanoTime() - end > 0);
  }

  /** The same until it is over. */
  static double closedLoop(Client.Factory factory, int clients, BooleanSupplier over)
      throws Exception {
    AtomicLong next = new AtomicLong();
    AtomicLong answered = new AtomicLong();
    long begun = System.nanoTime();
    withClients(
        factory,
        clients,
        client -> {
          while (!over.getAsBoolean()) {
            client.send(next.getAndIncrement());
            answered.incrementAndGet();
          }
        });
    return answered.get() / ((System.nanoTime() - begun) / 1e9);
  }

  /**
   * How many a second of a number of requests are answered, each sent once, when each client sends
   * the next as soon as it has the answer to the last.
   */
  static double closedLoop(Client.Factory factory, int clients, long requests) throws Exception {
    AtomicLong next = new AtomicLong();
    long begun = System.nanoTime();
    withClients(
        factory,
        clients,
        client -> {
          for (long n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
            client.send(n);
          }
        });
    return requests / ((System.nanoTime() - begun) / 1e9);
  }

  /**
   * How long requests take that come at fixed times, whether earlier ones have been answered or
   * not. A request that has to wait for a client has begun at its time nevertheless.
   *
   * @param rate requests a second
   * @param clients the most that are answered at a time
   */
  static Histogram openLoop(Client.Factory factory, int clients, double rate, Duration time)
      throws Exception {
    long requests = Math.max(1, Math.round(rate * time.toNanos() / 1e9));
    AtomicLong next = new AtomicLong();
    Histogram latencies = histogram();
    long begun = System.nanoTime();
    withClients(
        factory,
        clients,
        client -> {
          for (long n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
            long due = begun + (long) (n / rate * 1e9);
            awaitTime(due);
            client.send(n);
            record(latencies, System.nanoTime() - due);
          }
        });
    return latencies;
  }

  /**
   * Sends requests that come at fixed times until the time is over, on as many connections as may
   * be; those that no client could send by then are never sent.
   *
   * @param rate requests a second
   * @return how many were sent
   */
  static long arrivals(Client.Factory factory, int clients, double rate, Duration time)
      throws Exception {
    AtomicLong next = new AtomicLong();
    AtomicLong sent = new AtomicLong();
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      withClients(
          threads,
          factory,
          clients,
          client -> {
            for (long n = next.getAndIncrement();
                n / rate * 1e9 < time.toNanos();
                n = next.getAndIncrement()) {
              awaitTime(begun + (long) (n / rate * 1e9));
              if (System.nanoTime() - begun > time.toNanos()) {
                return;
              }
              client.send(n);
              sent.incrementAndGet();
            }
          });
    }
    return sent.get();
  }

  private static void awaitTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void record(Histogram latencies, long nanos) {
    synchronized (latencies) {
      latencies.recordValue(Math.min(nanos, LATENCY_MAX.toNanos()));
    }
  }

  private interface Work {
    void with(Client client) throws Exception;
  }

  private static void withClients(Client.Factory factory, int clients, Work work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      withClients(threads, factory, clients, work);
    }
  }

  private static void withClients(
      ExecutorService threads, Client.Factory factory, int clients, Work work) throws Exception {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      tasks.add(() -> {
        try (Client connected = factory.connect()) {
          work.with(connected);
        }
        return null;
      });
    }
    try {
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
