package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.booking.OfferQuery.Position;
import io.travelapp.domain.booking.OfferQuery.Sort;
import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.booking.ShortestRide;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.DepartureDraft;
import io.travelapp.testkit.fixture.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Offers} promises. Its clauses also use the store's {@code Timetables} and
 * {@code Bookings}.
 */
public interface OffersContract extends SalesWindowsContract {

  @Override
  Store store();

  /** For a coach three days ahead; of none does the sale open or close on this day. */
  List<SalesWindow> WINDOWS =
      List.of(
          SalesWindow.until(new Before(Duration.ofHours(1))),
          SalesWindow.until(new Before(Duration.ofDays(5))),
          SalesWindow.until(new DayBefore(1, LocalTime.NOON)),
          SalesWindow.until(new DayBefore(4, LocalTime.NOON)),
          new SalesWindow(
              Optional.of(new DayBefore(5, LocalTime.NOON)), new DayBefore(2, LocalTime.NOON)),
          new SalesWindow(Optional.of(new DayBefore(2, LocalTime.NOON)), new Before(Duration.ZERO)),
          new SalesWindow(
              Optional.of(new Before(Duration.ofDays(1))), new DayBefore(1, LocalTime.NOON)));

  // What an offer says

  @Test
  default void a_ride_is_offered_with_all_that_is_to_be_known_of_it() {
    Coach express =
        aDeparture()
            .onLine("Fuji Express")
            .calling("Kofu 08:30", "Otsuki 09:10-09:15", "Tokyo 10:40")
            .costing("Otsuki", "Tokyo", yen(1480))
            .withSeats("1A", "1B", "1C")
            .publishedIn(store());
    aBuyer(store()).holds(express.leg("Kofu", "Otsuki", "1A"));
    aBuyer(store()).books(express.leg("Otsuki", "Tokyo", "1B"));

    assertThat(offers(express, "Otsuki", "Tokyo"))
        .containsExactly(
            new Offer(
                express.id(),
                express.departure().journey(),
                express.departure().line(),
                express.departure().serviceDate(),
                express.call("Otsuki"),
                express.call("Tokyo"),
                2,
                yen(1480)));
  }

  @Test
  default void a_stop_means_itself_and_a_place_means_all_of_its_stops() {
    Network network =
        aNetwork()
            .withPlace("Tokyo", "Yaesu", "Shinjuku")
            .running(
                aDeparture().named("east").calling("Kofu 08:00", "Yaesu 10:00"),
                aDeparture().named("west").calling("Kofu 09:00", "Shinjuku 11:00"))
            .publishedIn(store());
    Coach east = network.coach("east");
    Coach west = network.coach("west");
    LocalDate date = east.dateAt("Kofu");

    assertThat(ids(search(network.placeId("Kofu"), network.placeId("Tokyo"), date)))
        .containsExactly(east.id(), west.id());
    assertThat(ids(search(network.stopId("Kofu"), network.stopId("Shinjuku"), date)))
        .containsExactly(west.id());
    assertThat(ids(search(network.placeId("Kofu"), network.stopId("Yaesu"), date)))
        .containsExactly(east.id());
  }

  @Test
  default void where_nothing_goes_nothing_is_offered() {
    Coach express = aDeparture().publishedIn(store());
    PlaceId nowhere = PlaceId.of(new FeedId(aWord(), "nowhere"));
    LocalDate date = express.dateAt("Kofu");

    assertThat(search(express.placeOf("Kofu"), nowhere, date)).isEmpty();
    assertThat(search(nowhere, express.placeOf("Kofu"), date)).isEmpty();
    assertThat(searchTo(nowhere, date)).isEmpty();
    assertThat(offers(express, "Tokyo", "Kofu")).isEmpty();
    assertThat(offers(express, "Kofu", "Kofu")).isEmpty();
  }

  // The day

  @Test
  default void a_ride_is_offered_on_the_day_of_its_boarding_and_on_no_other() {
    Coach express = aDeparture().publishedIn(store());

    assertOfferedOnItsDayOnly(express, "Kofu", "Tokyo");
  }

