package io.travelapp.adapters.rest;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whatever was thrown. What a request caused says what was wrong with it; what the world
 * caused and may be over soon is 503; everything else is 500 and told to the log alone.
 */
final class ThrowableMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(ThrowableMapper.class);

  private final Predicate<Throwable> busy;

  @Inject private @Nullable Provider<ContainerRequestContext> request;

  ThrowableMapper(Predicate<Throwable> busy) {
    this.busy = busy;
  }

  @Override
  public Response toResponse(Throwable thrown) {
    return switch (thrown) {
      case Refusal refusal -> refusal.problem().toResponse();
      case WebApplicationException web -> ofContainer(web);
      case HeaderValueException header -> malformedHeader(header);
      default -> ofWorld(thrown);
    };
  }

  /** What the container answers by itself. */
  private Response ofContainer(WebApplicationException thrown) {
    Response original = thrown.getResponse();
    return Problem.ofStatus(original.getStatus())
        .map(problem ->
            original.getStatus() == 405 ? withAllow(problem, original) : problem.toResponse())
        .orElseGet(() -> ofWorld(thrown));
  }

  private static Response withAllow(Problem problem, Response original) {
    Set<String> allowed = new TreeSet<>(original.getAllowedMethods());
    if (allowed.contains(HttpMethod.GET)) {
      allowed.add(HttpMethod.HEAD);
    }
    return Response.fromResponse(problem.toResponse())
        .header(HttpHeaders.ALLOW, String.join(", ", allowed))
        .build();
  }

  private static Response answer(ProblemCode code, String detail) {
    return Problem.of(code, detail).toResponse();
  }

  private static Response malformedHeader(HeaderValueException thrown) {
    if (thrown.getContext() == HeaderValueException.Context.OUTBOUND) {
      throw new IllegalStateException("An answer has a malformed header", thrown);
    }
    return answer(ProblemCode.MALFORMED_REQUEST, "A header of the request cannot be read.");
  }

  private Response ofWorld(Throwable thrown) {
    String trace = request == null ? Trace.next() : Trace.of(request.get());
    if (busy.test(thrown)) {
      LOG.warn("Request {} was refused as busy: {}", trace, firstCause(thrown).toString());
      return answer(ProblemCode.BUSY, "Try again in a moment.");
    }
    LOG.error("Request {} failed", trace, thrown);
    return answer(ProblemCode.INTERNAL_ERROR, "It has been noted under the traceId.");
  }

  /** What the others were thrown for: a statement that failed is long, and why it failed is not. */
  private static Throwable firstCause(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : firstCause(cause);
  }
}
