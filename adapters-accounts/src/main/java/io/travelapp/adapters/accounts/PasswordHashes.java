package io.travelapp.adapters.accounts;

import io.travelapp.domain.customer.Password;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes passwords on a few threads of their own. A hash costs tens of milliseconds and 19 MiB on
 * purpose: made on the threads that serve requests, a crowd that signs in would take processor and
 * memory from everybody else.
 */
final class PasswordHashes implements AutoCloseable {

  /** How many are computed at once. */
  static final int THREADS = 2;

  /** How many may wait for that: the last one does so for about half a second. */
  static final int WAITING_MAX = 32;

  private final Secrets secrets;

  /** Compared with where there is none, so that an unknown address takes as long as a known one. */
  private final String nobodysHash;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().daemon().name("password-hash-", 1).factory(),
          (task, pool) -> {
            throw new AccountsAdapters.Unavailable("Too many passwords wait to be compared");
          });

  PasswordHashes(Secrets secrets) {
    this.secrets = secrets;
    this.nobodysHash = Argon2id.ofNobody(secrets);
  }

  /**
   * The hash to store.
   *
   * @throws AccountsAdapters.Unavailable if too many wait already
   */
  String hash(Password password) {
    byte[] salt = secrets.bytes(Argon2id.SALT_BYTES);
    return await(() -> Argon2id.hash(password.secret(), salt));
  }

  /**
   * Whether the hash was made of this password. Without a hash it was not, which takes as long to
   * say.
   *
   * @throws AccountsAdapters.Unavailable if too many wait already
   */
  boolean match(Password password, Optional<String> hash) {
    boolean same = await(() -> Argon2id.matches(password.secret(), hash.orElse(nobodysHash)));
    return same && hash.isPresent();
  }

  private <T> T await(Callable<T> task) {
    Future<T> result = threads.submit(task);
    try {
      return result.get();
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while a password was compared");
    } catch (ExecutionException e) {
      throw new IllegalStateException("A password could not be compared", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