  @Test
  default void a_run_of_the_day_before_is_offered_where_it_calls_after_midnight() {
    Coach night =
        aDeparture()
            .calling("Kofu 22:00", "Otsuki 24:00", "Hachioji 25:35", "Tokyo 55:00", "Narita 57:00")
            .publishedIn(store());

    assertThat(night.dateAt("Otsuki")).isEqualTo(night.departure().serviceDate().plusDays(1));
    assertThat(night.dateAt("Tokyo")).isEqualTo(night.departure().serviceDate().plusDays(2));
    for (String from : List.of("Kofu", "Otsuki", "Hachioji", "Tokyo")) {
      assertOfferedOnItsDayOnly(night, from, "Narita");
    }
  }

  @Test
  default void the_day_is_that_of_the_clock_at_the_boarding_stop() {
    Coach express =
        aNetwork()
            .inZone("Europe/Paris")
            .withClock("London", "Europe/London")
            .withClock("Auckland", "Pacific/Auckland")
            .withClock("Honolulu", "Pacific/Honolulu")
            .running(
                aDeparture()
                    .named("1")
                    .calling(
                        "Paris 00:10",
                        "London 00:30",
                        "Honolulu 01:00",
                        "Auckland 12:30",
                        "Oslo 25:00"))
            .publishedIn(store())
            .coach("1");

    for (String from : List.of("Paris", "London", "Honolulu", "Auckland")) {
      assertOfferedOnItsDayOnly(express, from, "Oslo");
    }
  }

  @Test
  default void in_the_night_of_a_clock_change_each_run_is_offered_on_the_day_of_its_clock() {
    ClockChange first = ClockChange.next(store().clock(), "Europe/Paris");
    ClockChange second = ClockChange.nextAfter(first.date(), "Europe/Paris");
    for (LocalDate date : List.of(first.date(), second.date())) {
      Network network =
          aNetwork()
              .inZone("Europe/Paris")
              .from(date.minusDays(1))
              .forDays(3)
              .running(
                  aDeparture().named("00:30").daily().calling("Paris 00:30", "Calais 04:00"),
                  aDeparture().named("01:30").daily().calling("Paris 01:30", "Calais 04:00"),
                  aDeparture().named("23:30").daily().calling("Paris 23:30", "Calais 28:00"),
                  aDeparture().named("24:30").daily().calling("Paris 24:30", "Calais 28:00"))
              .publishedIn(store());
      for (LocalDate serviceDate : List.of(date.minusDays(1), date, date.plusDays(1))) {
        for (String journey : List.of("00:30", "01:30", "23:30", "24:30")) {
          assertOfferedOnItsDayOnly(network.coach(journey, serviceDate), "Paris", "Calais");
        }
      }
    }
  }

  @Test
  default void what_has_left_the_boarding_stop_is_not_offered_there_any_more() {
    Coach express = aDeparture().calling("Kofu", "Otsuki", "Tokyo").publishedIn(store());
    store().passTimeUntil(express.leaves("Kofu").plusSeconds(1));

    assertThat(offers(express, "Kofu", "Tokyo")).isEmpty();
    assertThat(ids(offers(express, "Otsuki", "Tokyo"))).containsExactly(express.id());
    assertThat(offersTo(express, "Tokyo"))
        .singleElement()
        .satisfies(offer -> assertThat(offer.from()).isEqualTo(express.call("Otsuki")));
  }

  @Test
  default void a_later_run_of_today_is_still_offered() {
    LocalDate day = today().plusDays(3);
    Network network =
        aNetwork()
            .running(
                aDeparture().named("early").on(day).calling("Kofu 06:00", "Tokyo 08:00"),
                aDeparture().named("late").on(day).calling("Kofu 20:00", "Tokyo 22:00"))
            .publishedIn(store());
    store().passTimeUntil(network.coach("early").leaves("Tokyo"));

    assertThat(ids(offers(network.coach("early"), "Kofu", "Tokyo")))
        .containsExactly(network.coach("late").id());
  }

