package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.postgres.generated.Tables;
import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.AnsweredRequests.Answer;
import io.travelapp.domain.booking.AnsweredRequests.Claim;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnsweredRequestsSweepTest {

  private static final Answer ANSWER = new Answer(201, "{}", Optional.empty());

  @Test
  void requests_older_than_a_day_do_not_pile_up_and_younger_ones_stay() {
    TestDatabase database = TestDatabase.fresh();
    try (PostgresAdapters postgres = database.open(2);
        var owner = database.asOwner()) {
      AnsweredRequests requests = postgres.answeredRequests();
      answered(requests, 250);
      database.passTime(AnsweredRequests.KEPT.plus(Duration.ofHours(2)));

      RequestKey young = key();
      requests.claim(young, "body");
      requests.answer(young, ANSWER);
      answered(requests, 150);

      assertThat(owner.fetchCount(Tables.ANSWERED_REQUEST)).isBetween(151, 250);
      assertThat(requests.claim(young, "body")).isEqualTo(new Claim.Answered(ANSWER));
    }
  }

  private static void answered(AnsweredRequests requests, int count) {
    for (int i = 0; i < count; i++) {
      RequestKey key = key();
      requests.claim(key, "body");
      requests.answer(key, ANSWER);
    }
  }

  private static RequestKey key() {
    return Fixtures.aKey(Fixtures.aCustomerId(), "hold");
  }
}
