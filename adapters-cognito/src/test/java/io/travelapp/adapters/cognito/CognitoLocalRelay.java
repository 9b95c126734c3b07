package io.travelapp.adapters.cognito;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Mailer.Mail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * npm's cognito-local with what a whole server needs and it lacks, so that one can book with it. It
 * answers every question itself; filled in is only what follows.
 *
 * <ul>
 *   <li>An address as an alias: it is replaced by the name of the confirmed user who has it. A user
 *       without an address, which it does not take, gets one that is nobody's.
 *   <li>What it was told of a pool or a client and does not tell again: how refresh tokens rotate,
 *       and that an address is verified before it is changed.
 *   <li>How long an access token lives, and the name of the error for a wrong password.
 *   <li>{@code ResendConfirmationCode}, {@code GetTokensFromRefreshToken} (which replaces no token)
 *       and {@code AdminUserGlobalSignOut}.
 *   <li>A first group: as long as there is none it fails when it looks for one.
 *   <li>Its codes, which it writes to its log, are mailed.
 * </ul>
 */
public final class CognitoLocalRelay implements AutoCloseable {

  private static final String TARGET = "AWSCognitoIdentityProviderService.";
  private static final String JSON = "application/x-amz-json-1.1";
  private static final int ACCESS_SECONDS = 600;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final CognitoLocal local;
  private final Outbox outbox;
  private final Map<String, Map<String, Object>> told = new HashMap<>();
  private final Map<String, List<String>> refreshTokens = new HashMap<>();
  private String pool = "";
  private String client = "";

  private CognitoLocalRelay(HttpServer server, CognitoLocal local, Outbox outbox) {
    this.server = server;
    this.local = local;
    this.outbox = outbox;
  }

