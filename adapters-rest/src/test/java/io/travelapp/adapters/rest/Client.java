package io.travelapp.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.adapters.rest.Api.Answer;
import io.travelapp.domain.customer.EmailAddress;
import java.net.http.HttpRequest;

/**
 * A customer who is signed in.
 *
 * @param session what signing in answered
 */
record Client(Shop shop, EmailAddress email, String password, JsonNode session) {

  String accessToken() {
    return session.path("accessToken").asText();
  }

  String refreshToken() {
    return session.path("refreshToken").asText();
  }

  Answer get(String path) {
    return shop.api.get(path, this::signed);
  }

  Answer send(String method, String path, String body) {
    return shop.api.send(method, path, body, this::signed);
  }

  Answer delete(String path) {
    return shop.api.send(path, request -> signed(request.DELETE()));
  }

  /** Posts with a key of the customer's choice. */
  Answer post(String path, String key, String body) {
    return shop.api.post(
        path, body, request -> signed(request).setHeader(Idempotent.KEY_HEADER, key));
  }

  /** Posts without a key. */
  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  private HttpRequest.Builder signed(HttpRequest.Builder request) {
    return request.setHeader("Authorization", "Bearer " + accessToken());
  }
}
