package io.travelapp.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * One connection to the server, kept alive until the server ends it, and then made anew. For one
 * thread at a time.
 */
final class HttpWire implements AutoCloseable {

  private static final String API = "/api/v1/";
  private static final int TIMEOUT_MILLIS = 60_000;

  private final int port;
  private HttpClientConnection connection;

  private HttpWire(int port, HttpClientConnection connection) {
    this.port = port;
    this.connection = connection;
  }

  static HttpWire connect(int port) throws IOException {
    return new HttpWire(port, open(port));
  }

  private static HttpClientConnection open(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return DefaultBHttpClientConnectionFactory.builder().build().createConnection(socket);
  }

  /** A request; what it lacks is empty. */
  record Request(
      String method,
      String path,
      Optional<String> token,
      Optional<String> key,
      Optional<String> json) {

    static Request get(String path) {
      return new Request("GET", path, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Request post(String path, String json) {
      return new Request("POST", path, Optional.empty(), Optional.empty(), Optional.of(json));
    }

    static Request delete(String path) {
      return new Request("DELETE", path, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Request withToken(String other) {
      return new Request(method, path, Optional.of(other), key, json);
    }

    Request withKey(String other) {
      return new Request(method, path, token, Optional.of(other), json);
    }
  }

  /**
   * The whole answer to a request.
   *
   * @param retryAfter when it is worth to try again; zero if that is not said
   */
  record Answer(int status, Duration retryAfter, String body) {}

  /**
   * Sends a request and takes the whole answer.
   *
   * @throws IllegalStateException if it is answered by another status than the wanted one
   */
  String send(Request request, int wanted) throws IOException, HttpException {
    Answer answer = send(request);
    if (answer.status() != wanted) {
      throw new IllegalStateException(
          "%s %s answered %d: %s"
              .formatted(request.method(), request.path(), answer.status(), answer.body()));
    }
    return answer.body();
  }

  /** Sends a request and takes the whole answer, whatever it is. */
  Answer send(Request request) throws IOException, HttpException {
    BasicClassicHttpRequest head =
        new BasicClassicHttpRequest(request.method(), API + request.path());
    head.addHeader("Host", "127.0.0.1:" + port);
    request.token().ifPresent(token -> head.addHeader("Authorization", "Bearer " + token));
    request.key().ifPresent(key -> head.addHeader("Idempotency-Key", key));
    if (request.json().isPresent()) {
      StringEntity body = new StringEntity(request.json().get(), ContentType.APPLICATION_JSON);
      head.setEntity(body);
      head.addHeader("Content-Type", "application/json");
      head.addHeader("Content-Length", Long.toString(body.getContentLength()));
    }
    connection.sendRequestHeader(head);
    if (head.getEntity() != null) {
      connection.sendRequestEntity(head);
    }
    connection.flush();
    return answer();
  }

  private Answer answer() throws IOException, HttpException {
    try (ClassicHttpResponse response = connection.receiveResponseHeader()) {
      String body = "";
      if (response.getCode() != 204) {
        connection.receiveResponseEntity(response);
        HttpEntity entity = response.getEntity();
        body = entity == null ? "" : EntityUtils.toString(entity, StandardCharsets.UTF_8);
      }
      if (isLast(response)) {
        connection.close();
        connection = open(port);
      }
      Header retryAfter = response.getFirstHeader("Retry-After");
      return new Answer(
          response.getCode(),
          Duration.ofSeconds(retryAfter == null ? 0 : Long.parseLong(retryAfter.getValue())),
          body);
    }
  }

  /** Whether the server ends the connection with this answer, as it does when it is busy. */
  private static boolean isLast(ClassicHttpResponse answer) {
    Header connection = answer.getFirstHeader("Connection");
    return connection != null && connection.getValue().equalsIgnoreCase("close");
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
