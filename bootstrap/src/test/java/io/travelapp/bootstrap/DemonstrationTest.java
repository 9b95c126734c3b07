package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller.Reply;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demonstration network has to show, as somebody sees it who only has the interface. */
final class DemonstrationTest {

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(folder.resolve("data"), "--in-memory");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void its_23_destinations_in_10_countries_can_all_be_reached() {
    List<JsonNode> destinations = items("destinations");

    assertThat(destinations).hasSize(23);
    assertThat(destinations.stream().map(destination -> destination.at("/country").asText()))
        .contains("JP", "FR", "GB", "DE", "CH", "IT", "PT", "ES", "US", "IE")
        .satisfies(countries -> assertThat(countries.stream().distinct()).hasSize(10));
    assertThat(destinations)
        .allSatisfy(destination -> assertThat(destination.has("fromPrice")).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "tokyo, kawaguchiko, JPY",
    "london, stonehenge, GBP",
    "zurich, lucerne, CHF",
    "munich, neuschwanstein, EUR",
    "phoenix, sedona, USD"
  })
  void one_pays_in_the_currency_of_the_country_where_the_line_begins(
      String from, String to, String currency) {
    assertThat(offers(from, to))
        .isNotEmpty()
        .extracting(offer -> offer.at("/lowestFare/currency").asText())
        .contains(currency);
  }

  @Test
  void every_destination_is_described_in_three_languages() {
    Map<String, String> wanted = Map.of("en", "en", "de-AT", "de", "ja, en;q=0.5", "ja");
    Map<String, Set<String>> descriptions = new HashMap<>();
    wanted.forEach((languages, language) -> {
      Reply answer = server.anybody().reading(languages).get("destinations").expect(200);
      assertThat(answer.raw().headers().firstValue("Content-Language")).contains(language);
      list(answer.body().at("/items"))
          .forEach(item ->
              descriptions
                  .computeIfAbsent(item.at("/id").asText(), any -> new HashSet<>())
                  .add(item.at("/summary").asText()));
    });

    assertThat(descriptions).hasSize(23);
    assertThat(descriptions.values()).allSatisfy(texts -> assertThat(texts).hasSize(3));
    assertThat(descriptions.get(id("kawaguchiko")))
        .anyMatch(text -> text.contains("Mount Fuji"))
        .anyMatch(text -> text.contains("Nordfuß"))
        .anyMatch(text -> text.contains("富士山"));
  }

  @Test
  void through_the_Channel_goes_a_double_decker_with_two_wheelchair_spaces() {
    JsonNode offer = offers("london", "paris").getFirst();
    List<JsonNode> seats = seats(offer);

    assertThat(offer.at("/seatsLeft").asInt()).isEqualTo(68);
    assertThat(seats).hasSize(70);
    assertThat(seats.stream().map(seat -> seat.at("/deck").asInt()).distinct())
        .containsExactlyInAnyOrder(1, 2);
    assertThat(seats)
        .filteredOn(seat -> seat.at("/features").toString().contains("\"wheelchair\""))
        .extracting(seat -> seat.at("/label").asText() + " " + seat.at("/status").asText())
        .containsExactly("W1 blocked", "W2 blocked");
    assertThat(seats).filteredOn(seat -> seat.at("/status").asText().equals("free")).hasSize(68);
  }

  @Test
  void nobody_who_is_given_any_seat_is_given_a_wheelchair_space() {
    JsonNode offer = offers("london", "paris").getLast();
    Traveller aiko = server.customer();
    String body =
        """
        {"legs":[{"departureId":"%s","from":"%s","to":"%s","seats":["W1"]}]}\
        """
            .formatted(
                offer.at("/departureId").asText(),
                offer.at("/from/stopId").asText(),
                offer.at("/to/stopId").asText());

    assertThat(aiko.postOnce("holds", body).expect(422).text("/code"))
        .isEqualTo("wheelchair_space_reserved");
  }

  @Test
  void in_Tokyo_the_Fuji_Express_only_takes_passengers_up() {
    assertThat(offers("tokyo-station", "tokyo-shinjuku"))
        .extracting(offer -> offer.at("/line/name").asText())
        .doesNotContain("Fuji Express");
    JsonNode departure = departure(offers("tokyo-shinjuku", "kawaguchiko").getFirst());

    assertThat(calls(departure, "boarding")).startsWith(true, true).endsWith(false);
    assertThat(calls(departure, "alighting")).startsWith(false, false).endsWith(true);
  }

  @Test
  void the_Ring_of_Kerry_ends_where_it_begins() {
    JsonNode out = offers("killarney", "sneem").getFirst();
    JsonNode on = offers("sneem", "killarney").getFirst();
    JsonNode round = offers("killarney", "killarney").getFirst();
    List<String> stops =
        list(departure(round).at("/calls")).map(call -> call.at("/stopId").asText()).toList();

    assertThat(stops).hasSize(7);
    assertThat(stops.getFirst()).isEqualTo(stops.getLast());
    assertThat(stops.stream().distinct()).hasSize(6);
    assertThat(ends(out)).isEqualTo("0 to 4");
    assertThat(ends(on)).isEqualTo("4 to 6");
    assertThat(ends(round)).isEqualTo("0 to 6");
    assertThat(seats(round)).hasSize(50);
  }

  private static String ends(JsonNode offer) {
    return offer.at("/from/call").asInt() + " to " + offer.at("/to/call").asInt();
  }

  /** What fits in a week, by departure. */
  private static List<JsonNode> offers(String from, String to) {
    LocalDate date = LocalDate.now(ZoneOffset.UTC).plusDays(7);
    return items("departures?from=%s&to=%s&date=%s&seats=1".formatted(id(from), id(to), date));
  }

  private static JsonNode departure(JsonNode offer) {
    return server
        .anybody()
        .get("departures/" + offer.at("/departureId").asText())
        .expect(200)
        .body();
  }

  private static List<Boolean> calls(JsonNode departure, String what) {
    return list(departure.at("/calls")).map(call -> call.at("/" + what).asBoolean()).toList();
  }

  private static List<JsonNode> seats(JsonNode offer) {
    String path =
        "departures/%s/seat-map?fromCall=%s&toCall=%s"
            .formatted(
                offer.at("/departureId").asText(),
                offer.at("/from/call").asInt(),
                offer.at("/to/call").asInt());
    return list(server.anybody().get(path).expect(200).body().at("/seats")).toList();
  }

  /** The id of a place or stop of the feed. */
  private static String id(String localId) {
    return items("places?feedId=demonstration:" + localId).getFirst().at("/id").asText();
  }

  private static List<JsonNode> items(String path) {
    return list(server.anybody().get(path).expect(200).body().at("/items")).toList();
  }

  private static Stream<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
