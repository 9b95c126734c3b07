package io.travelapp.adapters.rest;

import static io.travelapp.adapters.rest.Orders.assertRefused;
import static io.travelapp.adapters.rest.Orders.assertSame;
import static io.travelapp.adapters.rest.Orders.books;
import static io.travelapp.adapters.rest.Orders.hold;
import static io.travelapp.adapters.rest.Orders.holds;
import static io.travelapp.adapters.rest.Orders.leg;
import static io.travelapp.adapters.rest.Orders.with;
import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seats for who needs particular ones, and seats that change. */
class SeatsTest {

  private static final String HOLDS = "/api/v1/holds/";
  private static final String BOOKINGS = "/api/v1/bookings/";

  private final Shop shop = Shop.shared();
  private final Client anna = shop.aCustomer();
  private final Coach express =
      aDeparture()
          .on(LocalDate.parse("2027-04-06"))
          .withSeats("1A", "1B", "1C", "1D")
          .withWheelchairSpace("W1", "1A")
          .publishedIn(shop.store);

  /** One leg with these seats. */
  private static String seated(String... labels) {
    String named =
        Arrays.stream(labels).map(label -> "\"" + label + "\"").collect(Collectors.joining(","));
    return "{\"legs\":[{\"seats\":[" + named + "]}]}";
  }

  private Api.Answer asks(String members, String... seats) {
    String wish = with(hold(leg(express, "Kofu", "Tokyo", seats)), members);
    return anna.post("/api/v1/holds", aWord(), wish);
  }

