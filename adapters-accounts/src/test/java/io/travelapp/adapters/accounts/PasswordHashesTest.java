package io.travelapp.adapters.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.domain.customer.Password;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {

  private static final Password PASSWORD = new Password("correct horse");
  private static final String SENT_AWAY =
      new AccountsAdapters.Unavailable("Too many passwords wait to be compared").toString();

  private final PasswordHashes hashes = new PasswordHashes(new Secrets(new SecureRandom()));

  @AfterEach
  void close() {
    hashes.close();
  }

  @Test
  void a_password_matches_its_hash_and_no_other() {
    Optional<String> hash = Optional.of(hashes.hash(PASSWORD));

    assertThat(hashes.match(PASSWORD, hash)).isTrue();
    assertThat(hashes.match(new Password("correct house"), hash)).isFalse();
  }

  @Test
  void the_same_password_is_hashed_differently_each_time() {
    assertThat(hashes.hash(PASSWORD)).isNotEqualTo(hashes.hash(PASSWORD));
  }

  @Test
  void no_password_matches_where_there_is_no_hash() {
    assertThat(hashes.match(PASSWORD, Optional.empty())).isFalse();
    assertThat(hashes.match(new Password(""), Optional.empty())).isFalse();
  }

  @Test
  void of_a_crowd_some_are_hashed_and_the_others_are_sent_away_at_once() throws Exception {
    int crowd = 200;
    List<String> outcomes = new ArrayList<>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < crowd; i++) {
        results.add(threads.submit(() -> hashes.hash(PASSWORD)));
      }
      assertThat(hashingThreads()).hasSizeLessThanOrEqualTo(PasswordHashes.THREADS);
      for (Future<String> result : results) {
        outcomes.add(outcome(result));
      }
    }

    assertThat(outcomes).containsOnly("hashed", SENT_AWAY);
    assertThat(outcomes).contains(SENT_AWAY);
    assertThat(outcomes.stream().filter("hashed"::equals).count())
        .isGreaterThanOrEqualTo(PasswordHashes.THREADS + PasswordHashes.WAITING_MAX);
    assertThat(hashes.hash(PASSWORD)).isNotEmpty();
  }

  @Test
  void hashes_are_made_on_platform_threads_of_their_own() {
    hashes.hash(PASSWORD);

    assertThat(hashingThreads())
        .isNotEmpty()
        .allSatisfy(thread -> {
          assertThat(thread.isVirtual()).isFalse();
          assertThat(thread.isDaemon()).isTrue();
        });
  }

  @Test
  void who_is_interrupted_does_not_wait_on() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> hashes.hash(PASSWORD)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_closed_one_hashes_no_more() {
    hashes.close();

    assertThatThrownBy(() -> hashes.hash(PASSWORD))
        .isInstanceOf(AccountsAdapters.Unavailable.class);
  }

  private static List<Thread> hashingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("password-hash-"))
        .toList();
  }

  private static String outcome(Future<String> result) throws InterruptedException {
    try {
      return result.get().isEmpty() ? "nothing" : "hashed";
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    }
  }
}
