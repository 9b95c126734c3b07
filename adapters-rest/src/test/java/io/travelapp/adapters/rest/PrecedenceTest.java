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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrecedenceTest {

  private final Precedence precedence = new Precedence(2, 3);
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({"HOLD, 2", "SEARCH, 3"})
  void so_many_are_worked_on_at_once_and_all_in_the_end(Urgency urgency, int atOnce)
      throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch others = new CountDownLatch(atOnce);
      List<Future<?>> works = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        works.add(threads.submit(() -> work(urgency, others)));
      }
      for (Future<?> work : works) {
        work.get(10, TimeUnit.SECONDS);
      }
    }
    assertThat(most).hasValue(atOnce);
  }

  @Test
  void who_pays_waits_for_nobody_who_holds() {
    precedence.give(
        Urgency.HOLD,
        () ->
            precedence.give(
                Urgency.HOLD, () -> precedence.give(Urgency.PAYMENT, most::incrementAndGet)));

    assertThat(most).hasValue(1);
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
                    searches.add(threads.submit(() -> work(Urgency.SEARCH, new CountDownLatch(0))));
                  }
                  searches.forEach(PrecedenceTest::await);
                });
          });
      hold.get(10, TimeUnit.SECONDS);
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void who_holds_or_pays_or_does_something_else_waits_for_nobody_who_searches() {
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

  @ParameterizedTest
  @EnumSource
  void what_fails_takes_nobodys_turn(Urgency urgency) {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() ->
              precedence.give(
                  urgency,
                  () -> {
                    throw new IllegalStateException("It failed");
                  }))
          .hasMessage("It failed");
    }
    precedence.give(urgency, most::incrementAndGet);

    assertThat(most).hasValue(1);
  }

  /** Counts how many there are, and goes on when so many have been there. */
  private void work(Urgency urgency, CountDownLatch others) {
    precedence.give(
        urgency,
        () -> {
          most.accumulateAndGet(working.incrementAndGet(), Math::max);
          others.countDown();
          try {
            assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          working.decrementAndGet();
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