  @Test
  void a_wheelchair_user_gets_a_space_and_the_companion_the_seat_beside() {
    Api.Answer answer =
        asks("\"passengers\":[{\"needs\":[\"wheelchair\"]},{\"needs\":[\"companion\"]},{}]");

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode held = answer.json();
    assertThat(held.at("/legs/0/seats").toString()).isEqualTo("[\"W1\",\"1B\",\"1C\"]");
    assertThat(held.at("/passengers/0/needs").toString()).isEqualTo("[\"wheelchair\"]");
    assertThat(held.at("/passengers/2/needs").toString()).isEqualTo("[]");
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1D"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"wheelchair\"] | [\"wheelchair\"] | 1B | 1C | wheelchair_space_needed",
        "[\"wheelchair\"] | []               | W1 | 1A | seat_displaced",
        "[\"companion\"]  | []               | 1A | 1B | companion_without_wheelchair",
        "[]               | []               | 1B | W1 | wheelchair_space_reserved",
      })
  void named_seats_obey_the_rules(
      String needs, String others, String seat, String other, String code) {
    String passengers = "\"passengers\":[{\"needs\":%s},{\"needs\":%s}]".formatted(needs, others);

    assertRefused(asks(passengers, seat, other), 422, code);
  }

  @Test
  void a_passenger_has_one_need_at_most_and_an_infant_none() {
    assertRefused(
        asks("\"passengers\":[{\"needs\":[\"wheelchair\",\"companion\"]}]"),
        400,
        "unfit",
        "#/passengers/0/needs");
    assertRefused(
        asks("\"passengers\":[{},{\"type\":\"infant\",\"needs\":[\"wheelchair\"]}]"),
        422,
        "need_without_seat",
        "#/passengers/1/needs");
  }

  private String changing(Coach coach) {
    return hold(with(leg(coach, "Kofu", "Tokyo"), "\"seatChanges\":true"));
  }

  @Test
  void who_asks_for_it_changes_seats_on_the_way_by_one_ticket_where_none_is_free_all_the_way() {
    Coach full = aDeparture().on(LocalDate.parse("2027-04-07")).publishedIn(shop.store);
    aBuyer(shop.store).holds(full.leg("Kofu", "Otsuki", "1B", "1C", "1D"));
    aBuyer(shop.store).holds(full.leg("Otsuki", "Tokyo", "1A", "1B"));
    String unasked = with(hold(leg(full, "Kofu", "Tokyo")), "\"seatCount\":1");

    assertRefused(
        anna.post("/api/v1/holds", aWord(), unasked), 409, "not_enough_seats", "#/legs/0");
    Api.Answer held = anna.post("/api/v1/holds", aWord(), with(changing(full), "\"seatCount\":1"));

    assertThat(held.status()).as(held.text()).isEqualTo(201);
    JsonNode leg = held.json().at("/legs/0");
    String stretches =
        """
        [{"seat":"1A","from":"%1$s","to":"%2$s","fromCall":0,"toCall":1},\
        {"seat":"1C","from":"%2$s","to":"%3$s","fromCall":1,"toCall":2}]\
        """
            .formatted(full.stop("Kofu").id(), full.stop("Otsuki").id(), full.stop("Tokyo").id());
    assertThat(leg.path("seats").toString()).isEqualTo("[\"1A\"]");
    assertThat(leg.path("seatChanges").toString())
        .isEqualTo("[{\"passenger\":\"psg_1\",\"seats\":" + stretches + "}]");
    assertThat(held.json().at("/price/lines")).hasSize(1);
    assertThat(held.json().at("/price/total/amount").asText()).isEqualTo("2000");

    String body =
        Orders.booking(
            held.json().path("id").asText(), Orders.token(anna, Fixtures.APPROVED_NUMBER));
    Api.Answer booked = anna.post("/api/v1/bookings", aWord(), body);
    assertThat(booked.status()).as(booked.text()).isEqualTo(201);
    assertThat(booked.json().path("tickets")).hasSize(1);
    assertThat(booked.json().at("/tickets/0/seat").asText()).isEqualTo("1A");
    assertThat(booked.json().at("/tickets/0/seats").toString()).isEqualTo(stretches);
    assertThat(full.freeSeats("Kofu", "Otsuki")).isEmpty();
    assertThat(full.freeSeats("Otsuki", "Tokyo")).isEqualTo(seats("1D"));
  }

  @Test
  void nobody_changes_seats_who_need_not_or_who_names_them() {
    Api.Answer whole =
        anna.post("/api/v1/holds", aWord(), with(changing(express), "\"seatCount\":2"));
    assertThat(whole.status()).as(whole.text()).isEqualTo(201);
    assertThat(whole.json().at("/legs/0/seatChanges")).isEmpty();

    String both = hold(with(leg(express, "Kofu", "Tokyo", "1D"), "\"seatChanges\":true"));
    assertRefused(anna.post("/api/v1/holds", aWord(), both), 400, "unfit", "#/legs/0/seatChanges");
  }

  @Test
  void the_seats_of_a_hold_change_and_the_old_ones_are_kept_until_then() {
    String path = HOLDS + holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A", "1B"))) + "/seats";
    aBuyer(shop.store).holds(express.leg("Kofu", "Tokyo", "1D"));

    Api.Answer taken = anna.send("PUT", path, seated("1C", "1D"));
    assertRefused(taken, 409, "seat_taken", "#/legs/0/seats");
    assertThat(taken.json().path("seats").toString()).isEqualTo("[\"1D\"]");
    assertThat(taken.json().path("alternatives").toString()).isEqualTo("[\"1A\",\"1B\"]");
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1C", "W1"));

    Api.Answer changed = anna.send("PUT", path, seated("1C", "1B"));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().at("/legs/0/seats").toString()).isEqualTo("[\"1C\",\"1B\"]");
    assertThat(changed.json().at("/legs/0/seatedTogether").asBoolean()).isTrue();
    assertThat(anna.send("PUT", path, seated("1C", "1B")).status()).isEqualTo(200);
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A", "W1"));
  }

  @Test
  void a_change_that_cannot_be_is_refused_with_the_rule() {
    String hold = HOLDS + holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));
    String path = hold + "/seats";

    assertRefused(anna.send("PUT", path, "{\"legs\":[]}"), 422, "leg_count_wrong", "#/legs");
    assertRefused(
        anna.send("PUT", path, seated("1B", "1C")), 422, "seat_count_wrong", "#/legs/0/seats");
    assertRefused(anna.send("PUT", path, seated("9Z")), 422, "seat_unknown", "#/legs/0/seats");
    assertRefused(
        anna.send("PUT", path, seated("W1")), 422, "wheelchair_space_reserved", "#/legs/0/seats");
    assertThat(anna.delete(hold).status()).isEqualTo(204);
    assertRefused(anna.send("PUT", path, seated("1B")), 410, "hold_released");
  }

  @Test
  void another_customers_seats_are_answered_like_none() {
    Client mallory = shop.aCustomer();
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));
    String booking = books(anna, express, "1B").path("reference").asText();

    assertSame(
        mallory.send("PUT", HOLDS + hold + "/seats", seated("1C")),
        hold,
        mallory.send("PUT", HOLDS + "hld_999999999/seats", seated("1C")),
        "hld_999999999");
    assertRefused(
        mallory.send("PUT", BOOKINGS + booking + "/seats", seated("1C")), 404, "booking_not_found");
    assertRefused(
        anna.send("PUT", BOOKINGS + "nothing/seats", seated("1C")), 404, "booking_not_found");
  }

  @Test
  void after_the_sale_the_ticket_is_for_another_seat() {
    String path = BOOKINGS + books(anna, express, "1A").path("reference").asText();

    Api.Answer changed = anna.send("PUT", path + "/seats", seated("1D"));

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().at("/tickets/0/seat").asText()).isEqualTo("1D");
    assertThat(changed.json().at("/legs/0/seats").toString()).isEqualTo("[\"1D\"]");
    assertThat(anna.get(path).json().at("/tickets/0/seat").asText()).isEqualTo("1D");
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A", "1B", "1C", "W1"));
  }

  @Test
  void who_asks_is_told_the_fewest_changes_of_seat_on_the_way_each_with_its_stop() {
    Coach full =
        aDeparture()
            .on(LocalDate.parse("2027-04-07"))
            .withSeats("1A", "1B")
            .publishedIn(shop.store);
    aBuyer(shop.store).holds(full.leg("Kofu", "Otsuki", "1B"));
    aBuyer(shop.store).holds(full.leg("Otsuki", "Tokyo", "1A"));
    String path =
        "/api/v1/departures/%s/seat-changes?from=%s&to=%s"
            .formatted(full.id(), full.stop("Kofu").id(), full.stop("Tokyo").id());

    JsonNode plan = shop.api.get(path).json();
    assertThat(plan.path("changes")).hasSize(1);
    assertThat(plan.at("/changes/0/from").asText()).isEqualTo("1A");
    assertThat(plan.at("/changes/0/to").asText()).isEqualTo("1B");
    assertThat(plan.at("/changes/0/stop").asText()).isEqualTo("Otsuki");
    assertThat(plan.at("/passengers/0/seats")).hasSize(2);
    assertRefused(shop.api.get(path + "&seats=2"), 409, "not_enough_seats");
    assertThat(shop.api.get(path.replace(full.id().toString(), "dep_1")).status()).isEqualTo(404);
  }
}