  // Seats

  @Test
  default void as_many_seats_as_wanted_are_free_all_the_way() {
    Coach express =
        aDeparture()
            .calling("Kofu", "Otsuki", "Tokyo")
            .withSeats("1A", "1B", "1C")
            .publishedIn(store());
    aBuyer(store()).holds(express.leg("Kofu", "Otsuki", "1A"));
    aBuyer(store()).holds(express.leg("Otsuki", "Tokyo", "1B"));

    assertThat(offers(express, "Kofu", "Tokyo", 1)).extracting(Offer::seatsLeft).containsExactly(1);
    assertThat(offers(express, "Kofu", "Tokyo", 2)).isEmpty();
    assertThat(offers(express, "Kofu", "Otsuki", 2))
        .extracting(Offer::seatsLeft)
        .containsExactly(2);
    assertThat(offers(express, "Otsuki", "Tokyo", 3)).isEmpty();
  }

  @Test
  default void wheelchair_spaces_are_no_seats_for_anybody() {
    Coach express =
        aDeparture()
            .calling("Kofu", "Otsuki", "Tokyo")
            .withSeats("1A", "1B")
            .withWheelchairSpace("W1", "1A")
            .withWheelchairSpace("W2")
            .publishedIn(store());

    assertThat(offers(express, "Kofu", "Tokyo", 2)).extracting(Offer::seatsLeft).containsExactly(2);
    assertThat(offers(express, "Kofu", "Tokyo", 3)).isEmpty();
    aBuyer(store()).holds(express.leg("Otsuki", "Tokyo", "1A"));
    assertThat(offers(express, "Kofu", "Otsuki", 2))
        .extracting(Offer::seatsLeft)
        .containsExactly(2);
    assertThat(offers(express, "Kofu", "Tokyo", 1)).extracting(Offer::seatsLeft).containsExactly(1);
    assertThat(offers(express, "Kofu", "Tokyo", 2)).isEmpty();
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1B"));
    assertThat(offers(express, "Kofu", "Tokyo")).isEmpty();
    assertThat(offersTo(express, "Tokyo")).isEmpty();
  }

  @Test
  default void a_full_coach_is_offered_again_when_seats_come_back() {
    Coach express = aDeparture().withSeats("1A").publishedIn(store());
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A"));
    assertThat(offers(express, "Kofu", "Tokyo")).isEmpty();

    store().passTime(Hold.LIFETIME.plusSeconds(1));
    store().sweep();

    assertThat(ids(offers(express, "Kofu", "Tokyo"))).containsExactly(express.id());
  }

  // What is for sale

  @Test
  default void a_leg_that_is_not_for_sale_is_not_offered() {
    Coach express =
        aDeparture()
            .calling("Kofu", "Otsuki", "Hachioji", "Tokyo")
            .notSelling("Kofu", "Otsuki")
            .pickingUpOnlyAt("Hachioji")
            .settingDownOnlyAt("Otsuki")
            .publishedIn(store());

    assertThat(offers(express, "Kofu", "Otsuki")).isEmpty();
    assertThat(offers(express, "Kofu", "Hachioji")).isEmpty();
    assertThat(offers(express, "Otsuki", "Tokyo")).isEmpty();
    assertThat(ids(offers(express, "Kofu", "Tokyo"))).containsExactly(express.id());
    assertThat(ids(offers(express, "Hachioji", "Tokyo"))).containsExactly(express.id());
    assertThat(offersTo(express, "Otsuki")).isEmpty();
  }

