package io.travelapp.bootstrap;

import static io.travelapp.bootstrap.Traveller.DECLINED_CARD;
import static io.travelapp.bootstrap.Traveller.GOOD_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.travelapp.bootstrap.Traveller.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Tickets of the demonstration network, exchanged over HTTP, with the gateway's own ledger. */
interface ExchangingOverHttp {

  /** A server with the demonstration network, which the tests of a class share. */
  TestServer server();

  @Test
  default void tickets_in_yen_are_exchanged_for_dearer_equal_and_cheaper_ones_and_cancelled() {
    exchangeAndCancel("JPY", "tokyo", "nagoya", "kyoto", "nara");
  }

  @Test
  default void tickets_in_euros_are_exchanged_for_dearer_equal_and_cheaper_ones_and_cancelled() {
    exchangeAndCancel("EUR", "paris", "rouen", "caen", "mont-saint-michel");
  }

  private void exchangeAndCancel(
      String currency, String from, String near, String middle, String far) {
    Traveller aiko = server().customer();
    Set<String> before = intents();
    Reply hold =
        aiko.postOnce("holds", "{\"legs\":[" + leg(from, middle, 20) + "],\"seatCount\":3}")
            .expect(201);
    Reply booking = aiko.book(hold, GOOD_CARD, "Aiko", "Ken", "Mei").expect(201);
    BigDecimal paid = amount(booking.body().at("/price/total"));
    assertThat(booking.text("/price/total/currency")).isEqualTo(currency);
    assertNet(before, paid);

    // Dearer, on the next day: a card that is declined changes nothing.
    Reply dearer = quote(aiko, booking, leg(from, far, 21));
    assertThat(amount(dearer.body().at("/toPay"))).isPositive();
    assertThat(exchange(aiko, booking, dearer, "").expect(422).text("/code"))
        .isEqualTo("payment_missing");
    assertThat(exchange(aiko, booking, dearer, card(aiko, DECLINED_CARD)).expect(402).text("/code"))
        .isEqualTo("payment_declined");
    assertThat(aiko.get("bookings/" + booking.text("/reference")).expect(200).text("/status"))
        .isEqualTo("confirmed");
    Reply second = exchange(aiko, booking, dearer, card(aiko, GOOD_CARD)).expect(201);
    assertThat(second.text("/exchangedFrom")).isEqualTo(booking.text("/reference"));
    assertThat(second.body().at("/passengers")).isEqualTo(booking.body().at("/passengers"));
    JsonNode old = aiko.get("bookings/" + booking.text("/reference")).expect(200).body();
    assertThat(old.at("/status").asText()).isEqualTo("exchanged");
    assertThat(old.at("/exchangedFor/0").asText()).isEqualTo(second.text("/reference"));
    assertNet(before, amount(second.body().at("/price/total")));

    // The same again, on the day after: no money moves.
    Reply equal = quote(aiko, second, leg(from, far, 22));
    assertThat(amount(equal.body().at("/toPay"))).isZero();
    Reply third = exchange(aiko, second, equal, "").expect(201);
    assertNet(before, amount(third.body().at("/price/total")));

    // Cheaper: the terms say what comes back.
    Reply cheaper = quote(aiko, third, leg(from, near, 23));
    BigDecimal refund = amount(cheaper.body().at("/refund"));
    assertThat(refund).isPositive();
    BigDecimal kept = amount(third.body().at("/price/total")).subtract(refund);
    Reply fourth = exchange(aiko, third, cheaper, "").expect(201);
    assertNet(before, kept);

    String reference = fourth.text("/reference");
    Reply cancellation =
        aiko.post("bookings/" + reference + "/cancellation-quotes", "{}").expect(201);
    aiko.postOnce(
            "bookings/" + reference + "/cancellations",
            "{\"quoteId\":\"" + cancellation.text("/id") + "\"}")
        .expect(201);
    assertNet(before, kept.subtract(amount(cancellation.body().at("/refund"))));
  }

