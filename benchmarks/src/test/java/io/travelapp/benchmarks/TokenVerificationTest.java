package io.travelapp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.adapters.cognito.CognitoAdapters;
import io.travelapp.benchmarks.TokenBenchmark.Shown;
import io.travelapp.domain.customer.CustomerId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenVerificationTest {

  private static final int TOKENS = 20;

  private static TokenPool pool;
  private static List<String> tokens;

  @BeforeAll
  static void start() throws Exception {
    pool = TokenPool.start();
    tokens = pool.tokens(TOKENS);
  }

  @AfterAll
  static void stop() {
    pool.close();
  }

  private static TokenBenchmark benchmark(Shown shown) {
    TokenBenchmark benchmark = new TokenBenchmark();
    benchmark.shown = shown;
    benchmark.take(pool.pool(), tokens);
    benchmark.open();
    return benchmark;
  }

  @ParameterizedTest
  @EnumSource(Shown.class)
  void each_token_is_known_for_its_own_customers_and_the_pool_is_asked_nothing(Shown shown) {
    TokenBenchmark benchmark = benchmark(shown);
    long before = pool.askedSinceOpened();

    Set<CustomerId> customers = new HashSet<>();
    for (int token = 0; token < TOKENS; token++) {
      customers.add(benchmark.show().subject());
    }

    assertThat(customers).hasSize(TOKENS);
    assertThat(pool.askedSinceOpened()).isEqualTo(before);
    benchmark.close();
  }

  @Test
  void no_token_is_new_twice() {
    TokenBenchmark benchmark = benchmark(Shown.NEW);

    assertThatThrownBy(
            () -> {
              for (int token = 0; token < 1000; token++) {
                benchmark.show();
              }
            })
        .hasMessageContaining("All tokens were seen");
    benchmark.close();
  }

  @Test
  void whatever_the_pool_is_asked_but_by_who_opens_it_is_counted() {
    long before = pool.askedSinceOpened();

    CognitoAdapters.create("another", "eu-west-1", pool.pool().endpoint());

    assertThat(pool.askedSinceOpened()).isEqualTo(before + 2);
  }
}
