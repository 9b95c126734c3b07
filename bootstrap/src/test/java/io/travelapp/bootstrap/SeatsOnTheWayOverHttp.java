package io.travelapp.bootstrap;

import static io.travelapp.bootstrap.Traveller.GOOD_CARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller.Reply;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A coach of the demonstration network on which no seat is free all the way, over HTTP. */
interface SeatsOnTheWayOverHttp {

  /** More are not held at once. */
  int SEATS_PER_HOLD = 9;

  /** A server with the demonstration network, which the tests of a class share. */
  TestServer server();

  @Test
  default void who_asks_for_it_changes_seats_on_the_way_and_gives_back_both_in_an_exchange() {
    JsonNode coach = coachOn(24);
    String departure = coach.at("/departureId").asText();
    int last = coach.at("/to/call").asInt();
    List<String> free = freeSeats(departure, 0, last);
    String first = free.getFirst();
    String second = free.getLast();
    fill(departure, 0, 1, free, first);
    fill(departure, 1, last, free, second);
    Traveller aiko = server().customer();

    assertThat(aiko.postOnce("holds", hold(leg(departure, 0, last, ""))).expect(409).text("/code"))
        .isEqualTo("not_enough_seats");
    Reply hold =
        aiko.postOnce("holds", hold(leg(departure, 0, last, ",\"seatChanges\":true"))).expect(201);
    assertThat(hold.body().at("/price/total")).isEqualTo(coach.at("/totalPrice"));
    Reply booking = aiko.book(hold, GOOD_CARD, "Aiko").expect(201);

    assertThat(booking.body().at("/tickets")).hasSize(1);
    assertThat(booking.body().at("/tickets/0/seats"))
        .isEqualTo(hold.body().at("/legs/0/seatChanges/0/seats"));
    assertThat(booking.body().at("/tickets/0/seats"))
        .extracting(
            stretch -> stretch.at("/seat").asText(),
            stretch -> stretch.at("/fromCall").asInt(),
            stretch -> stretch.at("/toCall").asInt())
        .containsExactly(tuple(first, 0, 1), tuple(second, 1, last));
    assertThat(freeSeats(departure, 0, 1)).isEmpty();
    assertThat(freeSeats(departure, 1, last)).isEmpty();

    String path = "bookings/" + booking.text("/reference");
    String other = coachOn(25).at("/departureId").asText();
    Reply quote =
        aiko.postOnce(path + "/exchange-quotes", "{\"legs\":[" + leg(other, 0, last, "") + "]}")
            .expect(201);
    aiko.postOnce(path + "/exchanges", "{\"quoteId\":\"" + quote.text("/id") + "\"}").expect(201);
    assertThat(freeSeats(departure, 0, 1)).containsExactly(first);
    assertThat(freeSeats(departure, 1, last)).containsExactly(second);
  }

  /** Others hold all seats but one on a part of the way. */
  private void fill(String departure, int from, int to, List<String> free, String kept) {
    List<String> others = free.stream().filter(seat -> !seat.equals(kept)).toList();
    Traveller filler = server().customer();
    for (int at = 0; at < others.size(); at += SEATS_PER_HOLD) {
      String some =
          others.subList(at, Math.min(others.size(), at + SEATS_PER_HOLD)).stream()
              .map(seat -> '"' + seat + '"')
              .collect(Collectors.joining(",", ",\"seats\":[", "]"));
      filler.postOnce("holds", "{\"legs\":[" + leg(departure, from, to, some) + "]}").expect(201);
    }
  }

  /** The first coach from Killarney to Sneem so many days from now. */
  private JsonNode coachOn(int days) {
    return server()
        .anybody()
        .get(
            "departures?from=%s&to=%s&date=%s&seats=1"
                .formatted(
                    place("killarney"),
                    place("sneem"),
                    LocalDate.now(ZoneOffset.UTC).plusDays(days)))
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

  private List<String> freeSeats(String departure, int from, int to) {
    JsonNode map =
        server()
            .anybody()
            .get("departures/%s/seat-map?fromCall=%d&toCall=%d".formatted(departure, from, to))
            .expect(200)
            .body()
            .at("/seats");
    return StreamSupport.stream(map.spliterator(), false)
        .filter(seat -> seat.at("/status").asText().equals("free"))
        .map(seat -> seat.at("/label").asText())
        .toList();
  }

  private String leg(String departure, int from, int to, String more) {
    JsonNode calls = server().anybody().get("departures/" + departure).expect(200).body();
    return "{\"departureId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"fromCall\":%d,\"toCall\":%d%s}"
        .formatted(
            departure,
            calls.at("/calls/" + from + "/stopId").asText(),
            calls.at("/calls/" + to + "/stopId").asText(),
            from,
            to,
            more);
  }

  private static String hold(String leg) {
    return "{\"legs\":[" + leg + "],\"seatCount\":1}";
  }
}
