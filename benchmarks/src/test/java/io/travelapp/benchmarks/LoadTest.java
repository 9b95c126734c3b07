package io.travelapp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LoadTest {

  private interface Sending {
    void send(long number) throws IOException;
  }

  private static Client.Factory clients(Sending sending) {
    return () ->
        new Client() {
          @Override
          public void send(long number) throws IOException {
            sending.send(number);
          }

          @Override
          public void close() {}
        };
  }

  /** One that is stalled keeps those waiting that were due meanwhile, and they say so. */
  @Test
  void a_request_counts_from_when_it_was_due_and_not_from_when_it_could_be_sent() throws Exception {
    Histogram latencies =
        Load.openLoop(
            clients(number -> {
              if (number == 0) {
                stall(Duration.ofMillis(300));
              }
            }),
            1,
            100,
            Duration.ofSeconds(1));

    assertThat(latencies.getTotalCount()).isEqualTo(100);
    // Those due in the first 300 ms waited for the first: 10 of them at least 200 ms.
    assertThat(latencies.getCountBetweenValues(millis(200), millis(60_000)))
        .isGreaterThanOrEqualTo(10);
  }

  @Test
  void each_request_is_sent_once_at_its_time() throws Exception {
    Set<Long> sent = ConcurrentHashMap.newKeySet();
    long begun = System.nanoTime();

    Load.openLoop(
        clients(number -> assertThat(sent.add(number)).isTrue()), 4, 200, Duration.ofMillis(500));

    assertThat(sent).hasSize(100).contains(0L, 99L);
    // The last of them is due after 495 ms.
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(millis(495));
  }

  @Test
  void a_closed_loop_counts_what_was_answered_in_a_second() throws Exception {
    double rate =
        Load.closedLoop(clients(number -> stall(Duration.ofMillis(10))), 2, Duration.ofMillis(500));

    assertThat(rate).isBetween(1.0, 200.0);
  }

  @Test
  void an_answer_that_is_not_as_it_should_be_ends_the_measuring() {
    assertThatThrownBy(() ->
            Load.openLoop(
                clients(number -> {
                  throw new IOException("cut off");
                }),
                2,
                100,
                Duration.ofMillis(100)))
        .isInstanceOf(IOException.class)
        .hasMessage("cut off");
  }

  private static void stall(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
