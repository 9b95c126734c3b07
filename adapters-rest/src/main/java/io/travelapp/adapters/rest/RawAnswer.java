package io.travelapp.adapters.rest;

import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.glassfish.grizzly.http.server.Response;

/** A problem as an answer where there are no resources to give it. */
final class RawAnswer {

  private final Problem problem;
  private final String trace;
  private final byte[] body;

  private RawAnswer(Problem problem, String trace, byte[] body) {
    this.problem = problem;
    this.trace = trace;
    this.body = body;
  }

  /** The answer to a request for {@code path}; empty if that could not be read. */
  static RawAnswer of(Problem problem, String path) {
    String trace = Trace.next();
    return new RawAnswer(problem, trace, Json.write(problem.members(path, trace)));
  }

  String trace() {
    return trace;
  }

  /** The body as text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", AnswerFilter.PROBLEM_JSON);
    headers.put("Content-Length", Integer.toString(body.length));
    headers.put("Cache-Control", "no-store");
    headers.put(Trace.HEADER, trace);
    if (problem.code().retryAfterSeconds() > 0) {
      headers.put("Retry-After", Integer.toString(problem.code().retryAfterSeconds()));
    }
    SecurityHeaders.FOR_DATA.forEach((name, values) ->
        headers.put(name, values.stream().map(Object::toString).collect(Collectors.joining(", "))));
    return headers;
  }

  /**
   * The whole answer, as it goes over the wire.
   *
   * @param more headers
   * @param isLast on its connection
   */
  byte[] bytes(Map<String, String> more, boolean isLast) {
    int status = problem.code().status();
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ").append(status).append(' ');
    head.append(Status.fromStatusCode(status).getReasonPhrase()).append("\r\n");
    Map<String, String> headers = headers();
    headers.putAll(more);
    headers.put("Date", HttpDate.now());
    if (isLast) {
      headers.put("Connection", "close");
    }
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(start.length + body.length).put(start).put(body).array();
  }

  /** Sets status and headers, for a body that is sent by the caller. */
  void prepare(Response response) {
    response.setStatus(problem.code().status());
    headers().forEach(response::setHeader);
  }

  void send(Response response) throws IOException {
    prepare(response);
    response.getOutputStream().write(body);
  }
}
