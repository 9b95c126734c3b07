package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.party;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.ExtensionAnswer;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.Bookings.HoldAnswer.DepartureChanged;
import io.travelapp.domain.booking.Bookings.HoldAnswer.Held;
import io.travelapp.domain.booking.Bookings.HoldAnswer.ReferenceInUse;
import io.travelapp.domain.booking.Bookings.HoldAnswer.SalesClosed;
import io.travelapp.domain.booking.Bookings.HoldAnswer.SeatsTaken;
import io.travelapp.domain.booking.Bookings.HoldAnswer.TooManyHolds;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.DepartureDraft;
import io.travelapp.testkit.fixture.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code Bookings} promises about holds. */
public interface HoldsContract {

  Store store();

  // What a hold says

  @Test
  default void a_hold_keeps_what_was_asked_for() {
    Coach express = aDeparture().withSeats("1A", "1B", "1C").publishedIn(store());
    Buyer anna = aBuyer(store());
    HoldRequest request =
        anna.request(party("adult", "child", "infant"), express.leg("Kofu", "Otsuki", "1C", "1A"));

    Hold hold = anna.holds(request);

    assertThat(hold.customer()).isEqualTo(anna.id());
    assertThat(hold.reference()).isEqualTo(request.reference());
    assertThat(hold.status()).isEqualTo(Hold.Status.HELD);
    assertThat(hold.extensionsLeft()).isEqualTo(Hold.EXTENSIONS);
    assertThat(hold.legs()).isEqualTo(request.legs());
    assertThat(hold.passengers()).isEqualTo(request.passengers());
    assertThat(hold.terms()).isEqualTo(request.terms());
    assertThat(hold.price()).isEqualTo(request.price());
    assertThat(store().bookings().findHold(anna.id(), hold.id())).contains(hold);
  }

