package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorsTest {

  @Test
  void pages_of_listed_origins_may_read_answers() {
    try (Shop shop = new Shop(settings -> settings.withCorsOrigins(Set.of("https://a.example")))) {
      Api.Answer listed =
          shop.api.get(
              "/api/v1/destinations", request -> request.header("Origin", "https://a.example"));
      Api.Answer other =
          shop.api.get(
              "/api/v1/destinations", request -> request.header("Origin", "https://b.example"));
      Api.Answer asked =
          shop.api.send(
              "/api/v1/holds",
              request ->
                  request
                      .method("OPTIONS", BodyPublishers.noBody())
                      .header("Origin", "https://a.example")
                      .header("Access-Control-Request-Method", "POST"));
      Api.Answer askedByOther =
          shop.api.send(
              "/api/v1/holds",
              request ->
                  request
                      .method("OPTIONS", BodyPublishers.noBody())
                      .header("Origin", "https://b.example")
                      .header("Access-Control-Request-Method", "POST"));

      assertThat(listed.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
      assertThat(listed.header("Access-Control-Expose-Headers"))
          .contains("Idempotency-Replayed", "Retry-After", "Location", "ETag");
      assertThat(listed.header("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(listed.response().headers().allValues("Vary").toString()).contains("Origin");
      assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
      assertThat(other.response().headers().allValues("Vary").toString()).contains("Origin");
      assertThat(asked.status()).isEqualTo(204);
      assertThat(asked.header("Access-Control-Allow-Headers"))
          .contains("Authorization", "Idempotency-Key", "Content-Type");
      assertThat(asked.header("Access-Control-Allow-Methods")).contains("POST", "PATCH");
      assertThat(askedByOther.header("Access-Control-Allow-Methods")).isEmpty();
    }
    assertThat(
            Shop.shared()
                .api
                .get(
                    "/api/v1/destinations",
                    request -> request.header("Origin", "https://a.example"))
                .header("Access-Control-Allow-Origin"))
        .isEmpty();
  }
}
