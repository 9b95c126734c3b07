package io.travelapp.adapters.local;

import static io.travelapp.adapters.local.GatewayJson.money;
import static io.travelapp.adapters.local.GatewayJson.parse;
import static io.travelapp.adapters.local.GatewayJson.text;
import static io.travelapp.adapters.local.GatewayJson.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.travelapp.adapters.local.LocalAdapters.CannotStart;
import io.travelapp.adapters.local.LocalAdapters.RunningGateway;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.Card;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway.Authorisation;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sandbox payment gateway: JSON over HTTP on the loopback address, in front of a {@link
 * Ledger}.
 *
 * <p>Every answer that the gateway decided is a 200 with its {@code outcome}; any other status
 * means that it did not decide, and changed nothing.
 *
 * <ul>
 *   <li>{@code POST /cards} {@code {number, expiryMonth, expiryYear, securityCode, holder}}
 *   <li>{@code POST /intents/KEY/authorisation} {@code {amount: {amount, currency}, token}}
 *   <li>{@code POST /intents/KEY/capture}, {@code POST /intents/KEY/void}
 *   <li>{@code POST /intents/KEY/refunds/KEY} {@code {amount: {amount, currency}}}
 *   <li>{@code GET /intents/KEY}: how it stands
 *   <li>{@code GET /ledger}: every entry since the beginning, one on each line
 *   <li>{@code GET /confirmations/KEY}: a page for the holder of the card, who confirms there or
 *       refuses
 * </ul>
 *
 * <p>Some cards make it fail as gateways do: {@link CardBehaviour}. Whenever something becomes of
 * an intent it sends a signed notice to who asked for them, before it answers.
 */
