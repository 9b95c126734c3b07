package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.aReference;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static io.travelapp.testkit.fixture.Fixtures.passengerType;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.application.HoldSeats.Command;
import io.travelapp.application.HoldSeats.Outcome;
import io.travelapp.application.HoldSeats.PassengerWish;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.Itinerary;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.Party;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.PartyPolicy.MinorsAlone;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.SeatChange;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.PriceLine;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatAnswer;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldSeatsTest {

  private static final LocalDate DAY = LocalDate.parse("2027-03-04");

  private final BookingOffice office = new BookingOffice();
  private final Buyer anna = office.aBuyer();

  // Which seats

  @Test
  void named_seats_are_held_for_ten_minutes_at_the_price_of_the_leg() {
    Coach express = aDeparture().publishedIn(office.store);

    Hold hold = holds(wish(express, "Kofu", "Otsuki", "1C", "1A"));

    assertThat(hold.legs()).hasSize(1);
    HeldLeg leg = hold.legs().getFirst();
    assertThat(leg.departure()).isEqualTo(express.id());
    assertThat(leg.segment()).isEqualTo(new Segment(0, 1));
    assertThat(leg.seats()).containsExactly(seat("1C"), seat("1A"));
    assertThat(leg.seatedTogether()).isFalse();
    assertThat(leg.boards()).isEqualTo(express.leaves("Kofu"));
    assertThat(leg.refundAnchor()).isEqualTo(express.leaves("Kofu"));
    assertThat(leg.refundPolicy()).isEqualTo(Fixtures.REFUND_POLICY);
    assertThat(hold.passengers())
        .containsExactly(
            new HeldPassenger("adult", true, true), new HeldPassenger("adult", true, true));
    assertThat(hold.price().total()).isEqualTo(yen(2000));
    assertThat(hold.terms()).isEqualTo(SaleTerms.of("standard"));
    assertThat(hold.expiresAt()).isEqualTo(BookingOffice.NOW.plus(Duration.ofMinutes(10)));
    assertThat(express.freeSeats("Kofu", "Otsuki")).isEqualTo(seats("1B", "1D"));
    assertThat(express.freeSeats("Otsuki", "Tokyo")).isEqualTo(seats("1A", "1B", "1C", "1D"));
  }

  @Test
  void who_holds_seats_is_told_how_long() {
    Coach express = aDeparture().publishedIn(office.store);

    assertThat(asks(wish(express, "Kofu", "Tokyo", "1A")))
        .isInstanceOfSatisfying(
            Outcome.Held.class,
            held -> assertThat(held.remaining()).isEqualTo(Duration.ofMinutes(10)));
  }

  @Test
  void seats_by_their_number_are_chosen_together_where_that_is_possible() {
    Coach express =
        aDeparture()
            .withSeats("1A", "1B", "1C", "1D", "2A", "2B", "2C", "2D")
            .publishedIn(office.store);
    anna.holds(express.leg("Kofu", "Tokyo", "1B"));

    Hold hold = held(asks(party(command(wish(express, "Kofu", "Tokyo")), 4)));

    assertThat(hold.legs().getFirst().seats())
        .containsExactly(seat("2A"), seat("2B"), seat("2C"), seat("2D"));
    assertThat(hold.legs().getFirst().seatedTogether()).isTrue();
  }

  private static LegWish changing(Coach coach) {
    LegWish wish = wish(coach, "Kofu", "Tokyo");
    return new LegWish(
        wish.departure(), wish.from(), wish.to(), wish.fromCall(), wish.toCall(), List.of(), true);
  }

  @Test
  void seats_change_on_the_way_where_that_is_asked_for_and_too_few_are_free_all_the_way() {
    Coach express = aDeparture().publishedIn(office.store);
    Buyer other = office.aBuyer();
    other.holds(express.leg("Kofu", "Otsuki", "1B", "1C", "1D"));
    other.holds(express.leg("Otsuki", "Tokyo", "1A", "1B"));

    assertThat(asks(party(command(wish(express, "Kofu", "Tokyo")), 1)))
        .isEqualTo(new Outcome.SeatsRefused(0, express.id(), new SeatAnswer.NotEnoughSeats(1, 0)));
    Hold hold = held(asks(party(command(changing(express)), 1)));

    assertThat(hold.legs().getFirst().seats()).containsExactly(seat("1A"));
    assertThat(hold.legs().getFirst().changes())
        .containsExactly(new SeatChange(0, 1, express.stop("Otsuki").id(), seat("1C")));
    assertThat(hold.price().total()).isEqualTo(yen(2000));
    assertThat(hold.price().lines()).hasSize(1);
    assertThat(asks(party(command(changing(express)), 1)))
        .as("nothing is free from Kofu any more")
        .isEqualTo(new Outcome.SeatsRefused(0, express.id(), new SeatAnswer.NotEnoughSeats(1, 0)));
  }

  @Test
  void nobody_changes_seats_where_one_has_become_free_all_the_way() {
    Coach express = aDeparture().publishedIn(office.store);
    office.aBuyer().holds(express.leg("Kofu", "Otsuki", "1A", "1B", "1C", "1D"));
    office.store.passTime(Hold.LIFETIME);
    office.aBuyer().holds(express.leg("Otsuki", "Tokyo", "1A"));

    Hold hold = held(asks(party(command(changing(express)), 3)));

    assertThat(hold.legs().getFirst().changes()).isEmpty();
    assertThat(hold.legs().getFirst().seatedTogether()).isTrue();
  }

  @Test
  void passengers_are_priced_by_type_and_by_age_and_an_infant_has_no_seat() {
    Coach express = aDeparture().costing(yen(999)).publishedIn(office.store);

    Hold hold =
        held(
            asks(
                party(
                    command(wish(express, "Kofu", "Otsuki")),
                    ofType("adult"),
                    ofAge(9),
                    ofAge(2),
                    anybody())));

    assertThat(hold.passengers())
        .extracting(HeldPassenger::typeId)
        .containsExactly("adult", "child", "infant", "adult");
    assertThat(hold.legs().getFirst().seats()).hasSize(3);
    assertThat(hold.price().lines())
        .extracting(PriceLine::amount)
        .containsExactly(yen(999), yen(500), yen(0), yen(999));
    assertThat(hold.price().total()).isEqualTo(yen(2498));
  }

  @Test
  void an_itinerary_is_held_with_all_of_its_legs() {
    Coach out = aDeparture().on(DAY).publishedIn(office.store);
    Coach back =
        aDeparture()
            .calling("Tokyo 18:00", "Otsuki 19:00", "Kofu 20:00")
            .on(DAY)
            .publishedIn(office.store);

    Hold hold = holds(wish(out, "Kofu", "Tokyo", "1A"), wish(back, "Tokyo", "Kofu", "1B"));

    assertThat(hold.legs()).extracting(HeldLeg::departure).containsExactly(out.id(), back.id());
    assertThat(hold.legs().get(1).refundAnchor()).isEqualTo(back.leaves("Tokyo"));
    assertThat(hold.price().total()).isEqualTo(yen(4000));
  }

  @Test
  void the_party_is_as_large_as_the_seats_that_any_leg_names() {
    Coach out = aDeparture().on(DAY).publishedIn(office.store);
    Coach back = aDeparture().on(DAY.plusDays(1)).publishedIn(office.store);

    Hold hold = holds(wish(out, "Kofu", "Tokyo"), wish(back, "Kofu", "Tokyo", "1B", "1D"));

    assertThat(hold.passengers()).hasSize(2);
    assertThat(hold.legs().getFirst().seats()).hasSize(2);
  }

  @Test
  void stops_that_are_called_at_twice_can_be_told_apart_by_the_call() {
    Coach loop = aDeparture().calling("Kofu", "Otsuki", "Kofu", "Tokyo").publishedIn(office.store);
    LegWish shortest = wish(loop, "Kofu", "Tokyo", "1A");
    LegWish longest =
        new LegWish(
            loop.id(),
            shortest.from(),
            shortest.to(),
            Optional.of(0),
            Optional.empty(),
            List.of(seat("1B")));

    assertThat(holds(shortest).legs().getFirst().segment()).isEqualTo(new Segment(2, 3));
    assertThat(holds(longest).legs().getFirst().segment()).isEqualTo(new Segment(0, 3));
  }

  // Seats that cannot be had

  @Test
  void taken_seats_are_named_and_as_many_others_are_offered() {
    Coach express = aDeparture().publishedIn(office.store);
    office.aBuyer().holds(express.leg("Kofu", "Otsuki", "1B"));

    assertThat(asks(wish(express, "Kofu", "Tokyo", "1A", "1B")))
        .isEqualTo(
            new Outcome.SeatsTaken(0, express.id(), seats("1B"), List.of(seat("1C"), seat("1D"))));
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  void no_alternatives_are_offered_that_are_too_few_for_the_party() {
    Coach express = aDeparture().withSeats("1A", "1B").publishedIn(office.store);
    office.aBuyer().holds(express.leg("Kofu", "Tokyo", "1B"));

    assertThat(asks(wish(express, "Kofu", "Tokyo", "1A", "1B")))
        .isEqualTo(new Outcome.SeatsTaken(0, express.id(), seats("1B"), List.of()));
  }

  @Test
  void a_taken_seat_on_the_second_leg_holds_nothing_on_the_first() {
    Coach out = aDeparture().on(DAY).publishedIn(office.store);
    Coach back = aDeparture().on(DAY.plusDays(1)).publishedIn(office.store);
    office.aBuyer().holds(back.leg("Kofu", "Tokyo", "1A"));

    assertThat(asks(wish(out, "Kofu", "Tokyo", "1A"), wish(back, "Kofu", "Tokyo", "1A")))
        .isEqualTo(new Outcome.SeatsTaken(1, back.id(), seats("1A"), List.of(seat("1B"))));
    assertThat(out.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  void of_two_legs_on_one_coach_the_one_is_named_on_which_the_seat_is_taken() {
    Coach express = aDeparture().publishedIn(office.store);
    office.aBuyer().holds(express.leg("Otsuki", "Tokyo", "1A"));

    assertThat(asks(wish(express, "Kofu", "Otsuki", "1A"), wish(express, "Otsuki", "Tokyo", "1A")))
        .isEqualTo(new Outcome.SeatsTaken(1, express.id(), seats("1A"), List.of(seat("1B"))));
  }

  @Test
  void too_few_free_seats_are_counted() {
    Coach express = aDeparture().publishedIn(office.store);
    office.aBuyer().holds(express.leg("Otsuki", "Tokyo", "1A", "1B", "1C"));

    assertThat(asks(party(command(wish(express, "Kofu", "Tokyo")), 2)))
        .isEqualTo(refused(express, new SeatAnswer.NotEnoughSeats(2, 1)));
  }

  @Test
  void seats_that_the_coach_does_not_have_are_named() {
    Coach express = aDeparture().publishedIn(office.store);

    assertThat(asks(wish(express, "Kofu", "Tokyo", "9Z", "1A", "9Y")))
        .isEqualTo(new Outcome.UnknownSeats(0, express.id(), List.of(seat("9Z"), seat("9Y"))));
  }

  @Test
  void a_seat_is_named_once() {
    Coach express = aDeparture().publishedIn(office.store);

    assertThat(asks(wish(express, "Kofu", "Tokyo", "1A", "1A")))
        .isEqualTo(new Outcome.SeatNamedTwice(0, seat("1A")));
  }

  @Test
  void a_leg_names_a_seat_for_everybody_who_needs_one_or_none_at_all() {
    Coach express = aDeparture().publishedIn(office.store);
    Command two = party(command(wish(express, "Kofu", "Tokyo", "1A")), 2);
    Command withInfant =
        party(command(wish(express, "Kofu", "Tokyo", "1A")), ofType("adult"), ofType("infant"));

    assertThat(asks(two)).isEqualTo(new Outcome.SeatCountWrong(0, 1, 2));
    assertThat(held(asks(withInfant)).legs().getFirst().seats()).containsExactly(seat("1A"));
  }

  @Test
  void the_leg_that_names_the_wrong_number_of_seats_is_told() {
    Coach out = aDeparture().on(DAY).publishedIn(office.store);
    Coach back = aDeparture().on(DAY.plusDays(1)).publishedIn(office.store);

    assertThat(asks(wish(out, "Kofu", "Tokyo", "1A"), wish(back, "Kofu", "Tokyo", "1A", "1B")))
        .isEqualTo(new Outcome.SeatCountWrong(1, 2, 1));
  }

  // Somebody is faster

  @Test
  void who_named_no_seats_gets_others_when_somebody_was_faster() {
    Coach express = aDeparture().publishedIn(office.store);
    Departures changing =
        new ChangingDepartures(office.store.departures())
            .then(() -> office.aBuyer().holds(express.leg("Kofu", "Tokyo", "1A")))
            .then(() -> office.aBuyer().holds(express.leg("Kofu", "Tokyo", "1B")));

    Outcome outcome =
        office.holdSeats(changing).handle(party(command(wish(express, "Kofu", "Tokyo")), 1));

    assertThat(held(outcome).legs().getFirst().seats()).containsExactly(seat("1C"));
  }

  @Test
  void who_named_seats_on_another_leg_gets_others_where_none_were_named() {
    Coach out = aDeparture().on(DAY).publishedIn(office.store);
    Coach back = aDeparture().on(DAY.plusDays(1)).publishedIn(office.store);
    Departures changing =
        new ChangingDepartures(office.store.departures())
            .then(() -> {})
            .then(() -> office.aBuyer().holds(back.leg("Kofu", "Tokyo", "1A")));

    Outcome outcome =
        office
            .holdSeats(changing)
            .handle(command(wish(out, "Kofu", "Tokyo", "1D"), wish(back, "Kofu", "Tokyo")));

    assertThat(held(outcome).legs())
        .extracting(HeldLeg::seats)
        .containsExactly(List.of(seat("1D")), List.of(seat("1B")));
  }

  @Test
  void nobody_is_given_other_seats_than_the_named_ones() {
    Coach express = aDeparture().publishedIn(office.store);
    Departures changing =
        new ChangingDepartures(office.store.departures())
            .then(() -> office.aBuyer().holds(express.leg("Kofu", "Tokyo", "1A")));

    assertThat(office.holdSeats(changing).handle(command(wish(express, "Kofu", "Tokyo", "1A"))))
        .isEqualTo(new Outcome.SeatsTaken(0, express.id(), seats("1A"), List.of(seat("1B"))));
  }

  @Test
  void after_the_last_seat_went_to_somebody_faster_there_are_not_enough() {
    Coach express = aDeparture().withSeats("1A").publishedIn(office.store);
    Departures changing =
        new ChangingDepartures(office.store.departures())
            .then(() -> office.aBuyer().holds(express.leg("Kofu", "Tokyo", "1A")));

    assertThat(office.holdSeats(changing).handle(party(command(wish(express, "Kofu", "Tokyo")), 1)))
        .isEqualTo(refused(express, new SeatAnswer.NotEnoughSeats(1, 0)));
  }

  @Test
  void a_departure_that_changed_while_it_was_looked_at_is_looked_at_again() {
    String feed = aWord();
    Coach express = published(feed, yen(1000));
    Departures changing =
        new ChangingDepartures(office.store.departures()).then(() -> published(feed, yen(1500)));

    Outcome outcome =
        office.holdSeats(changing).handle(command(wish(express, "Kofu", "Tokyo", "1A")));

    assertThat(held(outcome).price().total()).isEqualTo(yen(3000));
  }

  @Test
  void a_price_that_changed_while_it_was_looked_at_is_told_before_anything_is_taken() {
    String feed = aWord();
    Coach express = published(feed, yen(1000));
    Departures changing =
        new ChangingDepartures(office.store.departures()).then(() -> published(feed, yen(1500)));

    Outcome outcome =
        office
            .holdSeats(changing)
            .handle(expecting(command(wish(express, "Kofu", "Tokyo", "1A")), yen(2000)));

    assertThat(outcome).isEqualTo(new Outcome.PriceChanged(yen(2000), yen(3000)));
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  void a_departure_that_never_stands_still_ends_in_trouble_and_holds_nothing() {
    String feed = aWord();
    Coach express = published(feed, yen(1000));
    ChangingDepartures changing = new ChangingDepartures(office.store.departures());
    IntStream.range(0, 100).forEach(i -> changing.then(() -> published(feed, yen(2000 + i))));

    assertThatThrownBy(
            () -> office.holdSeats(changing).handle(command(wish(express, "Kofu", "Tokyo", "1A"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(express.id().toString());
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  void a_departure_that_was_withdrawn_while_it_was_looked_at_is_unknown() {
    String feed = aWord();
    Coach express = published(feed, yen(1000));
    Departures changing =
        new ChangingDepartures(office.store.departures())
            .then(() -> aNetwork().named(feed).publishedIn(office.store));

    assertThat(office.holdSeats(changing).handle(command(wish(express, "Kofu", "Tokyo", "1A"))))
        .isEqualTo(new Outcome.NoSuchDeparture(0, express.id()));
  }

  @Test
  void a_coach_that_left_while_it_was_looked_at_is_not_sold() {
    Coach express = aDeparture().publishedIn(office.store);
    Instant leaves = express.leaves("Kofu");
    Departures changing =
        new ChangingDepartures(office.store.departures())
            .then(() ->
                office.store.passTime(Duration.between(office.store.clock().instant(), leaves)));

    assertThat(office.holdSeats(changing).handle(command(wish(express, "Kofu", "Tokyo", "1A"))))
        .isEqualTo(new Outcome.SalesClosed(0, express.id(), leaves));
  }

  @Test
  void a_reference_that_is_in_use_is_drawn_anew() {
    Coach express = aDeparture().publishedIn(office.store);
    BookingReference used = holds(wish(express, "Kofu", "Tokyo", "1A")).reference();
    BookingReference free = aReference();
    Deque<BookingReference> drawn = new ArrayDeque<>(List.of(used, used, free));
    HoldSeats holdSeats =
        new HoldSeats(
            office.store.departures(),
            office.store.bookings(),
            Fixtures.CONDITIONS,
            PartyPolicy.USUAL,
            drawn::remove,
            office.store.clock());

    assertThat(held(holdSeats.handle(command(wish(express, "Kofu", "Tokyo", "1B")))).reference())
        .isEqualTo(free);
  }

  // The same request again

  @Test
  void the_same_request_again_answers_the_same_hold_and_takes_no_further_seats() {
    Coach express = aDeparture().publishedIn(office.store);
    Command twoSeats = party(command(wish(express, "Kofu", "Tokyo")), 2);

    Hold first = held(asks(twoSeats));
    office.store.passTime(Duration.ofMinutes(3));

    assertThat(asks(twoSeats)).isEqualTo(new Outcome.Held(first, Duration.ofMinutes(7)));
    assertThat(express.freeSeats("Kofu", "Tokyo")).hasSize(2);
  }

  @Test
  void the_same_request_again_answers_the_same_hold_though_its_own_seats_were_the_last() {
    Coach express = aDeparture().withSeats("1A", "1B").publishedIn(office.store);
    Command twoSeats = party(command(wish(express, "Kofu", "Tokyo")), 2);

    Hold first = held(asks(twoSeats));

    assertThat(held(asks(twoSeats))).isEqualTo(first);
  }

  @Test
  void the_same_request_again_answers_the_same_hold_though_the_price_has_changed() {
    String feed = aWord();
    Coach express = published(feed, yen(1000));
    Command asked = expecting(command(wish(express, "Kofu", "Tokyo", "1A")), yen(2000));

    Hold first = held(asks(asked));
    published(feed, yen(1500));

    assertThat(held(asks(asked))).isEqualTo(first);
  }

  // The price

  @Test
  void the_price_that_was_shown_is_held() {
    Coach express = aDeparture().publishedIn(office.store);

    assertThat(
            held(asks(expecting(command(wish(express, "Kofu", "Tokyo", "1A")), yen(2000))))
                .price()
                .total())
        .isEqualTo(yen(2000));
  }

  @Test
  void a_changed_price_is_told_before_anything_is_taken() {
    Coach express = aDeparture().publishedIn(office.store);

    assertThat(asks(expecting(command(wish(express, "Kofu", "Tokyo", "1A")), yen(1999))))
        .isEqualTo(new Outcome.PriceChanged(yen(1999), yen(2000)));
    assertThat(asks(expecting(command(wish(express, "Kofu", "Tokyo", "1A")), euros("20.00"))))
        .isEqualTo(new Outcome.PriceChanged(euros("20.00"), yen(2000)));
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  void a_booking_has_one_currency() {
    Coach inJapan = aDeparture().on(DAY).publishedIn(office.store);
    Coach inFrance =
        aDeparture()
            .calling("Lyon", "Nice")
            .on(DAY.plusDays(1))
            .costing(euros("20.00"))
            .publishedIn(office.store);

    assertThat(asks(wish(inJapan, "Kofu", "Tokyo", "1A"), wish(inFrance, "Lyon", "Nice", "1A")))
        .isEqualTo(new Outcome.MixedCurrencies(Set.of(Fixtures.JPY, Fixtures.EUR)));
  }

  @Test
  void the_named_fare_product_is_sold_and_an_unknown_one_refused() {
    Coach express = aDeparture().publishedIn(office.store);
    Command asked = command(wish(express, "Kofu", "Tokyo", "1A"));

    assertThat(asks(under(asked, "flex")))
        .isEqualTo(new Outcome.UnknownFareProduct("flex", List.of("standard")));
    assertThat(held(asks(under(asked, "standard"))).terms().fareProduct()).isEqualTo("standard");
  }

  // The departure

  @Test
  void sales_close_when_the_coach_leaves_the_passengers_own_stop() {
    Coach express = aDeparture().publishedIn(office.store);
    Instant leaves = express.leaves("Kofu");
    office.store.passTime(Duration.between(BookingOffice.NOW, leaves).minusMillis(1));
    assertThat(asks(wish(express, "Kofu", "Tokyo", "1A"))).isInstanceOf(Outcome.Held.class);

    office.store.passTime(Duration.ofMillis(1));

    assertThat(asks(wish(express, "Kofu", "Tokyo", "1B")))
        .isEqualTo(new Outcome.SalesClosed(0, express.id(), leaves));
    assertThat(asks(wish(express, "Otsuki", "Tokyo", "1B"))).isInstanceOf(Outcome.Held.class);
  }

  @Test
  void a_departure_that_does_not_exist_is_unknown() {
    Coach express = aDeparture().publishedIn(office.store);
    LegWish known = wish(express, "Kofu", "Tokyo", "1A");
    DepartureId none = DepartureId.of(new FeedId("nowhere", "1"), DAY);

    assertThat(
            asks(
                known,
                new LegWish(
                    none,
                    known.from(),
                    known.to(),
                    Optional.empty(),
                    Optional.empty(),
                    known.seats())))
        .isEqualTo(new Outcome.NoSuchDeparture(1, none));
  }

  @Test
  void a_cancelled_departure_is_not_sold() {
    Coach express = aDeparture().publishedIn(office.store);
    Departures cancelled =
        new Departures() {
          @Override
          public Optional<DepartureOnSale> find(DepartureId id) {
            return office.store.departures().find(id).map(HoldSeatsTest::cancelled);
          }

          @Override
          public Set<SeatLabel> seatsOf(CustomerId customer, DepartureId id, Segment segment) {
            return office.store.departures().seatsOf(customer, id, segment);
          }

          @Override
          public List<Seated> seated(DepartureId id) {
            return office.store.departures().seated(id);
          }
        };

    assertThat(office.holdSeats(cancelled).handle(command(wish(express, "Kofu", "Tokyo", "1A"))))
        .isEqualTo(new Outcome.DepartureCancelled(0, express.id()));
  }

  private static DepartureOnSale cancelled(DepartureOnSale sold) {
    Departure runs = sold.departure();
    return new DepartureOnSale(
        new Departure(
            runs.id(),
            runs.journey(),
            runs.line(),
            runs.headsign(),
            runs.serviceDate(),
            Departure.Status.CANCELLED,
            runs.calls()),
        sold.layout(),
        sold.fares(),
        sold.occupancy(),
        sold.revision());
  }

  @Test
  void what_is_no_leg_of_the_coach_or_not_for_sale_is_refused() {
    Coach express =
        aDeparture()
            .calling("Kofu", "Otsuki", "Hachioji", "Tokyo")
            .notSelling("Kofu", "Otsuki")
            .pickingUpOnlyAt("Hachioji")
            .publishedIn(office.store);
    Coach elsewhere = aDeparture().publishedIn(office.store);
    Outcome notForSale = new Outcome.LegNotForSale(0, express.id());

    assertThat(asks(wish(express, "Kofu", "Otsuki", "1A"))).isEqualTo(notForSale);
    assertThat(asks(wish(express, "Kofu", "Hachioji", "1A"))).isEqualTo(notForSale);
    assertThat(asks(wish(express, "Tokyo", "Kofu", "1A"))).isEqualTo(notForSale);
    assertThat(
            asks(
                new LegWish(
                    express.id(),
                    Optional.of(elsewhere.stop("Kofu").id()),
                    Optional.of(express.stop("Tokyo").id()),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(seat("1A")))))
        .isEqualTo(notForSale);
  }

  // The itinerary

  @Test
  void an_itinerary_has_one_to_four_legs() {
    Coach express = aDeparture().publishedIn(office.store);
    LegWish leg = wish(express, "Kofu", "Tokyo", "1A");

    assertThat(asks()).isEqualTo(new Outcome.ItineraryRefused(new Itinerary.Fault.Empty()));
    assertThat(asks(leg, leg, leg, leg, leg))
        .isEqualTo(new Outcome.ItineraryRefused(new Itinerary.Fault.TooManyRides(5, 4)));
  }

  @Test
  void legs_are_travelled_in_order() {
    Coach out = aDeparture().on(DAY).publishedIn(office.store);
    Coach back = aDeparture().on(DAY).publishedIn(office.store);

    assertThat(asks(wish(out, "Kofu", "Tokyo", "1A"), wish(back, "Otsuki", "Tokyo", "1A")))
        .isEqualTo(
            new Outcome.ItineraryRefused(
                new Itinerary.Fault.OutOfOrder(
                    1, back.leaves("Otsuki"), out.call("Tokyo").arrival())));
    assertThat(out.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  // The party

  @Test
  void somebody_travels() {
    Coach express = aDeparture().publishedIn(office.store);
    Outcome empty = new Outcome.PartyRefused(new Party.Fault.Empty());

    assertThat(asks(wish(express, "Kofu", "Tokyo"))).isEqualTo(empty);
    assertThat(asks(party(command(wish(express, "Kofu", "Tokyo")), 0))).isEqualTo(empty);
  }

  @Test
  void a_party_has_at_most_nine_members() {
    Coach express = aDeparture().publishedIn(office.store);

    assertThat(asks(party(command(wish(express, "Kofu", "Tokyo")), 10)))
        .isEqualTo(new Outcome.PartyRefused(new Party.Fault.TooLarge(10, 9)));
  }

  @Test
  void each_infant_needs_an_adult_of_its_own() {
    Coach express = aDeparture().publishedIn(office.store);
    Command asked =
        party(
            command(wish(express, "Kofu", "Tokyo")),
            ofType("adult"),
            ofType("child"),
            ofAge(1),
            ofAge(2));

    assertThat(asks(asked))
        .isEqualTo(new Outcome.PartyRefused(new Party.Fault.InfantsWithoutAdult(2, 1)));
  }

  @Test
  void the_number_of_seats_is_that_of_the_passengers_who_need_one() {
    Coach express = aDeparture().publishedIn(office.store);
    Command family =
        party(command(wish(express, "Kofu", "Tokyo")), ofType("adult"), ofType("infant"));

    assertThat(asks(counting(family, 2))).isEqualTo(new Outcome.PartyContradictory(2, 2));
    assertThat(asks(counting(family, 1))).isInstanceOf(Outcome.Held.class);
  }

  @Test
  void passenger_types_are_known_and_fit_the_age() {
    Coach express = aDeparture().publishedIn(office.store);
    LegWish leg = wish(express, "Kofu", "Tokyo");

    assertThat(asks(party(command(leg), ofType("adult"), ofType("senior"))))
        .isEqualTo(
            new Outcome.UnknownPassengerType(1, "senior", List.of("adult", "child", "infant")));
    assertThat(
            asks(
                party(
                    command(leg),
                    new PassengerWish(Optional.of("child"), Optional.of(14), SeatNeed.SEAT))))
        .isEqualTo(new Outcome.AgeOutsideType(0, 14, passengerType("child")));
  }

  @Test
  void nobody_is_younger_than_nothing_or_older_than_anybody() {
    assertThatThrownBy(() -> ofAge(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ofAge(131)).isInstanceOf(IllegalArgumentException.class);
    assertThat(ofAge(130).age()).contains(130);
  }

  private Outcome asksStrictly(Command command) {
    PartyPolicy strict =
        new PartyPolicy(
            3,
            false,
            Optional.of(
                new MinorsAlone(
                    12, 16, LocalTime.of(7, 0), LocalTime.of(21, 0), Duration.ofHours(1))));
    return office.holdSeats(office.store.departures(), strict).handle(command);
  }

  @Test
  void an_operator_may_ask_that_parties_are_smaller_and_minors_do_not_travel_alone() {
    Coach express =
        aDeparture().calling("Kofu 08:00", "Otsuki 09:00", "Tokyo 10:00").publishedIn(office.store);
    Command hour = command(wish(express, "Kofu", "Otsuki"));
    Command longer = command(wish(express, "Kofu", "Tokyo"));

    assertThat(asksStrictly(party(hour, 4)))
        .isEqualTo(new Outcome.PartyRefused(new Party.Fault.TooLarge(4, 3)));
    assertThat(minorsRefused(party(hour, ofAge(12), ofAge(11))))
        .isEqualTo(new PartyPolicy.Fault.TooYoung(1, 11));
    assertThat(minorsRefused(party(hour, ofAge(13), ofType("child"))))
        .isEqualTo(new PartyPolicy.Fault.AgeUnknown(1));
    assertThat(minorsRefused(party(longer, ofAge(15))))
        .isEqualTo(new PartyPolicy.Fault.TooLong(Duration.ofHours(2)));
    assertThat(asksStrictly(party(hour, ofAge(15)))).isInstanceOf(Outcome.Held.class);
    assertThat(asksStrictly(party(longer, ofAge(5), anybody()))).isInstanceOf(Outcome.Held.class);
  }

  private PartyPolicy.Fault minorsRefused(Command command) {
    if (asksStrictly(command) instanceof Outcome.MinorsRefused refused) {
      return refused.why();
    }
    throw new AssertionError("They are not to travel so: " + command);
  }

  @Test
  void a_wheelchair_space_is_not_promised_where_there_is_none() {
    Coach express = aDeparture().publishedIn(office.store);

    assertThat(
            asks(
                party(
                    command(wish(express, "Kofu", "Tokyo")),
                    ofType("adult"),
                    new PassengerWish(Optional.empty(), Optional.empty(), SeatNeed.WHEELCHAIR))))
        .isEqualTo(refused(express, new SeatAnswer.NotEnoughSpaces(1, 0)));
  }

  @Test
  void a_wheelchair_user_holds_a_space_the_seats_that_it_displaces_and_the_companion_beside() {
    Coach express =
        aDeparture()
            .withSeats("1A", "1B", "1C", "1D")
            .withWheelchairSpace("W1", "1A")
            .publishedIn(office.store);

    assertThat(
            asks(
                party(
                    command(wish(express, "Kofu", "Tokyo")),
                    needing(SeatNeed.COMPANION),
                    ofType("child"),
                    needing(SeatNeed.WHEELCHAIR))))
        .isInstanceOfSatisfying(
            Outcome.Held.class,
            held -> {
              assertThat(held.hold().legs().getFirst().seats())
                  .containsExactly(seat("1B"), seat("1C"), seat("W1"));
              assertThat(held.hold().passengers())
                  .extracting(HeldPassenger::need)
                  .containsExactly(SeatNeed.COMPANION, SeatNeed.SEAT, SeatNeed.WHEELCHAIR);
            });
    assertThat(express.freeSeats("Kofu", "Tokyo")).containsExactly(seat("1D"));
    assertThat(asks(party(command(wish(express, "Kofu", "Tokyo")), needing(SeatNeed.WHEELCHAIR))))
        .isEqualTo(refused(express, new SeatAnswer.NotEnoughSpaces(1, 0)));
  }

  @Test
  void a_space_whose_displaced_seats_somebody_has_is_told_as_taken() {
    Coach express =
        aDeparture()
            .withSeats("1A", "1B")
            .withWheelchairSpace("W1", "1A")
            .publishedIn(office.store);
    office.aBuyer().holds(express.leg("Kofu", "Otsuki", "1A"));

    assertThat(
            asks(
                party(command(wish(express, "Kofu", "Tokyo", "W1")), needing(SeatNeed.WHEELCHAIR))))
        .isEqualTo(new Outcome.SeatsTaken(0, express.id(), seats("W1"), List.of()));
  }

  @Test
  void an_infant_on_a_lap_needs_no_wheelchair_space() {
    Coach express = aDeparture().withWheelchairSpace("W1").publishedIn(office.store);

    assertThat(
            asks(
                party(
                    command(wish(express, "Kofu", "Tokyo")),
                    ofType("adult"),
                    new PassengerWish(
                        Optional.of("infant"), Optional.empty(), SeatNeed.WHEELCHAIR))))
        .isEqualTo(new Outcome.NeedWithoutSeat(1, passengerType("infant")));
  }

  @Test
  void who_needs_no_wheelchair_space_is_refused_one_and_told_which() {
    Coach express =
        aDeparture()
            .withSeats("1A", "1B")
            .withWheelchairSpace("W1", "1A")
            .withWheelchairSpace("W2")
            .publishedIn(office.store);

    assertThat(asks(wish(express, "Kofu", "Tokyo", "W2", "1B", "W1")))
        .isEqualTo(
            refused(express, new SeatAnswer.SpacesReserved(List.of(seat("W2"), seat("W1")))));
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1B"), seat("W1"), seat("W2"));
    assertThat(asks(wish(express, "Kofu", "Tokyo", "1A", "1B"))).isInstanceOf(Outcome.Held.class);
  }

  @Test
  void a_full_coach_gives_its_wheelchair_spaces_to_nobody_unasked() {
    Coach express =
        aDeparture().withSeats("1A", "1B").withWheelchairSpace("W1").publishedIn(office.store);
    office.aBuyer().holds(express.leg("Kofu", "Tokyo", "1A"));

    assertThat(asks(party(command(wish(express, "Kofu", "Tokyo")), 2)))
        .isEqualTo(refused(express, new SeatAnswer.NotEnoughSeats(2, 1)));
    assertThat(asks(wish(express, "Kofu", "Tokyo", "1A")))
        .isEqualTo(new Outcome.SeatsTaken(0, express.id(), seats("1A"), List.of(seat("1B"))));
    office.aBuyer().holds(express.leg("Kofu", "Tokyo", "1B"));
    assertThat(asks(wish(express, "Kofu", "Tokyo", "1A")))
        .isEqualTo(new Outcome.SeatsTaken(0, express.id(), seats("1A"), List.of()));
  }

  // How it is asked for

  private static PassengerWish needing(SeatNeed need) {
    return new PassengerWish(Optional.empty(), Optional.empty(), need);
  }

  private static Outcome refused(Coach coach, SeatAnswer.Refused why) {
    return new Outcome.SeatsRefused(0, coach.id(), why);
  }

  private Coach published(String feed, Money pricePerPart) {
    return aNetwork()
        .named(feed)
        .running(aDeparture().named("5161").costing(pricePerPart))
        .publishedIn(office.store)
        .coach("5161");
  }

  private static LegWish wish(Coach coach, String from, String to, String... seats) {
    return new LegWish(
        coach.id(),
        Optional.of(coach.stop(from).id()),
        Optional.of(coach.stop(to).id()),
        Optional.empty(),
        Optional.empty(),
        Arrays.stream(seats).map(SeatLabel::new).toList());
  }

  private Command command(LegWish... legs) {
    return new Command(
        anna.id(),
        anna.key("hold"),
        List.of(legs),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Command party(Command command, PassengerWish... passengers) {
    return new Command(
        command.customer(),
        command.key(),
        command.legs(),
        List.of(passengers),
        command.seatCount(),
        command.fareProduct(),
        command.expectedTotal());
  }

  private static Command party(Command command, int adults) {
    return counting(command, adults);
  }

  private static Command counting(Command command, int seats) {
    return new Command(
        command.customer(),
        command.key(),
        command.legs(),
        command.passengers(),
        Optional.of(seats),
        command.fareProduct(),
        command.expectedTotal());
  }

  private static Command under(Command command, String fareProduct) {
    return new Command(
        command.customer(),
        new RequestKey(command.customer(), "hold", fareProduct),
        command.legs(),
        command.passengers(),
        command.seatCount(),
        Optional.of(fareProduct),
        command.expectedTotal());
  }

  private static Command expecting(Command command, Money total) {
    return new Command(
        command.customer(),
        command.key(),
        command.legs(),
        command.passengers(),
        command.seatCount(),
        command.fareProduct(),
        Optional.of(total));
  }

  private static PassengerWish ofType(String type) {
    return new PassengerWish(Optional.of(type), Optional.empty(), SeatNeed.SEAT);
  }

  private static PassengerWish ofAge(int age) {
    return new PassengerWish(Optional.empty(), Optional.of(age), SeatNeed.SEAT);
  }

  private static PassengerWish anybody() {
    return new PassengerWish(Optional.empty(), Optional.empty(), SeatNeed.SEAT);
  }

  private Outcome asks(LegWish... legs) {
    return asks(command(legs));
  }

  private Outcome asks(Command command) {
    return office.holdSeats().handle(command);
  }

  private Hold holds(LegWish... legs) {
    return held(asks(legs));
  }

  private static Hold held(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Held.class);
    return ((Outcome.Held) outcome).hold();
  }
}
