package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.fixture.Fixtures;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DepartureQueuesTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final SoldCoaches COACHES = SoldCoaches.publishedIn(DATABASE, 3, 40, 2);

  @Test
  void a_coach_that_everybody_wants_does_not_keep_those_waiting_who_want_another()
      throws Exception {
    try (PostgresAdapters postgres = DATABASE.open(6);
        var owner = DATABASE.asOwner();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      owner.execute("begin");
      owner.execute("select from travelapp.departure where id = 1 for update");
      List<Future<HoldAnswer>> crowd =
          IntStream.range(0, 30)
              .mapToObj(seat -> threads.submit(() -> hold(postgres, leg(1, seat))))
              .toList();
      awaitWaiting(4);

      assertThat(hold(postgres, leg(2, 0))).isInstanceOf(HoldAnswer.Held.class);
      assertThat(hold(postgres, leg(3, 0), leg(2, 1))).isInstanceOf(HoldAnswer.Held.class);
      assertThat(waiting()).isEqualTo(4);

      owner.execute("rollback");
      for (Future<HoldAnswer> answer : crowd) {
        assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(HoldAnswer.Held.class);
      }
    }
  }

  private static void awaitWaiting(int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (waiting() < count) {
      assertThat(System.nanoTime()).as("%s wait for the row", count).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** How many sessions wait for a lock in this database. */
  private static long waiting() {
    try (var administrator = DATABASE.asAdministrator()) {
      return administrator
          .fetchSingle(
              "select count(*) from pg_stat_activity"
                  + " where datname = current_database() and wait_event_type = 'Lock'")
          .get(0, Long.class);
    }
  }

  private static HeldLeg leg(long coach, int seat) {
    int part = coach == 2 ? 1 : 0;
    return COACHES.leg(coach, new Segment(part, part + 1), List.of(seat));
  }

  private static HoldAnswer hold(PostgresAdapters postgres, HeldLeg... legs) {
    CustomerId customer = Fixtures.aCustomerId();
    Bookings bookings = postgres.bookings();
    return bookings.inTurn(
        Arrays.stream(legs).map(HeldLeg::departure).toList(),
        () ->
            bookings.hold(SoldCoaches.key(customer, "hold"), SoldCoaches.request(customer, legs)));
  }
}