  @Test
  default void what_was_withdrawn_is_not_offered_and_what_was_changed_is_offered_as_it_is_now() {
    LocalDate day = today().plusDays(3);
    Network before =
        aNetwork()
            .running(
                aDeparture().named("gone").on(day),
                aDeparture().named("moved").on(day).calling("Kofu 08:00", "Tokyo 10:00"))
            .publishedIn(store());
    Network after =
        aNetwork()
            .named(before.feed())
            .running(aDeparture().named("moved").on(day).calling("Kofu 08:30", "Tokyo 10:00"))
            .publishedIn(store());

    assertThat(offers(before.coach("gone"), "Kofu", "Tokyo"))
        .singleElement()
        .satisfies(offer -> {
          assertThat(offer.departure()).isEqualTo(before.coach("moved").id());
          assertThat(offer.from()).isEqualTo(after.coach("moved").call("Kofu"));
        });
  }

  // From anywhere

  @Test
  default void from_anywhere_the_ride_boards_where_the_coach_begins() {
    Coach express = aDeparture().calling("Kofu", "Otsuki", "Tokyo").publishedIn(store());

    assertThat(offersTo(express, "Tokyo"))
        .singleElement()
        .satisfies(offer -> {
          assertThat(offer.from()).isEqualTo(express.call("Kofu"));
          assertThat(offer.to()).isEqualTo(express.call("Tokyo"));
          assertThat(offer.fare()).isEqualTo(yen(2000));
        });
  }

  @Test
  default void from_anywhere_the_ride_boards_at_the_first_call_from_which_seats_are_free() {
    Coach express =
        aDeparture()
            .calling("Kofu", "Otsuki", "Hachioji", "Tokyo")
            .withSeats("1A", "1B")
            .publishedIn(store());
    aBuyer(store()).holds(express.leg("Kofu", "Hachioji", "1A"));
    aBuyer(store()).holds(express.leg("Kofu", "Otsuki", "1B"));

    assertThat(offersTo(express, "Tokyo", 1))
        .singleElement()
        .satisfies(offer -> {
          assertThat(offer.from()).isEqualTo(express.call("Otsuki"));
          assertThat(offer.seatsLeft()).isEqualTo(1);
        });
    assertThat(offersTo(express, "Tokyo", 2))
        .singleElement()
        .satisfies(offer -> assertThat(offer.from()).isEqualTo(express.call("Hachioji")));
    assertThat(offersTo(express, "Tokyo", 3)).isEmpty();
  }

  @Test
  default void from_anywhere_the_ride_boards_at_the_first_call_from_which_it_is_for_sale() {
    Coach express =
        aDeparture()
            .calling("Kofu", "Otsuki", "Tokyo")
            .notSelling("Kofu", "Tokyo")
            .publishedIn(store());

    assertThat(offersTo(express, "Tokyo"))
        .singleElement()
        .satisfies(offer -> assertThat(offer.from()).isEqualTo(express.call("Otsuki")));
  }

  @Test
  default void from_anywhere_the_ride_boards_at_the_first_call_of_the_wanted_day() {
    Coach night =
        aDeparture().calling("Kofu 22:00", "Otsuki 25:00", "Tokyo 30:00").publishedIn(store());

    assertThat(searchTo(night.placeOf("Tokyo"), night.dateAt("Kofu")))
        .singleElement()
        .satisfies(offer -> assertThat(offer.from()).isEqualTo(night.call("Kofu")));
    assertThat(searchTo(night.placeOf("Tokyo"), night.dateAt("Otsuki")))
        .singleElement()
        .satisfies(offer -> assertThat(offer.from()).isEqualTo(night.call("Otsuki")));
  }

  // Which calls are meant

  @Test
  default void where_a_coach_calls_twice_the_shortest_ride_is_offered_once() {
    Coach loop =
        aDeparture()
            .calling("Kofu 08:00", "Otsuki 09:00", "Kofu 10:00", "Tokyo 11:00", "Otsuki 12:00")
            .publishedIn(store());

    assertThat(rides(offers(loop, "Kofu", "Tokyo"))).containsExactly(new Segment(2, 3));
    assertThat(rides(offers(loop, "Kofu", "Otsuki"))).containsExactly(new Segment(0, 1));
    assertThat(rides(offers(loop, "Otsuki", "Kofu"))).containsExactly(new Segment(1, 2));
    assertThat(rides(offers(loop, "Otsuki", "Otsuki"))).containsExactly(new Segment(1, 4));
    assertThat(rides(offersTo(loop, "Otsuki"))).containsExactly(new Segment(0, 1));
    assertThat(offers(loop, "Kofu", "Tokyo")).extracting(Offer::fare).containsExactly(yen(1000));
  }