  /**
   * Starts both; empty where there is no Node.
   *
   * @param folder where cognito-local keeps its things
   * @param port 0 for any that is free
   * @param mails the folder of the mails, as files
   */
  public static Optional<CognitoLocalRelay> start(Path folder, int port, Path mails)
      throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    Optional<CognitoLocalRelay> relay =
        CognitoLocal.start(folder, Optional.of(addressOf(server)))
            .map(local -> new CognitoLocalRelay(server, local, Outbox.in(mails)));
    relay.ifPresentOrElse(CognitoLocalRelay::open, () -> server.stop(0));
    return relay;
  }

  /** The same for a test, which is skipped without Node; in CI it fails. */
  public static CognitoLocalRelay startOrSkip(Path folder, Path mails)
      throws IOException, InterruptedException {
    return CognitoLocal.orSkip(start(folder, 0, mails));
  }

  private void open() {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private static URI addressOf(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public URI address() {
    return addressOf(server);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (target == null) {
        send(exchange, 200, get(exchange.getRequestURI().getPath()));
        return;
      }
      try {
        Map<String, Object> request =
            JSONObjectUtils.parse(new String(body, StandardCharsets.UTF_8));
        send(exchange, 200, JSONObjectUtils.toJSONString(answer(operation(target), request)));
      } catch (Refused e) {
        send(exchange, e.status(), error(e));
      } catch (ParseException | RuntimeException e) {
        e.printStackTrace();
        send(exchange, 500, error(Refused.withStatus(500, "InternalErrorException", e.toString())));
      }
    }
  }

  private static String operation(String target) {
    return target.substring(TARGET.length());
  }

  private static String error(Refused e) {
    return JSONObjectUtils.toJSONString(
        Map.of("__type", e.type(), "message", String.valueOf(e.getMessage())));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", JSON);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  // What is filled in

  private synchronized Map<String, Object> answer(String operation, Map<String, Object> request) {
    return switch (operation) {
      case "CreateUserPool" -> {
        Map<String, Object> created = toldAgain("UserPool", request, ask(operation, request));
        pool = new Asked(created).map("UserPool").text("Id");
        ask("CreateGroup", Map.of("UserPoolId", pool, "GroupName", "first"));
        yield created;
      }
      case "CreateUserPoolClient" -> {
        Map<String, Object> created = toldAgain("UserPoolClient", request, ask(operation, request));
        client = new Asked(created).map("UserPoolClient").text("ClientId");
        yield created;
      }
      case "DescribeUserPool" -> toldAgain("UserPool", Map.of(), ask(operation, request));
      case "DescribeUserPoolClient" ->
          toldAgain("UserPoolClient", Map.of(), ask(operation, request));
      case "SignUp" -> signUp(request);
      case "ResendConfirmationCode" -> resend(request);
      case "AdminInitiateAuth" -> signIn(request);
      case "GetTokensFromRefreshToken" -> refresh(request);
      case "AdminUserGlobalSignOut" -> signOut(request);
      case "ForgotPassword", "UpdateUserAttributes" -> mailed(ask(operation, byName(request)));
      case "AdminGetUser", "ConfirmForgotPassword" -> ask(operation, byName(request));
      default -> ask(operation, request);
    };
  }

  private Map<String, Object> toldAgain(
      String what, Map<String, Object> request, Map<String, Object> answer) {
    told.computeIfAbsent(what, any -> new LinkedHashMap<>()).putAll(request);
    Map<String, Object> whole = new LinkedHashMap<>(told.getOrDefault(what, Map.of()));
    whole.putAll(new Asked(answer).map(what).fields());
    return Map.of(what, whole);
  }

  private Map<String, Object> signUp(Map<String, Object> request) {
    if (new Asked(request).attributes("UserAttributes").containsKey("email")) {
      return mailed(ask("SignUp", request));
    }
    String nobodys = new Asked(request).text("Username") + "@nobody.invalid";
    return ask(
        "SignUp",
        with(request, "UserAttributes", List.of(Map.of("Name", "email", "Value", nobodys))));
  }

  private Map<String, Object> resend(Map<String, Object> request) {
    String name = new Asked(request).text("Username");
    String email =
        new Asked(ask("AdminGetUser", Map.of("UserPoolId", pool, "Username", name)))
            .attributes("UserAttributes")
            .getOrDefault("email", "");
    return mailed(Map.of("CodeDeliveryDetails", Map.of("Destination", email)));
  }

  private Map<String, Object> signIn(Map<String, Object> request) {
    Map<String, Object> parameters = new Asked(request).map("AuthParameters").fields();
    String name = nameOf(new Asked(parameters).text("USERNAME"));
    try {
      Map<String, Object> answer =
          ask(
              "AdminInitiateAuth",
              with(request, "AuthParameters", with(parameters, "USERNAME", name)));
      refreshTokens
          .computeIfAbsent(name, any -> new ArrayList<>())
          .add(new Asked(answer).map("AuthenticationResult").text("RefreshToken"));
      return withLifetime(answer);
    } catch (Refused e) {
      throw e.type().equals("InvalidPasswordException")
          ? Refused.with("NotAuthorizedException", "Incorrect username or password.")
          : e;
    }
  }

  private static Map<String, Object> withLifetime(Map<String, Object> answer) {
    Map<String, Object> result = new Asked(answer).map("AuthenticationResult").fields();
    return Map.of("AuthenticationResult", with(result, "ExpiresIn", ACCESS_SECONDS));
  }

  private Map<String, Object> refresh(Map<String, Object> request) {
    Asked asked = new Asked(request);
    return withLifetime(
        ask(
            "AdminInitiateAuth",
            Map.of(
                "UserPoolId",
                pool,
                "ClientId",
                asked.text("ClientId"),
                "AuthFlow",
                "REFRESH_TOKEN_AUTH",
                "AuthParameters",
                Map.of("REFRESH_TOKEN", asked.text("RefreshToken")))));
  }

  private Map<String, Object> signOut(Map<String, Object> request) {
    List<String> ended = refreshTokens.remove(new Asked(request).text("Username"));
    Optional.ofNullable(ended)
        .orElse(List.of())
        .forEach(token -> ask("RevokeToken", Map.of("ClientId", client, "Token", token)));
    return Map.of();
  }

  private Map<String, Object> byName(Map<String, Object> request) {
    return request.get("Username") instanceof String name
        ? with(request, "Username", nameOf(name))
        : request;
  }

  /** The name of the user whose alias it is, or else what it is. */
  private String nameOf(String nameOrAlias) {
    if (!nameOrAlias.contains("@")) {
      return nameOrAlias;
    }
    Map<String, Object> listed = ask("ListUsers", Map.of("UserPoolId", pool));
    List<?> users = listed.get("Users") instanceof List<?> list ? list : List.of();
    return users.stream()
        .map(user -> new Asked(fields(user)))
        .filter(user -> user.text("UserStatus").equals("CONFIRMED"))
        .filter(user ->
            nameOrAlias.equalsIgnoreCase(user.attributes("Attributes").getOrDefault("email", "")))
        .map(user -> user.text("Username"))
        .findFirst()
        .orElse(nameOrAlias);
  }

  @SuppressWarnings("unchecked") // An object of JSON has names.
  private static Map<String, Object> fields(Object object) {
    return (Map<String, Object>) object;
  }

  private static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
    Map<String, Object> other = new LinkedHashMap<>(request);
    other.put(field, value);
    return other;
  }

  /** Mails the code that was sent to where the answer says. */
  private Map<String, Object> mailed(Map<String, Object> answer) {
    List<Object> deliveries = new ArrayList<>();
    Optional.ofNullable(answer.get("CodeDeliveryDetails")).ifPresent(deliveries::add);
    if (answer.get("CodeDeliveryDetailsList") instanceof List<?> list) {
      deliveries.addAll(list);
    }
    for (Object delivery : deliveries) {
      outbox.write(
          new Mail(
              new EmailAddress(new Asked(fields(delivery)).text("Destination")),
              "Your verification code",
              "Your confirmation code is " + CognitoLocal.CODE));
    }
    return answer;
  }

  // What is passed on

  private Map<String, Object> ask(String operation, Map<String, Object> request) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(local.address())
                .header("Content-Type", JSON)
                .header("X-Amz-Target", TARGET + operation)
                .POST(HttpRequest.BodyPublishers.ofString(JSONObjectUtils.toJSONString(request))));
    try {
      Map<String, Object> fields = JSONObjectUtils.parse(answer.body());
      if (answer.statusCode() != 200) {
        throw Refused.withStatus(
            answer.statusCode(),
            String.valueOf(fields.get("__type")),
            String.valueOf(fields.get("message")));
      }
      return fields;
    } catch (ParseException e) {
      throw new IllegalStateException("Not JSON: " + answer.body(), e);
    }
  }

  private String get(String path) {
    return send(HttpRequest.newBuilder(local.address().resolve(path))).body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("cognito-local does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    http.close();
    local.close();
  }
}
