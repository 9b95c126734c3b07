package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.ANSWERED_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.AnsweredRequests.Claim;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.contract.AnsweredRequestsContract;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PgAnsweredRequestsTest implements AnsweredRequestsContract {

  private static final PgStore STORE = PgStore.fresh();

  @AfterAll
  static void close() {
    STORE.postgres().close();
  }

  @Override
  public Store store() {
    return STORE;
  }

  @Test
  void requests_older_than_a_day_do_not_pile_up_and_younger_ones_stay() {
    answered(250);
    STORE.passTime(AnsweredRequests.KEPT.plus(Duration.ofHours(2)));

    RequestKey young = answered(1);
    answered(150);

    try (var owner = STORE.database().asOwner()) {
      assertThat(owner.fetchCount(ANSWERED_REQUEST)).isBetween(151, 250);
    }
    assertThat(STORE.answeredRequests().claim(young, "body"))
        .isEqualTo(new Claim.Answered(CREATED));
  }

  /** Answers so many requests; the last one. */
  private static RequestKey answered(int count) {
    RequestKey last = key();
    for (int i = 0; i < count; i++) {
      last = key();
      STORE.answeredRequests().claim(last, "body");
      STORE.answeredRequests().answer(last, CREATED);
    }
    return last;
  }

  private static RequestKey key() {
    return Fixtures.aKey(Fixtures.aCustomerId(), "hold");
  }
}