  @Test
  default void of_the_stops_of_a_place_the_last_is_boarded_and_the_first_is_alighted_at() {
    Network network =
        aNetwork()
            .withPlace("Kofu", "Kofu Castle", "Kofu Station")
            .withPlace("Tokyo", "Shinjuku", "Yaesu")
            .running(
                aDeparture().named("1").calling("Kofu Castle", "Kofu Station", "Shinjuku", "Yaesu"))
            .publishedIn(store());
    Coach express = network.coach("1");

    assertThat(
            rides(
                search(
                    network.placeId("Kofu"),
                    network.placeId("Tokyo"),
                    express.dateAt("Kofu Station"))))
        .containsExactly(new Segment(1, 2));
  }

  @Test
  default void where_the_shortest_ride_is_full_no_longer_one_is_offered_in_its_place() {
    Coach loop =
        aDeparture()
            .calling("Kofu 08:00", "Tokyo 09:00", "Kofu 10:00", "Tokyo 11:00")
            .withSeats("1A")
            .publishedIn(store());
    aBuyer(store()).holds(loop.leg(new Segment(0, 1), "1A"));

    assertThat(offers(loop, "Kofu", "Tokyo")).isEmpty();
    assertThat(rides(offersTo(loop, "Tokyo"))).containsExactly(new Segment(1, 3));
  }

  @Test
  default void every_search_finds_the_ride_that_the_domain_means() {
    Random random = new Random(7);
    for (int network = 0; network < 12; network++) {
      Coach coach = anyCoach(random).publishedIn(store());
      sellSome(coach, random);
      List<StopCall> calls = coach.departure().calls();
      List<PlaceOrStopId> stops =
          calls.stream().<PlaceOrStopId>map(call -> call.stop().id()).distinct().toList();
      for (PlaceOrStopId to : stops) {
        assertFound(coach, searchTo(to, date(coach)), ShortestRide.to(calls, to, fits(coach)));
        for (PlaceOrStopId from : stops) {
          Optional<Segment> meant =
              ShortestRide.between(calls, from, to, coach.fares()::isForSale).filter(fits(coach));
          assertFound(coach, search(from, to, date(coach)), meant);
        }
      }
    }
  }

  // Order and pages

  @Test
  default void offers_are_ordered_by_the_time_of_boarding() {
    Network network = fiveCoaches();

    assertThat(journeys(sorted(network, Sort.DEPARTURE))).containsExactly("A", "B", "C", "D", "E");
  }

  @Test
  default void offers_are_ordered_by_price_and_equals_by_the_time_of_boarding() {
    Network network = fiveCoaches();

    assertThat(journeys(sorted(network, Sort.PRICE))).containsExactly("C", "E", "A", "D", "B");
  }

  @Test
  default void offers_are_ordered_by_duration_in_minutes_and_equals_by_the_time_of_boarding() {
    Network network = fiveCoaches();

    assertThat(journeys(sorted(network, Sort.DURATION))).containsExactly("B", "D", "E", "A", "C");
  }

  @Test
  default void offers_at_one_time_are_ordered_by_the_number_of_the_departure() {
    Network network =
        aNetwork()
            .running(
                IntStream.range(0, 8)
                    .mapToObj(i -> aDeparture().calling("Kofu 08:00", "Tokyo 10:00"))
                    .toArray(DepartureDraft[]::new))
            .publishedIn(store());

    for (Sort sort : Sort.values()) {
      assertThat(sorted(network, sort))
          .hasSize(8)
          .extracting(offer -> offer.departure().number())
          .isSorted();
    }
  }

