package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.PlaceOrStopId;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong is told in one form, and tells nothing of the inside. */
class ProblemsTest {

  private static final String SIGN_UPS = "/api/v1/sign-ups";

  private final Shop shop = Shop.shared();
  private final Api api = shop.api;

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("nothing", "", 400, "malformed_json"),
        Arguments.of("blanks", "  ", 400, "malformed_json"),
        Arguments.of("no JSON", "hello", 400, "malformed_json"),
        Arguments.of("half an object", "{\"email\":", 400, "malformed_json"),
        Arguments.of("two values", "{} {}", 400, "malformed_json"),
        Arguments.of("a list", "[]", 400, "wrong_type"),
        Arguments.of("a text", "\"x\"", 400, "wrong_type"),
        Arguments.of("null", "null", 400, "wrong_type"),
        Arguments.of("a field twice", "{\"email\":\"a\",\"email\":\"b\"}", 400, "malformed_json"),
        Arguments.of("an unknown field", signUp(",\"admin\":true"), 400, "unknown_field"),
        Arguments.of("deep lists", "[".repeat(30_000), 400, "malformed_json"),
        Arguments.of("deep objects", "{\"a\":".repeat(10_000), 400, "malformed_json"),
        Arguments.of("a depth of 33", nested(33), 400, "malformed_json"),
        Arguments.of(
            "a long text", "{\"email\":\"" + "x".repeat(8193) + "\"}", 400, "malformed_json"),
        Arguments.of("a long name", "{\"" + "x".repeat(9000) + "\":1}", 400, "malformed_json"),
        Arguments.of(
            "a long number", "{\"email\":" + "1".repeat(9000) + "}", 400, "malformed_json"),
        Arguments.of("U+0000", signUp(",\"phone\":\"\\u0000\""), 400, "unfit"),
        Arguments.of("64 KiB", " ".repeat(65_534) + "{}", 400, "missing"),
        Arguments.of("more than 64 KiB", " ".repeat(65_535) + "{}", 413, "body_too_large"),
        Arguments.of("a megabyte", "x".repeat(1_000_000), 413, "body_too_large"));
  }

  private static String signUp(String more) {
    return """
    {"email":"a@example.com","password":"p","givenName":"A","familyName":"B"%s}\
    """
        .formatted(more);
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void a_body_that_cannot_be_read_is_refused(String what, String body, int status, String code)
      throws IOException {
    assertProblem(api.post(SIGN_UPS, body), status, code, SIGN_UPS);
    assertProblem(chunked(body), status, code);
  }

  /** The same body in chunks, which say nothing of its length. */
  private RawClient.Answer chunked(String body) throws IOException {
    try (RawClient client = new RawClient(shop.port())) {
      StringBuilder request =
          new StringBuilder(
              RawClient.lines(
                  "POST /api/v1/sign-ups HTTP/1.1",
                  "Host: localhost",
                  "Content-Type: application/json",
                  "Transfer-Encoding: chunked",
                  "",
                  ""));
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      for (int at = 0; at < bytes.length; at += 1000) {
        int length = Math.min(1000, bytes.length - at);
        String part = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        request.append(Integer.toHexString(length)).append("\r\n").append(part).append("\r\n");
      }
      client.sendAsFarAsItIsRead(request.append("0\r\n\r\n").toString());
      return client.answer();
    }
  }

  @Test
  void a_body_that_is_no_json_is_not_read() {
    for (String type :
        List.of(
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "*/*",
            "application/*",
            "application/json; charset=utf-16")) {
      Api.Answer answer =
          api.post(SIGN_UPS, "{}", request -> request.setHeader("Content-Type", type));
      assertProblem(answer, 415, "unsupported_media_type", SIGN_UPS);
    }
    Api.Answer malformed =
        api.post(SIGN_UPS, "{}", request -> request.setHeader("Content-Type", "x"));
    Api.Answer untyped = api.send(SIGN_UPS, request -> request.POST(BodyPublishers.ofString("{}")));
    Api.Answer packed =
        api.post(SIGN_UPS, "{}", request -> request.setHeader("Content-Encoding", "gzip"));

    assertProblem(malformed, 400, "malformed_request", SIGN_UPS);
    assertProblem(untyped, 415, "unsupported_media_type", SIGN_UPS);
    assertProblem(packed, 415, "unsupported_media_type", SIGN_UPS);
  }

  @Test
  void the_charset_of_json_may_be_said() {
    Api.Answer answer =
        api.post(
            SIGN_UPS,
            "{}",
            request -> request.setHeader("Content-Type", "application/json; charset=utf-8"));

    assertProblem(answer, 400, "missing", SIGN_UPS);
  }

  @Test
  void there_is_nothing_under_other_paths() {
    for (String path :
        List.of(
            "/",
            "/api",
            "/api/v1",
            "/api/v1/nothing",
            "/api/v2/places",
            "//api/v1/places",
            "/api/v1/places/a/b",
            "/api/v1/../v1/places",
            "/wadl",
            "/application.wadl",
            "/%2e%2e/x",
            "/api/v1/holds;x=1/y/z")) {
      assertProblem(api.get(path), 404, "not_found", path);
    }
  }

  @Test
  void a_method_that_is_not_allowed_is_told_which_are() {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO", "get")) {
      Api.Answer answer = api.send(method, "/api/v1/places", "{}", request -> request);
      assertProblem(answer, 405, "method_not_allowed", "/api/v1/places");
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }
    Api.Answer read = api.get(SIGN_UPS);
    assertProblem(read, 405, "method_not_allowed", SIGN_UPS);
    assertThat(read.header("Allow")).isEqualTo("OPTIONS, POST");
  }

  @Test
  void options_tells_what_is_allowed() {
    Api.Answer answer =
        api.send("/api/v1/places", request -> request.method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Allow")).contains("GET", "HEAD");
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void what_cannot_be_accepted_is_told() {
    for (String accepted : List.of("text/html", "application/xml", "image/*", "x")) {
      Api.Answer answer =
          api.get("/api/v1/destinations", request -> request.header("Accept", accepted));
      assertProblem(answer, 406, "not_acceptable", "/api/v1/destinations");
    }
    for (String accepted : List.of("application/json", "text/html, */*;q=0.1", "application/*")) {
      assertThat(
              api.get("/api/v1/destinations", request -> request.header("Accept", accepted))
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void a_header_that_cannot_be_read_is_refused() {
    for (String header : List.of("If-None-Match", "If-Modified-Since", "Accept-Language")) {
      Api.Answer answer =
          api.get("/api/v1/destinations", request -> request.header(header, ";;\"=,"));
      assertThat(answer.status()).isIn(200, 400);
      assertThat(answer.text()).doesNotContain("Exception");
    }
  }

  @Test
  void a_get_with_a_body_is_answered_as_one_without() {
    Api.Answer answer = api.send("GET", "/api/v1/destinations", "{}", request -> request);

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void what_fails_inside_is_told_to_the_log_alone() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(ThrowableMapper.class);
    logger.addAppender(log);
    log.start();
    try (Shop failing =
        new Shop(
            settings -> settings.withBusy(Overloaded.class::isInstance),
            new FailingPlaces()::over)) {
      Api.Answer failed = failing.api.get("/api/v1/places?q=secret");
      Api.Answer error = failing.api.get("/api/v1/places/plc_1");
      Api.Answer busy = failing.api.get("/api/v1/places/stp_1");

      assertProblem(failed, 500, "internal_error", "/api/v1/places");
      assertProblem(error, 500, "internal_error", "/api/v1/places/plc_1");
      assertProblem(busy, 503, "busy", "/api/v1/places/stp_1");
      assertThat(busy.header("Retry-After")).isEqualTo("1");
      assertThat(failed.text()).doesNotContain("secret", "SELECT");
      assertThat(log.list)
          .anySatisfy(event -> {
            assertThat(event.getFormattedMessage()).contains(failed.header(Trace.HEADER));
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("SELECT secret");
          })
          .anySatisfy(
              event -> assertThat(event.getFormattedMessage()).contains(error.header(Trace.HEADER)))
          .anySatisfy(
              event -> assertThat(event.getFormattedMessage()).contains(busy.header(Trace.HEADER)));
    } finally {
      logger.detachAppender(log);
    }
  }

  private static final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Places whose store is broken, out of order, or busy. */
  private static final class FailingPlaces extends RealPlaces {

    @Override
    public List<PlaceOrStop> search(String text, int limit) {
      throw new IllegalStateException("SELECT " + text);
    }

    @Override
    public Optional<PlaceOrStop> find(PlaceOrStopId id) {
      if (id instanceof PlaceId) {
        throw new StackOverflowError();
      }
      throw new Overloaded();
    }
  }

  static Stream<String> badAuthorizations() {
    return Stream.of(
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer a b",
        "Bearer null",
        "Basic YTpi",
        "bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
        "Bearer " + "x".repeat(4000),
        "x");
  }

  @ParameterizedTest
  @MethodSource("badAuthorizations")
  void every_bad_token_is_refused_as_none_is(String authorization) {
    Api.Answer none = api.get("/api/v1/me");
    Api.Answer bad =
        api.get("/api/v1/me", request -> request.header("Authorization", authorization));

    assertProblem(none, 401, "not_signed_in", "/api/v1/me");
    assertProblem(bad, 401, "not_signed_in", "/api/v1/me");
    assertThat(bad.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(bad.text().replace(bad.header(Trace.HEADER), ""))
        .isEqualTo(none.text().replace(none.header(Trace.HEADER), ""));
  }

  @Test
  void a_token_that_has_expired_is_good_no_more() {
    try (Shop own = new Shop(settings -> settings)) {
      Client anna = own.aCustomer();
      assertThat(anna.get("/api/v1/me").status()).isEqualTo(200);

      own.store.passTime(Duration.ofMinutes(16));

      assertThat(anna.get("/api/v1/me").status()).isEqualTo(401);
      // Where anybody may look, an old token is no hindrance.
      assertThat(anna.get("/api/v1/destinations").status()).isEqualTo(200);
    }
  }

  @Test
  void the_scheme_of_a_token_is_read_in_any_case() {
    Client anna = shop.aCustomer();

    Api.Answer answer =
        api.get(
            "/api/v1/me",
            request -> request.header("Authorization", "bEARER " + anna.accessToken()));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void browsers_are_told_what_not_to_do_with_data() {
    for (Api.Answer answer : List.of(api.get("/api/v1/destinations"), api.get("/nothing"))) {
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(answer.header("Trace-Id")).matches("[0-9a-f]{32}");
      assertThat(answer.header("Date")).endsWith(" GMT");
      assertThat(answer.response().headers().map()).doesNotContainKeys("server", "x-powered-by");
    }
  }

  private static void assertProblem(Api.Answer answer, int status, String code, String instance) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json;charset=utf-8");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    JsonNode problem = answer.json();
    assertForm(problem, status, code);
    assertThat(problem.path("traceId").asText()).isEqualTo(answer.header(Trace.HEADER));
    assertThat(problem.path("instance").asText()).isEqualTo(instance);
  }

  private static void assertProblem(RawClient.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.head())
        .contains("\r\nContent-Type: application/problem+json;charset=utf-8\r\n");
    assertForm(answer.json(), status, code);
  }

  private static void assertForm(JsonNode problem, int status, String code) {
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText()).isEqualTo("urn:travelapp:problem:" + code);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
    assertThat(problem.toString())
        .doesNotContainIgnoringCase(
            "exception", "jersey", "grizzly", "jackson", "java", "io.travel");
  }
}
