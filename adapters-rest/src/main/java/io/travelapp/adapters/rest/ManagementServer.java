package io.travelapp.adapters.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.travelapp.adapters.rest.RestAdapters.Readiness;
import io.travelapp.adapters.rest.RestAdapters.Running;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever runs the server how it is, on a port of its own that customers do not reach. */
final class ManagementServer implements Running {

  private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);

  private static final int BACKLOG = 50;
  private static final String LIVE = "/health/live";
  private static final String READY = "/health/ready";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Supplier<Readiness> readiness;

  private ManagementServer(HttpServer server, Supplier<Readiness> readiness) {
    this.server = server;
    this.readiness = readiness;
    threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("management-", 0).factory());
  }

  static ManagementServer start(String address, int port, Supplier<Readiness> readiness)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
    ManagementServer management = new ManagementServer(server, readiness);
    server.setExecutor(management.threads);
    server.createContext("/", management::answer);
    server.start();
    return management;
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean read =
          exchange.getRequestMethod().equals("GET") || exchange.getRequestMethod().equals("HEAD");
      if (!path.equals(LIVE) && !path.equals(READY)) {
        send(exchange, Problem.of(ProblemCode.NOT_FOUND, "There is nothing under this path."));
      } else if (!read) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "Health is read, not changed."));
      } else if (path.equals(LIVE)) {
        send(exchange, 200, AnswerFilter.JSON, Json.write(Map.of("status", "live")));
      } else {
        sendReadiness(exchange);
      }
    }
  }

  private void sendReadiness(HttpExchange exchange) throws IOException {
    Readiness now = readinessNow();
    Map<String, String> checks = new LinkedHashMap<>();
    now.checks().forEach((part, up) -> checks.put(part, up ? "up" : "down"));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", now.isReady() ? "ready" : "not_ready");
    body.put("checks", checks);
    send(exchange, now.isReady() ? 200 : 503, AnswerFilter.JSON, Json.write(body));
  }

  /** What cannot be found out counts as down. */
  private Readiness readinessNow() {
    try {
      return readiness.get();
    } catch (RuntimeException e) {
      LOG.warn("Nobody could tell whether the server is ready", e);
      return new Readiness(Map.of("check", false));
    }
  }

  private static void send(HttpExchange exchange, Problem problem) throws IOException {
    String trace = Trace.next();
    exchange.getResponseHeaders().set(Trace.HEADER, trace);
    byte[] body = Json.write(problem.members(exchange.getRequestURI().getRawPath(), trace));
    send(exchange, problem.code().status(), AnswerFilter.PROBLEM_JSON, body);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }
}
