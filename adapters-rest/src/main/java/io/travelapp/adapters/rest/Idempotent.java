package io.travelapp.adapters.rest;

import io.travelapp.application.AnswerOnce;
import io.travelapp.application.AnswerOnce.Worked;
import io.travelapp.domain.booking.AnsweredRequests.Answer;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does what an {@code Idempotency-Key} names once, and answers the same whenever it comes again.
 *
 * <pre>{@code
 * return idempotent.answer(request, customer, "hold", body, key -> held(holdSeats.handle(body.toCommand(customer, key))));
 * }</pre>
 */
final class Idempotent {

  static final String KEY_HEADER = "Idempotency-Key";
  static final String REPLAYED_HEADER = "Idempotency-Replayed";

  /** Refusals that stay what they are however often the request is sent. */
  private static final Set<Integer> KEPT_REFUSALS = Set.of(402, 404, 409, 410, 422);

  private final AnswerOnce answerOnce;

  Idempotent(AnswerOnce answerOnce) {
    this.answerOnce = answerOnce;
  }

  /**
   * Answers a request.
   *
   * @param operation the scope of the key, such as {@code hold}
   * @param body what was asked, a record; two requests are the same if method, path and this are
   * @param work answers it the first time
   * @throws Refusal if there is no key, or none that can be one
   */
  Response answer(
      ContainerRequestContext request,
      CustomerId customer,
      String operation,
      Object body,
      Function<RequestKey, Response> work) {
    RequestKey key = new RequestKey(customer, operation, keyOf(request));
    AtomicReference<@Nullable Response> first = new AtomicReference<>();
    AnswerOnce.Command command =
        new AnswerOnce.Command(
            key,
            fingerprint(
                request.getMethod(), request.getUriInfo().getRequestUri().getRawPath(), body),
            () -> {
              Response response = responseOf(work, key);
              first.set(response);
              return worked(request, response);
            });
    return switch (answerOnce.handle(command)) {
      case AnswerOnce.Outcome.Done(Answer answer) ->
          Optional.ofNullable(first.get()).orElseGet(() -> again(answer).build());
      case AnswerOnce.Outcome.Replayed(Answer answer) ->
          again(answer).header(REPLAYED_HEADER, "true").build();
      case AnswerOnce.Outcome.UsedForAnother() ->
          Problem.of(
                  ProblemCode.IDEMPOTENCY_KEY_REUSED,
                  "The first request with this key asked for something else; another needs its own.")
              .toResponse();
      case AnswerOnce.Outcome.InProgress() ->
          Problem.of(
                  ProblemCode.REQUEST_IN_PROGRESS,
                  "The first request with this key is not answered yet.")
              .toResponse();
    };
  }

  private static String keyOf(ContainerRequestContext request) {
    String key = request.getHeaderString(KEY_HEADER);
    if (key == null) {
      throw new Refusal(
          Problem.of(
              ProblemCode.IDEMPOTENCY_KEY_MISSING,
              "A text of your choice is needed there, a new one for each request that is meant anew."));
    }
    if (!RequestKey.isKey(key)) {
      throw new Refusal(
          Problem.of(
              ProblemCode.IDEMPOTENCY_KEY_UNFIT,
              "An Idempotency-Key has 1 to "
                  + RequestKey.LENGTH_MAX
                  + " printable ASCII characters."));
    }
    return key;
  }

  /** Tells requests apart: the same for the same method, path and content of the body. */
  static String fingerprint(String method, String path, Object body) {
    String asked = method + " " + path + "\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(asked.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(Json.write(body));
    return HexFormat.of().formatHex(Digests.sha256(bytes.toByteArray()));
  }

  private static Response responseOf(Function<RequestKey, Response> work, RequestKey key) {
    try {
      return work.apply(key);
    } catch (Refusal refusal) {
      return refusal.problem().toResponse();
    }
  }

  private static Worked worked(ContainerRequestContext request, Response response) {
    int status = response.getStatus();
    Answer answer =
        new Answer(
            status,
            new String(AnswerFilter.render(request, response.getEntity()), StandardCharsets.UTF_8),
            Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION)));
    return new Worked(answer, status < 300 || KEPT_REFUSALS.contains(status));
  }

  private static Response.ResponseBuilder again(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.location().ifPresent(location -> response.header(HttpHeaders.LOCATION, location));
    if (!answer.body().isEmpty()) {
      response
          .entity(answer.body().getBytes(StandardCharsets.UTF_8))
          .type(answer.status() < 400 ? AnswerFilter.JSON : AnswerFilter.PROBLEM_JSON);
    }
    return response;
  }
}
