package io.travelapp.adapters.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.adapters.local.LocalAdapters.Timeouts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the sandbox gateway. Whatever keeps it from a readable answer in time (no connection, a
 * time-out, a status that is not 200, an answer that is none) is an empty one, and never an
 * exception. Safe for use by many threads.
 */
final class SandboxConnection {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxConnection.class);

  /** Some thousand refunds of one intent; what is longer is not from the gateway. */
  private static final int ANSWER_BYTES_MAX = 512 * 1024;

  private final URI gateway;
  private final Timeouts timeouts;
  private final HttpClient client;

  SandboxConnection(URI gateway, Timeouts timeouts) {
    this.gateway = gateway;
    this.timeouts = timeouts;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeouts.connect())
            // Cards go to the gateway and past nobody else.
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  <T> Optional<T> get(String path, Function<JsonNode, T> reader) {
    return ask(HttpRequest.newBuilder(gateway.resolve(path)).GET().build(), reader);
  }

  /** Sends a body, and an empty one where there is nothing to say. */
  <T> Optional<T> post(String path, Optional<JsonNode> body, Function<JsonNode, T> reader) {
    HttpRequest.BodyPublisher publisher =
        body.map(GatewayJson::write)
            .map(BodyPublishers::ofString)
            .orElseGet(BodyPublishers::noBody);
    return ask(
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Content-Type", "application/json")
            .POST(publisher)
            .build(),
        reader);
  }

  private <T> Optional<T> ask(HttpRequest request, Function<JsonNode, T> reader) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, SandboxConnection::whole);
    try {
      // The client's own time limit ends with the headers of the answer; this one covers its body.
      HttpResponse<byte[]> response = answer.get(timeouts.request().toMillis(), MILLISECONDS);
      return read(request, response, reader);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return nothing(request, "no answer within " + timeouts.request());
    } catch (ExecutionException e) {
      return nothing(request, nameOf(e.getCause()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return nothing(request, "interrupted");
    }
  }

  private static <T> Optional<T> read(
      HttpRequest request, HttpResponse<byte[]> response, Function<JsonNode, T> reader) {
    if (response.statusCode() != 200) {
      return nothing(request, "status " + response.statusCode());
    }
    try {
      return Optional.of(reader.apply(GatewayJson.parse(new String(response.body(), UTF_8))));
    } catch (IllegalArgumentException e) {
      return nothing(request, "an unreadable answer");
    }
  }

  /** The body of an answer that tells its length, as the gateway's do; else it is read past. */
  private static BodySubscriber<byte[]> whole(ResponseInfo response) {
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    return length.isPresent() && length.getAsLong() <= ANSWER_BYTES_MAX
        ? BodySubscribers.ofByteArray()
        : BodySubscribers.replacing(new byte[0]);
  }

  /** Not the message, which may quote what came over the wire. */
  private static String nameOf(@Nullable Throwable failure) {
    return failure == null ? "failed" : failure.getClass().getSimpleName();
  }

  private static <T> Optional<T> nothing(HttpRequest request, String reason) {
    LOG.warn(
        "The sandbox gateway did not answer {} {}: {}", request.method(), request.uri(), reason);
    return Optional.empty();
  }
}
