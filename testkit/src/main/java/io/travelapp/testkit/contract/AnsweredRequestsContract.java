package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aCustomerId;
import static io.travelapp.testkit.fixture.Fixtures.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.AnsweredRequests.Answer;
import io.travelapp.domain.booking.AnsweredRequests.Claim;
import io.travelapp.domain.booking.AnsweredRequests.Claim.Answered;
import io.travelapp.domain.booking.AnsweredRequests.Claim.GoOn;
import io.travelapp.domain.booking.AnsweredRequests.Claim.InProgress;
import io.travelapp.domain.booking.AnsweredRequests.Claim.UsedForAnother;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.testkit.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link AnsweredRequests} promises. */
public interface AnsweredRequestsContract {

  /** An answer with all that an answer can have. */
  Answer CREATED = new Answer(201, "{\"name\":\"Zoë 山田\\n\"}", Optional.of("/api/v1/holds/hld_1"));

  Store store();

  @Test
  default void a_new_request_goes_on() {
    assertThat(requests().claim(key(), "body")).isEqualTo(new GoOn());
  }

  @Test
  default void of_many_that_race_with_one_key_exactly_one_goes_on() {
    RequestKey key = key();

    List<Claim> claims = Race.of(50, i -> requests().claim(key, "body"));

    assertThat(claims).filteredOn(GoOn.class::isInstance).hasSize(1);
    assertThat(claims).filteredOn(InProgress.class::isInstance).hasSize(49);
  }

  @Test
  default void an_answered_request_is_answered_again_just_so() {
    RequestKey key = key();
    requests().claim(key, "body");

    requests().answer(key, CREATED);

    assertThat(requests().claim(key, "body")).isEqualTo(new Answered(CREATED));
    assertThat(requests().claim(key, "body")).isEqualTo(new Answered(CREATED));
  }

  @Test
  default void an_answer_may_be_without_a_location() {
    RequestKey key = key();
    Answer conflict = new Answer(409, "{}", Optional.empty());
    requests().claim(key, "body");

    requests().answer(key, conflict);

    assertThat(requests().claim(key, "body")).isEqualTo(new Answered(conflict));
  }

  @Test
  default void a_long_answer_is_kept_whole() {
    RequestKey key = key();
    Answer answer = new Answer(200, "é".repeat(200_000), Optional.empty());
    requests().claim(key, "body");

    requests().answer(key, answer);

    assertThat(requests().claim(key, "body")).isEqualTo(new Answered(answer));
  }

  @Test
  default void a_key_is_not_used_for_another_body() {
    RequestKey key = key();
    requests().claim(key, "body");
    assertThat(requests().claim(key, "another body")).isEqualTo(new UsedForAnother());

    requests().answer(key, CREATED);
    assertThat(requests().claim(key, "another body")).isEqualTo(new UsedForAnother());
    assertThat(requests().claim(key, "body")).isEqualTo(new Answered(CREATED));
  }

  @Test
  default void the_same_key_of_another_customer_or_operation_is_another_key() {
    CustomerId anna = aCustomerId();
    requests().claim(new RequestKey(anna, "hold", "1"), "body");

    assertThat(requests().claim(new RequestKey(anna, "book", "1"), "another body"))
        .isEqualTo(new GoOn());
    assertThat(requests().claim(new RequestKey(aCustomerId(), "hold", "1"), "another body"))
        .isEqualTo(new GoOn());
  }

  @Test
  default void a_request_that_is_being_worked_on_is_in_progress() {
    RequestKey key = key();
    requests().claim(key, "body");
    store().passTime(AnsweredRequests.TAKEN_OVER_AFTER.minusSeconds(20));

    assertThat(requests().claim(key, "body")).isEqualTo(new InProgress());
  }

  @Test
  default void the_claim_of_one_who_died_is_taken_over_by_one() {
    RequestKey key = key();
    requests().claim(key, "body");
    store().passTime(AnsweredRequests.TAKEN_OVER_AFTER.plusSeconds(1));

    List<Claim> claims = Race.of(20, i -> requests().claim(key, "body"));

    assertThat(claims).filteredOn(GoOn.class::isInstance).hasSize(1);
    assertThat(claims).filteredOn(InProgress.class::isInstance).hasSize(19);
  }

  @Test
  default void the_claim_of_one_who_died_is_not_taken_over_for_another_body() {
    RequestKey key = key();
    requests().claim(key, "body");
    store().passTime(AnsweredRequests.TAKEN_OVER_AFTER.plusSeconds(1));

    assertThat(requests().claim(key, "another body")).isEqualTo(new UsedForAnother());
  }

  @Test
  default void a_claim_that_was_taken_over_counts_from_then() {
    RequestKey key = key();
    requests().claim(key, "body");
    store().passTime(AnsweredRequests.TAKEN_OVER_AFTER.plusSeconds(1));
    requests().claim(key, "body");
    store().passTime(AnsweredRequests.TAKEN_OVER_AFTER.minusSeconds(20));

    assertThat(requests().claim(key, "body")).isEqualTo(new InProgress());
  }

  @Test
  default void the_first_answer_stays() {
    RequestKey key = key();
    requests().claim(key, "body");

    assertThat(requests().answer(key, CREATED)).isEqualTo(CREATED);
    assertThat(requests().answer(key, new Answer(409, "late", Optional.empty())))
        .isEqualTo(CREATED);

    assertThat(requests().claim(key, "body")).isEqualTo(new Answered(CREATED));
  }

  @Test
  default void of_many_answers_to_one_request_all_are_told_the_one_that_stays() {
    RequestKey key = key();
    requests().claim(key, "body");

    List<Answer> told =
        Race.of(20, i -> requests().answer(key, new Answer(201, "{" + i + "}", Optional.empty())));

    assertThat(Set.copyOf(told)).hasSize(1);
    assertThat(requests().claim(key, "body")).isEqualTo(new Answered(told.getFirst()));
  }

  @Test
  default void the_answer_to_what_was_forgotten_meanwhile_is_given_and_not_kept() {
    RequestKey key = key();
    requests().claim(key, "body");
    requests().forget(key);

    assertThat(requests().answer(key, CREATED)).isEqualTo(CREATED);

    assertThat(requests().claim(key, "body")).isEqualTo(new GoOn());
  }

  @Test
  default void an_answer_is_kept_for_a_day() {
    RequestKey key = key();
    requests().claim(key, "body");
    requests().answer(key, CREATED);
    store().passTime(AnsweredRequests.KEPT.minus(Duration.ofMinutes(5)));

    assertThat(requests().claim(key, "body")).isEqualTo(new Answered(CREATED));
  }

  @Test
  default void a_forgotten_request_is_as_if_it_had_never_come() {
    RequestKey key = key();
    requests().claim(key, "body");

    requests().forget(key);

    assertThat(requests().claim(key, "another body")).isEqualTo(new GoOn());
  }

  @Test
  default void what_is_answered_is_not_forgotten() {
    RequestKey key = key();
    requests().claim(key, "body");
    requests().answer(key, CREATED);

    requests().forget(key);

    assertThat(requests().claim(key, "body")).isEqualTo(new Answered(CREATED));
  }

  @Test
  default void what_was_never_claimed_is_forgotten_without_more_ado() {
    RequestKey key = key();

    requests().forget(key);

    assertThat(requests().claim(key, "body")).isEqualTo(new GoOn());
  }

  private AnsweredRequests requests() {
    return store().answeredRequests();
  }

  private static RequestKey key() {
    return aKey(aCustomerId(), "hold");
  }
}
