package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeySetTest {

  private static final String PATH = "/.well-known/jwks.json";

  @Test
  void the_keys_of_the_access_tokens_are_shown_and_kept_for_less_than_a_new_one_waits() {
    try (Shop shop = new Shop(how -> how.withKeySet(Optional.of(() -> "{\"keys\":[]}")))) {
      Api.Answer answer = shop.api.get(PATH);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("{\"keys\":[]}");
      assertThat(answer.header("Content-Type")).startsWith("application/jwk-set+json");
      assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
    }
  }

  @Test
  void where_another_service_signs_there_are_none() {
    Api.Answer answer = Shop.shared().api.get(PATH);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("not_found");
  }
}
