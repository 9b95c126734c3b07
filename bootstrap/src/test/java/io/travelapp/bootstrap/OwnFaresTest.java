package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that sells under terms of the operator's own. */
class OwnFaresTest {

  @TempDir private Path folder;

  private void table(String name, String... lines) throws IOException {
    Files.createDirectories(folder.resolve("fares"));
    Files.writeString(folder.resolve("fares").resolve(name), String.join("\n", lines) + "\n");
  }

  private TestServer start() {
    return TestServer.start(
        folder.resolve("data"), "--in-memory", "--fares", folder.resolve("fares").toString());
  }

  @Test
  void what_is_searched_shown_and_held_is_priced_by_the_same_tables() throws IOException {
    table("products.csv", "id,label,percent,free_seat_choice,refunds", "basic,Basic,90,no,7d:80");
    table("taxes.csv", "country,label,percent", "JP,Consumption tax,10");
    table("seat_fees.csv", "label,feature,amount,currency", "Seat of your choice,,300,JPY");
    table("group_discounts.csv", "label,passengers,percent", "Group,2,5");
    try (TestServer server = start()) {
      JsonNode offer = offer(server);
      String leg = "departures/" + offer.at("/departureId").asText();
      String ends =
          "?from=" + offer.at("/from/stopId").asText() + "&to=" + offer.at("/to/stopId").asText();
      Reply fares = server.anybody().get(leg + "/fares" + ends).expect(200);
      JsonNode seats = server.anybody().get(leg + "/seat-map" + ends).expect(200).body();
      JsonNode seat =
          StreamSupport.stream(seats.at("/seats").spliterator(), false)
              .filter(one -> one.at("/status").asText().equals("free"))
              .findFirst()
              .orElseThrow();
      Traveller aiko = server.customer();

      Reply chosen =
          aiko.postOnce(
                  "holds", wanted(offer, ",\"seats\":[\"" + seat.at("/label").asText() + "\"]", ""))
              .expect(201);
      Reply two = aiko.postOnce("holds", wanted(offer, "", ",\"seatCount\":2")).expect(201);

      assertThat(offer.at("/refundable").asBoolean()).isTrue();
      assertThat(fares.body().at("/fareProducts")).hasSize(1);
      assertThat(fares.body().at("/fareProducts/0/prices/0/amount"))
          .isEqualTo(offer.at("/lowestFare"));
      assertThat(two.body().at("/price/total")).isEqualTo(offer.at("/totalPrice"));
      assertThat(labels(two, 3))
          .as("of the first passenger")
          .containsExactly("Adult", "Group", "Consumption tax");
      assertThat(seat.at("/fee/amount").asText()).isEqualTo("300");
      assertThat(chosen.body().at("/price/lines/1/amount/amount").asText()).isEqualTo("300");
      assertThat(labels(chosen, 3))
          .containsExactly("Adult", "Seat of your choice", "Consumption tax");
    }
  }

  @Test
  void tickets_of_a_product_that_rules_it_out_are_not_exchanged() throws IOException {
    table("products.csv", "id,label,percent,exchangeable,refunds", "saver,Saver,80,no,24h:50");
    try (TestServer server = start()) {
      JsonNode offer = offer(server);
      Traveller aiko = server.customer();
      Reply hold = aiko.postOnce("holds", wanted(offer, "", ",\"seatCount\":1")).expect(201);
      assertThat(hold.body().at("/exchangeable").asBoolean(true)).isFalse();
      Reply booking = aiko.book(hold, Traveller.GOOD_CARD, "Aiko").expect(201);
      assertThat(booking.body().at("/availableActions").toString())
          .isEqualTo("[\"cancel\",\"rename\"]");

      Reply refused =
          aiko.postOnce(
                  "bookings/" + booking.text("/reference") + "/exchange-quotes",
                  wanted(offer, "", ""))
              .expect(422);
      assertThat(refused.text("/code")).isEqualTo("not_exchangeable");
      assertThat(refused.text("/detail")).contains("saver");
    }
  }

