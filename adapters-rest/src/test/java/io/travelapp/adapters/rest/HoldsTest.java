package io.travelapp.adapters.rest;

import static io.travelapp.adapters.rest.Orders.assertRefused;
import static io.travelapp.adapters.rest.Orders.assertSame;
import static io.travelapp.adapters.rest.Orders.hold;
import static io.travelapp.adapters.rest.Orders.holds;
import static io.travelapp.adapters.rest.Orders.leg;
import static io.travelapp.adapters.rest.Orders.with;
import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.testkit.fixture.Coach;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldsTest {

  private static final LocalDate DAY = LocalDate.parse("2027-04-05");
  private static final String HOLDS = "/api/v1/holds";

  private final Shop shop = Shop.shared();
  private final Client anna = shop.aCustomer();
  private final Coach express = aDeparture().on(DAY).publishedIn(shop.store);

  // What is held

  @Test
  void a_hold_is_answered_with_its_place_its_end_its_seats_and_its_price() {
    Api.Answer answer = asks(hold(leg(express, "Kofu", "Tokyo", "1A", "1B")));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode held = answer.json();
    assertThat(answer.header("Location")).isEqualTo(HOLDS + "/" + held.path("id").asText());
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(held.path("status").asText()).isEqualTo("held");
    assertThat(held.path("expiresAt").asText()).isEqualTo("2027-04-01T03:10:00Z");
    assertThat(held.path("expiresInSeconds").asInt()).isEqualTo(600);
    assertThat(held.path("extensionsLeft").asInt()).isEqualTo(1);
    JsonNode leg = held.path("legs").path(0);
    assertThat(leg.path("seats").toString()).isEqualTo("[\"1A\",\"1B\"]");
    assertThat(leg.path("seatedTogether").asBoolean()).isTrue();
    assertThat(leg.path("refundPolicy").path(0).toString())
        .isEqualTo("{\"until\":\"2027-04-03T23:00:00Z\",\"refundPercent\":100}");
    assertThat(held.path("passengers").toString())
        .isEqualTo(
            "[{\"id\":\"psg_1\",\"type\":\"adult\",\"needs\":[]},"
                + "{\"id\":\"psg_2\",\"type\":\"adult\",\"needs\":[]}]");
    assertThat(held.path("price").path("total").toString())
        .isEqualTo("{\"amount\":\"4000\",\"currency\":\"JPY\"}");
    assertThat(held.path("price").path("lines")).hasSize(2);
  }

  @Test
  void a_hold_is_shown_extended_once_and_released() {
    String path = HOLDS + "/" + holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));

    assertThat(anna.get(path).json().path("status").asText()).isEqualTo("held");
    Api.Answer extended = anna.post(path + "/extension", "");
    assertThat(extended.status()).as(extended.text()).isEqualTo(200);
    assertThat(extended.json().path("expiresInSeconds").asInt()).isEqualTo(1200);
    assertThat(extended.json().path("extensionsLeft").asInt()).isZero();
    assertRefused(anna.post(path + "/extension", ""), 422, "no_extension_left");
    assertThat(anna.delete(path).status()).isEqualTo(204);
    assertThat(anna.delete(path).status()).isEqualTo(204);
    assertThat(anna.get(path).json().path("status").asText()).isEqualTo("released");
    assertThat(anna.get(path).json().path("expiresInSeconds").asInt()).isZero();
    assertRefused(anna.post(path + "/extension", ""), 410, "hold_released");
  }

  @Test
  void a_hold_that_expired_says_so() {
    try (Shop own = new Shop(settings -> settings)) {
      Client berta = own.aCustomer();
      Coach coach = aDeparture().publishedIn(own.store);
      String path = HOLDS + "/" + holds(berta, hold(leg(coach, "Kofu", "Tokyo", "1A")));
      own.store.passTime(Duration.ofMinutes(10));
      // The access token has lived no longer.
      Client again = Orders.signsInAgain(berta);

      assertThat(again.get(path).json().path("status").asText()).isEqualTo("expired");
      assertThat(again.get(path).json().path("expiresInSeconds").asInt()).isZero();
      assertRefused(again.post(path + "/extension", ""), 410, "hold_expired");
    }
  }

  // Refusals

  @Test
  void taken_seats_are_named_with_alternatives() {
    aBuyer(shop.store).holds(express.leg("Kofu", "Otsuki", "1B"));

    Api.Answer answer = asks(hold(leg(express, "Kofu", "Tokyo", "1A", "1B")));

    assertRefused(answer, 409, "seat_taken", "#/legs/0/seats");
    assertThat(answer.json().path("departureId").asText()).isEqualTo(express.id().toString());
    assertThat(answer.json().path("seats").toString()).isEqualTo("[\"1B\"]");
    assertThat(answer.json().path("alternatives").toString()).isEqualTo("[\"1C\",\"1D\"]");
    assertThat(answer.json().path("detail").asText()).contains("1B");
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  void a_seat_sold_from_Kofu_to_Otsuki_is_free_from_Otsuki_to_Tokyo() {
    holds(anna, hold(leg(express, "Kofu", "Otsuki", "1A")));
    Client berta = shop.aCustomer();

    assertRefused(
        berta.post(HOLDS, aWord(), hold(leg(express, "Kofu", "Tokyo", "1A"))),
        409,
        "seat_taken",
        "#/legs/0/seats");
    holds(berta, hold(leg(express, "Otsuki", "Tokyo", "1A")));
  }

  @Test
  void too_few_free_seats_are_counted() {
    Api.Answer answer = asks(with(hold(leg(express, "Kofu", "Tokyo")), "\"seatCount\":5"));

    assertRefused(answer, 409, "not_enough_seats", "#/legs/0");
    assertThat(answer.json().path("detail").asText()).contains("5", "4");
  }

  @Test
  void a_changed_price_is_told_before_anything_is_taken() {
    Api.Answer answer =
        asks(
            with(
                hold(leg(express, "Kofu", "Tokyo", "1A")),
                "\"expectedTotal\":{\"amount\":\"1500\",\"currency\":\"JPY\"}"));

    assertRefused(answer, 409, "price_changed");
    assertThat(answer.json().path("expectedTotal").toString())
        .isEqualTo("{\"amount\":\"1500\",\"currency\":\"JPY\"}");
    assertThat(answer.json().path("total").toString())
        .isEqualTo("{\"amount\":\"2000\",\"currency\":\"JPY\"}");
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  void a_coach_that_has_left_is_not_sold() {
    Coach today = aDeparture().on(LocalDate.parse("2027-04-01")).publishedIn(shop.store);

    assertRefused(asks(hold(leg(today, "Kofu", "Tokyo", "1A"))), 422, "sales_closed", "#/legs/0");
  }

  @Test
  void a_ride_is_sold_neither_before_its_sale_opens_nor_after_it_closes() {
    SalesWindow aWeekUntilTheDayBefore =
        new SalesWindow(
            Optional.of(new Before(Duration.ofDays(7))), new DayBefore(1, LocalTime.NOON));
    Coach early = sold("2027-04-20", aWeekUntilTheDayBefore);
    Coach late =
        sold("2027-04-02", new SalesWindow(Optional.empty(), new Before(Duration.ofDays(2))));

    Api.Answer tooEarly = asks(hold(leg(early, "Kofu", "Tokyo", "1A")));
    Api.Answer tooLate = asks(hold(leg(late, "Kofu", "Tokyo", "1A")));

    assertRefused(tooEarly, 422, "sales_not_open", "#/legs/0");
    assertThat(tooEarly.json().path("detail").asText())
        .contains(early.leaves("Kofu").minus(Duration.ofDays(7)).toString());
    assertRefused(tooLate, 422, "sales_closed", "#/legs/0");
    assertThat(tooLate.json().path("detail").asText())
        .contains(late.leaves("Kofu").minus(Duration.ofDays(2)).toString());
  }

  private Coach sold(String date, SalesWindow window) {
    return aDeparture().on(LocalDate.parse(date)).selling("Kofu", window).publishedIn(shop.store);
  }

  @Test
  void an_unknown_departure_is_refused_at_its_place() {
    String none = leg(express, "Kofu", "Tokyo", "1A").replace(express.id().toString(), "dep_1");

    assertRefused(asks(hold(none)), 422, "departure_unknown", "#/legs/0/departureId");
  }

  @Test
  void a_leg_that_nobody_is_carried_on_is_refused() {
    assertRefused(
        asks(hold(leg(express, "Tokyo", "Kofu", "1A"))), 422, "leg_not_for_sale", "#/legs/0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"seats\":[\"9Z\"]                  | seat_unknown     | #/legs/0/seats",
        "\"seats\":[\"1A\",\"1A\"]           | seat_named_twice | #/legs/0/seats",
      })
  void seats_that_cannot_be_are_refused(String seats, String code, String pointer) {
    assertRefused(
        asks(hold(with(leg(express, "Kofu", "Tokyo"), seats.strip()))), 422, code, pointer);
  }

  @Test
  void a_wheelchair_space_is_kept_for_who_needs_it() {
    Coach lowFloor =
        aDeparture()
            .on(DAY)
            .withSeats("1A", "1B")
            .withWheelchairSpace("W1", "1A")
            .publishedIn(shop.store);

    Api.Answer refused = asks(hold(leg(lowFloor, "Kofu", "Tokyo", "W1", "1B")));

    assertRefused(refused, 422, "wheelchair_space_reserved", "#/legs/0/seats");
    assertThat(refused.json().path("seats").toString()).isEqualTo("[\"W1\"]");
    assertThat(refused.json().path("departureId").asText()).isEqualTo(lowFloor.id().toString());
    assertThat(refused.json().path("detail").asText()).contains("W1").doesNotContain("1B");
    assertThat(lowFloor.freeSeats("Kofu", "Tokyo")).contains(seat("1B"), seat("W1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"seatCount\":0                                      | party_empty                  | ",
        "\"seatCount\":10                                     | party_too_large              | ",
        "\"passengers\":[{\"type\":\"infant\"}]               | infants_without_adult        | ",
        "\"passengers\":[{}],\"seatCount\":2                  | party_contradictory          | #/seatCount",
        "\"passengers\":[{},{\"type\":\"senior\"}]            | passenger_type_unknown       | #/passengers/1/type",
        "\"passengers\":[{\"type\":\"child\",\"age\":14}]     | age_outside_type             | #/passengers/0/age",
        "\"passengers\":[{\"needs\":[\"wheelchair\"]}]        | wheelchair_space_unavailable | #/legs/0",
        "\"seatCount\":1,\"fareProduct\":\"flex\"             | fare_product_unknown         | #/fareProduct",
      })
  void a_party_that_cannot_be_is_refused(String members, String code, @Nullable String pointer) {
    Api.Answer answer = asks(with(hold(leg(express, "Kofu", "Tokyo")), members));

    if (pointer == null) {
      assertRefused(answer, 422, code);
    } else {
      assertRefused(answer, 422, code, pointer);
    }
  }

  @Test
  void a_leg_names_a_seat_for_everybody_who_needs_one() {
    assertRefused(
        asks(with(hold(leg(express, "Kofu", "Tokyo", "1A")), "\"seatCount\":2")),
        422,
        "seat_count_wrong",
        "#/legs/0/seats");
  }

  @Test
  void an_itinerary_has_one_to_four_legs_in_order_of_travel_and_one_currency() {
    Coach abroad =
        aDeparture()
            .calling("Lyon", "Nice")
            .on(DAY.plusDays(1))
            .costing(euros("20.00"))
            .publishedIn(shop.store);
    String leg = leg(express, "Kofu", "Tokyo", "1A");

    assertRefused(asks(with(hold(), "\"seatCount\":1")), 422, "legs_missing");
    assertRefused(asks(hold(leg, leg, leg, leg, leg)), 422, "too_many_legs");
    assertRefused(asks(hold(leg, leg)), 422, "legs_out_of_order", "#/legs/1");
    Api.Answer mixed = asks(hold(leg, leg(abroad, "Lyon", "Nice", "1A")));
    assertRefused(mixed, 422, "mixed_currencies");
    assertThat(mixed.json().path("detail").asText()).contains("EUR, JPY");
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  // What is not read

  @ParameterizedTest
  @ValueSource(strings = {"price", "status", "owner", "customer", "expiresAt"})
  void what_only_we_decide_cannot_be_sent(String field) {
    assertRefused(
        asks(with(hold(leg(express, "Kofu", "Tokyo", "1A")), "\"" + field + "\":\"1\"")),
        400,
        "unknown_field",
        "#/" + field);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  void all_that_is_missing_or_unfit_is_told_at_once() {
    Api.Answer answer =
        asks("{\"legs\":[{\"departureId\":\"x\",\"to\":\"stp_1\",\"seats\":[\"!\"]}]}");

    assertRefused(answer, 400, "invalid_request");
    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("#/legs/0/departureId", "#/legs/0/from", "#/legs/0/seats/0");
  }

  @Test
  void somebody_has_to_be_said_to_travel() {
    assertRefused(asks(hold(leg(express, "Kofu", "Tokyo"))), 400, "missing", "#/seatCount");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 131})
  void an_age_is_that_of_a_living_person(int age) {
    assertRefused(
        asks(with(hold(leg(express, "Kofu", "Tokyo")), "\"passengers\":[{\"age\":" + age + "}]")),
        400,
        "unfit",
        "#/passengers/0/age");
  }

  // Once

  @Test
  void the_same_request_again_is_answered_the_same_and_holds_nothing_more() {
    String key = aWord();
    String body = with(hold(leg(express, "Kofu", "Tokyo")), "\"seatCount\":2");

    Api.Answer first = anna.post(HOLDS, key, body);
    Api.Answer again = anna.post(HOLDS, key, body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header(Idempotent.REPLAYED_HEADER)).isEmpty();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header(Idempotent.REPLAYED_HEADER)).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(express.freeSeats("Kofu", "Tokyo")).hasSize(2);
  }

  @Test
  void a_refusal_is_answered_the_same_again_though_the_seat_is_free_by_now() {
    var berta = aBuyer(shop.store);
    var held = berta.holds(express.leg("Kofu", "Tokyo", "1A"));
    String key = aWord();
    String body = hold(leg(express, "Kofu", "Tokyo", "1A"));
    Api.Answer first = anna.post(HOLDS, key, body);
    shop.store.bookings().release(berta.id(), held.id());

    Api.Answer again = anna.post(HOLDS, key, body);

    assertRefused(again, 409, "seat_taken", "#/legs/0/seats");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Content-Type")).isEqualTo("application/problem+json;charset=utf-8");
    holds(anna, body);
  }

  @Test
  void a_body_is_told_apart_by_what_it_says_and_not_by_how_it_is_written() {
    String key = aWord();
    String body = hold(leg(express, "Kofu", "Tokyo", "1A"));
    Api.Answer first = anna.post(HOLDS, key, body);

    assertThat(anna.post(HOLDS, key, " " + body.replace(",", ", ")).text()).isEqualTo(first.text());
    assertRefused(anna.post(HOLDS, key, body.replace("1A", "1B")), 422, "idempotency_key_reused");
  }

  @Test
  void a_request_that_could_not_be_read_does_not_use_up_its_key() {
    String key = aWord();
    assertThat(anna.post(HOLDS, key, "{}").status()).isEqualTo(400);

    assertThat(anna.post(HOLDS, key, hold(leg(express, "Kofu", "Tokyo", "1A"))).status())
        .isEqualTo(201);
  }

  @Test
  void a_key_is_the_customers_own() {
    String key = aWord();
    anna.post(HOLDS, key, hold(leg(express, "Kofu", "Tokyo", "1A")));

    Api.Answer bertas =
        shop.aCustomer().post(HOLDS, key, hold(leg(express, "Kofu", "Tokyo", "1B")));

    assertThat(bertas.status()).isEqualTo(201);
    assertThat(bertas.header(Idempotent.REPLAYED_HEADER)).isEmpty();
  }

  @Test
  void a_key_has_to_be_there_and_to_be_printable() {
    String body = hold(leg(express, "Kofu", "Tokyo", "1A"));

    assertRefused(anna.post(HOLDS, body), 400, "idempotency_key_missing");
    assertRefused(anna.post(HOLDS, "k".repeat(256), body), 400, "idempotency_key_unfit");
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  // Whose

  @Test
  void a_hold_of_somebody_else_is_like_none() {
    String own = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));
    String none = "hld_1";
    Client mallory = shop.aCustomer();

    assertRefused(mallory.get(HOLDS + "/" + own), 404, "hold_not_found");
    assertSame(mallory.get(HOLDS + "/" + own), own, mallory.get(HOLDS + "/nonsense"), "nonsense");
    assertSame(mallory.get(HOLDS + "/" + own), own, mallory.get(HOLDS + "/" + none), none);
    assertSame(
        mallory.post(HOLDS + "/" + own + "/extension", ""),
        own,
        mallory.post(HOLDS + "/nonsense/extension", ""),
        "nonsense");
    assertSame(
        mallory.delete(HOLDS + "/" + own), own, mallory.delete(HOLDS + "/nonsense"), "nonsense");
    assertThat(anna.get(HOLDS + "/" + own).json().path("status").asText()).isEqualTo("held");
  }

  @Test
  void nobody_holds_seats_without_signing_in() {
    assertRefused(
        shop.api.post(HOLDS, hold(leg(express, "Kofu", "Tokyo", "1A"))), 401, "not_signed_in");
  }

  private Api.Answer asks(String body) {
    return anna.post(HOLDS, aWord(), body);
  }

  // Refusals in three languages

  @Test
  void a_refusal_is_told_in_the_language_that_is_asked_for() {
    Coach express = aDeparture().publishedIn(shop.store);
    String wanted = hold(leg(express, "Kofu", "Tokyo", "1A"));
    holds(shop.aCustomer(), wanted);
    Client anna = shop.aCustomer();

    Api.Answer german = asks(anna, wanted, "de-CH, en;q=0.5");
    Api.Answer japanese = asks(anna, wanted, "ja");
    Api.Answer other = asks(anna, wanted, "fr");

    assertRefused(german, 409, "seat_taken", "#/legs/0/seats");
    assertThat(german.header("Content-Language")).isEqualTo("de");
    assertThat(german.json().path("title").asText()).isEqualTo("Ein Platz ist vergeben");
    assertThat(german.json().path("detail").asText()).contains("1A", "vergeben");
    assertThat(german.json().at("/errors/0/detail").asText()).contains("1A", "vergeben");
    assertThat(german.headers("Vary").toString()).contains("Accept-Language");
    assertThat(japanese.json().path("detail").asText()).contains("1A", "確保しています");
    assertThat(japanese.header("Content-Language")).isEqualTo("ja");
    assertThat(other.json().path("detail").asText()).startsWith("Somebody else has 1A");
    assertThat(other.header("Content-Language")).isEqualTo("en");
  }

  private Api.Answer asks(Client customer, String wanted, String language) {
    return shop.api.post(
        "/api/v1/holds",
        wanted,
        request ->
            request
                .setHeader("Authorization", "Bearer " + customer.accessToken())
                .setHeader(Idempotent.KEY_HEADER, aWord())
                .setHeader("Accept-Language", language));
  }

  // Fares

  @Test
  void an_unknown_promotion_is_named() {
    Coach express = aDeparture().publishedIn(shop.store);

    assertRefused(
        shop.aCustomer()
            .post(
                "/api/v1/holds",
                aWord(),
                with(hold(leg(express, "Kofu", "Tokyo", "1A")), "\"promotionCode\":\"AUTUMN\"")),
        422,
        "promotion_unknown",
        "#/promotionCode");
  }

  @Test
  void a_day_of_birth_tells_the_type_and_contradicts_an_age_beside_it() {
    Coach express = aDeparture().publishedIn(shop.store);
    String two = hold(leg(express, "Kofu", "Tokyo", "1A", "1B"));
    String born = express.dateAt("Kofu").minusYears(10).toString();
    Client anna = shop.aCustomer();

    Api.Answer held =
        anna.post(
            "/api/v1/holds",
            aWord(),
            with(two, "\"passengers\":[{},{\"birthDate\":\"" + born + "\"}]"));

    assertThat(held.status()).as(held.text()).isEqualTo(201);
    assertThat(held.json().at("/passengers/1/type").asText()).isEqualTo("child");
    assertRefused(
        anna.post(
            "/api/v1/holds",
            aWord(),
            with(two, "\"passengers\":[{},{\"age\":10,\"birthDate\":\"" + born + "\"}]")),
        400,
        "unfit",
        "#/passengers/1/age");
  }

  @Test
  void the_fares_of_a_leg_are_shown_with_types_and_refund_terms() {
    Coach express = aDeparture().publishedIn(shop.store);

    JsonNode fares =
        shop.api
            .get(
                "/api/v1/departures/"
                    + express.id()
                    + "/fares?from="
                    + express.stop("Kofu").id()
                    + "&to="
                    + express.stop("Tokyo").id())
            .json();

    assertThat(fares.path("passengerTypes").findValuesAsText("id"))
        .containsExactly("adult", "child", "infant");
    assertThat(fares.at("/passengerTypes/1/ageTo").asInt()).isEqualTo(13);
    assertThat(fares.at("/fareProducts/0/id").asText()).isEqualTo("standard");
    assertThat(fares.at("/fareProducts/0/prices/0/amount/amount").asText()).isEqualTo("2000");
    assertThat(fares.at("/fareProducts/0/prices/1/amount/amount").asText()).isEqualTo("1000");
    assertThat(fares.at("/fareProducts/0/refundPolicy/0/refundPercent").asInt()).isEqualTo(100);
    assertRefused(
        shop.api.get("/api/v1/departures/dep_1/fares?fromCall=0&toCall=1"),
        404,
        "departure_not_found");
  }
}
