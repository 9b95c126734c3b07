package io.travelapp.bootstrap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Work that is done on a thread of its own beside other work, which at some point needs it done.
 */
final class Aside implements AutoCloseable {

  private final CompletableFuture<Void> done;

  private Aside(CompletableFuture<Void> done) {
    this.done = done;
  }

  static Aside begin(String name, Runnable work) {
    return new Aside(
        CompletableFuture.runAsync(work, task -> Thread.ofPlatform().name(name).start(task)));
  }

  /** Returns when it is done, and throws what it threw. */
  void await() {
    try {
      done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Waits for its end, however it ends, so that nothing is taken away that it works with. */
  @Override
  public void close() {
    done.exceptionally(told -> null).join();
  }
}
