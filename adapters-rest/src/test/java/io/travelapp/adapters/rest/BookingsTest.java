package io.travelapp.adapters.rest;

import static io.travelapp.adapters.rest.Orders.assertRefused;
import static io.travelapp.adapters.rest.Orders.assertSame;
import static io.travelapp.adapters.rest.Orders.booking;
import static io.travelapp.adapters.rest.Orders.books;
import static io.travelapp.adapters.rest.Orders.hold;
import static io.travelapp.adapters.rest.Orders.holds;
import static io.travelapp.adapters.rest.Orders.leg;
import static io.travelapp.adapters.rest.Orders.token;
import static io.travelapp.adapters.rest.Orders.with;
import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.DECLINED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aReference;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.testkit.fixture.Coach;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookingsTest {

  private static final LocalDate DAY = LocalDate.parse("2027-04-05");
  private static final String BOOKINGS = "/api/v1/bookings";

  private final Shop shop = Shop.shared();
  private final Client anna = shop.aCustomer();
  private final Coach express = aDeparture().on(DAY).publishedIn(shop.store);

  // Paying

  @Test
  void a_hold_that_is_paid_for_is_a_confirmed_booking() {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));

    Api.Answer answer = pays(hold, token(anna, APPROVED_NUMBER));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode booking = answer.json();
    String reference = booking.path("reference").asText();
    assertThat(answer.header("Location")).isEqualTo(BOOKINGS + "/" + reference);
    assertThat(booking.path("status").asText()).isEqualTo("confirmed");
    assertThat(booking.path("bookedAt").asText()).isEqualTo("2027-04-01T03:00:00Z");
    assertThat(booking.path("passengers").toString())
        .isEqualTo(
            "[{\"id\":\"psg_1\",\"givenName\":\"Anna\",\"familyName\":\"Sato\",\"type\":\"adult\"}]");
    JsonNode ticket = booking.path("tickets").path(0);
    assertThat(ticket.path("id").asText()).isEqualTo(reference + "-1");
    assertThat(ticket.path("seat").asText()).isEqualTo("1A");
    assertThat(ticket.path("status").asText()).isEqualTo("valid");
    assertThat(ticket.path("passenger").asText()).isEqualTo("psg_1");
    assertThat(booking.path("payment").toString())
        .isEqualTo("{\"brand\":\"visa\",\"last4\":\"4242\"}");
    assertThat(booking.path("price").path("total").path("amount").asText()).isEqualTo("2000");
    assertThat(booking.path("refundPolicy")).hasSize(2);
    assertThat(booking.path("availableActions").toString())
        .isEqualTo("[\"cancel\",\"exchange\",\"rename\"]");
    assertThat(anna.get(BOOKINGS + "/" + reference).json()).isEqualTo(booking);
    assertThat(anna.get("/api/v1/holds/" + hold).json().path("status").asText())
        .isEqualTo("booked");
  }

  @Test
  void a_declined_card_leaves_the_hold_and_another_card_pays_with_another_key() {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));

    Api.Answer declined = pays(hold, token(anna, DECLINED_NUMBER));

    assertRefused(declined, 402, "payment_declined");
    assertThat(declined.json().path("reason").asText()).isEqualTo("card_declined");
    assertThat(anna.get("/api/v1/holds/" + hold).json().path("status").asText()).isEqualTo("held");
    assertThat(pays(hold, token(anna, APPROVED_NUMBER)).status()).isEqualTo(201);
  }

  @Test
  void what_is_booked_is_not_booked_again_whatever_the_key() {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));
    String reference = pays(hold, token(anna, APPROVED_NUMBER)).json().path("reference").asText();

    Api.Answer again = pays(hold, token(anna, APPROVED_NUMBER));

    assertRefused(again, 409, "already_booked");
    assertThat(again.json().path("reference").asText()).isEqualTo(reference);
    Api.Answer released = anna.delete("/api/v1/holds/" + hold);
    assertRefused(released, 409, "already_booked");
  }

  @Test
  void a_hold_that_was_released_or_expired_is_not_paid_for() {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));
    anna.delete("/api/v1/holds/" + hold);
    assertRefused(pays(hold, token(anna, APPROVED_NUMBER)), 410, "hold_released");

    try (Shop own = new Shop(settings -> settings)) {
      Client berta = own.aCustomer();
      Coach coach = aDeparture().publishedIn(own.store);
      String late = holds(berta, hold(leg(coach, "Kofu", "Tokyo", "1A")));
      own.store.passTime(Duration.ofMinutes(10));
      Client again = Orders.signsInAgain(berta);
      assertRefused(
          again.post(BOOKINGS, aWord(), booking(late, token(again, APPROVED_NUMBER))),
          410,
          "hold_expired");
    }
  }

  @Test
  void a_payment_of_which_nothing_is_known_is_accepted_and_looked_at_later() {
    try (Shop own = new Shop(settings -> settings, places -> places, BookingsTest::silent)) {
      Client berta = own.aCustomer();
      Coach coach = aDeparture().publishedIn(own.store);
      String hold = holds(berta, hold(leg(coach, "Kofu", "Tokyo", "1A")));
      String key = aWord();
      String body = booking(hold, token(berta, APPROVED_NUMBER));

      Api.Answer answer = berta.post(BOOKINGS, key, body);

      assertThat(answer.status()).as(answer.text()).isEqualTo(202);
      JsonNode pending = answer.json();
      String path = BOOKINGS + "/" + pending.path("reference").asText();
      assertThat(answer.header("Location")).isEqualTo(path);
      assertThat(pending.path("status").asText()).isEqualTo("payment_pending");
      assertThat(pending.path("tickets")).isEmpty();
      assertThat(pending.has("payment")).isFalse();
      assertThat(pending.has("bookedAt")).isFalse();
      assertThat(pending.path("availableActions")).isEmpty();
      assertThat(berta.get(path).json()).isEqualTo(pending);
      assertThat(berta.post(BOOKINGS, key, body).status()).isEqualTo(202);

      Api.Answer second = berta.post(BOOKINGS, aWord(), body);
      assertRefused(second, 409, "payment_in_progress");
      assertThat(second.json().path("reference")).isEqualTo(pending.path("reference"));
      assertRefused(berta.delete("/api/v1/holds/" + hold), 409, "payment_in_progress");
      assertRefused(berta.post(path + "/cancellation-quotes", ""), 422, "nothing_to_cancel");
    }
  }

  @Test
  void a_payment_that_its_holder_has_to_confirm_tells_where() {
    try (Shop own = new Shop(settings -> settings, places -> places, BookingsTest::asking)) {
      Client berta = own.aCustomer();
      Coach coach = aDeparture().publishedIn(own.store);
      String hold = holds(berta, hold(leg(coach, "Kofu", "Tokyo", "1A")));

      Api.Answer answer =
          berta.post(BOOKINGS, aWord(), booking(hold, token(berta, APPROVED_NUMBER)));

      assertThat(answer.status()).as(answer.text()).isEqualTo(202);
      assertThat(answer.json().path("status").asText()).isEqualTo("action_required");
      assertThat(answer.json().path("action").path("redirectUrl").asText())
          .isEqualTo("https://issuer.example/confirm");
    }
  }

  // Who is who

  @Test
  void passengers_are_matched_by_id_or_by_seats() {
    String first = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A", "1B")));
    String second = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1C", "1D")));

    JsonNode byId =
        anna.post(BOOKINGS, aWord(), naming(first, "\"id\":\"psg_2\"", "\"id\":\"psg_1\"")).json();
    JsonNode bySeat =
        anna.post(BOOKINGS, aWord(), naming(second, "\"seats\":[\"1D\"]", "\"seats\":[\"1C\"]"))
            .json();

    assertThat(byId.path("passengers").findValuesAsText("givenName"))
        .containsExactly("Carl", "Anna");
    assertThat(bySeat.path("passengers").findValuesAsText("givenName"))
        .containsExactly("Carl", "Anna");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\":\"psg_1\"     | \"id\":\"psg_1\"     | #/passengers/1",
        "\"id\":\"psg_3\"     | \"id\":\"psg_1\"     | #/passengers/0",
        "\"seats\":[\"1D\"]   | \"seats\":[\"1A\"]   | #/passengers/0",
      })
  void who_is_nobody_of_the_hold_is_refused_at_the_place(String one, String two, String pointer) {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A", "1B")));

    assertRefused(
        anna.post(BOOKINGS, aWord(), naming(hold, one, two)), 422, "passenger_unknown", pointer);
  }

  @Test
  void as_many_passengers_are_named_as_the_hold_is_for() {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A", "1B")));

    assertRefused(
        pays(hold, token(anna, APPROVED_NUMBER)), 422, "passenger_count_wrong", "#/passengers");
  }

  // What is not read

  @ParameterizedTest
  @ValueSource(strings = {"price", "status", "owner", "reference"})
  void what_only_we_decide_cannot_be_sent(String field) {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));

    assertRefused(
        anna.post(
            BOOKINGS,
            aWord(),
            with(booking(hold, token(anna, APPROVED_NUMBER)), "\"" + field + "\":\"1\"")),
        400,
        "unknown_field",
        "#/" + field);
    assertThat(anna.get("/api/v1/holds/" + hold).json().path("status").asText()).isEqualTo("held");
  }

  @Test
  void all_that_is_missing_or_unfit_is_told_at_once() {
    Api.Answer answer =
        anna.post(
            BOOKINGS,
            aWord(),
            """
            {"holdId":"x","contact":{"email":"nobody"},\
            "passengers":[{"givenName":" ","familyName":"Sato","id":"1"}],"payment":{"cardToken":""}}\
            """);

    assertRefused(answer, 400, "unfit");
    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "#/holdId",
            "#/contact/email",
            "#/passengers/0/givenName",
            "#/passengers/0/id",
            "#/payment/cardToken");
  }

  // Once

  @Test
  void the_same_request_again_gives_the_same_booking() {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));
    String body = booking(hold, token(anna, APPROVED_NUMBER));
    String key = aWord();

    Api.Answer first = anna.post(BOOKINGS, key, body);
    Api.Answer again = anna.post(BOOKINGS, key, body);

    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header(Idempotent.REPLAYED_HEADER)).isEqualTo("true");
    assertThat(anna.get(BOOKINGS).json().path("items")).hasSize(1);
  }

  @Test
  void a_declined_payment_is_answered_the_same_again_and_another_card_needs_another_key() {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));
    String key = aWord();
    String declined = booking(hold, token(anna, DECLINED_NUMBER));
    Api.Answer first = anna.post(BOOKINGS, key, declined);

    Api.Answer again = anna.post(BOOKINGS, key, declined);
    Api.Answer otherCard = anna.post(BOOKINGS, key, booking(hold, token(anna, APPROVED_NUMBER)));

    assertRefused(again, 402, "payment_declined");
    assertThat(again.text()).isEqualTo(first.text());
    assertRefused(otherCard, 422, "idempotency_key_reused");
    assertThat(anna.get("/api/v1/holds/" + hold).json().path("status").asText()).isEqualTo("held");
  }

  @Test
  void a_payment_and_a_cancellation_need_a_key() {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));

    assertRefused(
        anna.post(BOOKINGS, booking(hold, token(anna, APPROVED_NUMBER))),
        400,
        "idempotency_key_missing");
    String reference = books(anna, express, "1B").path("reference").asText();
    assertRefused(
        anna.post(BOOKINGS + "/" + reference + "/cancellations", "{\"quoteId\":\"quote-123\"}"),
        400,
        "idempotency_key_missing");
  }

  // Looking at bookings

  @Test
  void bookings_are_listed_page_by_page_the_newest_departure_first() {
    List<String> references = new ArrayList<>();
    for (int day = 0; day < 3; day++) {
      Coach coach = aDeparture().on(DAY.plusDays(day)).publishedIn(shop.store);
      references.addFirst(books(anna, coach, "1A").path("reference").asText());
    }

    JsonNode first = anna.get(BOOKINGS + "?limit=2").json();
    JsonNode second = anna.get(BOOKINGS + "?limit=2&cursor=" + first.path("next").asText()).json();
    JsonNode all = anna.get(BOOKINGS).json();

    assertThat(references(first)).isEqualTo(references.subList(0, 2));
    assertThat(references(second)).isEqualTo(references.subList(2, 3));
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(references(all)).isEqualTo(references);
    assertThat(anna.get(BOOKINGS + "?cursor=" + aReference()).json().path("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=101, limit",
    "limit=many, limit",
    "limit=1&limit=2, limit",
    "cursor=nonsense, cursor",
  })
  void a_page_that_cannot_be_is_refused(String query, String parameter) {
    Api.Answer answer = anna.get(BOOKINGS + "?" + query);

    assertRefused(answer, 400, "unfit");
    assertThat(answer.json().path("errors").findValuesAsText("parameter"))
        .containsExactly(parameter);
  }

  @Test
  void the_longest_page_has_a_hundred_bookings() {
    assertThat(anna.get(BOOKINGS + "?limit=100").json().toString())
        .isEqualTo("{\"items\":[],\"next\":null}");
  }

  @Test
  void a_reference_may_be_written_as_people_write_it() {
    String reference = books(anna, express, "1A").path("reference").asText();

    String written =
        reference.substring(0, 4).toLowerCase(Locale.ROOT) + "-" + reference.substring(4);

    assertThat(anna.get(BOOKINGS + "/" + written).json().path("reference").asText())
        .isEqualTo(reference);
  }

  @Test
  void a_booking_or_a_hold_of_somebody_else_is_like_none() {
    String own = books(anna, express, "1A").path("reference").asText();
    String quote = quotes(own).json().path("id").asText();
    String held = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1B")));
    Client mallory = shop.aCustomer();
    String none = aReference().value();

    for (String other : List.of(none, "nonsense")) {
      assertSame(
          mallory.get(BOOKINGS + "/" + own), own, mallory.get(BOOKINGS + "/" + other), other);
      assertSame(
          mallory.post(BOOKINGS + "/" + own + "/cancellation-quotes", ""),
          own,
          mallory.post(BOOKINGS + "/" + other + "/cancellation-quotes", ""),
          other);
    }
    assertRefused(mallory.get(BOOKINGS + "/" + own), 404, "booking_not_found");
    assertSame(cancels(mallory, own, quote), own, cancels(mallory, none, quote), none);
    String card = token(mallory, APPROVED_NUMBER);
    assertSame(
        mallory.post(BOOKINGS, aWord(), booking(held, card)),
        held,
        mallory.post(BOOKINGS, aWord(), booking("hld_1", card)),
        "hld_1");
    assertThat(mallory.get(BOOKINGS).json().path("items")).isEmpty();
    assertThat(mallory.get(BOOKINGS + "?cursor=" + own).json().path("items")).isEmpty();
    assertThat(anna.get(BOOKINGS + "/" + own).json().path("status").asText())
        .isEqualTo("confirmed");
  }

  // Cancelling

  @Test
  void a_booking_is_quoted_and_cancelled_and_its_seat_is_free_again() {
    String reference = books(anna, express, "1A").path("reference").asText();

    Api.Answer quoted = quotes(reference);
    assertThat(quoted.status()).as(quoted.text()).isEqualTo(201);
    assertThat(quoted.json().path("refund").path("amount").asText()).isEqualTo("2000");
    assertThat(quoted.json().path("fee").path("amount").asText()).isEqualTo("0");
    assertThat(quoted.json().path("expiresAt").asText()).isEqualTo("2027-04-01T03:10:00Z");
    assertThat(quoted.json().path("tickets").path(0).path("refundPercent").asInt()).isEqualTo(100);
    String quote = quoted.json().path("id").asText();
    String key = aWord();
    Api.Answer cancelled = cancels(anna, key, reference, quote);
    Api.Answer again = cancels(anna, key, reference, quote);

    assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(201);
    assertThat(cancelled.json().path("status").asText()).isEqualTo("cancelled");
    assertThat(cancelled.json().path("refund").path("amount").asText()).isEqualTo("2000");
    assertThat(cancelled.json().path("tickets").path(0).path("status").asText())
        .isEqualTo("cancelled");
    assertThat(again.text()).isEqualTo(cancelled.text());
    assertThat(again.header(Idempotent.REPLAYED_HEADER)).isEqualTo("true");
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
    assertRefused(cancels(anna, reference, quote), 409, "quote_stale");
    assertRefused(quotes(reference), 422, "nothing_to_cancel");
    assertThat(anna.get(BOOKINGS + "/" + reference).json().path("availableActions").toString())
        .isEqualTo("[]");
  }

  @Test
  void one_of_two_tickets_is_cancelled_and_what_comes_back_is_told_of_each() {
    JsonNode booking = booksTwo();
    String path = BOOKINGS + "/" + booking.path("reference").asText();
    String first = booking.at("/tickets/0/id").asText();
    String second = booking.at("/tickets/1/id").asText();

    Api.Answer quoted =
        anna.post(path + "/cancellation-quotes", "{\"tickets\":[\"" + second + "\"]}");
    Api.Answer cancelled =
        cancels(anna, booking.path("reference").asText(), quoted.json().path("id").asText());

    assertThat(quoted.status()).as(quoted.text()).isEqualTo(201);
    assertThat(quoted.json().path("tickets").findValuesAsText("id")).containsExactly(second);
    assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(201);
    assertThat(cancelled.json().path("status").asText()).isEqualTo("partly_cancelled");
    assertThat(cancelled.json().at("/refunds/0/id").asText()).isEqualTo(second);
    assertThat(cancelled.json().at("/refunds/0/refund/amount").asText()).isEqualTo("2000");
    assertThat(cancelled.json().path("tickets").findValuesAsText("status"))
        .containsExactly("valid", "cancelled");
    JsonNode now = anna.get(path).json();
    assertThat(now.path("status").asText()).isEqualTo("partly_cancelled");
    assertThat(now.at("/refunded/amount").asText()).isEqualTo("2000");
    assertThat(now.at("/price/total/amount").asText()).isEqualTo("4000");
    assertThat(anna.post(path + "/cancellation-quotes", "").json().path("tickets"))
        .as("what is left")
        .hasSize(1);
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void a_ticket_of_no_booking_is_named_by_its_place() {
    String reference = books(anna, express, "1A").path("reference").asText();

    assertRefused(
        anna.post(
            BOOKINGS + "/" + reference + "/cancellation-quotes",
            "{\"tickets\":[\"" + reference + "-1\",\"" + reference + "-2\"]}"),
        422,
        "ticket_unknown",
        "#/tickets/1");
  }

  // Renaming

  @Test
  void a_passenger_is_renamed_on_all_tickets() {
    JsonNode booking = booksTwo();
    String path = BOOKINGS + "/" + booking.path("reference").asText();
    String name = "{\"givenName\":\"Berta\",\"familyName\":\"Ito\"}";

    Api.Answer renamed = anna.send("PATCH", path + "/passengers/psg_2", name);

    assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
    assertThat(renamed.json().at("/passengers/1/givenName").asText()).isEqualTo("Berta");
    assertThat(renamed.json().at("/passengers/0")).isEqualTo(booking.at("/passengers/0"));
    assertThat(renamed.json().path("tickets")).isEqualTo(booking.path("tickets"));
    assertThat(anna.get(path).json()).isEqualTo(renamed.json());
    assertRefused(anna.send("PATCH", path + "/passengers/psg_3", name), 404, "passenger_not_found");
    assertRefused(anna.send("PATCH", path + "/passengers/x", name), 404, "passenger_not_found");
    assertRefused(
        shop.aCustomer().send("PATCH", path + "/passengers/psg_1", name), 404, "booking_not_found");
    assertRefused(
        anna.send("PATCH", path + "/passengers/psg_1", "{\"givenName\":\"Berta\"}"),
        400,
        "missing",
        "#/familyName");
  }

  @Test
  void who_travels_no_more_is_not_renamed() {
    String reference = books(anna, express, "1A").path("reference").asText();
    cancels(anna, reference, quotes(reference).json().path("id").asText());

    assertRefused(
        anna.send(
            "PATCH",
            BOOKINGS + "/" + reference + "/passengers/psg_1",
            "{\"givenName\":\"Berta\",\"familyName\":\"Ito\"}"),
        422,
        "nothing_to_rename");
  }

  /** A booking for two. */
  private JsonNode booksTwo() {
    String held = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A", "1B")));
    Api.Answer booked =
        anna.post(
            BOOKINGS,
            aWord(),
            booking(held, token(anna, APPROVED_NUMBER))
                .replace(
                    "\"familyName\":\"Sato\"}]",
                    "\"familyName\":\"Sato\"},{\"givenName\":\"Ken\",\"familyName\":\"Sato\"}]"));
    assertThat(booked.status()).as(booked.text()).isEqualTo(201);
    return booked.json();
  }

  @Test
  void a_quote_of_another_booking_or_of_none_is_not_found() {
    String first = books(anna, express, "1A").path("reference").asText();
    String second = books(anna, express, "1B").path("reference").asText();
    String quote = quotes(first).json().path("id").asText();

    assertRefused(cancels(anna, second, quote), 404, "quote_not_found");
    assertRefused(cancels(anna, first, "no-such-quote"), 404, "quote_not_found");
    assertThat(anna.get(BOOKINGS + "/" + second).json().path("status").asText())
        .isEqualTo("confirmed");
  }

  @Test
  void a_quote_expires_and_nothing_is_cancelled_after_departure() {
    try (Shop own = new Shop(settings -> settings)) {
      Client berta = own.aCustomer();
      Coach coach = aDeparture().publishedIn(own.store);
      String reference = books(berta, coach, "1A").path("reference").asText();
      String path = BOOKINGS + "/" + reference;
      String quote = berta.post(path + "/cancellation-quotes", "").json().path("id").asText();
      own.store.passTime(Duration.ofMinutes(10));
      berta = Orders.signsInAgain(berta);
      assertRefused(cancels(berta, reference, quote), 410, "quote_expired");

      own.store.passTime(Duration.between(own.store.clock().instant(), coach.leaves("Kofu")));
      berta = Orders.signsInAgain(berta);

      assertRefused(berta.post(path + "/cancellation-quotes", ""), 422, "departed");
      assertThat(berta.get(path).json().path("availableActions")).isEmpty();
    }
  }

  // How it is asked for

  private Api.Answer pays(String hold, String token) {
    return anna.post(BOOKINGS, aWord(), booking(hold, token));
  }

  /** Pays for a hold for two, Anna and Carl, who are told apart by these members. */
  private String naming(String hold, String ofAnna, String ofCarl) {
    return booking(hold, token(anna, APPROVED_NUMBER))
        .replace(
            "{\"givenName\":\"Anna\",\"familyName\":\"Sato\"}",
            """
            {"givenName":"Anna","familyName":"Sato",%s},{"givenName":"Carl","familyName":"Sato",%s}\
            """
                .formatted(ofAnna.strip(), ofCarl.strip()));
  }

  private Api.Answer quotes(String reference) {
    return anna.post(BOOKINGS + "/" + reference + "/cancellation-quotes", "");
  }

  private static Api.Answer cancels(Client customer, String reference, String quote) {
    return cancels(customer, aWord(), reference, quote);
  }

  private static Api.Answer cancels(Client customer, String key, String reference, String quote) {
    return customer.post(
        BOOKINGS + "/" + reference + "/cancellations", key, "{\"quoteId\":\"" + quote + "\"}");
  }

  private static List<String> references(JsonNode page) {
    return page.path("items").findValuesAsText("reference");
  }

  /** A gateway that does what it is asked to, and never says so. */
  private static PaymentGateway silent(PaymentGateway gateway) {
    return authorising(
        gateway,
        (intent, amount, card) -> {
          gateway.authorise(intent, amount, card);
          return new PaymentGateway.Authorisation.Unknown();
        });
  }

  /** A gateway that sends every holder to the issuer. */
  private static PaymentGateway asking(PaymentGateway gateway) {
    return authorising(
        gateway,
        (intent, amount, card) ->
            new PaymentGateway.Authorisation.ActionRequired(
                new RedirectUrl("https://issuer.example/confirm")));
  }

  private interface Authorising {
    PaymentGateway.Authorisation authorise(IntentKey intent, Money amount, CardToken card);
  }

  private static PaymentGateway authorising(PaymentGateway gateway, Authorising authorising) {
    return new PaymentGateway() {
      @Override
      public Authorisation authorise(IntentKey intent, Money amount, CardToken card) {
        return authorising.authorise(intent, amount, card);
      }

      @Override
      public Capture capture(IntentKey intent) {
        return gateway.capture(intent);
      }

      @Override
      public Voiding voidAuthorisation(IntentKey intent) {
        return gateway.voidAuthorisation(intent);
      }

      @Override
      public Refund refund(IntentKey intent, RefundKey refund, Money amount) {
        return gateway.refund(intent, refund, amount);
      }

      @Override
      public Finding find(IntentKey intent) {
        return gateway.find(intent);
      }
    };
  }
}
