package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aCustomerId;
import static io.travelapp.testkit.fixture.Fixtures.aKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.application.AnswerOnce.Command;
import io.travelapp.application.AnswerOnce.Outcome;
import io.travelapp.application.AnswerOnce.Worked;
import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.AnsweredRequests.Answer;
import io.travelapp.domain.booking.RequestKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerOnceTest {

  private static final Answer HELD = new Answer(201, "{}", Optional.of("/holds/1"));
  private static final Answer BUSY = new Answer(503, "", Optional.empty());

  private final BookingOffice office = new BookingOffice();
  private final AnswerOnce answerOnce = new AnswerOnce(office.store.answeredRequests());
  private final RequestKey key = aKey(aCustomerId(), "hold");
  private final AtomicInteger worked = new AtomicInteger();

  @Test
  void a_request_is_done_once_and_answered_the_same_again() {
    assertThat(asks("a", HELD, true)).isEqualTo(new Outcome.Done(HELD));
    assertThat(asks("a", BUSY, true)).isEqualTo(new Outcome.Replayed(HELD));
    assertThat(worked).hasValue(1);
  }

  @Test
  void an_answer_that_is_not_for_good_is_not_kept() {
    assertThat(asks("a", BUSY, false)).isEqualTo(new Outcome.Done(BUSY));
    assertThat(asks("a", HELD, true)).isEqualTo(new Outcome.Done(HELD));
    assertThat(asks("a", BUSY, true)).isEqualTo(new Outcome.Replayed(HELD));
    assertThat(worked).hasValue(2);
  }

  @Test
  void a_request_that_failed_inside_may_be_sent_again() {
    IllegalStateException trouble = new IllegalStateException("The database is away");

    assertThatThrownBy(() ->
            asks(
                "a",
                () -> {
                  throw trouble;
                }))
        .isSameAs(trouble);

    assertThat(asks("a", HELD, true)).isEqualTo(new Outcome.Done(HELD));
  }

  @Test
  void a_request_of_which_the_answer_could_not_be_kept_may_be_sent_again() {
    AnsweredRequests forgetful =
        new AnsweredRequests() {
          @Override
          public Claim claim(RequestKey key, String fingerprint) {
            return office.store.answeredRequests().claim(key, fingerprint);
          }

          @Override
          public Answer answer(RequestKey key, Answer answer) {
            throw new IllegalStateException("The disk is full");
          }

          @Override
          public void forget(RequestKey key) {
            office.store.answeredRequests().forget(key);
          }
        };

    assertThatThrownBy(() ->
            new AnswerOnce(forgetful).handle(new Command(key, "a", () -> new Worked(HELD, true))))
        .hasMessage("The disk is full");

    assertThat(asks("a", HELD, true)).isEqualTo(new Outcome.Done(HELD));
  }

  @Test
  void a_key_that_came_with_another_body_is_used_up() {
    asks("a", HELD, true);

    assertThat(asks("b", HELD, true)).isEqualTo(new Outcome.UsedForAnother());
    assertThat(worked).hasValue(1);
  }

  @Test
  void a_request_that_comes_again_while_it_is_worked_on_has_to_wait() {
    Outcome first =
        asks(
            "a",
            () -> {
              assertThat(asks("a", HELD, true)).isEqualTo(new Outcome.InProgress());
              assertThat(asks("b", HELD, true)).isEqualTo(new Outcome.UsedForAnother());
              return new Worked(HELD, true);
            });

    assertThat(first).isEqualTo(new Outcome.Done(HELD));
    assertThat(worked).hasValue(0);
  }

  @Test
  void a_request_whose_node_died_is_taken_over_and_its_first_answer_stays() {
    Outcome first =
        asks(
            "a",
            () -> {
              office.store.passTime(AnsweredRequests.TAKEN_OVER_AFTER);
              assertThat(asks("a", HELD, true)).isEqualTo(new Outcome.Done(HELD));
              return new Worked(BUSY, false);
            });

    assertThat(first).isEqualTo(new Outcome.Done(BUSY));
    assertThat(asks("a", BUSY, true)).isEqualTo(new Outcome.Replayed(HELD));
  }

  @Test
  void who_took_so_long_that_another_took_over_gives_the_answer_of_the_faster_one() {
    Answer another = new Answer(409, "{}", Optional.empty());

    Outcome slow =
        asks(
            "a",
            () -> {
              office.store.passTime(AnsweredRequests.TAKEN_OVER_AFTER);
              assertThat(asks("a", HELD, true)).isEqualTo(new Outcome.Done(HELD));
              return new Worked(another, true);
            });

    assertThat(slow).isEqualTo(new Outcome.Replayed(HELD));
  }

  @Test
  void the_key_of_another_customer_or_operation_is_another_request() {
    asks("a", HELD, true);

    for (RequestKey other :
        new RequestKey[] {
          new RequestKey(aCustomerId(), key.operation(), key.key()),
          new RequestKey(key.principal(), "book", key.key())
        }) {
      assertThat(answerOnce.handle(new Command(other, "a", () -> new Worked(BUSY, true))))
          .isEqualTo(new Outcome.Done(BUSY));
    }
  }

  @Test
  void an_answer_is_kept_for_a_day() {
    asks("a", HELD, true);
    office.store.passTime(Duration.ofHours(24).minusSeconds(1));

    assertThat(asks("a", BUSY, true)).isEqualTo(new Outcome.Replayed(HELD));
  }

  private Outcome asks(String fingerprint, Answer answer, boolean keep) {
    return asks(
        fingerprint,
        () -> {
          worked.incrementAndGet();
          return new Worked(answer, keep);
        });
  }

  private Outcome asks(String fingerprint, Supplier<Worked> work) {
    return answerOnce.handle(new Command(key, fingerprint, work));
  }
}
