package io.travelapp.domain.booking;

import java.time.Duration;
import java.util.Optional;

/**
 * Which requests are being worked on and which have been answered, shared by all nodes. Answers are
 * kept for at least {@link #KEPT}, across restarts. Each method is atomic; safe for use by many
 * threads.
 */
public interface AnsweredRequests {

  /** How long an answer can be had again. */
  Duration KEPT = Duration.ofHours(24);

  /** After how long the claim of somebody who did not answer, having died, is taken over. */
  Duration TAKEN_OVER_AFTER = Duration.ofSeconds(60);

  /**
   * An answer as it was given.
   *
   * @param status the status code of the answer
   * @param location where the thing that was made is found
   */
  record Answer(int status, String body, Optional<String> location) {}

  /**
   * Claims a request for work. Of many that race with one key exactly one is told to go on.
   *
   * @param fingerprint tells bodies apart: the same for the same body
   */
  Claim claim(RequestKey key, String fingerprint);

  /** How a claim ended. */
  sealed interface Claim {
    /**
     * Do it, then {@link #answer} or {@link #forget}. Also said when the claim of one who died is
     * taken over.
     */
    record GoOn() implements Claim {}

    record Answered(Answer answer) implements Claim {}

    /** The key came with another body, whether that is answered or still being worked on. */
    record UsedForAnother() implements Claim {}

    record InProgress() implements Claim {}
  }

  /**
   * Stores the answer of a claimed request. The first answer stays, whoever comes later: a claim is
   * also taken over from one who did not die but took long, and then two come to an answer.
   *
   * @return the answer that stays, which is the one to give
   */
  Answer answer(RequestKey key, Answer answer);

  /**
   * Gives a claim back without an answer: the request may be sent again as if for the first time.
   * What is answered already stays so.
   */
  void forget(RequestKey key);
}
