package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {

  private final Api api = Shop.shared().api;
  private final JsonNode document = api.get("/openapi.json").json();

  @Test
  void it_tells_of_every_operation() {
    List<String> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(
                    verb -> operations.add(verb + " " + path.getKey().replace("/api/v1", ""))));

    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(operations)
        .containsExactlyInAnyOrder(
            "get /places",
            "get /places/{id}",
            "get /destinations",
            "get /destinations/{id}",
            "get /departures",
            "get /departures/{id}",
            "get /departures/{id}/seat-map",
            "get /departures/{id}/seat-changes",
            "get /departures/{id}/fares",
            "post /sign-ups",
            "post /sign-ups/code",
            "post /sign-ups/confirmation",
            "post /password-resets",
            "post /password-resets/confirmation",
            "post /sessions",
            "post /sessions/refresh",
            "delete /sessions",
            "get /me",
            "patch /me",
            "delete /me",
            "get /me/export",
            "post /me/email",
            "post /me/email/confirmation",
            "put /accounts/{subject}/roles/{role}",
            "delete /accounts/{subject}/roles/{role}",
            "post /holds",
            "get /holds/{id}",
            "put /holds/{id}/seats",
            "post /holds/{id}/extension",
            "delete /holds/{id}",
            "post /card-tokens",
            "post /bookings",
            "get /bookings",
            "get /bookings/{reference}",
            "put /bookings/{reference}/seats",
            "get /bookings/{reference}/events",
            "post /payment-notices",
            "patch /bookings/{reference}/passengers/{id}",
            "post /bookings/{reference}/cancellation-quotes",
            "post /bookings/{reference}/cancellations",
            "post /bookings/{reference}/exchange-quotes",
            "post /bookings/{reference}/exchanges");
  }

  @Test
  void no_operation_is_left_out() {
    for (Class<?> resource : Resources.documented()) {
      for (Method method : resource.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers())) {
          assertThat(method.isAnnotationPresent(Operation.class)).as(method.toString()).isTrue();
        }
      }
    }
  }

  @Test
  void every_operation_has_a_name_of_its_own() {
    List<String> names = document.findValuesAsText("operationId");

    assertThat(names).hasSize(42).doesNotHaveDuplicates();
  }

  @Test
  void whatever_is_referred_to_is_there() {
    Set<String> referred = new HashSet<>(document.findValuesAsText("$ref"));

    assertThat(referred).hasSizeGreaterThan(20);
    for (String reference : referred) {
      assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue();
    }
  }

  @Test
  void what_is_for_customers_says_so() {
    assertThat(document.at("/paths/~1api~1v1~1holds/post/security").toString())
        .isEqualTo("[{\"token\":[]}]");
    assertThat(document.at("/paths/~1api~1v1~1places/get/security").toString()).isEqualTo("[]");
    assertThat(document.at("/paths/~1api~1v1~1departures~1{id}~1seat-map/get/security").toString())
        .isEqualTo("[{},{\"token\":[]}]");
  }

  @Test
  void a_record_is_described_as_it_is_read() {
    JsonNode signUp = document.at("/components/schemas/SignUp");

    assertThat(signUp.path("required").toString())
        .isEqualTo("[\"email\",\"password\",\"givenName\",\"familyName\"]");
    assertThat(signUp.at("/properties/email/format").asText()).isEqualTo("email");
    assertThat(document.at("/components/schemas/Offer/properties/status/enum").toString())
        .isEqualTo("[\"scheduled\",\"cancelled\"]");
    assertThat(document.at("/components/schemas/Offer/properties/lowestFare/$ref").asText())
        .isEqualTo("#/components/schemas/Money");
  }

  record Parameter(String path, String name, boolean required, String type) {}

  static Stream<Parameter> queryParameters() {
    return Resources.documented().stream()
        .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Operation.class))
        .flatMap(method ->
            Arrays.stream(method.getAnnotation(Operation.class).query())
                .map(query ->
                    new Parameter(
                        OpenApi.pathOf(method).replace("{id}", "dep_1"),
                        query.name(),
                        query.required(),
                        query.type().getSimpleName())));
  }

  @ParameterizedTest
  @MethodSource("queryParameters")
  void a_parameter_is_read_as_it_is_described(Parameter parameter) {
    Client anna = Shop.shared().aCustomer();

    List<String> missing = faulty(anna.get(parameter.path()));
    List<String> unfit = faulty(anna.get(parameter.path() + "?" + parameter.name() + "=%00"));

    assertThat(unfit).contains(parameter.name());
    if (parameter.required()) {
      assertThat(missing).contains(parameter.name());
    }
  }

  private static List<String> faulty(Api.Answer answer) {
    return answer.json().path("errors").findValuesAsText("parameter");
  }

  @Test
  void a_page_shows_it() {
    for (String path : List.of("/docs", "/docs/")) {
      Api.Answer page = api.get(path, request -> request.header("Accept", "text/html,*/*;q=0.8"));
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
      assertThat(page.header("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.text())
          .doesNotContainPattern("<script(?![^>]*src=)")
          .doesNotContain("<style", "style=", "onload");
    }
  }

  @Test
  void what_the_page_needs_is_there() {
    var needed =
        Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"")
            .matcher(api.get("/docs/").text())
            .results()
            .map(link -> link.group(1))
            .toList();

    assertThat(needed).hasSize(4);
    for (String path : needed) {
      Api.Answer file = api.get(path);
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.response().body().length).isPositive();
      assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(file.header("Content-Type"))
          .isEqualTo(
              path.endsWith(".js")
                  ? "text/javascript;charset=utf-8"
                  : path.endsWith(".css") ? "text/css;charset=utf-8" : "image/png");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/docs/x", "/docs/..%2fstart.js", "/docs/index.css", "/docs/%2e%2e/start.js"})
  void nothing_else_is_shown(String path) {
    assertThat(api.get(path).status()).isEqualTo(404);
  }
}
