package io.travelapp.adapters.rest;

import static io.travelapp.adapters.rest.Orders.assertRefused;
import static io.travelapp.adapters.rest.Orders.card;
import static io.travelapp.adapters.rest.Orders.with;
import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTokensTest {

  private static final String CARD_TOKENS = "/api/v1/card-tokens";

  private final Client anna = Shop.shared().aCustomer();

  @Test
  void a_fit_card_becomes_a_token_and_its_number_is_not_told() {
    Api.Answer answer = anna.post(CARD_TOKENS, card(APPROVED_NUMBER));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    JsonNode token = answer.json();
    assertThat(token.path("token").asText()).isNotBlank();
    assertThat(token.path("brand").asText()).isEqualTo("visa");
    assertThat(token.path("last4").asText()).isEqualTo("4242");
    assertThat(token.path("expiryMonth").asInt()).isEqualTo(12);
    assertThat(token.path("expiryYear").asInt()).isEqualTo(2030);
    assertTellsNothing(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "4242 4242 4242 4242, 4242 4242 4242 4241, #/number, number_check_digit",
    "4242 4242 4242 4242, 4242 4242 4242 424, #/number, number_length",
    "4242 4242 4242 4242, 9242 4242 4242 4242, #/number, brand_unknown",
    "4242 4242 4242 4242, x, #/number, number_not_digits",
    "2030, 2026, #/expiryYear, expired",
    ":12, :13, #/expiryMonth, expiry_not_a_month",
    "2030, 30, #/expiryYear, expiry_not_a_year",
    "'\"123\"', '\"1234\"', #/cvc, security_code_length",
    "Anna Sato, ' ', #/holder, holder_missing",
  })
  void a_fault_of_a_card_is_told_at_its_place(
      String fit, String unfit, String pointer, String code) {
    Api.Answer answer = anna.post(CARD_TOKENS, card(APPROVED_NUMBER).replace(fit, unfit));

    assertRefused(answer, 422, "card_unfit", pointer);
    assertThat(answer.json().path("errors").path(0).path("code").asText()).isEqualTo(code);
    assertTellsNothing(answer);
  }

  @Test
  void all_faults_of_a_card_are_told_at_once_and_never_with_the_number() {
    Api.Answer answer =
        anna.post(
            CARD_TOKENS,
            """
            {"number":"4242 4242 4242 4241","expiryMonth":0,"expiryYear":2020,"cvc":"98765","holder":""}\
            """);

    assertRefused(answer, 422, "card_unfit");
    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .isEqualTo(List.of("#/number", "#/expiryMonth", "#/cvc", "#/holder"));
    assertTellsNothing(answer);
    assertThat(answer.text()).doesNotContain("98765");
  }

  @Test
  void a_card_that_cannot_be_read_is_told_by_place_and_never_by_value() {
    Api.Answer answer =
        anna.post(
            CARD_TOKENS,
            """
            {"number":4242424242424242,"expiryMonth":"4242424242424242","cvc":"123","holder":"A"}\
            """);

    assertRefused(answer, 400, "invalid_request");
    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("#/number", "#/expiryMonth", "#/expiryYear");
    assertTellsNothing(answer);
    Api.Answer malformed = anna.post(CARD_TOKENS, "{\"number\":\"4242424242424242\",");
    assertRefused(malformed, 400, "malformed_json");
    assertTellsNothing(malformed);
  }

  @Test
  void what_is_not_asked_for_is_not_read() {
    assertRefused(
        anna.post(CARD_TOKENS, with(card(APPROVED_NUMBER), "\"pin\":\"1234\"")),
        400,
        "unknown_field",
        "#/pin");
  }

  @Test
  void nobody_gets_a_token_without_signing_in() {
    Api.Answer answer = Shop.shared().api.post(CARD_TOKENS, card(APPROVED_NUMBER));

    assertRefused(answer, 401, "not_signed_in");
    assertTellsNothing(answer);
  }

  private static void assertTellsNothing(Api.Answer answer) {
    assertThat(answer.text().replaceAll("[ -]", ""))
        .doesNotContain("424242424242")
        .doesNotContain("\"123\"");
  }
}
