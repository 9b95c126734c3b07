package io.travelapp.adapters.cognito;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.travelapp.domain.customer.Mailer.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks Cognito's protocol: JSON 1.1 with the operation in {@code X-Amz-Target}, and
 * the key set at its address. Every call is compared with the SDK's {@link Model}. It can be told
 * to be out of order.
 */
public final class StandIn implements AutoCloseable {

  private static final String TARGET = "AWSCognitoIdentityProviderService.";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final FakePools pools;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger keySetFetches = new AtomicInteger();
  private volatile Mood mood = Mood.WELL;

  /** How it is. */
  public enum Mood {
    WELL,
    /** Says that it is asked too often. */
    THROTTLING,
    /** Says that it is broken. */
    BROKEN,
    /** Answers what nobody can read. */
    GARBLED,
    /** Answers only after a long time. */
    SLOW,
    /** Closes the connection without an answer. */
    MUTE
  }

  private StandIn(HttpServer server, FakePools pools) {
    this.server = server;
    this.pools = pools;
  }

  /** Starts on a port of its own. */
  public static StandIn start(InstantSource clock) {
    return start(clock, 0);
  }

  /** Starts on a port, or on any that is free for 0. */
  static StandIn start(InstantSource clock, int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      StandIn standIn = new StandIn(server, new FakePools(address, clock));
      server.setExecutor(standIn.threads);
      server.createContext("/", standIn::handle);
      server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The mails that it has sent. */
  public List<Mail> sent() {
    return pools.sent();
  }

  /** Writes its mails into a folder too from now on, as files. */
  public StandIn mailingTo(Path folder) {
    pools.mailBy(Outbox.in(folder)::write);
    return this;
  }

  public void be(Mood other) {
    mood = other;
  }

  /** The operations that it was asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  int keySetFetches() {
    return keySetFetches.get();
  }

  FakePools pools() {
    return pools;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (mood) {
        case MUTE -> {}
        case GARBLED -> send(exchange, 200, "text/html", "<html>Well?");
        case SLOW -> {
          wait(Duration.ofSeconds(4));
          answer(exchange);
        }
        case THROTTLING ->
            sendError(exchange, Refused.with("TooManyRequestsException", "Rate exceeded"));
        case BROKEN ->
            sendError(exchange, Refused.withStatus(500, "InternalErrorException", "Sorry"));
        case WELL -> answer(exchange);
      }
    }
  }

  /** A time that passes on purpose, which no condition ends. */
  private static void wait(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/.well-known/jwks.json")) {
      keySetFetches.incrementAndGet();
      send(exchange, 200, "application/json", pools.keySet(path.split("/", -1)[1]));
      return;
    }
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (!exchange.getRequestMethod().equals("POST")
        || target == null
        || !target.startsWith(TARGET)) {
      send(exchange, 404, "text/plain", "");
      return;
    }
    answer(exchange, target.substring(TARGET.length()));
  }

  private void answer(HttpExchange exchange, String operation) throws IOException {
    asked.add(operation);
    try {
      Map<String, Object> request =
          JSONObjectUtils.parse(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Model.checkRequest(operation, request);
      Map<String, Object> response = pools.answer(operation, request);
      Model.checkResponse(operation, response);
      send(exchange, 200, "application/x-amz-json-1.1", JSONObjectUtils.toJSONString(response));
    } catch (Refused e) {
      Model.checkError(operation, e.type());
      sendError(exchange, e);
    } catch (ParseException | Error | RuntimeException e) {
      e.printStackTrace();
      sendError(exchange, Refused.with("StandInIsWrong", String.valueOf(e)));
    }
  }

  private static void sendError(HttpExchange exchange, Refused refused) throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", refused.type() + ":");
    send(
        exchange,
        refused.status(),
        "application/x-amz-json-1.1",
        JSONObjectUtils.toJSONString(
            Map.of("__type", refused.type(), "message", String.valueOf(refused.getMessage()))));
  }

  private static void send(HttpExchange exchange, int status, String type, @Nullable String body)
      throws IOException {
    byte[] bytes = Optional.ofNullable(body).orElse("").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
