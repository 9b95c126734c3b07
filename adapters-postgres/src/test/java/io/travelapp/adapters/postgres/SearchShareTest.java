package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Searches that hang, the worst there are, leave connections to those who hold seats. */
@Timeout(60)
class SearchShareTest {

  private static final int CONNECTIONS = 4;
  private static final int SHARE = CONNECTIONS / 2;
  private static final int SEARCHES = 20;
  private static final CustomerId ANNA = new CustomerId("anna");

  @Test
  void while_searches_take_all_that_they_may_seats_are_held_and_more_searches_refused()
      throws Exception {
    TestDatabase database = TestDatabase.fresh();
    SoldCoaches coaches = SoldCoaches.publishedIn(database, 10, 40, 4);
    try (var owner = database.asOwner();
        PostgresAdapters postgres = database.open(CONNECTIONS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      owner.execute("begin");
      // Every search reads it, and nothing else that is done here.
      owner.execute("lock table travelapp.local_day in access exclusive mode");
      CompletionService<Boolean> searches = new ExecutorCompletionService<>(threads);
      for (int i = 0; i < SEARCHES; i++) {
        searches.submit(() -> isAnswered(postgres));
      }
      awaitHangingSearches(owner);

      HoldAnswer answer =
          postgres
              .bookings()
              .hold(
                  SoldCoaches.key(ANNA, "hold"),
                  SoldCoaches.request(ANNA, coaches.leg(1, new Segment(0, 2), List.of(7))));

      assertThat(answer).isInstanceOf(HoldAnswer.Held.class);
      assertThat(hangingSearches(owner)).isEqualTo(SHARE);
      for (int i = 0; i < SEARCHES - SHARE; i++) {
        assertThat(searches.take().get()).isFalse();
      }
      owner.execute("rollback");
      for (int i = 0; i < SHARE; i++) {
        assertThat(searches.take().get()).isTrue();
      }
      assertThat(isAnswered(postgres)).isTrue();
    }
  }

  private static boolean isAnswered(PostgresAdapters postgres) {
    try {
      return postgres.offers().search(fromAnywhere()).isEmpty();
    } catch (PostgresAdapters.Unavailable e) {
      return false;
    }
  }

  private static OfferQuery fromAnywhere() {
    return new OfferQuery(
        new StopId(4),
        Optional.empty(),
        LocalDate.parse("2027-04-02"),
        1,
        OfferQuery.Sort.DEPARTURE,
        Optional.empty(),
        20);
  }

  private static void awaitHangingSearches(DSLContext owner) {
    Instant latest = Instant.now().plusSeconds(10);
    while (hangingSearches(owner) < SHARE) {
      assertThat(Instant.now()).isBefore(latest);
    }
  }

  private static int hangingSearches(DSLContext owner) {
    return owner
        .fetchSingle(
            "select count(*) from pg_locks"
                + " where relation = 'travelapp.local_day'::regclass and not granted")
        .get(0, Integer.class);
  }
}
