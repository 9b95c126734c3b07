package io.travelapp.bootstrap;

import static io.travelapp.bootstrap.Traveller.DECLINED_CARD;
import static io.travelapp.bootstrap.Traveller.GOOD_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller.Reply;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The demonstration network, sold over HTTP through every layer, whatever it is kept in. */
interface SellingOverHttp {

  /** A server with the demonstration network, which the tests of a class share. */
  TestServer server();

  @Test
  default void the_whole_story_from_search_to_the_seat_that_is_free_again() {
    Traveller aiko = server().customer();
    JsonNode offer = overnight("tokyo", "kyoto", 7);

    Reply hold =
        aiko.postOnce(
                "holds",
                "{\"legs\":[" + leg(offer) + "],\"passengers\":[{\"age\":40},{\"age\":9}]}")
            .expect(201);
    assertThat(hold.text("/status")).isEqualTo("held");
    assertThat(hold.body().at("/expiresInSeconds").asInt()).isBetween(580, 600);
    assertThat(hold.body().at("/legs/0/seatedTogether").asBoolean()).isTrue();
    assertThat(hold.text("/passengers/1/type")).isEqualTo("child");
    assertThat(sumOfLines(hold)).isEqualTo(amount(hold.body().at("/price/total")));

    Reply booking = aiko.book(hold, GOOD_CARD, "Aiko", "Ken").expect(201);
    String reference = booking.text("/reference");
    assertThat(booking.text("/status")).isEqualTo("confirmed");
    assertThat(booking.text("/payment/last4")).isEqualTo("4242");
    assertThat(booking.body().at("/tickets")).hasSize(2);
    assertThat(aiko.get("bookings/" + reference).expect(200).body()).isEqualTo(booking.body());
    assertThat(aiko.get("bookings").expect(200).text("/items/0/reference")).isEqualTo(reference);
    String seat = booking.text("/tickets/0/seat");
    assertThat(seatStatus(aiko, offer, seat)).isEqualTo("yours");
    assertThat(seatStatus(server().anybody(), offer, seat)).isEqualTo("taken");

    Reply quote = aiko.post("bookings/" + reference + "/cancellation-quotes", "{}").expect(201);
    assertThat(quote.body().at("/refund")).isEqualTo(booking.body().at("/price/total"));
    Reply cancelled =
        aiko.postOnce(
                "bookings/" + reference + "/cancellations",
                "{\"quoteId\":\"" + quote.text("/id") + "\"}")
            .expect(201);
    assertThat(cancelled.text("/status")).isEqualTo("cancelled");
    assertThat(seatStatus(server().anybody(), offer, seat)).isEqualTo("free");
    assertThat(aiko.get("bookings/" + reference).expect(200).text("/status"))
        .isEqualTo("cancelled");
  }

  @Test
  default void
      a_seat_sold_from_Tokyo_to_Nagoya_is_refused_from_Yokohama_to_Kyoto_and_sold_from_Nagoya_to_Nara() {
    Traveller aiko = server().customer();
    Traveller ben = server().customer();
    String departure = overnight("tokyo", "nara", 8).at("/departureId").asText();
    JsonNode calls =
        server().anybody().get("departures/" + departure).expect(200).body().at("/calls");

    aiko.postOnce("holds", holdOf(departure, stop(calls, "Tokyo"), stop(calls, "Nagoya"), "5A"))
        .expect(201);

    Reply refused =
        ben.postOnce(
                "holds", holdOf(departure, stop(calls, "Yokohama"), stop(calls, "Kyoto"), "5A"))
            .expect(409);
    assertThat(refused.text("/code")).isEqualTo("seat_taken");
    assertThat(refused.text("/seats/0")).isEqualTo("5A");
    assertThat(refused.body().at("/alternatives")).isNotEmpty();
    ben.postOnce("holds", holdOf(departure, stop(calls, "Nagoya"), stop(calls, "Nara"), "5A"))
        .expect(201);
  }

