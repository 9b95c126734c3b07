package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.Limits;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request a thread of its own while there is room for one of its {@link Urgency}, and
 * refuses it at once while there is none: most of them before they have come so far ({@link
 * #refusal}).
 */
final class Front extends HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private static final String ADMISSION = "travelapp.admission";

  /** Their files are so long that a thread may wait for a client to take one. */
  private static final String PAGES = "/docs";

  private static final int PAGES_IN_FLIGHT = 8;

  private static final Problem BUSY =
      Problem.of(ProblemCode.BUSY, "Too many requests are being worked on.");

  private enum Admission {
    ADMITTED,
    REFUSED
  }

  /** What a request needs to be let in. */
  private record Need(Room room, Urgency urgency) {}

  private final GrizzlyHttpContainer resources;
  private final Room room;
  private final Room roomForPages = new Room(PAGES_IN_FLIGHT, 0);
  private final Precedence precedence;
  private final CorsPolicy cors;
  private final Executor threads;

  Front(GrizzlyHttpContainer resources, Limits limits, CorsPolicy cors, Executor threads) {
    super("front");
    this.resources = resources;
    this.room = new Room(limits.requestsInFlight(), limits.searchesInFlight());
    this.precedence = new Precedence(limits.holdsAtOnce(), limits.searchesAtOnce());
    this.cors = cors;
    this.threads = threads;
  }

  @Override
  public RequestExecutorProvider getRequestExecutorProvider() {
    return this::executorFor;
  }

  /** Asked once for the request itself, and perhaps again for what comes later of it. */
  private Executor executorFor(Request request) {
    if (request.getAttribute(ADMISSION) != null) {
      return threads;
    }
    Need need = needOf(request.getRequestURI());
    boolean admitted = need.room().enter(need.urgency());
    request.setAttribute(ADMISSION, admitted ? Admission.ADMITTED : Admission.REFUSED);
    return admitted ? task -> run(need, task) : Runnable::run;
  }

  private Need needOf(String path) {
    return path.startsWith(PAGES)
        ? new Need(roomForPages, Urgency.PAYMENT)
        : new Need(room, Urgency.of(path));
  }

  private void run(Need need, Runnable task) {
    threads.execute(() -> {
      try {
        precedence.give(need.urgency(), task);
      } finally {
        need.room().leave(need.urgency());
      }
    });
  }

  /**
   * The answer to whom there is no room for at this moment, as it goes over the wire; empty if
   * there is. In a flood most requests end here: nothing is made of them, and the connection stays,
   * for another try would cost a new one.
   */
  Optional<byte[]> refusal(RequestHead head) {
    Need need = needOf(head.path());
    return need.room().has(need.urgency())
        ? Optional.empty()
        : Optional.of(
            RawAnswer.of(BUSY, head.path())
                .bytes(cors.headersFor(head.header(CorsPolicy.ORIGIN).orElse(null)), false));
  }

  @Override
  public void service(Request request, Response response) throws IOException {
    if (request.getAttribute(ADMISSION) == Admission.REFUSED) {
      send(RawAnswer.of(BUSY, request.getRequestURI()), request, response);
      return;
    }
    try {
      resources.service(request, response);
    } catch (RuntimeException e) {
      failed(request, response, e);
    }
  }

  /** Whatever the resources throw has been mapped; here it is the mapping itself that failed. */
  private void failed(Request request, Response response, RuntimeException thrown)
      throws IOException {
    Problem problem =
        Problem.of(ProblemCode.INTERNAL_ERROR, "It has been noted under the traceId.");
    RawAnswer answer = RawAnswer.of(problem, request.getRequestURI());
    LOG.error("Request {} failed while it was answered", answer.trace(), thrown);
    if (!response.isCommitted()) {
      send(answer, request, response);
    }
  }

  /** A page that may read answers has to be able to read this one too. */
  private void send(RawAnswer answer, Request request, Response response) throws IOException {
    cors.headersFor(request.getHeader(CorsPolicy.ORIGIN)).forEach(response::addHeader);
    answer.send(response);
  }

  @Override
  public void start() {
    resources.start();
  }

  @Override
  public void destroy() {
    resources.destroy();
  }
}
