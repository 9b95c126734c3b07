package io.travelapp.adapters.rest;

import static io.travelapp.adapters.rest.Orders.assertRefused;
import static io.travelapp.adapters.rest.Orders.hold;
import static io.travelapp.adapters.rest.Orders.leg;
import static io.travelapp.adapters.rest.Orders.with;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.testkit.fixture.Coach;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Seats next to women for women, of an operator who lets them ask for it and of one who does not.
 */
class WomenNextToWomenTest {

  private static final String WOMAN_AMONG_WOMEN = "{\"neighbour\":\"woman_among_women\"}";
  private static final String WOMAN = "{\"neighbour\":\"woman\"}";
  private static final String ANYBODY = "{}";

  private final Shop shop = new Shop(new PartyPolicy(9, true, Optional.empty()));
  private final Client anna = shop.aCustomer();
  private final Client bert = shop.aCustomer();
  private final Coach coach = coach(shop);

  private static Coach coach(Shop shop) {
    return aDeparture()
        .on(LocalDate.parse("2027-04-08"))
        .withSeats("1A", "1B", "1C", "1D")
        .publishedIn(shop.store);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Api.Answer asks(Client who, String passenger, String... seats) {
    return who.post("/api/v1/holds", aWord(), wish(coach, passenger, seats));
  }

  private static String wish(Coach coach, String passenger, String... seats) {
    return with(
        hold(leg(coach, "Kofu", "Tokyo", seats)), "\"passengers\":[%s]".formatted(passenger));
  }

  private static void assertHeld(Api.Answer answer, String seat) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.json().at("/legs/0/seats/0").asText()).isEqualTo(seat);
  }

  @Test
  void who_is_no_woman_gets_no_seat_next_to_a_woman_who_asked_for_women() {
    Api.Answer hers = asks(anna, WOMAN_AMONG_WOMEN, "1A");
    assertHeld(hers, "1A");
    assertThat(hers.json().at("/passengers/0/neighbour").asText()).isEqualTo("woman_among_women");

    Api.Answer named = asks(bert, ANYBODY, "1B");
    assertRefused(named, 422, "seat_beside_stranger", "#/legs/0/seats");
    assertThat(named.json().path("seats").toString()).isEqualTo("[\"1B\"]");
    assertThat(named.json().path("detail").asText())
        .isEqualTo("Right beside 1B sits a stranger, and one of the two sits next to women only.");
    Api.Answer his = asks(bert, ANYBODY);
    assertHeld(his, "1C");
    assertThat(his.json().at("/passengers/0").has("neighbour")).isFalse();
    assertRefused(
        bert.send(
            "PUT",
            "/api/v1/holds/" + his.json().path("id").asText() + "/seats",
            "{\"legs\":[{\"seats\":[\"1B\"]}]}"),
        422,
        "seat_beside_stranger",
        "#/legs/0/seats");
    assertHeld(asks(bert, WOMAN), "1B");
  }

  @Test
  void a_woman_who_asks_for_women_sits_next_to_nobody_or_a_woman() {
    assertHeld(asks(bert, ANYBODY, "1A"), "1A");
    assertHeld(asks(bert, WOMAN, "1D"), "1D");

    assertRefused(asks(anna, WOMAN_AMONG_WOMEN, "1B"), 422, "seat_beside_stranger");
    assertHeld(asks(anna, WOMAN_AMONG_WOMEN), "1C");
    assertRefused(asks(anna, WOMAN_AMONG_WOMEN), 422, "seat_beside_stranger", "#/legs/0/seats");
  }

  @Test
  void a_neighbour_is_one_of_those_that_are_known() {
    assertRefused(asks(anna, "{\"neighbour\":\"man\"}"), 400, "unfit", "#/passengers/0/neighbour");
    assertRefused(
        asks(anna, "{},{\"type\":\"infant\",\"neighbour\":\"woman\"}"),
        422,
        "need_without_seat",
        "#/passengers/1/neighbour");
  }

  @Test
  void where_the_operator_does_not_say_so_nobody_asks_for_it() {
    Shop usual = Shop.shared();

    assertRefused(
        usual.aCustomer().post("/api/v1/holds", aWord(), wish(coach(usual), WOMAN_AMONG_WOMEN)),
        422,
        "neighbours_not_chosen",
        "#/passengers/0/neighbour");
  }
}
