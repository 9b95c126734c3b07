package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

  private final Precedence precedence = new Precedence(3);
  private final AtomicInteger searching = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void so_many_searches_are_worked_on_at_once_and_all_in_the_end() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch three = new CountDownLatch(3);
      List<Future<?>> searches = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        searches.add(threads.submit(() -> search(three)));
      }
      for (Future<?> search : searches) {
        search.get(10, TimeUnit.SECONDS);
      }
    }
    assertThat(most).hasValue(3);
  }

  @Test
  void while_somebody_holds_seats_one_search_follows_the_other() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch held = new CountDownLatch(1);
      Future<?> hold =
          threads.submit(() -> {
            precedence.give(
                Urgency.HOLD,
                () -> {
                  held.countDown();
                  List<Future<?>> searches = new ArrayList<>();
                  for (int i = 0; i < 10; i++) {
                    searches.add(threads.submit(() -> search(new CountDownLatch(0))));
                  }
                  searches.forEach(PrecedenceTest::await);
                });
          });
      hold.get(10, TimeUnit.SECONDS);
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void who_holds_or_pays_or_does_something_else_waits_for_nobody() {
    precedence.give(
        Urgency.SEARCH,
        () ->
            precedence.give(
                Urgency.SEARCH,
                () ->
                    precedence.give(
                        Urgency.SEARCH,
                        () -> {
                          precedence.give(Urgency.HOLD, most::incrementAndGet);
                          precedence.give(Urgency.PAYMENT, most::incrementAndGet);
                          precedence.give(Urgency.OTHER, most::incrementAndGet);
                        })));

    assertThat(most).hasValue(3);
  }

  @Test
  void a_search_that_fails_takes_nobodys_turn() {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() ->
              precedence.give(
                  Urgency.SEARCH,
                  () -> {
                    throw new IllegalStateException("It failed");
                  }))
          .hasMessage("It failed");
    }
    precedence.give(Urgency.SEARCH, most::incrementAndGet);

    assertThat(most).hasValue(1);
  }

  /** Counts how many there are, and goes on when so many have been there. */
  private void search(CountDownLatch others) {
    precedence.give(
        Urgency.SEARCH,
        () -> {
          most.accumulateAndGet(searching.incrementAndGet(), Math::max);
          others.countDown();
          try {
            assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          searching.decrementAndGet();
        });
  }

  private static void await(Future<?> search) {
    try {
      search.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
