package io.travelapp.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A client of the interface, which fails where an answer is not as the document says. */
final class Api implements AutoCloseable {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final String base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Api(int port) {
    base = "http://localhost:" + port;
  }

  /** An answer. */
  record Answer(HttpResponse<byte[]> response) {

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    List<String> headers(String name) {
      return response.headers().allValues(name);
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return parse(text());
    }

    String code() {
      return json().path("code").asText();
    }
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  Answer get(String path) {
    return get(path, request -> request);
  }

  Answer get(String path, UnaryOperator<HttpRequest.Builder> more) {
    return send(path, request -> more.apply(request.GET()));
  }

  Answer post(String path, String body) {
    return post(path, body, request -> request);
  }

  Answer post(String path, String body, UnaryOperator<HttpRequest.Builder> more) {
    return send("POST", path, body, more);
  }

  Answer send(String method, String path, String body, UnaryOperator<HttpRequest.Builder> more) {
    return send(
        path,
        request ->
            more.apply(
                request
                    .method(method, BodyPublishers.ofString(body))
                    .setHeader("Content-Type", "application/json")));
  }

  Answer send(String path, UnaryOperator<HttpRequest.Builder> more) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(10));
    try {
      HttpRequest built = more.apply(request).build();
      Answer answer = new Answer(client.send(built, BodyHandlers.ofByteArray()));
      Documented.check(built.method(), path, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
