package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.Attempts;
import io.travelapp.domain.customer.Attempts.Answer;
import io.travelapp.domain.customer.Attempts.Answer.Admitted;
import io.travelapp.domain.customer.Attempts.Answer.TooMany;
import io.travelapp.domain.customer.Attempts.Limit;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Attempts} promises. */
public interface AttemptsContract {

  Attempts attempts();

  /** Makes the clock that tries are counted by go on. */
  void passTime(Duration time);

  @Test
  default void so_many_tries_are_admitted_and_the_next_is_told_how_long_to_wait() {
    Limit limit = aLimit(3);

    assertThat(counted(limit, 3)).containsOnly(new Admitted());
    passTime(Duration.ofMinutes(4));

    assertThat(attempts().count(List.of(limit)))
        .isInstanceOfSatisfying(
            TooMany.class,
            refused ->
                assertThat(refused.pause())
                    .isBetween(
                        Duration.ofMinutes(6).minusSeconds(5),
                        Duration.ofMinutes(6).plusSeconds(1)));
  }

  @Test
  default void when_the_time_is_over_a_limit_begins_anew() {
    Limit limit = aLimit(1);
    counted(limit, 5);

    passTime(limit.within().plusSeconds(1));

    assertThat(attempts().count(List.of(limit))).isEqualTo(new Admitted());
    assertThat(attempts().count(List.of(limit))).isInstanceOf(TooMany.class);
  }

  @Test
  default void a_try_counts_against_each_of_its_limits() {
    Limit wide = aLimit(2);

    assertThat(attempts().count(List.of(aLimit(1), wide))).isEqualTo(new Admitted());
    assertThat(attempts().count(List.of(wide, aLimit(1)))).isEqualTo(new Admitted());
    assertThat(attempts().count(List.of(aLimit(1), wide))).isInstanceOf(TooMany.class);
  }

  @Test
  default void what_is_tried_elsewhere_does_not_count() {
    counted(aLimit(1), 5);

    assertThat(attempts().count(List.of(aLimit(1)))).isEqualTo(new Admitted());
  }

  @Test
  default void a_try_that_is_given_back_can_be_made_again_and_no_more_than_that() {
    Limit limit = aLimit(2);
    counted(limit, 2);

    attempts().forgive(List.of(limit));

    assertThat(attempts().count(List.of(limit))).isEqualTo(new Admitted());
    assertThat(attempts().count(List.of(limit))).isInstanceOf(TooMany.class);
  }

  @Test
  default void of_many_that_race_as_many_are_admitted_as_the_limit_says() {
    Limit limit = aLimit(4);

    List<Answer> answers = Race.of(16, i -> attempts().count(List.of(limit, aLimit(1))));

    assertThat(answers).filteredOn(new Admitted()::equals).hasSize(4);
  }

  @Test
  default void limits_that_are_named_in_another_order_do_not_wait_for_each_other() {
    Limit one = aLimit(100);
    Limit other = aLimit(100);

    List<Answer> answers =
        Race.of(20, i -> attempts().count(i % 2 == 0 ? List.of(one, other) : List.of(other, one)));

    assertThat(answers).containsOnly(new Admitted());
  }

  @Test
  default void what_was_begun_has_so_many_tries() {
    Limit code = aLimit(2);
    attempts().begin(code);

    assertThat(List.of(attempts().take(code), attempts().take(code), attempts().take(code)))
        .containsExactly(true, true, false);
  }

  @Test
  default void what_was_never_begun_or_is_over_has_no_tries() {
    Limit code = aLimit(2);

    assertThat(attempts().take(code)).isFalse();
    attempts().begin(code);
    passTime(code.within().plusSeconds(1));
    assertThat(attempts().take(code)).isFalse();
  }

  @Test
  default void what_is_begun_again_is_whole_again() {
    Limit code = aLimit(1);
    attempts().begin(code);
    attempts().take(code);

    attempts().begin(code);

    assertThat(attempts().take(code)).isTrue();
  }

  @Test
  default void tries_that_race_are_all_taken() {
    Limit code = aLimit(5);
    attempts().begin(code);

    List<Boolean> taken = Race.of(16, i -> attempts().take(code));

    assertThat(taken).filteredOn(one -> one).hasSize(5);
  }

  private static Limit aLimit(int tries) {
    return new Limit("guessing " + aWord(), tries, Duration.ofMinutes(10));
  }

  private List<Answer> counted(Limit limit, int times) {
    return Stream.generate(() -> attempts().count(List.of(limit))).limit(times).toList();
  }
}
