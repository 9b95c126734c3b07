package io.travelapp.application;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.AnsweredRequests.Answer;
import io.travelapp.domain.booking.AnsweredRequests.Claim;
import io.travelapp.domain.booking.RequestKey;
import java.util.function.Supplier;

/** Does a request once and gives the same answer whenever it comes again. */
public final class AnswerOnce {

  private final AnsweredRequests requests;

  public AnswerOnce(AnsweredRequests requests) {
    this.requests = requests;
  }

  /**
   * A request.
   *
   * @param fingerprint tells bodies apart
   * @param work does it; if it throws, the request may be sent again
   */
  public record Command(RequestKey key, String fingerprint, Supplier<Worked> work) {}

  /**
   * What the work gave.
   *
   * @param keep whether the answer is for good; else the request may be sent again as if for the
   *     first time
   */
  public record Worked(Answer answer, boolean keep) {}

  /** How it ended. */
  public sealed interface Outcome {
    record Done(Answer answer) implements Outcome {}

    record Replayed(Answer answer) implements Outcome {}

    record UsedForAnother() implements Outcome {}

    record InProgress() implements Outcome {}
  }

  public Outcome handle(Command command) {
    return switch (requests.claim(command.key(), command.fingerprint())) {
      case Claim.GoOn() -> new Outcome.Done(work(command));
      case Claim.Answered(Answer answer) -> new Outcome.Replayed(answer);
      case Claim.UsedForAnother() -> new Outcome.UsedForAnother();
      case Claim.InProgress() -> new Outcome.InProgress();
    };
  }

  private Answer work(Command command) {
    boolean kept = false;
    try {
      Worked worked = command.work().get();
      if (worked.keep()) {
        requests.answer(command.key(), worked.answer());
        kept = true;
      }
      return worked.answer();
    } finally {
      if (!kept) {
        requests.forget(command.key());
      }
    }
  }
}