  /** A quote whose sums add up. */
  private static Reply quote(Traveller traveller, Reply booking, String leg) {
    Reply quote =
        traveller
            .postOnce(
                "bookings/" + booking.text("/reference") + "/exchange-quotes",
                "{\"legs\":[" + leg + "]}")
            .expect(201);
    BigDecimal credit = amount(quote.body().at("/credit"));
    assertThat(amount(quote.body().at("/price/total")))
        .isEqualByComparingTo(credit.add(amount(quote.body().at("/toPay"))));
    BigDecimal worth =
        StreamSupport.stream(quote.body().at("/tickets").spliterator(), false)
            .map(ticket -> amount(ticket.at("/price")))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(worth)
        .isEqualByComparingTo(
            credit.add(amount(quote.body().at("/refund"))).add(amount(quote.body().at("/fee"))));
    return quote;
  }

  private static Reply exchange(Traveller traveller, Reply booking, Reply quote, String payment) {
    return traveller.postOnce(
        "bookings/" + booking.text("/reference") + "/exchanges",
        "{\"quoteId\":\"" + quote.text("/id") + "\"" + payment + "}");
  }

  private static String card(Traveller traveller, String number) {
    return ",\"payment\":{\"cardToken\":\""
        + traveller.cardToken(number).expect(201).text("/token")
        + "\"}";
  }

  /** The first ride that is found so many days ahead. */
  private String leg(String from, String to, int daysAhead) {
    LocalDate date = LocalDate.now(ZoneOffset.UTC).plusDays(daysAhead);
    JsonNode offer =
        server()
            .anybody()
            .get("departures?from=%s&to=%s&date=%s&seats=3".formatted(place(from), place(to), date))
            .expect(200)
            .body()
            .at("/items/0");
    return """
    {"departureId":"%s","from":"%s","to":"%s"}\
    """
        .formatted(
            offer.at("/departureId").asText(),
            offer.at("/from/stopId").asText(),
            offer.at("/to/stopId").asText());
  }

  private String place(String localId) {
    return server()
        .anybody()
        .get("places?feedId=demonstration:" + localId)
        .expect(200)
        .text("/items/0/id");
  }

  private static BigDecimal amount(JsonNode money) {
    return new BigDecimal(money.at("/amount").asText());
  }

  // The ledger

  private Set<String> intents() {
    Set<String> intents = new HashSet<>();
    ledger().forEach(entry -> intents.add(entry.at("/intent").asText()));
    return intents;
  }

  /** Where the gateway keeps its ledger on disk, which in memory it does not. */
  private Path file() {
    return server().data().resolve("sandbox-gateway").resolve("ledger.jsonl");
  }

  private void assertNet(Set<String> others, BigDecimal expected) {
    if (Files.exists(file())) {
      assertThat(net(others)).isEqualByComparingTo(expected);
    }
  }

  /** What was captured less what went back, of all intents but those; none gave back too much. */
  private BigDecimal net(Set<String> others) {
    Map<String, BigDecimal> captured = new HashMap<>();
    for (JsonNode entry : ledger()) {
      String intent = entry.at("/intent").asText();
      switch (entry.at("/entry").asText()) {
        case "captured" -> captured.merge(intent, amount(entry.at("/amount")), BigDecimal::add);
        case "refunded" ->
            captured.merge(intent, amount(entry.at("/amount")).negate(), BigDecimal::add);
        default -> {
          // It moves no money.
        }
      }
    }
    captured.keySet().removeAll(others);
    assertThat(captured.values()).noneMatch(left -> left.signum() < 0);
    return captured.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<JsonNode> ledger() {
    if (!Files.exists(file())) {
      return List.of();
    }
    try {
      return Files.readAllLines(file()).stream().map(ExchangingOverHttp::json).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String line) {
    try {
      return new JsonMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
