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
      case Claim.GoOn() -> work(command);
      case Claim.Answered(Answer answer) -> new Outcome.Replayed(answer);
      case Claim.UsedForAnother() -> new Outcome.UsedForAnother();
      case Claim.InProgress() -> new Outcome.InProgress();
    };
  }

  /** Whoever took over, because this took long, may have been faster: then theirs is the answer. */
  private Outcome work(Command command) {
    boolean kept = false;
    try {
      Worked worked = command.work().get();
      if (!worked.keep()) {
        return new Outcome.Done(worked.answer());
      }
      Answer answer = requests.answer(command.key(), worked.answer());
      kept = true;
      return answer.equals(worked.answer())
          ? new Outcome.Done(answer)
          : new Outcome.Replayed(answer);
    } finally {
      if (!kept) {
        requests.forget(command.key());
      }
    }
  }
}
