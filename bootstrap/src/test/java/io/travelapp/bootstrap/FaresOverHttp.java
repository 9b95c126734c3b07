package io.travelapp.bootstrap;

import static io.travelapp.bootstrap.Traveller.GOOD_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller.Reply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fares of the demonstration network over HTTP, whatever it is kept in: every sum adds up. */
interface FaresOverHttp {

  /** A server with the demonstration network, which the tests of a class share. */
  TestServer server();

  @ParameterizedTest
  @CsvSource({"tokyo, kyoto, JPY, 0", "paris, mont-saint-michel, EUR, 2"})
  default void a_return_for_four_is_sold_with_a_promotion_cancelled_in_part_and_renamed(
      String from, String to, String currency, int digits) {
    Traveller aiko = server().customer();
    JsonNode out = offer(from, to, 2);
    JsonNode back = offer(to, from, 6);
    String wanted =
        """
        {"legs":[%s,%s],"promotionCode":"welcome",
         "passengers":[{"age":40},{"age":38},{"birthDate":"%s"},{"type":"infant"}]}\
        """
            .formatted(leg(out), leg(back), LocalDate.now(ZoneOffset.UTC).minusYears(9));

    Reply hold = aiko.postOnce("holds", wanted).expect(201);
    assertThat(hold.text("/price/total/currency")).isEqualTo(currency);
    assertThat(hold.text("/passengers/2/type")).isEqualTo("child");
    assertThat(hold.text("/promotionCode")).isEqualTo("WELCOME");
    assertThat(sum(hold.body().at("/price/lines"), "/amount")).isEqualTo(total(hold));

    Reply again = aiko.reading("de").postOnce("holds", wanted).expect(422);
    assertThat(again.text("/code")).isEqualTo("promotion_refused");
    assertThat(again.text("/detail")).contains("WELCOME", "1-mal");

    Reply booking = aiko.book(hold, GOOD_CARD, "Aiko", "Ben", "Chie", "Dan").expect(201);
    String path = "bookings/" + booking.text("/reference");
    assertThat(booking.body().at("/price")).isEqualTo(hold.body().at("/price"));
    assertThat(booking.body().at("/tickets")).hasSize(8);
    assertThat(sum(booking.body().at("/tickets"), "/price")).isEqualTo(total(hold));

    Reply alone = aiko.post(path + "/cancellation-quotes", tickets(booking, 0, 1)).expect(422);
    assertThat(alone.text("/code")).isEqualTo("companion_missing");

    // Ben goes home before the others, and Chie with him.
    Reply quote = aiko.post(path + "/cancellation-quotes", tickets(booking, 5, 6)).expect(201);
    assertThat(quote.body().at("/tickets")).hasSize(2);
    for (JsonNode line : quote.body().at("/tickets")) {
      assertThat(line.at("/refundPercent").asInt()).isEqualTo(percentNow(booking, 1));
      assertThat(decimal(line.at("/refund"))).isEqualTo(refundOf(line, digits));
    }
    assertThat(sum(quote.body().at("/tickets"), "/refund"))
        .isEqualTo(decimal(quote.body().at("/refund")));
    assertThat(sum(quote.body().at("/tickets"), "/price"))
        .isEqualTo(decimal(quote.body().at("/refund")).add(decimal(quote.body().at("/fee"))));

    Reply cancelled = cancel(aiko, path, quote);
    assertThat(cancelled.text("/status")).isEqualTo("partly_cancelled");
    Reply second = aiko.post(path + "/cancellation-quotes", tickets(booking, 1)).expect(201);
    assertThat(second.body().at("/tickets/0/refundPercent").asInt())
        .isEqualTo(percentNow(booking, 0));
    Reply both = cancel(aiko, path, second);
    JsonNode now = aiko.get(path).expect(200).body();
    assertThat(decimal(now.at("/refunded")))
        .isEqualTo(decimal(cancelled.body().at("/refund")).add(decimal(both.body().at("/refund"))));
    assertThat(now.at("/price")).as("what was sold stays").isEqualTo(hold.body().at("/price"));

    Reply renamed =
        aiko.patch(path + "/passengers/psg_1", "{\"givenName\":\"Akiko\",\"familyName\":\"Ito\"}")
            .expect(200);
    assertThat(renamed.text("/passengers/0/givenName")).isEqualTo("Akiko");
    assertThat(renamed.body().at("/tickets")).isEqualTo(now.at("/tickets"));
  }

