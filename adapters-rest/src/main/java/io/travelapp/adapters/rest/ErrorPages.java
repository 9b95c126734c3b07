package io.travelapp.adapters.rest;

import org.glassfish.grizzly.http.server.ErrorPageGenerator;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** What the HTTP server says by itself, in the same form as everything else. */
final class ErrorPages implements ErrorPageGenerator {

  @Override
  public String generate(
      Request request,
      int status,
      @Nullable String reason,
      @Nullable String description,
      @Nullable Throwable thrown) {
    Problem problem =
        switch (status) {
          case 413 -> Problem.of(ProblemCode.BODY_TOO_LARGE, "The body is too large.");
          case 503 -> Problem.of(ProblemCode.BUSY, "The server is about to stop.");
          default ->
              status < 500
                  ? Problem.of(ProblemCode.MALFORMED_REQUEST, "The request cannot be read.")
                  : Problem.of(ProblemCode.INTERNAL_ERROR, "It has been noted.");
        };
    RawAnswer answer = RawAnswer.of(problem, request.getRequestURI());
    answer.prepare(request.getResponse());
    return answer.text();
  }
}
