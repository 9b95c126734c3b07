package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in memory and one on PostgreSQL cannot be told apart by who reads from them. */
final class SameInterfaceTest {

  private static final String ORIGIN = "http://localhost:5173";

  @TempDir private static Path folder;
  private static TestServer inMemory;
  private static TestServer onPostgres;

  @BeforeAll
  static void start() {
    inMemory = TestServer.start(folder.resolve("one"), "--in-memory", "--cors-origin", ORIGIN);
    onPostgres = TestServer.start(folder.resolve("other"), "--cors-origin", ORIGIN);
  }

  @AfterAll
  static void stop() {
    inMemory.close();
    onPostgres.close();
  }

  @Test
  void they_describe_the_same_interface_byte_for_byte() {
    assertAlike("/openapi.json");
  }

  @Test
  void they_answer_alike_from_the_place_to_the_seat() {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(20);
    String to = place("kyoto");
    String from = place("tokyo");

    assertAlike("places?q=kyo");
    assertAlike("places/" + to);
    assertAlike("destinations");
    assertAlike("destinations/" + place("kawaguchiko"));
    assertAlike("departures?to=%s&date=%s&seats=2&limit=5".formatted(to, day));
    for (String sort : new String[] {"departure", "price", "duration"}) {
      assertAlike(
          "departures?to=%s&from=%s&date=%s&seats=1&sort=%s".formatted(to, from, day, sort));
    }
    JsonNode offer =
        inMemory
            .anybody()
            .get("departures?to=%s&from=%s&date=%s&seats=1".formatted(to, from, day))
            .expect(200)
            .body()
            .at("/items/0");
    String departure = "departures/" + offer.at("/departureId").asText();
    assertAlike(departure);
    assertAlike(
        "%s/seat-map?from=%s&to=%s"
            .formatted(
                departure, offer.at("/from/stopId").asText(), offer.at("/to/stopId").asText()));
  }

  @Test
  void both_let_pages_of_the_listed_origin_ask_and_read() throws Exception {
    for (TestServer server : new TestServer[] {inMemory, onPostgres}) {
      HttpResponse<Void> asked =
          send(
              request("holds", server)
                  .method("OPTIONS", BodyPublishers.noBody())
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "idempotency-key"));
      HttpResponse<Void> read = send(request("destinations", server).GET());

      assertThat(asked.statusCode()).isEqualTo(204);
      assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
          .contains("Idempotency-Key");
      assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
      assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
    }
  }

  private static void assertAlike(String path) {
    assertThat(inMemory.anybody().get(path).expect(200).raw().body())
        .as(path)
        .isEqualTo(onPostgres.anybody().get(path).expect(200).raw().body());
  }

  private static String place(String localId) {
    return inMemory
        .anybody()
        .get("places?feedId=demonstration:" + localId)
        .expect(200)
        .text("/items/0/id");
  }

  private static HttpRequest.Builder request(String path, TestServer server) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + "/api/v1/" + path))
        .header("Origin", ORIGIN);
  }

  private static HttpResponse<Void> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.discarding());
    }
  }
}