  @Test
  default void paging_gives_each_offer_once_and_in_order_also_among_equals() {
    List<DepartureDraft> coaches = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String hour = "0" + (6 + i / 4);
      coaches.add(
          aDeparture().calling("Kofu " + hour + ":00", "Tokyo 12:00").costing(yen(1000 + i % 2)));
    }
    Network network =
        aNetwork().running(coaches.toArray(DepartureDraft[]::new)).publishedIn(store());

    for (Sort sort : Sort.values()) {
      List<Offer> whole = sorted(network, sort);
      assertThat(whole).hasSize(9);
      assertThat(whole.stream().map(offer -> offer.position(sort)).toList())
          .isSortedAccordingTo(
              Comparator.comparingLong(Position::key)
                  .thenComparingLong(Position::boards)
                  .thenComparingLong(Position::departure));
      for (int limit : List.of(1, 2, 4, 9)) {
        assertThat(paged(network, sort, limit, Optional.empty())).as("%s", sort).isEqualTo(whole);
      }
    }
  }

  @Test
  default void paging_from_anywhere_gives_each_offer_once() {
    List<DepartureDraft> coaches =
        IntStream.range(0, 7)
            .mapToObj(i -> aDeparture().calling("Stop " + i + " 08:00", "Tokyo 10:00"))
            .toList();
    Network network =
        aNetwork().running(coaches.toArray(DepartureDraft[]::new)).publishedIn(store());
    LocalDate date = network.publication().from().plusDays(3);

    List<Offer> seen = new ArrayList<>();
    List<Offer> page = searchTo(network, date, Optional.empty());
    while (!page.isEmpty()) {
      seen.addAll(page);
      assertThat(seen).hasSizeLessThanOrEqualTo(7);
      page = searchTo(network, date, Optional.of(page.getLast().position(Sort.DEPARTURE)));
    }

    assertThat(seen).isEqualTo(searchTo(network.placeId("Tokyo"), date)).hasSize(7);
  }

  @Test
  default void an_offer_that_comes_in_between_does_not_shift_the_pages() {
    LocalDate day = today().plusDays(3);
    DepartureDraft first = aDeparture().named("1").on(day).calling("Kofu 08:00", "Tokyo 10:00");
    DepartureDraft second = aDeparture().named("2").on(day).calling("Kofu 09:00", "Tokyo 11:00");
    Network network = aNetwork().running(first, second).publishedIn(store());
    List<Offer> page = paged(network, Sort.DEPARTURE, 1, Optional.empty()).subList(0, 1);
    aNetwork()
        .named(network.feed())
        .running(
            first, second, aDeparture().named("0").on(day).calling("Kofu 07:00", "Tokyo 09:00"))
        .publishedIn(store());

    List<Offer> rest =
        paged(network, Sort.DEPARTURE, 1, Optional.of(page.getLast().position(Sort.DEPARTURE)));

    assertThat(journeys(rest)).containsExactly("2");
  }

  // The lowest fares

  @Test
  default void the_lowest_fare_to_a_promoted_place_is_that_of_the_cheapest_leg_on_sale() {
    Network network =
        aNetwork()
            .withPlace("Tokyo", "Shinjuku", "Yaesu")
            .promoting("Tokyo", "Kofu", "Narita")
            .running(
                aDeparture()
                    .calling("Kofu", "Otsuki", "Shinjuku")
                    .costing(yen(900))
                    .notSelling("Otsuki", "Shinjuku"),
                aDeparture().calling("Kofu", "Yaesu").costing(yen(1700)),
                aDeparture().calling("Otsuki", "Hachioji").costing(yen(10)))
            .withPlace("Narita", "Terminal 1")
            .publishedIn(store());

    Map<PlaceId, Money> fares = store().offers().lowestFares();

    assertThat(fares).containsEntry(network.placeId("Tokyo"), yen(1700));
    assertThat(fares)
        .doesNotContainKeys(
            network.placeId("Kofu"), network.placeId("Narita"), network.placeId("Hachioji"));
  }

  @Test
  default void departures_that_have_left_make_no_lowest_fare() {
    LocalDate day = today().plusDays(3);
    Network network =
        aNetwork()
            .promoting("Tokyo", "Otsuki")
            .running(
                aDeparture().named("1").on(day).calling("Kofu", "Otsuki").costing(yen(500)),
                aDeparture().on(day).calling("Kofu", "Tokyo").costing(yen(600)),
                aDeparture().on(day.plusDays(1)).calling("Kofu", "Tokyo").costing(yen(800)))
            .publishedIn(store());
    assertThat(store().offers().lowestFares())
        .containsEntry(network.placeId("Tokyo"), yen(600))
        .containsEntry(network.placeId("Otsuki"), yen(500));
    store().passTimeUntil(network.coach("1").leaves("Kofu").plusSeconds(1));

    assertThat(store().offers().lowestFares())
        .containsEntry(network.placeId("Tokyo"), yen(800))
        .doesNotContainKey(network.placeId("Otsuki"));
  }

  @Test
  default void of_several_currencies_the_lowest_fare_is_in_the_first_by_code() {
    Network network =
        aNetwork()
            .promoting("Tokyo")
            .running(
                aDeparture().calling("Kofu", "Tokyo").costing(yen(10)),
                aDeparture().calling("Kofu", "Tokyo").costing(euros("30.00")),
                aDeparture().calling("Kofu", "Tokyo").costing(euros("25.00")))
            .publishedIn(store());

    assertThat(store().offers().lowestFares())
        .containsEntry(network.placeId("Tokyo"), euros("25.00"));
  }

  // What the clauses share

  private List<Offer> search(PlaceOrStopId from, PlaceOrStopId to, LocalDate date) {
    return search(Optional.of(from), to, date, 1);
  }

  private List<Offer> searchTo(PlaceOrStopId to, LocalDate date) {
    return search(Optional.empty(), to, date, 1);
  }

  private List<Offer> search(
      Optional<PlaceOrStopId> from, PlaceOrStopId to, LocalDate date, int seats) {
    return store()
        .offers()
        .search(
            new OfferQuery(
                to, from, date, seats, Sort.DEPARTURE, Optional.empty(), OfferQuery.LIMIT_MAX));
  }

  /** From one stop of the coach to another, on the day on which it leaves the first. */
  private List<Offer> offers(Coach coach, String from, String to) {
    return offers(coach, from, to, 1);
  }

  private List<Offer> offers(Coach coach, String from, String to, int seats) {
    return search(Optional.of(coach.placeOf(from)), coach.placeOf(to), coach.dateAt(from), seats);
  }

  /** From anywhere to a stop of the coach, on the day on which it begins. */
  private List<Offer> offersTo(Coach coach, String to) {
    return offersTo(coach, to, 1);
  }

  private List<Offer> offersTo(Coach coach, String to, int seats) {
    return search(Optional.empty(), coach.placeOf(to), date(coach), seats);
  }

  private List<Offer> searchTo(Network network, LocalDate date, Optional<Position> after) {
    return store()
        .offers()
        .search(
            new OfferQuery(
                network.placeId("Tokyo"), Optional.empty(), date, 1, Sort.DEPARTURE, after, 3));
  }

  private List<Offer> sorted(Network network, Sort sort) {
    return kofuToTokyo(network, sort, OfferQuery.LIMIT_MAX, Optional.empty());
  }

  private List<Offer> paged(Network network, Sort sort, int limit, Optional<Position> after) {
    List<Offer> seen = new ArrayList<>();
    List<Offer> page = kofuToTokyo(network, sort, limit, after);
    while (!page.isEmpty() && seen.size() <= OfferQuery.LIMIT_MAX) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      seen.addAll(page);
      page = kofuToTokyo(network, sort, limit, Optional.of(page.getLast().position(sort)));
    }
    return seen;
  }

  private List<Offer> kofuToTokyo(Network network, Sort sort, int limit, Optional<Position> after) {
    return store()
        .offers()
        .search(
            new OfferQuery(
                network.placeId("Tokyo"),
                Optional.of(network.placeId("Kofu")),
                network.publication().from().plusDays(3),
                1,
                sort,
                after,
                limit));
  }

  private Network fiveCoaches() {
    return aNetwork()
        .running(
            aDeparture().named("D").calling("Kofu 09:00", "Tokyo 11:00").costing(yen(1500)),
            aDeparture().named("A").calling("Kofu 06:00", "Tokyo 09:00").costing(yen(1500)),
            aDeparture().named("E").calling("Kofu 10:00", "Tokyo 12:00:59").costing(yen(900)),
            aDeparture().named("B").calling("Kofu 07:00", "Tokyo 08:30").costing(yen(2000)),
            aDeparture().named("C").calling("Kofu 08:00", "Tokyo 14:00").costing(yen(900)))
        .publishedIn(store());
  }

  private void assertOfferedOnItsDayOnly(Coach coach, String from, String to) {
    LocalDate day = coach.dateAt(from);
    for (int other = -2; other <= 2; other++) {
      List<Offer> found =
          search(coach.placeOf(from), coach.placeOf(to), day.plusDays(other)).stream()
              .filter(offer -> offer.departure().equals(coach.id()))
              .toList();
      assertThat(found)
          .as("%s from %s, %d days after", coach.departure().journey(), from, other)
          .hasSize(other == 0 ? 1 : 0);
    }
  }

  /** A coach that wanders between few stops and sells at random. */
  private static DepartureDraft anyCoach(Random random) {
    List<String> names = List.of("Kofu", "Otsuki", "Hachioji", "Tokyo");
    String[] stops =
        IntStream.range(0, 7)
            .mapToObj(i -> names.get(random.nextInt(names.size())))
            .toArray(String[]::new);
    DepartureDraft draft = aDeparture().calling(stops).withSeats("1A", "1B");
    for (String from : names) {
      for (String to : names) {
        if (random.nextInt(4) == 0) {
          draft.notSelling(from, to);
        }
      }
      if (random.nextInt(6) == 0) {
        draft.pickingUpOnlyAt(from);
      }
      if (random.nextInt(6) == 0) {
        draft.settingDownOnlyAt(from);
      }
      if (random.nextInt(3) == 0) {
        draft.selling(from, WINDOWS.get(random.nextInt(WINDOWS.size())));
      }
    }
    return draft;
  }

  private void sellSome(Coach coach, Random random) {
    for (Segment ride : coach.fares().legsForSale()) {
      String seat = random.nextBoolean() ? "1A" : "1B";
      if (random.nextInt(4) == 0) {
        aBuyer(store()).asksFor(coach.leg(ride, seat));
      }
    }
  }

  private static Predicate<Segment> fits(Coach coach) {
    DepartureOnSale now = coach.onSale();
    Instant moment = coach.store().clock().instant();
    return ride ->
        now.fares().isForSale(ride)
            && !now.occupancy().freeSeats(ride).isEmpty()
            && now.departure().calls().get(ride.from()).isSoldAt(moment);
  }

  private static void assertFound(Coach coach, List<Offer> offers, Optional<Segment> meant) {
    assertThat(rides(offers))
        .as("%s", coach.departure().calls().stream().map(call -> call.stop().name()).toList())
        .isEqualTo(meant.stream().toList());
  }

  private static List<Segment> rides(List<Offer> offers) {
    return offers.stream()
        .map(offer -> new Segment(offer.from().call(), offer.to().call()))
        .toList();
  }

  private static List<DepartureId> ids(List<Offer> offers) {
    return offers.stream().map(Offer::departure).toList();
  }

  private static List<String> journeys(List<Offer> offers) {
    return offers.stream().map(offer -> offer.journey().localId()).toList();
  }

  private static LocalDate date(Coach coach) {
    return coach.dateAt(coach.departure().calls().getFirst().stop().name());
  }

  private LocalDate today() {
    return store().clock().instant().atZone(ZoneId.of("Asia/Tokyo")).toLocalDate();
  }
}
