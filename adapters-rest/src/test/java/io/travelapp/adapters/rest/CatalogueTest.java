package io.travelapp.adapters.rest;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.domain.network.LocalizedText;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  private final Shop shop = Shop.shared();
  private final Api api = shop.api;

  @Test
  void places_are_found_by_what_somebody_types() {
    String name = "Kōfu " + aWord();
    Network network =
        aNetwork()
            .withPlace(name, name + " Bus Terminal")
            .running(aDeparture().calling(name + " Bus Terminal", aWord()))
            .publishedIn(shop.store);

    Api.Answer answer =
        api.get(
            "/api/v1/places?limit=10&q="
                + encoded(name.replace("ō", "O").toUpperCase(Locale.ROOT)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    JsonNode place = answer.json().path("items").path(0);
    assertThat(place.path("id").asText()).isEqualTo(network.placeId(name).toString());
    assertThat(place.path("name").asText()).isEqualTo(name);
    assertThat(place.path("country").asText()).isEqualTo("JP");
    assertThat(place.path("kind").asText()).isEqualTo("place");
    assertThat(place.path("feedId").asText()).isEqualTo(network.feed() + ":" + name);
    assertThat(place.path("location").path("lat").asDouble())
        .isEqualTo(network.place(name).location().latitude());
    JsonNode stop = answer.json().path("items").path(1);
    assertThat(stop.path("kind").asText()).isEqualTo("stop");
    assertThat(stop.path("placeId").asText()).isEqualTo(network.placeId(name).toString());
    assertThat(answer.json().path("next").isNull()).isTrue();
  }

  @Test
  void a_place_is_found_by_what_its_feed_calls_it() {
    Network network = aNetwork().running(aDeparture()).publishedIn(shop.store);

    JsonNode items =
        api.get("/api/v1/places?feedId=" + network.feed() + ":Kofu").json().path("items");

    assertThat(items).hasSize(2);
    assertThat(items.path(0).path("id").asText()).isEqualTo(network.placeId("Kofu").toString());
    assertThat(items.path(1).path("id").asText()).isEqualTo(network.stopId("Kofu").toString());
  }

  @Test
  void a_place_is_shown_with_its_stops_and_a_stop_with_those_beside_it() {
    Network network =
        aNetwork()
            .withPlace("Kofu", "Kofu East", "Kofu West")
            .running(aDeparture().calling("Kofu East", "Kofu West", "Tokyo"))
            .publishedIn(shop.store);

    JsonNode place = api.get("/api/v1/places/" + network.placeId("Kofu")).json();
    JsonNode stop = api.get("/api/v1/places/" + network.stopId("Kofu West")).json();

    assertThat(place.path("kind").asText()).isEqualTo("place");
    assertThat(names(place.path("stops"))).containsExactly("Kofu East", "Kofu West");
    assertThat(stop.path("kind").asText()).isEqualTo("stop");
    assertThat(stop.path("zone").asText()).isEqualTo("Asia/Tokyo");
    assertThat(stop.path("placeId").asText()).isEqualTo(network.placeId("Kofu").toString());
    assertThat(names(stop.path("stops"))).containsExactly("Kofu East", "Kofu West");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/places/plc_1, place_not_found",
    "/api/v1/places/stp_1, place_not_found",
    "/api/v1/places/nonsense, place_not_found",
    "/api/v1/places/%00, place_not_found",
    "/api/v1/destinations/plc_1, destination_not_found",
    "/api/v1/destinations/nonsense, destination_not_found",
    "/api/v1/departures/dep_1, departure_not_found",
    "/api/v1/departures/nonsense, departure_not_found",
    "/api/v1/departures/dep_1/seat-map?from=stp_1&to=stp_2, departure_not_found",
    "/api/v1/departures/nonsense/seat-map, departure_not_found",
  })
  void what_does_not_exist_is_not_found(String path, String code) {
    Api.Answer answer = api.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json;charset=utf-8");
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void destinations_are_listed_with_the_lowest_fare_and_shown_with_stops_and_lines() {
    Network network =
        aNetwork()
            .promoting("Tokyo", "Nikko")
            .withPlace("Nikko", "Nikko")
            .running(
                aDeparture().onLine("Fuji Express").costing(yen(1500)),
                aDeparture().onLine("Fuji Express").costing(yen(900)))
            .publishedIn(shop.store);

    JsonNode listed = item(api.get("/api/v1/destinations").json(), network.placeId("Tokyo"));
    JsonNode unserved = item(api.get("/api/v1/destinations").json(), network.placeId("Nikko"));
    JsonNode shown = api.get("/api/v1/destinations/" + network.placeId("Tokyo")).json();

    assertThat(listed.path("fromPrice").toString())
        .isEqualTo("{\"amount\":\"900\",\"currency\":\"JPY\"}");
    assertThat(listed.path("summary").asText()).isNotBlank();
    assertThat(listed.has("stops")).isFalse();
    assertThat(unserved.has("fromPrice")).isFalse();
    assertThat(shown.path("name").asText()).isEqualTo("Tokyo");
    assertThat(names(shown.path("stops"))).containsExactly("Tokyo");
    assertThat(names(shown.path("lines"))).containsExactly("Fuji Express");
    assertThat(shown.path("lines").path(0).path("id").asText()).startsWith("lin_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-CH, fr;q=0.9   | de | Hirsche.",
        "fr, ja;q=0.5      | ja | 鹿。",
        "fr                | en | Deer.",
        "en, de;q=0.9      | en | Deer.",
        "*                 | en | Deer.",
        "de;q=high, , ;;   | en | Deer.",
      })
  void a_destination_is_described_in_the_most_wanted_language_that_there_is(
      String wanted, String language, String summary) {
    String path = "/api/v1/destinations/" + nara();

    Api.Answer shown = api.get(path, request -> request.header("Accept-Language", wanted));

    assertThat(shown.json().path("summary").asText()).isEqualTo(summary);
    assertThat(shown.header("Content-Language")).isEqualTo(language);
    assertThat(shown.headers("Vary")).anyMatch(vary -> vary.contains("Accept-Language"));
  }

  @Test
  void who_says_no_language_or_endlessly_many_reads_the_usual_one() {
    String path = "/api/v1/destinations/" + nara();
    String endless = "de, ".repeat(200) + "de";

    assertThat(api.get(path).json().path("summary").asText()).isEqualTo("Deer.");
    assertThat(
            api.get(path, request -> request.header("Accept-Language", endless))
                .json()
                .path("summary")
                .asText())
        .isEqualTo("Deer.");
  }

  @Test
  void a_list_of_destinations_says_in_which_languages_it_is() {
    PlaceId nara = nara();
    Network other =
        aNetwork()
            .promoting("Tours")
            .describing("Tours", LocalizedText.of(Locale.FRENCH, "Un fleuve."))
            .running(aDeparture().calling("Blois", "Tours"))
            .publishedIn(shop.store);

    Api.Answer list =
        api.get("/api/v1/destinations", request -> request.header("Accept-Language", "ja"));

    assertThat(item(list.json(), nara).path("summary").asText()).isEqualTo("鹿。");
    assertThat(item(list.json(), other.placeId("Tours")).path("summary").asText())
        .isEqualTo("Un fleuve.");
    assertThat(list.header("Content-Language").split(", ")).contains("fr", "ja").isSorted();
    assertThat(list.headers("Vary")).anyMatch(vary -> vary.contains("Accept-Language"));
  }

  @Test
  void what_is_remembered_of_one_language_does_not_answer_another() {
    String path = "/api/v1/destinations/" + nara();
    String german =
        api.get(path, request -> request.header("Accept-Language", "de")).header("ETag");

    assertThat(
            api.get(
                    path,
                    request ->
                        request.header("Accept-Language", "de").header("If-None-Match", german))
                .status())
        .isEqualTo(304);
    assertThat(
            api.get(
                    path,
                    request ->
                        request.header("Accept-Language", "ja").header("If-None-Match", german))
                .status())
        .isEqualTo(200);
  }

  /** A promoted place with a text in three languages. */
  private PlaceId nara() {
    return aNetwork()
        .promoting("Nara")
        .describing(
            "Nara",
            LocalizedText.of(Locale.ENGLISH, "Deer.")
                .with(Locale.GERMAN, "Hirsche.")
                .with(Locale.JAPANESE, "鹿。"))
        .running(aDeparture().calling("Kyoto", "Nara"))
        .publishedIn(shop.store)
        .placeId("Nara");
  }

  @Test
  void a_search_answers_each_departure_with_times_by_the_clocks_at_its_stops() {
    Coach coach =
        aDeparture()
            .onLine("Fuji Express")
            .calling("Kofu 08:30", "Otsuki 09:15", "Tokyo 09:58")
            .costing("Kofu", "Tokyo", yen(1500))
            .publishedIn(shop.store);

    Api.Answer answer = search(coach, "&seats=2&from=" + coach.stop("Kofu").id());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("next").isNull()).isTrue();
    assertThat(answer.json().path("items")).hasSize(1);
    JsonNode offer = answer.json().path("items").path(0);
    String date = coach.departure().serviceDate().toString();
    assertThat(offer.toString())
        .isEqualTo(
            """
            {"departureId":"%s","line":{"id":"%s","name":"Fuji Express"},\
            "operator":{"id":"%s","name":"Yamanashi Coaches"},"serviceDate":"%s",\
            "status":"scheduled","journeyFeedId":"%s",\
            "from":{"stopId":"%s","call":0,"name":"Kofu",\
            "time":{"local":"%sT08:30","zone":"Asia/Tokyo","offset":"+09:00"}},\
            "to":{"stopId":"%s","call":2,"name":"Tokyo",\
            "time":{"local":"%sT09:58","zone":"Asia/Tokyo","offset":"+09:00"}},\
            "durationMinutes":88,"seatsLeft":4,"refundable":true,\
            "lowestFare":{"amount":"1500","currency":"JPY"},\
            "totalPrice":{"amount":"3000","currency":"JPY"},\
            "salesCloseAt":"%s"}\
            """
                .formatted(
                    coach.id(),
                    coach.departure().line().id(),
                    coach.departure().line().operator().id(),
                    date,
                    coach.departure().journey(),
                    coach.stop("Kofu").id(),
                    date,
                    coach.stop("Tokyo").id(),
                    date,
                    coach.leaves("Kofu")));
  }

  @Test
  void money_has_the_digits_of_its_currency() {
    Coach coach = aDeparture().costing(euros("12.40")).publishedIn(shop.store);

    JsonNode offer =
        search(coach, "&seats=3&from=" + coach.stop("Otsuki").id()).json().path("items").path(0);

    assertThat(offer.path("totalPrice").toString())
        .isEqualTo("{\"amount\":\"37.20\",\"currency\":\"EUR\"}");
  }

  @Test
  void pages_of_a_search_go_on_where_the_one_before_ended() {
    Network network =
        aNetwork()
            .running(
                aDeparture().named("a").calling("Kofu 08:00", "Tokyo 10:00").costing(yen(3000)),
                aDeparture().named("b").calling("Kofu 09:00", "Tokyo 10:00").costing(yen(2000)),
                aDeparture().named("c").calling("Kofu 07:00", "Tokyo 10:00").costing(yen(1000)))
            .publishedIn(shop.store);
    String path =
        "/api/v1/departures?seats=1&limit=2&to="
            + network.placeId("Tokyo")
            + "&date="
            + network.coach("a").departure().serviceDate();

    assertThat(journeys(path)).containsExactly("c", "a", "b");
    assertThat(journeys(path + "&sort=departure")).containsExactly("c", "a", "b");
    assertThat(journeys(path + "&sort=price")).containsExactly("c", "b", "a");
    assertThat(journeys(path + "&sort=duration")).containsExactly("b", "a", "c");
  }

  @Test
  void a_cursor_is_good_for_its_own_order_alone() {
    Network network =
        aNetwork()
            .running(aDeparture().calling("Kofu", "Tokyo"), aDeparture().calling("Kofu", "Tokyo"))
            .publishedIn(shop.store);
    String path =
        "/api/v1/departures?seats=1&limit=1&to="
            + network.placeId("Tokyo")
            + "&date="
            + Shop.NOW.atZone(ZoneId.of("Asia/Tokyo")).toLocalDate().plusDays(3);
    String cursor = api.get(path).json().path("next").asText();

    Api.Answer answer = api.get(path + "&sort=price&cursor=" + cursor);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(parameters(answer)).containsExactly("cursor");
  }

  @Test
  void everything_that_is_missing_from_a_search_is_named_at_once() {
    Api.Answer answer = api.get("/api/v1/departures");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json;charset=utf-8");
    assertThat(answer.code()).isEqualTo("missing");
    assertThat(parameters(answer)).containsExactlyInAnyOrder("to", "date", "seats");
  }

  @Test
  void everything_that_is_unfit_in_a_search_is_named_at_once() {
    Api.Answer answer =
        api.get(
            "/api/v1/departures?to=Tokyo&from=lin_1&date=2027-02-29&seats=10&sort=beauty"
                + "&limit=101&cursor=abc");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("unfit");
    assertThat(parameters(answer))
        .containsExactlyInAnyOrder("to", "from", "date", "seats", "sort", "limit", "cursor");
  }

  @ParameterizedTest
  @CsvSource({
    "seats, 0",
    "seats, -1",
    "seats, 1.5",
    "seats, 9999999999",
    "seats, x",
    "seats, 1&seats=2",
    "date, 02.04.2027",
    "date, 2027-4-2",
    "date, 2027-13-01",
    "date, %2B12027-04-02",
    "date, 2027-04-02T00:00",
    "limit, 0",
    "limit, 1000",
    "to, stp_",
    "to, stp_-1",
    "to, %00",
    "cursor, ZGVwYXJ0dXJlLjEuMQ",
    "sort, PRICE",
    "sort, price;drop",
    "from, plc_zzzzzzzzzzzzzzzz",
  })
  void what_is_unfit_is_named_by_its_parameter(String parameter, String value) {
    StringBuilder path = new StringBuilder("/api/v1/departures?");
    for (String name : List.of("to=plc_1", "date=2027-04-02", "seats=1")) {
      path.append(name.startsWith(parameter + "=") ? "" : name + "&");
    }

    Api.Answer answer = api.get(path + parameter + "=" + value);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(parameters(answer)).containsExactly(parameter);
  }

  @Test
  void places_that_nobody_knows_are_named() {
    Api.Answer answer = api.get("/api/v1/departures?to=plc_1&from=stp_2&date=2027-04-02&seats=1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("unknown_place");
    assertThat(parameters(answer)).containsExactly("to", "from");
  }

  @Test
  void a_departure_is_shown_with_all_its_calls() {
    Coach coach =
        aDeparture()
            .towards("Shinjuku")
            .inBlock("7")
            .calling("Kofu 23:50", "Otsuki 24:40-24:45", "Tokyo 26:00")
            .pickingUpOnlyAt("Otsuki")
            .publishedIn(shop.store);

    JsonNode shown = api.get("/api/v1/departures/" + coach.id()).json();

    assertThat(shown.path("departureId").asText()).isEqualTo(coach.id().toString());
    assertThat(shown.path("status").asText()).isEqualTo("scheduled");
    assertThat(shown.path("headsign").asText()).isEqualTo("Shinjuku");
    assertThat(shown.path("block").asText()).isEqualTo("7");
    assertThat(shown.path("journeyFeedId").asText())
        .isEqualTo(coach.departure().journey().toString());
    assertThat(shown.path("layout").path("seats").asInt()).isEqualTo(4);
    assertThat(names(shown.path("calls"))).containsExactly("Kofu", "Otsuki", "Tokyo");
    JsonNode otsuki = shown.path("calls").path(1);
    String dayAfter = coach.departure().serviceDate().plusDays(1).toString();
    assertThat(otsuki.path("call").asInt()).isEqualTo(1);
    assertThat(otsuki.path("arrival").path("local").asText()).isEqualTo(dayAfter + "T00:40");
    assertThat(otsuki.path("departure").path("local").asText()).isEqualTo(dayAfter + "T00:45");
    assertThat(otsuki.path("boarding").asBoolean()).isTrue();
    assertThat(otsuki.path("alighting").asBoolean()).isFalse();
  }

  @Test
  void a_departure_tells_from_when_until_when_each_of_its_stops_is_sold() {
    Coach coach =
        aDeparture()
            .on(LocalDate.parse("2027-04-10"))
            .calling("Kofu 08:30", "Otsuki 09:15", "Tokyo 09:58")
            .selling(
                "Kofu",
                new SalesWindow(
                    Optional.of(new DayBefore(7, LocalTime.of(9, 0))),
                    new DayBefore(1, LocalTime.of(17, 0))))
            .selling("Otsuki", SalesWindow.until(new Before(Duration.ofMinutes(45))))
            .publishedIn(shop.store);

    JsonNode calls = api.get("/api/v1/departures/" + coach.id()).json().path("calls");

    assertThat(calls.path(0).path("salesOpenAt").asText()).isEqualTo("2027-04-03T00:00:00Z");
    assertThat(calls.path(0).path("salesCloseAt").asText()).isEqualTo("2027-04-09T08:00:00Z");
    assertThat(calls.path(1).has("salesOpenAt")).isFalse();
    assertThat(calls.path(1).path("salesCloseAt").asText()).isEqualTo("2027-04-09T23:30:00Z");
  }

  @Test
  void a_departure_of_which_no_block_is_known_has_none() {
    Coach coach = aDeparture().publishedIn(shop.store);

    assertThat(api.get("/api/v1/departures/" + coach.id()).json().has("block")).isFalse();
  }

  @Test
  void a_seat_map_tells_what_is_free_on_the_leg() {
    Coach coach = aDeparture().withSeats("1A", "1B", "1C").publishedIn(shop.store);
    aBuyer(shop.store).books(coach.leg("Kofu", "Otsuki", "1B"));
    String path = "/api/v1/departures/" + coach.id() + "/seat-map";

    JsonNode taken =
        api.get(path + "?from=" + coach.stop("Kofu").id() + "&to=" + coach.stop("Tokyo").id())
            .json();
    JsonNode free = api.get(path + "?fromCall=1&toCall=2").json();

    assertThat(taken.path("from").asText()).isEqualTo(coach.stop("Kofu").id().toString());
    assertThat(taken.path("decks").asInt()).isEqualTo(1);
    assertThat(taken.path("columns").asInt()).isEqualTo(4);
    assertThat(statuses(taken)).containsExactly("1A free", "1B taken", "1C free");
    assertThat(taken.path("seats").path(0).path("fee").toString())
        .isEqualTo("{\"amount\":\"0\",\"currency\":\"JPY\"}");
    assertThat(taken.path("seats").path(1).has("fee")).isFalse();
    assertThat(statuses(free)).containsExactly("1A free", "1B free", "1C free");
  }

  @Test
  void wheelchair_spaces_are_shown_and_blocked_and_no_search_counts_them() {
    Coach coach =
        aDeparture().withSeats("1A", "1B").withWheelchairSpace("W1", "1B").publishedIn(shop.store);

    JsonNode map =
        api.get("/api/v1/departures/" + coach.id() + "/seat-map?fromCall=0&toCall=1").json();
    JsonNode shown = api.get("/api/v1/departures/" + coach.id()).json();
    JsonNode offers = search(coach, "&seats=2&from=" + coach.stop("Kofu").id()).json();

    assertThat(statuses(map)).containsExactly("1A free", "1B free", "W1 blocked");
    assertThat(map.at("/seats/2/features").toString()).isEqualTo("[\"wheelchair\"]");
    assertThat(map.at("/seats/2").has("fee")).isFalse();
    assertThat(shown.at("/layout/seats").asInt()).isEqualTo(2);
    assertThat(offers.at("/items/0/seatsLeft").asInt()).isEqualTo(2);
    assertThat(search(coach, "&seats=3&from=" + coach.stop("Kofu").id()).json().at("/items"))
        .isEmpty();
  }

  @Test
  void who_is_signed_in_sees_the_own_seats_and_nobody_else_does() {
    Client anna = shop.aCustomer();
    Coach coach = aDeparture().withSeats("1A", "1B").publishedIn(shop.store);
    anna.post(
        "/api/v1/holds",
        aWord(),
        """
        {"legs":[{"departureId":"%s","from":"%s","to":"%s","seats":["1A"]}]}\
        """
            .formatted(coach.id(), coach.stop("Kofu").id(), coach.stop("Tokyo").id()));
    String path = "/api/v1/departures/" + coach.id() + "/seat-map?fromCall=0&toCall=1";

    Api.Answer own = anna.get(path);

    assertThat(statuses(own.json())).containsExactly("1A yours", "1B free");
    assertThat(own.header("Cache-Control")).isEqualTo("no-store");
    assertThat(own.header("ETag")).isEmpty();
    assertThat(statuses(api.get(path).json())).containsExactly("1A taken", "1B free");
    assertThat(statuses(shop.aCustomer().get(path).json())).containsExactly("1A taken", "1B free");
    assertThat(api.get(path, request -> request.header("Authorization", "Bearer x")).status())
        .isEqualTo(401);
  }

  @Test
  void a_leg_that_is_not_for_sale_has_no_seat_map() {
    Coach coach = aDeparture().notSelling("Kofu", "Otsuki").publishedIn(shop.store);
    String path = "/api/v1/departures/" + coach.id() + "/seat-map";

    for (String query :
        List.of("?fromCall=0&toCall=1", "?fromCall=2&toCall=0", "?from=stp_1&to=stp_2")) {
      Api.Answer answer = api.get(path + query);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.code()).isEqualTo("leg_not_for_sale");
    }
    assertThat(parameters(api.get(path))).containsExactly("from", "to");
    assertThat(parameters(api.get(path + "?fromCall=-1&to=x"))).containsExactly("to", "fromCall");
  }

  @Test
  void what_did_not_change_is_not_sent_again() {
    Coach coach = aDeparture().publishedIn(shop.store);
    String path = "/api/v1/departures/" + coach.id();
    Api.Answer first = api.get(path);
    String tag = first.header("ETag");

    Api.Answer again = api.get(path, request -> request.header("If-None-Match", tag));
    Api.Answer other = api.get(path, request -> request.header("If-None-Match", "W/\"other\""));

    assertThat(tag).startsWith("W/\"");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.header("ETag")).isEqualTo(tag);
  }

  @Test
  void the_head_of_an_answer_can_be_had_alone() {
    Coach coach = aDeparture().publishedIn(shop.store);
    String path = "/api/v1/departures/" + coach.id();

    Api.Answer head =
        api.send(path, request -> request.method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("Content-Length"))
        .isEqualTo(Integer.toString(api.get(path).response().body().length));
    assertThat(head.header("ETag")).isEqualTo(api.get(path).header("ETag"));
  }

  @Test
  void a_long_answer_is_compressed_for_who_can_read_that() throws IOException {
    Coach coach =
        aDeparture()
            .calling("Kofu", "Otsuki", "Hachioji", "Fuchu", "Chofu", "Shinjuku", "Tokyo")
            .publishedIn(shop.store);
    String path = "/api/v1/departures/" + coach.id();
    Api.Answer plain = api.get(path);

    Api.Answer packed = api.get(path, request -> request.header("Accept-Encoding", "br, gzip"));
    Api.Answer refused = api.get(path, request -> request.header("Accept-Encoding", "gzip;q=0"));

    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(plain.header("Vary")).contains("Accept-Encoding");
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.header("Vary")).contains("Accept-Encoding");
    assertThat(packed.response().body().length).isLessThan(plain.response().body().length / 2);
    assertThat(
            new GZIPInputStream(new ByteArrayInputStream(packed.response().body())).readAllBytes())
        .isEqualTo(plain.response().body());
    assertThat(refused.header("Content-Encoding")).isEmpty();
  }

  private Api.Answer search(Coach coach, String more) {
    return api.get(
        "/api/v1/departures?to="
            + coach.placeOf("Tokyo")
            + "&date="
            + coach.departure().serviceDate()
            + more);
  }

  /** The journeys that a search finds on all its pages. */
  private List<String> journeys(String path) {
    List<String> journeys = new ArrayList<>();
    String next = "";
    do {
      Api.Answer answer = api.get(path + (next.isEmpty() ? "" : "&cursor=" + next));
      assertThat(answer.status()).isEqualTo(200);
      JsonNode page = answer.json();
      page.path("items")
          .forEach(
              offer -> journeys.add(offer.path("journeyFeedId").asText().replaceAll(".*:", "")));
      next = page.path("next").asText("");
    } while (!next.isEmpty() && !next.equals("null"));
    return journeys;
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(item -> names.add(item.path("name").asText()));
    return names;
  }

  private static List<String> statuses(JsonNode map) {
    List<String> statuses = new ArrayList<>();
    map.path("seats")
        .forEach(
            seat -> statuses.add(seat.path("label").asText() + " " + seat.path("status").asText()));
    return statuses;
  }

  private static List<String> parameters(Api.Answer answer) {
    List<String> parameters = new ArrayList<>();
    answer.json().path("errors").forEach(error -> parameters.add(error.path("parameter").asText()));
    return parameters;
  }

  private static JsonNode item(JsonNode list, Object id) {
    for (JsonNode item : list.path("items")) {
      if (item.path("id").asText().equals(id.toString())) {
        return item;
      }
    }
    throw new AssertionError(id + " is not in " + list);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
