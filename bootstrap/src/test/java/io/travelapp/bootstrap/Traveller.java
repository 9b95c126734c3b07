package io.travelapp.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Somebody who uses the interface over HTTP, signed in or not. */
public final class Traveller {

  public static final String GOOD_CARD = "4242 4242 4242 4242";
  public static final String DECLINED_CARD = "4000 0000 0000 0002";

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI api;
  private final Optional<String> token;
  private final Optional<String> languages;

  private Traveller(URI api, Optional<String> token, Optional<String> languages) {
    this.api = api;
    this.token = token;
    this.languages = languages;
  }

  public static Traveller anonymous(int port) {
    return new Traveller(
        URI.create("http://127.0.0.1:" + port + "/api/v1/"), Optional.empty(), Optional.empty());
  }

  public Traveller withToken(String accessToken) {
    return new Traveller(api, Optional.of(accessToken), languages);
  }

  /** The same somebody, who reads these languages: {@code de-AT, ja;q=0.5}. */
  Traveller reading(String acceptLanguage) {
    return new Traveller(api, token, Optional.of(acceptLanguage));
  }

  /** The same somebody at a server on another port. */
  public Traveller at(int port) {
    return new Traveller(anonymous(port).api, token, languages);
  }

  /** When the server says that it gave the token out. */
  Instant tokenIssued() {
    String jwt = token.orElseThrow();
    String claims = jwt.substring(jwt.indexOf('.') + 1, jwt.lastIndexOf('.'));
    try {
      return Instant.ofEpochSecond(
          JSON.readTree(Base64.getUrlDecoder().decode(claims)).required("iat").asLong());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What came back. */
  public record Reply(int status, JsonNode body, HttpResponse<String> raw) {

    public Reply expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError(
            raw.request().method() + " " + raw.uri() + " answered " + status + ": " + raw.body());
      }
      return this;
    }

    public String text(String pointer) {
      JsonNode found = body.at(pointer);
      if (found.isMissingNode()) {
        throw new AssertionError("No " + pointer + " in " + raw.body());
      }
      return found.asText();
    }
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  Reply put(String path) {
    return send(request(path).PUT(BodyPublishers.noBody()));
  }

  Reply patch(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(json)));
  }

  public Reply post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** A request with a key of its own. */
  public Reply postOnce(String path, String json) {
    return postOnce(path, UUID.randomUUID().toString(), json);
  }

  public Reply postOnce(String path, String key, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json)));
  }

  /** Pays for a hold with a test card. */
  public Reply book(Reply hold, String card, String... givenNames) {
    String cardToken = cardToken(card).expect(201).text("/token");
    return postOnce("bookings", bookingOf(hold.text("/id"), cardToken, List.of(givenNames)));
  }

  /** Gives the number of a test card for a token. */
  public Reply cardToken(String card) {
    return post(
        "card-tokens",
        """
        {"number":"%s","expiryMonth":12,"expiryYear":2099,"cvc":"123","holder":"A Mori"}\
        """
            .formatted(card));
  }

  /** What is asked to pay for a hold. */
  public static String bookingOf(String hold, String cardToken, List<String> givenNames) {
    String passengers =
        givenNames.stream()
            .map(name -> "{\"givenName\":\"" + name + "\",\"familyName\":\"Mori\"}")
            .collect(Collectors.joining(","));
    return """
    {"holdId":"%s","contact":{"email":"a@example.org"},"payment":{"cardToken":"%s"},"passengers":[%s]}\
    """
        .formatted(hold, cardToken, passengers);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(api.resolve(path)).timeout(Duration.ofSeconds(60));
    token.ifPresent(bearer -> builder.header("Authorization", "Bearer " + bearer));
    languages.ifPresent(wanted -> builder.header("Accept-Language", wanted));
    return builder;
  }

  private static Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> raw = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Reply(raw.statusCode(), json(raw.body()), raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
