package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TurnsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void many_are_served_one_after_the_other_and_never_more_at_a_time_than_there_are_turns()
      throws Exception {
    Turns turns = new Turns(3, LONG, LONG);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> served = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        served.add(
            threads.submit(() -> {
              boolean came = turns.await();
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              inside.decrementAndGet();
              turns.giveBack();
              return came;
            }));
      }
      for (Future<Boolean> one : served) {
        assertThat(one.get()).isTrue();
      }
    }
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void in_a_line_that_stands_still_nobody_waits_longer_than_that_is_allowed() throws Exception {
    Turns turns = new Turns(1, Duration.ofMillis(50), LONG);
    assertThat(turns.await()).isTrue();

    assertThat(turns.await()).isFalse();

    turns.giveBack();
    assertThat(turns.await()).isTrue();
  }

  @Test
  void who_is_interrupted_in_the_line_takes_nobody_a_turn_away() throws Exception {
    Turns turns = new Turns(1, LONG, LONG);
    assertThat(turns.await()).isTrue();
    Thread.currentThread().interrupt();

    boolean interrupted = false;
    try {
      turns.await();
    } catch (InterruptedException e) {
      interrupted = true;
    }

    assertThat(interrupted).isTrue();
    turns.giveBack();
    assertThat(turns.await()).isTrue();
  }
}
