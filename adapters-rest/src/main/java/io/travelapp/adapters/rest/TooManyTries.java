package io.travelapp.adapters.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** What is answered to who guesses; nothing of what was asked for was looked at. */
final class TooManyTries {

  private TooManyTries() {}

  static Response until(Duration pause) {
    long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
    Problem problem =
        Problem.of(
            ProblemCode.TOO_MANY_TRIES,
            "This was tried too often; Retry-After says how long to wait.");
    return Response.fromResponse(problem.toResponse())
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }
}
