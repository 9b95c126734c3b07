package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.rest.RestAdapters.Limits;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CorsTest {

  private static final String OURS = "https://a.example";
  private static final String STRANGE = "https://b.example";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private static Shop shop;

  @BeforeAll
  static void open() {
    shop = new Shop(settings -> settings.withCorsOrigins(Set.of(OURS)));
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void pages_of_listed_origins_may_read_answers_and_those_of_others_may_not() {
    Api.Answer listed = shop.api.get("/api/v1/destinations", from(OURS));
    Api.Answer other = shop.api.get("/api/v1/destinations", from(STRANGE));

    assertThat(listed.header(ALLOWED)).isEqualTo(OURS);
    assertThat(listed.header("Access-Control-Expose-Headers").split(", "))
        .contains("Idempotency-Replayed", "Retry-After", "Location", "ETag");
    assertThat(listed.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(other.header(ALLOWED)).isEmpty();
    assertThat(List.of(listed, other))
        .allSatisfy(answer ->
            assertThat(answer.response().headers().allValues("Vary").toString())
                .contains("Origin"));
  }

  @Test
  void a_page_may_ask_before_it_sends_what_the_interface_takes() {
    Api.Answer asked = shop.api.send("/api/v1/holds", preflight(OURS));
    Api.Answer askedByOther = shop.api.send("/api/v1/holds", preflight(STRANGE));

    assertThat(asked.status()).isEqualTo(204);
    assertThat(asked.header(ALLOWED)).isEqualTo(OURS);
    assertThat(asked.header("Access-Control-Allow-Headers").split(", "))
        .contains("Authorization", "Idempotency-Key", "Content-Type", "If-None-Match");
    assertThat(asked.header("Access-Control-Allow-Methods").split(", "))
        .contains("GET", "POST", "PUT", "PATCH", "DELETE");
    assertThat(askedByOther.header(ALLOWED)).isEmpty();
    assertThat(askedByOther.header("Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  void a_page_reads_why_it_was_refused() {
    assertThat(shop.api.get("/api/v1/me", from(OURS)).header(ALLOWED)).isEqualTo(OURS);
    assertThat(shop.api.get("/api/v1/departures", from(OURS)).header(ALLOWED)).isEqualTo(OURS);
    assertThat(shop.api.get("/nothing", from(OURS)).header(ALLOWED)).isEqualTo(OURS);
  }

  @Test
  void a_page_reads_when_to_come_back_to_a_server_that_is_busy() {
    try (Shop busy =
        new Shop(settings ->
            settings.withCorsOrigins(Set.of(OURS)).withLimits(noRequest(settings.limits())))) {
      Api.Answer answer = busy.api.get("/api/v1/destinations", from(OURS));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header(ALLOWED)).isEqualTo(OURS);
      assertThat(answer.header("Access-Control-Expose-Headers")).contains("Retry-After");
    }
  }

  @Test
  void without_a_list_no_page_of_another_origin_may_read_anything() {
    assertThat(Shop.shared().api.get("/api/v1/destinations", from(OURS)).header(ALLOWED)).isEmpty();
  }

  private static UnaryOperator<HttpRequest.Builder> from(String origin) {
    return request -> request.header("Origin", origin);
  }

  private static UnaryOperator<HttpRequest.Builder> preflight(String origin) {
    return request ->
        request
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST");
  }

  private static Limits noRequest(Limits usual) {
    return new Limits(
        usual.connections(),
        usual.connectionsPerAddress(),
        0,
        0,
        usual.holdsAtOnce(),
        usual.searchesAtOnce(),
        usual.bodyBytes(),
        usual.heldBytes(),
        usual.head(),
        usual.body(),
        usual.idle());
  }
}
