package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Fixtures;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What customers send to buy seats, and what they look at in the answers. */
final class Orders {

  private Orders() {}

  /** A leg of a hold; without seats they are chosen. */
  static String leg(Coach coach, String from, String to, String... seats) {
    String named =
        seats.length == 0
            ? ""
            : ",\"seats\":"
                + Arrays.stream(seats)
                    .map(seat -> "\"" + seat + "\"")
                    .collect(Collectors.joining(",", "[", "]"));
    return """
    {"departureId":"%s","from":"%s","to":"%s"%s}\
    """
        .formatted(coach.id(), coach.stop(from).id(), coach.stop(to).id(), named);
  }

  static String hold(String... legs) {
    return "{\"legs\":[" + String.join(",", legs) + "]}";
  }

  /** An object with further members, given as they are written. */
  static String with(String object, String... members) {
    return object.substring(0, object.lastIndexOf('}')) + "," + String.join(",", members) + "}";
  }

  /** Pays for a hold for one passenger. */
  static String booking(String holdId, String cardToken) {
    return """
    {"holdId":"%s","contact":{"email":"anna@example.com"},\
    "passengers":[{"givenName":"Anna","familyName":"Sato"}],"payment":{"cardToken":"%s"}}\
    """
        .formatted(holdId, cardToken);
  }

  static String card(String number) {
    return """
    {"number":"%s","expiryMonth":12,"expiryYear":2030,"cvc":"123","holder":"Anna Sato"}\
    """
        .formatted(number);
  }

  /** A token for a card. */
  static String token(Client customer, String number) {
    return customer.post("/api/v1/card-tokens", card(number)).json().path("token").asText();
  }

  static String holds(Client customer, String body) {
    Api.Answer answer = customer.post("/api/v1/holds", Fixtures.aWord(), body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  /** Holds a seat all the way, pays for it and answers the booking. */
  static JsonNode books(Client customer, Coach coach, String seat) {
    String hold = holds(customer, hold(leg(coach, "Kofu", "Tokyo", seat)));
    Api.Answer answer =
        customer.post(
            "/api/v1/bookings",
            Fixtures.aWord(),
            booking(hold, token(customer, Fixtures.APPROVED_NUMBER)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  /** The same customer with a new session. */
  static Client signsInAgain(Client customer) {
    Api.Answer session =
        customer
            .shop()
            .api
            .post(
                "/api/v1/sessions",
                """
                {"email":"%s","password":"%s"}\
                """
                    .formatted(customer.email().value(), customer.password()));
    return new Client(customer.shop(), customer.email(), customer.password(), session.json());
  }

  static void assertRefused(Api.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json;charset=utf-8");
    assertThat(answer.json().path("detail").asText()).isNotBlank();
  }

  /** Refused because of one place of the body. */
  static void assertRefused(Api.Answer answer, int status, String code, String pointer) {
    assertRefused(answer, status, code);
    assertThat(answer.json().path("errors")).as(answer.text()).hasSize(1);
    assertThat(answer.json().path("errors").path(0).path("pointer").asText()).isEqualTo(pointer);
  }

  /** What is told of another's thing is what is told of none, but for the path and the trace. */
  static void assertSame(Api.Answer one, String onesId, Api.Answer other, String othersId) {
    assertThat(one.status()).isEqualTo(other.status());
    assertThat(plain(one, onesId)).isEqualTo(plain(other, othersId));
    assertThat(one.header("Cache-Control")).isEqualTo(other.header("Cache-Control"));
  }

  private static String plain(Api.Answer answer, String id) {
    return answer.text().replace(id, "ID").replace(answer.json().path("traceId").asText(), "TRACE");
  }
}
