package io.travelapp.adapters.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What went wrong, as a client is told (RFC 9457).
 *
 * <pre>{@code
 * return Problem.of(SEAT_TAKEN, "Seat 4A is taken from Kofu to Otsuki.").with("seats", seats).toResponse();
 * }</pre>
 *
 * @param saying the rule and the facts, in a sentence
 * @param faults every place of the request that is at fault; none if it is not about places
 * @param facts further members of the answer, for programs to read
 */
record Problem(ProblemCode code, Saying saying, List<Fault> faults, Map<String, Object> facts) {

  Problem {
    faults = List.copyOf(faults);
    facts = Map.copyOf(facts);
  }

  /** One that is told in English alone. */
  static Problem of(ProblemCode code, String detail) {
    return of(code, Saying.plain(detail));
  }

  static Problem of(ProblemCode code, Saying saying) {
    return new Problem(code, saying, List.of(), Map.of());
  }

  /** One of which the catalogue says all that there is to say. */
  static Problem of(ProblemCode code) {
    return of(code, Saying.of(code));
  }

  /** What it says in English. */
  String detail() {
    return saying.in(Locale.ENGLISH);
  }

  /** What a status means that the container gives by itself; empty if it gives no such. */
  static Optional<Problem> ofStatus(int status) {
    return switch (status) {
      case 400 ->
          Optional.of(of(ProblemCode.MALFORMED_REQUEST, "A part of the request cannot be read."));
      case 404 -> Optional.of(of(ProblemCode.NOT_FOUND, "There is nothing under this path."));
      case 405 ->
          Optional.of(
              of(ProblemCode.METHOD_NOT_ALLOWED, "Allow names the methods that are allowed here."));
      case 406 -> Optional.of(of(ProblemCode.NOT_ACCEPTABLE, "Answers here are application/json."));
      case 415 ->
          Optional.of(
              of(
                  ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                  "The body is read as application/json in UTF-8, uncompressed, and Content-Type has to say so."));
      default -> Optional.empty();
    };
  }

  /** The same with a further member. */
  Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new Problem(code, saying, faults, more);
  }

  /** The same with places of the request that are at fault. */
  Problem at(Fault... places) {
    return new Problem(code, saying, List.of(places), facts);
  }

  Response toResponse() {
    Response.ResponseBuilder answer = Response.status(code.status()).entity(this);
    if (code.retryAfterSeconds() > 0) {
      answer.header(HttpHeaders.RETRY_AFTER, code.retryAfterSeconds());
    }
    if (code.status() == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer.build();
  }

  /** The members of the answer in English. */
  Map<String, Object> members(String instance, String trace) {
    return members(instance, trace, Locale.ENGLISH);
  }

  /**
   * The members of the answer, in the order in which they are read.
   *
   * @param instance the path that was asked for; empty if it could not be read
   * @param trace finds the request in the log
   */
  Map<String, Object> members(String instance, String trace, Locale language) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", code.type());
    members.put("title", Catalogue.title(code, language));
    members.put("status", code.status());
    members.put("code", code.text());
    members.put("detail", saying.in(language));
    if (!instance.isEmpty()) {
      members.put("instance", instance);
    }
    members.put("traceId", trace);
    if (!faults.isEmpty()) {
      members.put("errors", faults.stream().map(fault -> fault.in(language)).toList());
    }
    members.putAll(facts);
    return members;
  }
}