  @Test
  void an_operator_may_ask_that_parties_are_smaller_and_minors_travel_by_day_alone()
      throws IOException {
    table(
        "party.csv",
        "party_max,minors_age_from,minors_age_to,minors_earliest,minors_latest,minors_minutes_max",
        "3,12,15,00:00,23:59,5");
    try (TestServer server = start()) {
      JsonNode offer = offer(server);
      Traveller aiko = server.customer();

      Reply four = aiko.postOnce("holds", wanted(offer, "", ",\"seatCount\":4")).expect(422);
      assertThat(four.text("/code")).isEqualTo("party_too_large");
      assertThat(four.text("/detail")).isEqualTo("At most 3 passengers book at once, not 4.");
      Reply young = aiko.postOnce("holds", wanted(offer, "", aged("11"))).expect(422);
      assertThat(young.text("/code")).isEqualTo("minors_alone");
      assertThat(young.text("/errors/0/pointer")).isEqualTo("#/passengers/0/age");
      assertThat(young.text("/detail")).contains("16 years", "from 12 years", "not with 11");
      Reply far = aiko.reading("de").postOnce("holds", wanted(offer, "", aged("15"))).expect(422);
      assertThat(far.text("/title")).isEqualTo("Minderjährige fahren so nicht ohne Erwachsene");
      assertThat(far.text("/errors/0/pointer")).isEqualTo("#/legs/0");
      aiko.postOnce("holds", wanted(offer, "", aged("15", "16"))).expect(201);
    }
  }

  @Test
  void an_operator_may_let_women_ask_to_sit_next_to_women_only() throws IOException {
    table("party.csv", "women_next_to_women", "yes");
    String woman = ",\"passengers\":[{\"neighbour\":\"woman_among_women\"}]";
    try (TestServer server = start()) {
      JsonNode offer = offer(server);
      Traveller aiko = server.customer();
      Traveller bert = server.customer();

      aiko.postOnce("holds", wanted(offer, ",\"seats\":[\"9A\"]", woman)).expect(201);
      Reply beside =
          bert.reading("de")
              .postOnce("holds", wanted(offer, ",\"seats\":[\"9B\"]", ""))
              .expect(422);
      assertThat(beside.text("/code")).isEqualTo("seat_beside_stranger");
      assertThat(beside.text("/detail"))
          .isEqualTo(
              "Neben 9B sitzt jemand Fremdes, und eine von beiden Personen sitzt nur neben Frauen.");
      bert.postOnce("holds", wanted(offer, ",\"seats\":[\"9C\"]", "")).expect(201);
    }
  }

  private static String aged(String... ages) {
    return Stream.of(ages)
        .map(age -> "{\"age\":" + age + "}")
        .collect(Collectors.joining(",", ",\"passengers\":[", "]"));
  }

  private static List<String> labels(Reply hold, int first) {
    return IntStream.range(0, first)
        .mapToObj(line -> hold.text("/price/lines/" + line + "/label"))
        .toList();
  }

  private static JsonNode offer(TestServer server) {
    LocalDate date = LocalDate.now(ZoneOffset.UTC).plusDays(9);
    return server
        .anybody()
        .get(
            "departures?from=%s&to=%s&date=%s&seats=2"
                .formatted(place(server, "tokyo"), place(server, "kyoto"), date))
        .expect(200)
        .body()
        .at("/items/0");
  }

  private static String place(TestServer server, String localId) {
    return server
        .anybody()
        .get("places?feedId=demonstration:" + localId)
        .expect(200)
        .text("/items/0/id");
  }

  private static String wanted(JsonNode offer, String inLeg, String more) {
    return "{\"legs\":[{\"departureId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"%s}]%s}"
        .formatted(
            offer.at("/departureId").asText(),
            offer.at("/from/stopId").asText(),
            offer.at("/to/stopId").asText(),
            inLeg,
            more);
  }

  @Test
  void tables_at_fault_keep_the_server_from_starting_and_each_fault_is_told() throws IOException {
    table("taxes.csv", "country,label,percent", "Japan,Tax,10", "JP,Tax,ten");

    assertThatThrownBy(this::start)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("taxes.csv:2: A tax is of a country such as CH, not Japan")
        .hasMessageContaining("taxes.csv:3: percent is a number such as 8.1, not \"ten\"");
  }
}