  @Test
  default void a_hold_lasts_as_long_as_was_asked_for_by_the_clock_of_the_store() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());

    Instant before = store().clock().instant();
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    Instant after = store().clock().instant();

    assertThat(hold.expiresAt())
        .isBetween(
            before.plus(Hold.LIFETIME).truncatedTo(ChronoUnit.MILLIS),
            after.plus(Hold.LIFETIME).plusMillis(1));
  }

  @Test
  default void two_holds_have_different_ids() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());

    assertThat(anna.holds(express.leg("Kofu", "Tokyo", "1A")).id())
        .isNotEqualTo(anna.holds(express.leg("Kofu", "Tokyo", "1B")).id());
  }

  @Test
  default void another_customers_hold_is_answered_like_one_that_does_not_exist() {
    Coach express = aDeparture().publishedIn(store());
    Hold hold = aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A"));
    Buyer mallory = aBuyer(store());

    assertThat(store().bookings().findHold(mallory.id(), hold.id())).isEmpty();
    assertThat(store().bookings().extend(mallory.id(), hold.id())).isEmpty();
    assertThat(store().bookings().release(mallory.id(), hold.id())).isEmpty();
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
  }

  @Test
  default void a_hold_that_does_not_exist_is_empty() {
    Buyer anna = aBuyer(store());
    HoldId none = new HoldId(0);

    assertThat(store().bookings().findHold(anna.id(), none)).isEmpty();
    assertThat(store().bookings().extend(anna.id(), none)).isEmpty();
    assertThat(store().bookings().release(anna.id(), none)).isEmpty();
  }

  // How many

  @Test
  default void a_customer_has_no_more_holds_at_a_time_than_one_may_have() {
    Coach coach = longCoach();
    Buyer anna = aBuyer(store());
    List<Hold> holds = holdsAsManyAsOneMay(anna, coach);
    anna.pays(holds.get(0));
    anna.startsToPay(holds.get(1));

    anna.holds(coach.leg("Kofu", "Tokyo", "6A"));
    assertThat(anna.asksFor(coach.leg("Kofu", "Tokyo", "6B"))).isEqualTo(new TooManyHolds());
    assertThat(coach.freeSeats("Kofu", "Tokyo")).contains(seat("6B"));
    aBuyer(store()).holds(coach.leg("Kofu", "Tokyo", "6B"));
  }

  @Test
  default void a_hold_that_was_released_or_has_expired_makes_room_for_another() {
    Coach coach = longCoach();
    Buyer anna = aBuyer(store());
    List<Hold> holds = holdsAsManyAsOneMay(anna, coach);

    store().bookings().release(anna.id(), holds.getFirst().id());
    anna.holds(coach.leg("Kofu", "Tokyo", "6A"));
    assertThat(anna.asksFor(coach.leg("Kofu", "Tokyo", "6B"))).isEqualTo(new TooManyHolds());

    store().passTime(Hold.LIFETIME.plusSeconds(1));
    assertThat(holdsAsManyAsOneMay(anna, coach)).hasSize(Hold.PER_CUSTOMER_MAX);
  }

  @Test
  default void of_many_holds_that_one_customer_asks_for_at_once_no_more_are_had() {
    Coach coach = longCoach();
    Buyer anna = aBuyer(store());

    List<HoldAnswer> answers =
        Race.of(24, i -> anna.asksFor(coach.leg("Kofu", "Tokyo", seatNumber(i))));

    assertThat(answers.stream().filter(Held.class::isInstance)).hasSize(Hold.PER_CUSTOMER_MAX);
    assertThat(answers.stream().filter(TooManyHolds.class::isInstance))
        .hasSize(24 - Hold.PER_CUSTOMER_MAX);
    assertThat(coach.freeSeats("Kofu", "Tokyo")).hasSize(24 - Hold.PER_CUSTOMER_MAX);
  }

  private static String seatNumber(int index) {
    return "%d%c".formatted(index / 4 + 1, "ABCD".charAt(index % 4));
  }

  private Coach longCoach() {
    return aDeparture()
        .calling("Kofu", "Tokyo")
        .withLayout(VehicleLayout.twoByTwo("coach-24", 6))
        .publishedIn(store());
  }

  private static List<Hold> holdsAsManyAsOneMay(Buyer buyer, Coach coach) {
    return IntStream.range(0, Hold.PER_CUSTOMER_MAX)
        .mapToObj(i -> buyer.holds(coach.leg("Kofu", "Tokyo", seatNumber(i))))
        .toList();
  }

  // Seats are sold by segment

  @Test
  default void a_seat_held_from_Kofu_to_Otsuki_is_free_from_Otsuki_to_Tokyo() {
    Coach express = aDeparture().calling("Kofu", "Otsuki", "Tokyo").publishedIn(store());

    aBuyer(store()).holds(express.leg("Kofu", "Otsuki", "1A"));

    assertThat(aBuyer(store()).asksFor(express.leg("Otsuki", "Tokyo", "1A")))
        .isInstanceOf(Held.class);
    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isEqualTo(new SeatsTaken(express.id(), seats("1A")));
  }

  @Test
  default void a_seat_held_from_A_to_C_is_refused_on_every_segment_that_overlaps_and_on_no_other() {
    Coach express = aDeparture().calling("Z", "A", "B", "C", "D", "E").publishedIn(store());
    aBuyer(store()).holds(express.leg("A", "C", "1A"));

    assertThat(aBuyer(store()).asksFor(express.leg("B", "D", "1A"))).isInstanceOf(SeatsTaken.class);
    assertThat(aBuyer(store()).asksFor(express.leg("Z", "B", "1A"))).isInstanceOf(SeatsTaken.class);
    assertThat(aBuyer(store()).asksFor(express.leg("A", "B", "1A"))).isInstanceOf(SeatsTaken.class);
    assertThat(aBuyer(store()).asksFor(express.leg("B", "C", "1A"))).isInstanceOf(SeatsTaken.class);
    assertThat(aBuyer(store()).asksFor(express.leg("Z", "E", "1A"))).isInstanceOf(SeatsTaken.class);
    assertThat(aBuyer(store()).asksFor(express.leg("C", "E", "1A"))).isInstanceOf(Held.class);
    assertThat(aBuyer(store()).asksFor(express.leg("Z", "A", "1A"))).isInstanceOf(Held.class);
    assertThat(aBuyer(store()).asksFor(express.leg("A", "C", "1B"))).isInstanceOf(Held.class);
  }

  @Test
  default void the_same_seat_on_another_departure_of_the_journey_is_another_seat() {
    var daily = aNetwork().running(aDeparture().named("express").daily()).publishedIn(store());
    LocalDate day = daily.publication().from();
    Coach one = daily.coach("express", day.plusDays(3));
    Coach next = daily.coach("express", day.plusDays(4));

    aBuyer(store()).holds(one.leg("Kofu", "Tokyo", "1A"));

    assertThat(aBuyer(store()).asksFor(next.leg("Kofu", "Tokyo", "1A"))).isInstanceOf(Held.class);
  }

  @Test
  default void the_customer_who_has_a_seat_is_refused_it_like_anybody_else() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    anna.holds(express.leg("Kofu", "Tokyo", "1A"));

    assertThat(anna.asksFor(express.leg("Kofu", "Tokyo", "1A"))).isInstanceOf(SeatsTaken.class);
  }

  @Test
  default void a_refusal_names_those_of_the_wanted_seats_that_are_taken_and_no_others() {
    Coach express = aDeparture().withSeats("1A", "1B", "1C", "1D").publishedIn(store());
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A", "1B", "1D"));

    assertThat(aBuyer(store()).asksFor(express.leg("Otsuki", "Tokyo", "1B", "1C", "1D")))
        .isEqualTo(new SeatsTaken(express.id(), seats("1B", "1D")));
  }

  // All or nothing

  @Test
  default void a_party_gets_all_of_its_seats_or_none() {
    Coach express = aDeparture().withSeats("1A", "1B").publishedIn(store());
    aBuyer(store()).holds(express.leg("Kofu", "Otsuki", "1B"));

    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A", "1B")))
        .isInstanceOf(SeatsTaken.class);

    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A"));
  }

  @Test
  default void all_legs_of_an_itinerary_are_held_or_none() {
    var network = outAndBack();
    Coach out = network.coach("out");
    Coach back = network.coach("back");
    aBuyer(store()).holds(back.leg("Tokyo", "Kofu", "1A"));

    HoldAnswer refused =
        aBuyer(store()).asksFor(out.leg("Kofu", "Tokyo", "1A"), back.leg("Tokyo", "Kofu", "1A"));

    assertThat(refused).isEqualTo(new SeatsTaken(back.id(), seats("1A")));
    assertThat(aBuyer(store()).asksFor(out.leg("Kofu", "Tokyo", "1A"))).isInstanceOf(Held.class);
  }

  @Test
  default void an_itinerary_claims_the_seats_of_each_of_its_legs() {
    var network = outAndBack();
    Coach out = network.coach("out");
    Coach back = network.coach("back");

    Hold hold =
        aBuyer(store()).holds(out.leg("Kofu", "Tokyo", "1A"), back.leg("Tokyo", "Kofu", "1B"));

    assertThat(hold.legs()).hasSize(2);
    assertThat(out.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1B"));
    assertThat(back.freeSeats("Tokyo", "Kofu")).isEqualTo(seats("1A"));
  }

  @Test
  default void two_legs_on_one_coach_one_after_the_other_may_have_the_same_seat() {
    Coach express = aDeparture().calling("Kofu", "Otsuki", "Tokyo").publishedIn(store());

    aBuyer(store())
        .holds(express.leg("Kofu", "Otsuki", "1A"), express.leg("Otsuki", "Tokyo", "1A"));

    assertThat(express.freeSeats("Kofu", "Otsuki")).doesNotContain(seat("1A"));
    assertThat(express.freeSeats("Otsuki", "Tokyo")).doesNotContain(seat("1A"));
  }

  // Races

  @Test
  default void a_crowd_that_works_in_turn_on_the_same_departures_gets_all_its_work_done() {
    DepartureId one = aDeparture().publishedIn(store()).id();
    DepartureId other = aDeparture().publishedIn(store()).id();

    List<Integer> done =
        Race.of(
            100,
            i ->
                store()
                    .bookings()
                    .inTurn(
                        i % 2 == 0 ? List.of(one, other) : List.of(other, one, other), () -> i));

    assertThat(done).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  default void work_that_fails_in_its_turn_takes_nobody_elses() {
    DepartureId express = aDeparture().publishedIn(store()).id();

    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() ->
              store()
                  .bookings()
                  .inTurn(
                      List.of(express),
                      () -> {
                        throw new IllegalStateException("It cannot be done");
                      }))
          .hasMessage("It cannot be done");
    }
    assertThat(store().bookings().<Integer>inTurn(List.of(express), () -> 1)).isEqualTo(1);
  }

  @Test
  default void of_many_racing_for_one_seat_exactly_one_gets_it() {
    Coach express = aDeparture().withSeats("1A").publishedIn(store());
    List<Buyer> buyers = buyers(20);
    List<HoldRequest> requests =
        IntStream.range(0, 200)
            .mapToObj(i -> buyers.get(i % 20).request(express.leg("Kofu", "Tokyo", "1A")))
            .toList();

    List<HoldAnswer> answers = Race.of(200, i -> buyers.get(i % 20).asksFor(requests.get(i)));

    assertThat(answers).filteredOn(Held.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Held))
        .hasSize(199)
        .containsOnly(new SeatsTaken(express.id(), seats("1A")));
  }

  @Test
  default void of_many_racing_for_overlapping_segments_no_two_get_the_same_part() {
    Coach express =
        aDeparture().calling("A", "B", "C", "D", "E").withSeats("1A", "1B").publishedIn(store());
    List<List<String>> spans =
        List.of(
            List.of("A", "C"),
            List.of("B", "D"),
            List.of("C", "E"),
            List.of("A", "B"),
            List.of("D", "E"));
    List<Buyer> buyers = buyers(50);
    List<HoldRequest> requests =
        IntStream.range(0, 50)
            .mapToObj(i -> {
              List<String> span = spans.get(i % spans.size());
              String seat = i % 2 == 0 ? "1A" : "1B";
              return buyers.get(i).request(express.leg(span.get(0), span.get(1), seat));
            })
            .toList();

    List<Hold> held = held(Race.of(50, i -> buyers.get(i).asksFor(requests.get(i))));

    assertThat(held).isNotEmpty();
    for (Hold one : held) {
      for (Hold other : held) {
        assertThat(one.id().equals(other.id()) || !overlap(one, other))
            .as("%s and %s", one.legs(), other.legs())
            .isTrue();
      }
    }
  }

  @Test
  default void parties_that_want_the_same_seats_in_opposite_order_do_not_block_each_other() {
    Coach express = aDeparture().withSeats("1A", "1B", "1C", "1D").publishedIn(store());
    List<Buyer> buyers = buyers(40);
    List<HoldRequest> requests =
        IntStream.range(0, 40)
            .mapToObj(i ->
                buyers
                    .get(i)
                    .request(
                        i % 2 == 0
                            ? express.leg("Kofu", "Tokyo", "1A", "1B", "1C", "1D")
                            : express.leg("Kofu", "Tokyo", "1D", "1C", "1B", "1A")))
            .toList();

    List<HoldAnswer> answers = Race.of(40, i -> buyers.get(i).asksFor(requests.get(i)));

    assertThat(held(answers)).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Held))
        .containsOnly(new SeatsTaken(express.id(), seats("1A", "1B", "1C", "1D")));
  }

  @Test
  default void parties_whose_seats_cross_get_all_of_theirs_or_none() {
    Coach express = aDeparture().withSeats("1A", "1B", "1C").publishedIn(store());
    List<String[]> wishes =
        List.of(new String[] {"1A", "1B"}, new String[] {"1B", "1C"}, new String[] {"1C", "1A"});
    List<Buyer> buyers = buyers(30);
    List<HoldRequest> requests =
        IntStream.range(0, 30)
            .mapToObj(i -> buyers.get(i).request(express.leg("Kofu", "Tokyo", wishes.get(i % 3))))
            .toList();

    List<Hold> held = held(Race.of(30, i -> buyers.get(i).asksFor(requests.get(i))));

    assertThat(held).hasSize(1);
    assertThat(express.freeSeats("Kofu", "Tokyo")).hasSize(1);
  }

  @Test
  default void itineraries_over_the_same_coaches_in_opposite_order_do_not_block_each_other() {
    var network =
        aNetwork()
            .running(
                aDeparture()
                    .named("first")
                    .calling("Kofu 08:00", "Tokyo 09:00", "Kofu 12:00", "Tokyo 13:00"),
                aDeparture()
                    .named("second")
                    .calling("Tokyo 10:00", "Kofu 11:00", "Tokyo 30:00", "Kofu 31:00"))
            .publishedIn(store());
    Coach first = network.coach("first");
    Coach second = network.coach("second");
    List<Buyer> buyers = buyers(40);
    List<HoldRequest> requests =
        IntStream.range(0, 40)
            .mapToObj(i ->
                i % 2 == 0
                    ? buyers
                        .get(i)
                        .request(
                            first.leg(new Segment(0, 3), "1A"), second.leg(new Segment(2, 3), "1A"))
                    : buyers
                        .get(i)
                        .request(
                            second.leg(new Segment(0, 1), "1A"),
                            first.leg(new Segment(2, 3), "1A")))
            .toList();

    List<HoldAnswer> answers = Race.of(40, i -> buyers.get(i).asksFor(requests.get(i)));

    assertThat(held(answers)).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Held))
        .hasSize(39)
        .allMatch(SeatsTaken.class::isInstance);
  }

  // What keeps seats from being held

  @Test
  default void a_departure_that_changed_since_it_was_looked_at_is_not_held() {
    LocalDate day = day();
    String feed = aWord();
    Coach express = expressOf(feed, day, "Otsuki 09:00");
    Buyer anna = aBuyer(store());
    HoldRequest request = anna.request(express.leg("Kofu", "Tokyo", "1A"));
    expressOf(feed, day, "Otsuki 09:15");

    assertThat(anna.asksFor(request)).isEqualTo(new DepartureChanged(express.id()));
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  default void a_departure_whose_fares_changed_since_it_was_looked_at_is_not_held() {
    LocalDate day = day();
    String feed = aWord();
    DepartureDraft draft = aDeparture().named("express").on(day);
    Coach express = aNetwork().named(feed).running(draft).publishedIn(store()).coach("express");
    Buyer anna = aBuyer(store());
    HoldRequest request = anna.request(express.leg("Kofu", "Tokyo", "1A"));
    aNetwork().named(feed).running(draft.costing(yen(1200))).publishedIn(store());

    assertThat(anna.asksFor(request)).isEqualTo(new DepartureChanged(express.id()));
  }

  @Test
  default void a_departure_that_was_withdrawn_since_it_was_looked_at_is_not_held() {
    LocalDate day = day();
    String feed = aWord();
    Coach express = expressOf(feed, day, "Otsuki 09:00");
    Buyer anna = aBuyer(store());
    HoldRequest request = anna.request(express.leg("Kofu", "Tokyo", "1A"));
    aNetwork().named(feed).running(aDeparture().named("other").on(day)).publishedIn(store());

    assertThat(anna.asksFor(request)).isEqualTo(new DepartureChanged(express.id()));
  }

  @Test
  default void a_departure_that_never_was_is_not_held() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    HoldRequest request = anna.request(express.leg("Kofu", "Tokyo", "1A"));
    DepartureId never = DepartureId.of(new FeedId(aWord(), "never"), day());

    assertThat(anna.asksFor(onDeparture(never, request))).isEqualTo(new DepartureChanged(never));
  }

  @Test
  default void a_coach_is_sold_until_it_leaves_the_passengers_own_stop() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    HoldRequest fromKofu = anna.request(express.leg("Kofu", "Tokyo", "1A"));
    HoldRequest fromOtsuki = anna.request(express.leg("Otsuki", "Tokyo", "1A"));
    store().passTimeUntil(express.leaves("Kofu").plusSeconds(1));

    assertThat(anna.asksFor(fromKofu))
        .isEqualTo(new SalesClosed(express.id(), express.leaves("Kofu")));
    assertThat(anna.asksFor(fromOtsuki)).isInstanceOf(Held.class);
  }

  @Test
  default void a_leg_is_sold_until_the_sale_at_the_passengers_own_stop_closes() {
    Coach express = closingEarlyAtKofu();
    Instant closes = express.call("Kofu").salesCloseAt();
    Buyer anna = aBuyer(store());
    store().passTimeUntil(closes.minus(Duration.ofMinutes(1)));
    anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTimeUntil(closes);

    assertThat(anna.asksFor(express.leg("Kofu", "Tokyo", "1B")))
        .isEqualTo(new SalesClosed(express.id(), closes));
    assertThat(anna.asksFor(express.leg("Otsuki", "Tokyo", "1B"))).isInstanceOf(Held.class);
  }

  @Test
  default void of_two_legs_on_one_coach_each_has_its_own_closing() {
    Coach express =
        aDeparture()
            .calling("Kofu", "Otsuki", "Tokyo")
            .selling("Otsuki", SalesWindow.until(new DayBefore(1, LocalTime.NOON)))
            .publishedIn(store());
    Instant closes = express.call("Otsuki").salesCloseAt();
    Buyer anna = aBuyer(store());
    HoldRequest both =
        anna.request(express.leg("Kofu", "Otsuki", "1A"), express.leg("Otsuki", "Tokyo", "1B"));
    store().passTimeUntil(closes);

    assertThat(anna.asksFor(both)).isEqualTo(new SalesClosed(express.id(), closes));
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"), seat("1B"));
  }

  @Test
  default void a_hold_that_was_taken_in_time_is_extended_and_paid_after_the_sale_closed() {
    Coach express = closingEarlyAtKofu();
    Buyer anna = aBuyer(store());
    store().passTimeUntil(express.call("Kofu").salesCloseAt().minus(Duration.ofMinutes(1)));
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Duration.ofMinutes(2));

    assertThat(extend(anna, hold)).isInstanceOf(ExtensionAnswer.Extended.class);
    store().passTime(Hold.LIFETIME);
    assertThat(anna.pays(hold).status()).isEqualTo(Booking.Status.CONFIRMED);
  }

  private Coach closingEarlyAtKofu() {
    return aDeparture()
        .selling("Kofu", SalesWindow.until(new Before(Duration.ofHours(2))))
        .publishedIn(store());
  }

  @Test
  default void an_itinerary_of_which_one_coach_has_left_is_not_held_at_all() {
    var network = outAndBack();
    Coach out = network.coach("out");
    Coach back = network.coach("back");
    Buyer anna = aBuyer(store());
    HoldRequest request =
        anna.request(out.leg("Kofu", "Tokyo", "1A"), back.leg("Tokyo", "Kofu", "1A"));
    store().passTimeUntil(out.leaves("Kofu").plusSeconds(1));

    assertThat(anna.asksFor(request)).isEqualTo(new SalesClosed(out.id(), out.leaves("Kofu")));
    assertThat(back.freeSeats("Tokyo", "Kofu")).contains(seat("1A"));
  }

  @Test
  default void a_reference_that_is_in_use_claims_nothing() {
    Coach express = aDeparture().publishedIn(store());
    Hold hold = aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A"));
    Buyer berta = aBuyer(store());
    HoldRequest request = berta.request(express.leg("Kofu", "Tokyo", "1B"));

    HoldAnswer answer =
        berta.asksFor(
            new HoldRequest(
                request.customer(),
                hold.reference(),
                request.legs(),
                request.revisions(),
                request.closings(),
                request.passengers(),
                request.terms(),
                request.promotionLimits(),
                request.price(),
                request.lifetime()));

    assertThat(answer).isEqualTo(new ReferenceInUse());
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1B"));
    assertThat(berta.asksFor(request)).isInstanceOf(Held.class);
  }

  // Repetition

  @Test
  default void a_hold_that_is_asked_for_again_under_its_key_is_the_same_hold() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    RequestKey key = anna.key("hold");
    HoldRequest request = anna.request(express.leg("Kofu", "Tokyo", "1A"));

    HoldAnswer first = store().bookings().hold(key, request);
    HoldAnswer again = store().bookings().hold(key, request);

    assertThat(first).isInstanceOf(Held.class);
    assertThat(again).isEqualTo(first);
  }

  @Test
  default void a_hold_that_is_asked_for_again_is_answered_as_it_stands_now() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    RequestKey key = anna.key("hold");
    HoldRequest request = anna.request(express.leg("Kofu", "Tokyo", "1A"));
    Hold hold = hold(store().bookings().hold(key, request));
    store().bookings().release(anna.id(), hold.id());

    Hold again = hold(store().bookings().hold(key, request));

    assertThat(again.id()).isEqualTo(hold.id());
    assertThat(again.status()).isEqualTo(Hold.Status.RELEASED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  default void a_hold_is_found_by_its_key_as_it_stands_now() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    RequestKey key = anna.key("hold");
    assertThat(store().bookings().findHold(key)).isEmpty();

    Hold hold =
        hold(store().bookings().hold(key, anna.request(express.leg("Kofu", "Tokyo", "1A"))));
    store().bookings().release(anna.id(), hold.id());

    assertThat(store().bookings().findHold(key)).contains(anna.hold(hold));
    assertThat(store().bookings().findHold(new RequestKey(anna.id(), "book", key.key()))).isEmpty();
    assertThat(store().bookings().findHold(new RequestKey(aBuyer(store()).id(), "hold", key.key())))
        .isEmpty();
  }

  @Test
  default void a_refused_hold_leaves_nothing_behind_and_may_be_tried_again_under_its_key() {
    Coach express = aDeparture().publishedIn(store());
    Buyer berta = aBuyer(store());
    Hold bertas = berta.holds(express.leg("Kofu", "Tokyo", "1A"));
    Buyer anna = aBuyer(store());
    RequestKey key = anna.key("hold");
    HoldRequest request = anna.request(express.leg("Kofu", "Tokyo", "1A"));
    assertThat(store().bookings().hold(key, request)).isInstanceOf(SeatsTaken.class);
    store().bookings().release(berta.id(), bertas.id());

    assertThat(store().bookings().hold(key, request)).isInstanceOf(Held.class);
  }

  @Test
  default void the_same_key_of_another_customer_or_operation_is_another_key() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Buyer berta = aBuyer(store());
    Hold first =
        hold(
            store()
                .bookings()
                .hold(
                    new RequestKey(anna.id(), "hold", "1"),
                    anna.request(express.leg("Kofu", "Tokyo", "1A"))));

    Hold bertas =
        hold(
            store()
                .bookings()
                .hold(
                    new RequestKey(berta.id(), "hold", "1"),
                    berta.request(express.leg("Kofu", "Tokyo", "1B"))));
    Hold second =
        hold(
            store()
                .bookings()
                .hold(
                    new RequestKey(anna.id(), "hold by telephone", "1"),
                    anna.request(express.leg("Kofu", "Tokyo", "1C"))));

    assertThat(Stream.of(first, bertas, second).map(Hold::id)).doesNotHaveDuplicates();
  }

  @Test
  default void of_many_that_race_under_one_key_all_get_the_same_hold() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    RequestKey key = anna.key("hold");
    HoldRequest request = anna.request(express.leg("Kofu", "Tokyo", "1A"));

    List<HoldAnswer> answers = Race.of(20, i -> store().bookings().hold(key, request));

    assertThat(held(answers)).hasSize(20);
    assertThat(held(answers).stream().map(Hold::id).distinct()).hasSize(1);
  }

  // The end of a hold

  @Test
  default void an_expired_hold_gives_its_seats_to_the_next_who_asks_though_nobody_swept_it() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A", "1B"));
    Buyer berta = aBuyer(store());
    HoldRequest request = berta.request(express.leg("Kofu", "Tokyo", "1B", "1C"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));

    assertThat(berta.asksFor(request)).isInstanceOf(Held.class);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
  }

  @Test
  default void an_expired_hold_gives_its_seats_to_the_next_who_asks_after_it_was_swept() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));
    store().sweep();

    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(Held.class);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
  }

  @Test
  default void an_expired_itinerary_gives_back_the_seats_of_all_of_its_legs() {
    var network = outAndBack();
    Coach out = network.coach("out");
    Coach back = network.coach("back");
    aBuyer(store()).holds(out.leg("Kofu", "Tokyo", "1A"), back.leg("Tokyo", "Kofu", "1A"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));

    assertThat(
            aBuyer(store())
                .asksFor(out.leg("Kofu", "Tokyo", "1A"), back.leg("Tokyo", "Kofu", "1A")))
        .isInstanceOf(Held.class);
  }

  @Test
  default void an_expired_hold_says_so_whether_it_was_swept_or_not() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));

    Hold unswept = anna.hold(hold);
    store().sweep();
    Hold swept = anna.hold(hold);

    assertThat(unswept.status()).isEqualTo(Hold.Status.EXPIRED);
    assertThat(swept).isEqualTo(unswept);
  }

  @Test
  default void a_hold_keeps_its_seats_to_the_end() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.minusSeconds(60));
    store().sweep();

    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(SeatsTaken.class);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
  }

  @Test
  default void of_many_racing_for_the_seat_of_an_expired_hold_exactly_one_gets_it() {
    Coach express = aDeparture().withSeats("1A").publishedIn(store());
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));
    List<Buyer> buyers = buyers(20);
    List<HoldRequest> requests =
        buyers.stream().map(buyer -> buyer.request(express.leg("Kofu", "Tokyo", "1A"))).toList();

    List<HoldAnswer> answers = Race.of(20, i -> buyers.get(i).asksFor(requests.get(i)));

    assertThat(held(answers)).hasSize(1);
  }

  @Test
  default void a_sweep_ends_no_more_holds_than_it_was_asked_to_and_says_how_many() {
    Coach express = aDeparture().publishedIn(store());
    store().passTime(Hold.LIFETIME.multipliedBy(3));
    store().sweep();
    for (String seat : List.of("1A", "1B", "1C")) {
      aBuyer(store()).holds(express.leg("Kofu", "Tokyo", seat));
    }
    store().passTime(Hold.LIFETIME.plusSeconds(1));

    assertThat(store().bookings().expire(2)).isEqualTo(2);
    assertThat(store().bookings().expire(2)).isEqualTo(1);
    assertThat(store().bookings().expire(2)).isZero();
    assertThat(express.freeSeats("Kofu", "Tokyo")).hasSize(4);
  }

  @Test
  default void sweeps_that_race_end_each_hold_once() {
    Coach express = aDeparture().publishedIn(store());
    store().passTime(Hold.LIFETIME.multipliedBy(3));
    store().sweep();
    for (String seat : List.of("1A", "1B", "1C", "1D")) {
      aBuyer(store()).holds(express.leg("Kofu", "Tokyo", seat));
    }
    store().passTime(Hold.LIFETIME.plusSeconds(1));

    List<Integer> ended = Race.of(8, i -> store().bookings().expire(100));

    assertThat(ended.stream().mapToInt(Integer::intValue).sum() + store().sweep()).isEqualTo(4);
    assertThat(express.freeSeats("Kofu", "Tokyo")).hasSize(4);
  }

  @Test
  default void a_released_hold_gives_its_seats_back_at_once() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Otsuki", "1A"));

    Hold released = store().bookings().release(anna.id(), hold.id()).orElseThrow();

    assertThat(released.status()).isEqualTo(Hold.Status.RELEASED);
    assertThat(anna.hold(hold)).isEqualTo(released);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(Held.class);
  }

  @Test
  default void a_release_of_what_is_not_held_changes_nothing() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold paying = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    anna.startsToPay(paying);
    Hold booked = anna.holds(express.leg("Kofu", "Tokyo", "1B"));
    anna.pays(booked);
    Hold released = anna.holds(express.leg("Kofu", "Tokyo", "1C"));
    store().bookings().release(anna.id(), released.id());

    assertThat(statusAfterRelease(anna, paying)).isEqualTo(Hold.Status.PAYING);
    assertThat(statusAfterRelease(anna, booked)).isEqualTo(Hold.Status.BOOKED);
    assertThat(statusAfterRelease(anna, released)).isEqualTo(Hold.Status.RELEASED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1C", "1D"));
  }

  @Test
  default void a_late_release_does_not_free_what_somebody_else_holds_now() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold expired = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A"));

    assertThat(statusAfterRelease(anna, expired)).isEqualTo(Hold.Status.EXPIRED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
  }

  // Extension

  @Test
  default void a_hold_is_extended_once_by_its_lifetime() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Duration.ofMinutes(4));

    ExtensionAnswer first = extend(anna, hold);
    ExtensionAnswer second = extend(anna, hold);

    Hold extended = anna.hold(hold);
    assertThat(first).isEqualTo(new ExtensionAnswer.Extended(extended));
    assertThat(second).isEqualTo(new ExtensionAnswer.NoneLeft(extended));
    assertThat(extended.expiresAt()).isEqualTo(hold.expiresAt().plus(Hold.LIFETIME));
    assertThat(extended.extensionsLeft()).isZero();
    assertThat(extended.status()).isEqualTo(Hold.Status.HELD);
  }

  @Test
  default void an_extended_hold_keeps_its_seats_to_its_new_end_and_no_longer() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    extend(anna, hold);

    store().passTime(Hold.LIFETIME.plusSeconds(60));
    store().sweep();
    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(SeatsTaken.class);

    store().passTime(Hold.LIFETIME);
    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(Held.class);
  }

  @Test
  default void of_many_extensions_that_race_one_is_granted() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));

    List<ExtensionAnswer> answers = Race.of(10, i -> extend(anna, hold));

    assertThat(answers).filteredOn(ExtensionAnswer.Extended.class::isInstance).hasSize(1);
    assertThat(anna.hold(hold).expiresAt()).isEqualTo(hold.expiresAt().plus(Hold.LIFETIME));
  }

  @Test
  default void what_is_not_held_is_not_extended() {
    Coach express = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold expired = anna.holds(express.leg("Kofu", "Tokyo", "1D"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));
    Hold paying = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    anna.startsToPay(paying);
    Hold booked = anna.holds(express.leg("Kofu", "Tokyo", "1B"));
    anna.pays(booked);
    Hold released = anna.holds(express.leg("Kofu", "Tokyo", "1C"));
    store().bookings().release(anna.id(), released.id());

    for (Hold hold : List.of(expired, paying, booked, released)) {
      assertThat(extend(anna, hold)).isEqualTo(new ExtensionAnswer.NotHeld(anna.hold(hold)));
    }
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1C"));
  }

  // What the clauses share

  private LocalDate day() {
    return store().clock().instant().atZone(ZoneId.of("Asia/Tokyo")).toLocalDate().plusDays(3);
  }

  private Network outAndBack() {
    return aNetwork()
        .running(
            aDeparture().named("out").calling("Kofu 08:00", "Tokyo 10:00").withSeats("1A", "1B"),
            aDeparture().named("back").calling("Tokyo 18:00", "Kofu 20:00").withSeats("1A", "1B"))
        .publishedIn(store());
  }

  private Coach expressOf(String feed, LocalDate day, String otsuki) {
    return aNetwork()
        .named(feed)
        .running(aDeparture().named("express").on(day).calling("Kofu 08:00", otsuki, "Tokyo 10:00"))
        .publishedIn(store())
        .coach("express");
  }

  private List<Buyer> buyers(int count) {
    return Stream.generate(() -> aBuyer(store())).limit(count).toList();
  }

  private ExtensionAnswer extend(Buyer buyer, Hold hold) {
    return store().bookings().extend(buyer.id(), hold.id()).orElseThrow();
  }

  private Hold.Status statusAfterRelease(Buyer buyer, Hold hold) {
    return store().bookings().release(buyer.id(), hold.id()).orElseThrow().status();
  }

  private static Hold hold(HoldAnswer answer) {
    assertThat(answer).isInstanceOf(Held.class);
    return ((Held) answer).hold();
  }

  private static List<Hold> held(List<HoldAnswer> answers) {
    return answers.stream().filter(Held.class::isInstance).map(HoldsContract::hold).toList();
  }

  private static boolean overlap(Hold one, Hold other) {
    HeldLeg first = one.legs().getFirst();
    HeldLeg second = other.legs().getFirst();
    return first.segment().overlaps(second.segment())
        && !Collections.disjoint(first.seats(), second.seats());
  }

  private static HoldRequest onDeparture(DepartureId departure, HoldRequest request) {
    HeldLeg leg = request.legs().getFirst();
    return new HoldRequest(
        request.customer(),
        request.reference(),
        List.of(
            new HeldLeg(
                departure,
                leg.segment(),
                leg.from(),
                leg.to(),
                leg.boards(),
                leg.alights(),
                leg.seats(),
                leg.seatedTogether(),
                leg.refundAnchor(),
                leg.refundPolicy())),
        request.revisions(),
        request.closings(),
        request.passengers(),
        request.terms(),
        request.promotionLimits(),
        request.price(),
        request.lifetime());
  }
}