final class SandboxGateway implements RunningGateway {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxGateway.class);

  private static final int BODY_BYTES_MAX = 8 * 1024;
  private static final int CONNECTIONS_WAITING_MAX = 256;
  private static final int IN_FLIGHT_MAX = 256;
  private static final int THREAD_STACK_BYTES = 256 * 1024;
  private static final int STOP_SECONDS_MAX = 5;
  private static final int NO_ANSWER = 0;

  /** How long a connection is kept on which nothing is answered: longer than anybody waits. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private static final String SECRET_VARIABLE = "TRAVELAPP_PAYMENT_NOTICE_SECRET";

  private final HttpServer server;
  private final Ledger ledger;
  private final NoticeSender notices;
  private final InstantSource clock;
  private final URI uri;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ExecutorService threads = threads();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sandbox-timer").daemon().factory());

  private SandboxGateway(HttpServer server, Ledger ledger, InstantSource clock) {
    this.server = server;
    this.ledger = ledger;
    this.clock = clock;
    this.notices = new NoticeSender(clock);
    InetSocketAddress address = server.getAddress();
    this.uri =
        URI.create(
            "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort()));
  }

  /**
   * Runs the gateway alone until the process is ended.
   *
   * @param arguments the ledger's folder, the port (a free one if it is left out), and where
   *     notices are sent (nowhere if it is left out), signed with the secret in the environment
   */
  public static void main(String[] arguments) {
    if (arguments.length < 1 || arguments.length > 3 || !isPort(arguments)) {
      System.err.println(
          "Arguments: the ledger's folder, a port from 0 to 65535 (0 for a free one), and the URL for notices");
      System.exit(78);
    }
    int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    String secret = System.getenv().getOrDefault(SECRET_VARIABLE, "");
    if (arguments.length == 3 && secret.isEmpty()) {
      System.err.println(
          "Notices are signed with what " + SECRET_VARIABLE + " says, which is nothing");
      System.exit(78);
    }
    try {
      SandboxGateway gateway = start(Path.of(arguments[0]), port, InstantSource.system());
      if (arguments.length == 3) {
        gateway.sendNoticesTo(URI.create(arguments[2]), secret);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "stop"));
      System.out.println("The sandbox gateway is at " + gateway.uri());
    } catch (CannotStart e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static boolean isPort(String[] arguments) {
    return arguments.length == 1
        || (arguments[1].matches("[0-9]{1,5}") && Integer.parseInt(arguments[1]) <= 65535);
  }

  /**
   * Not virtual ones: up to JDK 23 the JDK's server reads a body while it holds a monitor, so that
   * a few slow callers would take all the processors from every virtual thread of the JVM. A
   * request above the limit is turned away by closing its connection.
   */
  private static ExecutorService threads() {
    ThreadFactory factory = task -> new Thread(null, task, "sandbox-gateway", THREAD_STACK_BYTES);
    return new ThreadPoolExecutor(0, IN_FLIGHT_MAX, 10, SECONDS, new SynchronousQueue<>(), factory);
  }

  static SandboxGateway start(Path folder, int port, InstantSource clock) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Ledger ledger = Ledger.open(folder, clock);
    try {
      SandboxGateway gateway = new SandboxGateway(listen(address), ledger, clock);
      gateway.serve();
      return gateway;
    } catch (IOException e) {
      CannotStart cannot =
          new CannotStart(
              "The sandbox gateway cannot listen on port %d of this machine: %s"
                  .formatted(port, e.getMessage()),
              e);
      try {
        ledger.close();
      } catch (IOException alsoThis) {
        cannot.addSuppressed(alsoThis);
      }
      throw cannot;
    }
  }

  private static HttpServer listen(InetSocketAddress address) throws IOException {
    // The JDK's server takes its limits from the system properties alone, once. Given ones stay.
    setUnlessGiven("sun.net.httpserver.nodelay", "true");
    setUnlessGiven("sun.net.httpserver.maxReqTime", "10");
    setUnlessGiven("jdk.httpserver.maxConnections", "512");
    // Idle connections live longer than at the client (30 s), which so never takes up one that is
    // just being closed.
    setUnlessGiven("sun.net.httpserver.idleInterval", "120");
    setUnlessGiven("sun.net.httpserver.maxIdleConnections", "512");
    return HttpServer.create(address, CONNECTIONS_WAITING_MAX);
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private void serve() {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    LOG.info("The sandbox gateway is at {}", uri);
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public void sendNoticesTo(URI receiver, String secret) {
    notices.sendTo(receiver, secret);
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (operation(exchange).equals("GET /ledger")) {
      try (exchange) {
        sendLedger(exchange);
      }
      return;
    }
    Reply reply = reply(exchange);
    if (reply.delay().isZero()) {
      end(exchange, reply);
    } else {
      // Until then it costs no thread.
      var unused =
          timer.schedule(
              () -> threads.execute(() -> end(exchange, reply)),
              reply.delay().toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private static void end(HttpExchange exchange, Reply reply) {
    try (exchange) {
      if (reply.status() != NO_ANSWER) {
        send(exchange, reply);
      }
    } catch (IOException e) {
      LOG.debug("A caller did not wait for its answer", e);
    }
  }

  /** The method and the path, an asterisk for each key in it. */
  private static String operation(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    return exchange.getRequestMethod()
        + " "
        + path.replaceAll("(?<=/intents/|/refunds/|/confirmations/)[^/]+", "*");
  }

  /**
   * An answer.
   *
   * @param status {@link #NO_ANSWER} if there is none
   * @param delay how long it takes
   */
  private record Reply(int status, String type, String body, Duration delay) {

    Reply after(Duration time) {
      return new Reply(status, type, body, time);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      return error(413, "body_too_large");
    }
    try {
      return decide(exchange, new String(body, UTF_8));
    } catch (UncheckedIOException e) {
      LOG.error("The sandbox gateway cannot keep its ledger", e);
      return error(503, "ledger_unavailable");
    } catch (IllegalArgumentException e) {
      return error(400, "request_invalid");
    } catch (RuntimeException e) {
      // Not its message, which might quote the request, and so a card.
      LOG.error("The sandbox gateway failed: {} at {}", e.getClass(), e.getStackTrace());
      return error(500, "internal");
    }
  }

  private Reply decide(HttpExchange exchange, String body) {
    String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
    return switch (operation(exchange)) {
      case "POST /cards" -> storeCard(parse(body));
      case "GET /intents/*" -> ok(AnswerJson.of(ledger.find(new IntentKey(path[2]))));
      case "POST /intents/*/authorisation" -> authorise(new IntentKey(path[2]), parse(body));
      case "POST /intents/*/capture" -> capture(new IntentKey(path[2]));
      case "POST /intents/*/void" ->
          ok(AnswerJson.of(ledger.voidAuthorisation(new IntentKey(path[2]))));
      case "GET /confirmations/*" -> page(ConfirmationPage.asking(new IntentKey(path[2])));
      case "POST /confirmations/*/confirmation" -> answered(new IntentKey(path[2]), true);
      case "POST /confirmations/*/refusal" -> answered(new IntentKey(path[2]), false);
      case "POST /intents/*/refunds/*" ->
          refund(new IntentKey(path[2]), new RefundKey(path[4]), parse(body));
      default -> error(404, "operation_unknown");
    };
  }

  private Reply storeCard(JsonNode request) {
    Card.Check check =
        Card.check(
            text(request, "number"),
            whole(request, "expiryMonth"),
            whole(request, "expiryYear"),
            text(request, "securityCode"),
            text(request, "holder"),
            // The last zone in which a month ends: what is good where the customer is, is good
            // here.
            YearMonth.from(clock.instant().atOffset(ZoneOffset.ofHours(-12))));
    return switch (check) {
      case Card.Check.Fit(Card card) -> {
        CardToken token = ledger.store(card.summary(), CardBehaviour.of(card.number()));
        yield ok(AnswerJson.of(new CardVault.Answer.Stored(token, card.summary())));
      }
      case Card.Check.Unfit(List<Card.Fault> faults) -> {
        ObjectNode unfit = GatewayJson.object().put("error", "card_unfit");
        ArrayNode codes = unfit.putArray("faults");
        faults.forEach(fault -> codes.add(GatewayJson.of(fault)));
        yield json(422, unfit);
      }
    };
  }

  private Reply authorise(IntentKey key, JsonNode request) {
    Money amount = money(request.path("amount"));
    CardToken token = new CardToken(text(request, "token"));
    RedirectUrl confirmation = new RedirectUrl(uri + "/confirmations/" + key);
    CardBehaviour card = ledger.behaviourOf(token);
    Authorisation answer = ledger.authorise(key, amount, token, confirmation);
    for (int notice = 0; notice < card.notices(); notice++) {
      notices.send(key);
    }
    return answer instanceof Authorisation.Unknown
        ? new Reply(NO_ANSWER, "", "", SILENCE)
        : ok(AnswerJson.of(answer)).after(card.delay());
  }

  private Reply capture(IntentKey key) {
    Capture answer = ledger.capture(key);
    notices.send(key);
    return ok(AnswerJson.of(answer));
  }

  private Reply answered(IntentKey key, boolean confirmed) {
    if (!ledger.answerOfHolder(key, confirmed)) {
      return page(ConfirmationPage.NOTHING_ASKED);
    }
    notices.send(key);
    return page(confirmed ? ConfirmationPage.CONFIRMED : ConfirmationPage.REFUSED);
  }

  private static Reply page(String html) {
    return new Reply(200, "text/html; charset=utf-8", html, Duration.ZERO);
  }

  private Reply refund(IntentKey key, RefundKey refund, JsonNode request) {
    return ok(AnswerJson.of(ledger.refund(key, refund, money(request.path("amount")))));
  }

  private static Reply ok(ObjectNode answer) {
    return json(200, answer);
  }

  private static Reply error(int status, String code) {
    return json(status, GatewayJson.object().put("error", code));
  }

  private static Reply json(int status, ObjectNode body) {
    return new Reply(status, "application/json", GatewayJson.write(body), Duration.ZERO);
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    if (reply.status() == 413) {
      // What was not read of the body is still on the way.
      exchange.getResponseHeaders().set("Connection", "close");
    }
    exchange.sendResponseHeaders(reply.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void sendLedger(HttpExchange exchange) throws IOException {
    try (Ledger.ReadOut ledgerSoFar = ledger.readOut()) {
      exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
      // -1 is how this server is told that the body is empty.
      exchange.sendResponseHeaders(200, ledgerSoFar.length() == 0 ? -1 : ledgerSoFar.length());
      try (OutputStream out = exchange.getResponseBody()) {
        ledgerSoFar.writeTo(out);
      }
    }
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    notices.close();
    timer.shutdownNow();
    // From here on a new request is turned away, and those that run come to their end.
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS_MAX, SECONDS)) {
        LOG.warn("The sandbox gateway stops although requests are in flight");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    try {
      ledger.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger could not be closed", e);
    }
  }
}