  @ParameterizedTest
  @CsvSource({"standard, 100", "flexible, 125", "saver, 80"})
  default void each_product_is_held_at_the_price_that_is_shown_of_it(String product, int percent) {
    Traveller aiko = server().customer();
    JsonNode offer = offer("tokyo", "kyoto", 9);
    JsonNode fares =
        server()
            .anybody()
            .get(
                "departures/%s/fares?from=%s&to=%s"
                    .formatted(
                        offer.at("/departureId").asText(),
                        offer.at("/from/stopId").asText(),
                        offer.at("/to/stopId").asText()))
            .expect(200)
            .body();
    JsonNode shown =
        stream(fares.at("/fareProducts"))
            .filter(one -> one.at("/id").asText().equals(product))
            .findFirst()
            .orElseThrow();

    Reply hold =
        aiko.postOnce(
                "holds",
                "{\"legs\":[%s],\"seatCount\":1,\"fareProduct\":\"%s\"}"
                    .formatted(leg(offer), product))
            .expect(201);

    assertThat(hold.body().at("/price/total")).isEqualTo(shown.at("/prices/0/amount"));
    assertThat(hold.body().at("/legs/0/refundPolicy")).isEqualTo(shown.at("/refundPolicy"));
    assertThat(total(hold))
        .isEqualTo(
            decimal(offer.at("/lowestFare"))
                .multiply(BigDecimal.valueOf(percent))
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP));
  }

  private static BigDecimal refundOf(JsonNode line, int digits) {
    return decimal(line.at("/price"))
        .multiply(BigDecimal.valueOf(line.at("/refundPercent").asInt()))
        .movePointLeft(2)
        .setScale(digits, RoundingMode.CEILING);
  }

  /** By the terms that were told with the sale. */
  private static int percentNow(Reply booking, int leg) {
    return stream(booking.body().at("/legs/" + leg + "/refundPolicy"))
        .filter(tier -> Instant.now().isBefore(Instant.parse(tier.at("/until").asText())))
        .mapToInt(tier -> tier.at("/refundPercent").asInt())
        .findFirst()
        .orElse(0);
  }

  private static Reply cancel(Traveller traveller, String path, Reply quote) {
    Reply cancelled =
        traveller
            .postOnce(path + "/cancellations", "{\"quoteId\":\"" + quote.text("/id") + "\"}")
            .expect(201);
    assertThat(cancelled.body().at("/refund")).isEqualTo(quote.body().at("/refund"));
    assertThat(cancelled.body().at("/refunds")).isEqualTo(quote.body().at("/tickets"));
    return cancelled;
  }

  private static String tickets(Reply booking, int... numbers) {
    List<String> ids =
        Arrays.stream(numbers)
            .mapToObj(number -> "\"" + booking.text("/tickets/" + number + "/id") + "\"")
            .toList();
    return "{\"tickets\":[" + String.join(",", ids) + "]}";
  }

  private JsonNode offer(String from, String to, int daysAhead) {
    return server()
        .anybody()
        .get(
            "departures?from=%s&to=%s&date=%s&seats=3"
                .formatted(
                    place(from), place(to), LocalDate.now(ZoneOffset.UTC).plusDays(daysAhead)))
        .expect(200)
        .body()
        .at("/items/0");
  }

  private String place(String localId) {
    return server()
        .anybody()
        .get("places?feedId=demonstration:" + localId)
        .expect(200)
        .text("/items/0/id");
  }

  private static String leg(JsonNode offer) {
    return "{\"departureId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
        .formatted(
            offer.at("/departureId").asText(),
            offer.at("/from/stopId").asText(),
            offer.at("/to/stopId").asText());
  }

  private static BigDecimal total(Reply reply) {
    return decimal(reply.body().at("/price/total"));
  }

  private static BigDecimal decimal(JsonNode money) {
    return new BigDecimal(money.at("/amount").asText());
  }

  private static BigDecimal sum(JsonNode things, String money) {
    return stream(things)
        .map(thing -> decimal(thing.at(money)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
