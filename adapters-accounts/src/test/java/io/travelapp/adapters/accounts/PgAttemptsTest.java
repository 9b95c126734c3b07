package io.travelapp.adapters.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.Attempts;
import io.travelapp.domain.customer.Attempts.Answer.Admitted;
import io.travelapp.domain.customer.Attempts.Answer.TooMany;
import io.travelapp.domain.customer.Attempts.Limit;
import io.travelapp.testkit.contract.AttemptsContract;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PgAttemptsTest implements AttemptsContract {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Node NODE = Node.on(DATABASE);

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Override
  public PgAttempts attempts() {
    return (PgAttempts) NODE.accounts().attempts();
  }

  @Override
  public void passTime(Duration time) {
    NODE.clock().pass(time);
  }

  @Test
  void tries_at_two_nodes_count_together_and_after_a_restart() {
    Limit limit = new Limit("shared " + Fixtures.aWord(), 2, Duration.ofMinutes(5));

    try (Node other = Node.on(DATABASE, NODE.clock())) {
      assertThat(attempts().count(List.of(limit))).isEqualTo(new Admitted());
      assertThat(other.accounts().attempts().count(List.of(limit))).isEqualTo(new Admitted());
    }
    try (Node restarted = Node.on(DATABASE, NODE.clock())) {
      Attempts attempts = restarted.accounts().attempts();
      assertThat(attempts.count(List.of(limit))).isInstanceOf(TooMany.class);
    }
  }
}