  @Test
  default void
      of_200_simultaneous_requests_of_20_customers_for_one_seat_one_is_201_and_199_are_409()
          throws Exception {
    List<Traveller> customers = IntStream.range(0, 20).mapToObj(i -> server().customer()).toList();
    JsonNode offer = overnight("tokyo", "kyoto", 9);
    String body =
        holdOf(
            offer.at("/departureId").asText(),
            offer.at("/from/stopId").asText(),
            offer.at("/to/stopId").asText(),
            "7C");
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> requests =
          IntStream.range(0, 200)
              .<Callable<Integer>>mapToObj(
                  i -> () -> customers.get(i % customers.size()).postOnce("holds", body).status())
              .toList();
      for (Future<Integer> answer : threads.invokeAll(requests)) {
        statuses.add(answer.get());
      }
    }

    assertThat(
            statuses.stream()
                .collect(Collectors.groupingBy(status -> status, Collectors.counting())))
        .isEqualTo(Map.of(201, 1L, 409, 199L));
  }

  @Test
  default void a_declined_card_leaves_the_hold_and_another_card_pays_for_it() {
    Traveller aiko = server().customer();
    Reply hold = holdOne(aiko, overnight("tokyo", "kyoto", 10));

    Reply declined = aiko.book(hold, DECLINED_CARD, "Aiko").expect(402);

    assertThat(declined.text("/code")).isEqualTo("payment_declined");
    assertThat(aiko.get("holds/" + hold.text("/id")).expect(200).text("/status")).isEqualTo("held");
    aiko.book(hold, GOOD_CARD, "Aiko").expect(201);
    assertThat(aiko.book(hold, GOOD_CARD, "Aiko").expect(409).text("/code"))
        .isEqualTo("already_booked");
  }

  @Test
  default void a_request_that_is_sent_again_gets_the_same_answer_and_does_nothing() {
    Traveller aiko = server().customer();
    String body = "{\"legs\":[" + leg(overnight("tokyo", "kyoto", 11)) + "],\"seatCount\":1}";
    Reply first = aiko.postOnce("holds", "k-1", body).expect(201);

    Reply second = aiko.postOnce("holds", "k-1", body).expect(201);

    assertThat(second.raw().body()).isEqualTo(first.raw().body());
    assertThat(second.raw().headers().firstValue("Idempotency-Replayed")).contains("true");
    String other = body.replace("\"seatCount\":1", "\"seatCount\":2");
    assertThat(aiko.postOnce("holds", "k-1", other).expect(422).text("/code"))
        .isEqualTo("idempotency_key_reused");
    assertThat(aiko.post("holds", body).expect(400).text("/code"))
        .isEqualTo("idempotency_key_missing");
  }

  @Test
  default void what_belongs_to_another_customer_is_answered_as_what_does_not_exist() {
    Traveller aiko = server().customer();
    Traveller ben = server().customer();
    Reply hold = holdOne(aiko, overnight("tokyo", "kyoto", 12));
    String reference = aiko.book(hold, GOOD_CARD, "Aiko").expect(201).text("/reference");

    assertAlike(ben, "holds/" + hold.text("/id"), "holds/hld_zzzzzz");
    assertAlike(ben, "bookings/" + reference, "bookings/22222222");
    ben.post("bookings/" + reference + "/cancellation-quotes", "{}").expect(404);
    ben.delete("holds/" + hold.text("/id")).expect(404);
    server().anybody().get("bookings/" + reference).expect(401);
  }

  @Test
  default void
      a_return_is_one_booking_with_a_ticket_for_each_way_and_cannot_be_travelled_backwards() {
    Traveller aiko = server().customer();
    String out = leg(overnight("tokyo", "kyoto", 13));
    String back = leg(overnight("kyoto", "tokyo", 16));

    Reply hold =
        aiko.postOnce("holds", "{\"legs\":[" + out + "," + back + "],\"seatCount\":2}").expect(201);

    Reply booking = aiko.book(hold, GOOD_CARD, "Aiko", "Ken").expect(201);
    assertThat(booking.body().at("/tickets")).hasSize(4);
    Reply backwards =
        aiko.postOnce("holds", "{\"legs\":[" + back + "," + out + "],\"seatCount\":2}");
    assertThat(backwards.expect(422).text("/code")).isEqualTo("legs_out_of_order");
  }

  @Test
  default void a_search_without_its_required_fields_names_each_of_them() {
    Reply reply = server().anybody().get("departures").expect(400);

    assertThat(reply.body().at("/errors").findValuesAsText("parameter"))
        .containsExactlyInAnyOrder("to", "date", "seats");
  }

  @Test
  default void a_price_that_is_not_what_the_customer_saw_is_told_before_anything_is_held() {
    Traveller aiko = server().customer();
    String body =
        """
        {"legs":[%s],"seatCount":1,"expectedTotal":{"amount":"1","currency":"JPY"}}\
        """
            .formatted(leg(overnight("tokyo", "kyoto", 14)));

    assertThat(aiko.postOnce("holds", body).expect(409).text("/code")).isEqualTo("price_changed");
  }

  /** A run of the overnight line, so many days ahead. */
  private JsonNode overnight(String from, String to, int daysAhead) {
    LocalDate date = LocalDate.now(ZoneOffset.UTC).plusDays(daysAhead);
    Reply found =
        server()
            .anybody()
            .get("departures?from=%s&to=%s&date=%s&seats=1".formatted(place(from), place(to), date))
            .expect(200);
    return stream(found.body().at("/items"))
        .filter(item -> item.at("/line/name").asText().equals("Lantern Night"))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("No overnight coach on " + date + ": " + found.raw().body()));
  }

  private String place(String localId) {
    return server()
        .anybody()
        .get("places?feedId=demonstration:" + localId)
        .expect(200)
        .text("/items/0/id");
  }

  private static Reply holdOne(Traveller traveller, JsonNode offer) {
    return traveller
        .postOnce("holds", "{\"legs\":[" + leg(offer) + "],\"seatCount\":1}")
        .expect(201);
  }

  private static String leg(JsonNode offer) {
    return """
    {"departureId":"%s","from":"%s","to":"%s"}\
    """
        .formatted(
            offer.at("/departureId").asText(),
            offer.at("/from/stopId").asText(),
            offer.at("/to/stopId").asText());
  }

  private static String holdOf(String departure, String from, String to, String seat) {
    return """
    {"legs":[{"departureId":"%s","from":"%s","to":"%s","seats":["%s"]}]}\
    """
        .formatted(departure, from, to, seat);
  }

  private static String stop(JsonNode calls, String name) {
    return stream(calls)
        .filter(call -> call.at("/name").asText().contains(name))
        .map(call -> call.at("/stopId").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not called at: " + calls));
  }

  private static String seatStatus(Traveller viewer, JsonNode offer, String label) {
    JsonNode seats =
        viewer
            .get(
                "departures/%s/seat-map?from=%s&to=%s"
                    .formatted(
                        offer.at("/departureId").asText(),
                        offer.at("/from/stopId").asText(),
                        offer.at("/to/stopId").asText()))
            .expect(200)
            .body()
            .at("/seats");
    return stream(seats)
        .filter(seat -> seat.at("/label").asText().equals(label))
        .map(seat -> seat.at("/status").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No seat " + label));
  }

  private static long sumOfLines(Reply hold) {
    return stream(hold.body().at("/price/lines"))
        .mapToLong(line -> amount(line.at("/amount")))
        .sum();
  }

  private static long amount(JsonNode money) {
    return Long.parseLong(money.at("/amount").asText());
  }

  private static void assertAlike(Traveller stranger, String path, String none) {
    assertThat(answerTo(stranger, path)).isEqualTo(answerTo(stranger, none));
  }

  private static String answerTo(Traveller stranger, String path) {
    return stranger
        .get(path)
        .expect(404)
        .raw()
        .body()
        .replaceAll("\"traceId\":\"[^\"]*\"", "")
        .replace(path, "");
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
