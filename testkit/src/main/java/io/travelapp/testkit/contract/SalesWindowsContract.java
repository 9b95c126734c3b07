package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.domain.schedule.SalesWindow.Notice;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code Offers} promises about from when until when a ride is offered. */
public interface SalesWindowsContract {

  Store store();

  @Test
  default void a_ride_is_offered_until_so_long_before_it_leaves_the_passengers_own_stop() {
    Coach express =
        aDeparture()
            .calling("Kofu 08:00", "Otsuki 09:00", "Hachioji 10:00", "Tokyo 11:00")
            .selling("Kofu", closing(minutes(45)))
            .selling("Otsuki", closing(minutes(30)))
            .publishedIn(store());

    assertOfferedUntil(express.leaves("Kofu").minus(minutes(45)), express, "Kofu", "Tokyo");
    assertOfferedUntil(express.leaves("Otsuki").minus(minutes(30)), express, "Otsuki", "Tokyo");
    assertOfferedUntil(express.leaves("Hachioji"), express, "Hachioji", "Tokyo");
  }

  @Test
  default void a_ride_is_offered_until_a_clock_time_on_a_day_before() {
    LocalDate day = today("Asia/Tokyo").plusDays(5);
    Coach express =
        aDeparture()
            .on(day)
            .calling("Kofu 00:30", "Otsuki 23:30", "Tokyo 26:00")
            .selling("Kofu", closing(2, "17:00"))
            .selling("Otsuki", closing(1, "23:59:59"))
            .publishedIn(store());

    assertOfferedUntil(at(day.minusDays(2), "17:00", "Asia/Tokyo"), express, "Kofu", "Tokyo");
    assertOfferedUntil(at(day.minusDays(1), "23:59:59", "Asia/Tokyo"), express, "Otsuki", "Tokyo");
  }

  @Test
  default void the_day_before_is_that_before_boarding_also_where_the_run_began_a_day_earlier() {
    LocalDate day = today("Asia/Tokyo").plusDays(5);
    Coach night =
        aDeparture()
            .on(day)
            .calling("Kofu 22:00", "Otsuki 24:30", "Tokyo 54:00", "Narita 56:00")
            .selling("Kofu", closing(1, "12:00"))
            .selling("Otsuki", closing(1, "12:00"))
            .selling("Tokyo", closing(1, "12:00"))
            .publishedIn(store());

    assertOfferedUntil(at(day.minusDays(1), "12:00", "Asia/Tokyo"), night, "Kofu", "Narita");
    assertOfferedUntil(at(day, "12:00", "Asia/Tokyo"), night, "Otsuki", "Narita");
    assertOfferedUntil(at(day.plusDays(1), "12:00", "Asia/Tokyo"), night, "Tokyo", "Narita");
  }

  @Test
  default void the_clock_is_that_of_the_boarding_stop() {
    LocalDate day = today("Europe/Paris").plusDays(5);
    Coach express =
        aNetwork()
            .inZone("Europe/Paris")
            .withClock("Auckland", "Pacific/Auckland")
            .withClock("Honolulu", "Pacific/Honolulu")
            .running(
                aDeparture()
                    .named("1")
                    .on(day)
                    .calling("Auckland 20:00", "Paris 21:00", "Honolulu 22:00", "Oslo 25:00")
                    .selling("Auckland", closing(1, "09:00"))
                    .selling("Paris", closing(1, "09:00"))
                    .selling("Honolulu", closing(1, "09:00")))
            .publishedIn(store())
            .coach("1");

    for (String from : List.of("Paris", "Honolulu", "Auckland")) {
      LocalDate dayBefore = express.dateAt(from).minusDays(1);
      String zone = express.stop(from).zone().getId();
      assertOfferedUntil(at(dayBefore, "09:00", zone), express, from, "Oslo");
    }
  }

  @Test
  default void a_clock_change_between_closing_and_boarding_moves_neither() {
    ClockChange first = ClockChange.next(store().clock(), "Europe/Paris");
    ClockChange second = ClockChange.nextAfter(first.date(), "Europe/Paris");
    for (LocalDate date : List.of(first.date(), second.date())) {
      Network network =
          aNetwork()
              .inZone("Europe/Paris")
              .from(date)
              .forDays(2)
              .running(
                  aDeparture()
                      .named("on the day")
                      .on(date)
                      .calling("Paris 09:00", "Lyon 12:00", "Nice 15:00")
                      .selling("Paris", closing(1, "17:00"))
                      .selling("Lyon", closing(Duration.ofHours(14))),
                  aDeparture()
                      .named("on the day after")
                      .on(date.plusDays(1))
                      .calling("Paris 09:00", "Nice 15:00")
                      .selling("Paris", closing(1, "02:30")))
              .publishedIn(store());
      Coach express = network.coach("on the day");

      assertOfferedUntil(at(date.minusDays(1), "17:00", "Europe/Paris"), express, "Paris", "Nice");
      assertOfferedUntil(
          express.leaves("Lyon").minus(Duration.ofHours(14)), express, "Lyon", "Nice");
      assertOfferedUntil(
          // Left out, it is as much later; twice, it is the first.
          date.atTime(2, 30).atZone(ZoneId.of("Europe/Paris")).toInstant(),
          network.coach("on the day after"),
          "Paris",
          "Nice");
    }
  }

  @Test
  default void a_ride_is_offered_from_its_opening_on() {
    LocalDate day = today("Asia/Tokyo").plusDays(5);
    Coach express =
        aDeparture()
            .on(day)
            .calling("Kofu 08:00", "Otsuki 09:00", "Hachioji 10:00", "Tokyo 11:00")
            .selling("Kofu", opening(new DayBefore(3, LocalTime.of(10, 0)), minutes(45)))
            .selling("Otsuki", opening(new Before(Duration.ofHours(30)), minutes(0)))
            .selling(
                "Hachioji",
                new SalesWindow(
                    Optional.of(new Before(Duration.ofHours(20))),
                    new DayBefore(1, LocalTime.of(20, 0))))
            .publishedIn(store());

    assertOfferedFrom(at(day.minusDays(3), "10:00", "Asia/Tokyo"), express, "Kofu", "Tokyo");
    assertOfferedFrom(
        express.leaves("Otsuki").minus(Duration.ofHours(30)), express, "Otsuki", "Tokyo");
    assertOfferedFrom(
        express.leaves("Hachioji").minus(Duration.ofHours(20)), express, "Hachioji", "Tokyo");
    assertOfferedUntil(at(day.minusDays(1), "20:00", "Asia/Tokyo"), express, "Hachioji", "Tokyo");
    assertOfferedUntil(express.leaves("Kofu").minus(minutes(45)), express, "Kofu", "Tokyo");
  }

  @Test
  default void where_the_shortest_ride_is_closed_no_longer_one_is_offered_in_its_place() {
    Network network =
        aNetwork()
            .withPlace("Kofu", "Kofu Castle", "Kofu Station")
            .running(
                aDeparture()
                    .named("1")
                    .calling("Kofu Castle", "Kofu Station", "Tokyo")
                    .selling("Kofu Station", closing(30, "12:00")))
            .publishedIn(store());
    Coach express = network.coach("1");
    LocalDate date = express.dateAt("Kofu Castle");

    assertThat(offers(Optional.of(network.placeId("Kofu")), network.placeId("Tokyo"), date))
        .isEmpty();
    assertThat(offers(Optional.of(network.stopId("Kofu Castle")), network.placeId("Tokyo"), date))
        .hasSize(1);
  }

  @Test
  default void from_anywhere_the_ride_boards_at_the_first_call_whose_sale_is_open() {
    Coach express =
        aDeparture()
            .calling("Kofu", "Otsuki", "Hachioji", "Tokyo")
            .selling("Kofu", closing(30, "12:00"))
            .selling("Otsuki", opening(new Before(Duration.ofHours(1)), minutes(0)))
            .selling("Hachioji", closing(minutes(30)))
            .publishedIn(store());
    LocalDate date = express.dateAt("Kofu");

    assertThat(offers(Optional.empty(), express.placeOf("Tokyo"), date))
        .extracting(Offer::from)
        .containsExactly(express.call("Hachioji"));
    assertThat(offers(Optional.empty(), express.placeOf("Hachioji"), date)).isEmpty();
  }

  @Test
  default void an_offer_tells_when_its_sale_opens_and_closes() {
    SalesWindow unusual =
        new SalesWindow(
            Optional.of(new DayBefore(300, LocalTime.of(6, 30))),
            new DayBefore(1, LocalTime.of(23, 59, 59)));
    Coach express =
        aDeparture()
            .calling("Kofu", "Otsuki", "Hachioji", "Tokyo")
            .selling("Kofu", unusual)
            .selling("Otsuki", closing(Duration.ofSeconds(1)))
            .publishedIn(store());

    assertThat(offers(express, "Kofu", "Tokyo"))
        .extracting(Offer::from)
        .containsExactly(express.call("Kofu"));
    assertThat(offers(express, "Kofu", "Otsuki"))
        .extracting(Offer::to)
        .containsExactly(express.call("Otsuki"));
    assertThat(offers(express, "Otsuki", "Tokyo"))
        .extracting(Offer::from)
        .extracting(StopCall::salesCloseAt)
        .containsExactly(express.leaves("Otsuki").minusSeconds(1));
    assertThat(offers(express, "Hachioji", "Tokyo"))
        .extracting(Offer::from)
        .containsExactly(express.call("Hachioji"));
  }

  // What the clauses share

  private static SalesWindow closing(Duration before) {
    return SalesWindow.until(new Before(before));
  }

  private static SalesWindow closing(int daysBefore, String time) {
    return SalesWindow.until(new DayBefore(daysBefore, LocalTime.parse(time)));
  }

  private static SalesWindow opening(Notice opens, Duration closesBefore) {
    return new SalesWindow(Optional.of(opens), new Before(closesBefore));
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  private static Instant at(LocalDate date, String time, String zone) {
    return date.atTime(LocalTime.parse(time)).atZone(ZoneId.of(zone)).toInstant();
  }

  private LocalDate today(String zone) {
    return store().clock().instant().atZone(ZoneId.of(zone)).toLocalDate();
  }

  /** Lets time pass until then: until just before the ride is offered, and then it is not. */
  private void assertOfferedUntil(Instant closes, Coach coach, String from, String to) {
    store().passTimeUntil(closes.minus(minutes(1)));
    assertThat(offers(coach, from, to)).as("from %s before %s", from, closes).hasSize(1);
    store().passTimeUntil(closes);
    assertThat(offers(coach, from, to)).as("from %s at %s", from, closes).isEmpty();
  }

  /** Lets time pass until then: until just before the ride is not offered, and then it is. */
  private void assertOfferedFrom(Instant opens, Coach coach, String from, String to) {
    store().passTimeUntil(opens.minus(minutes(1)));
    assertThat(offers(coach, from, to)).as("from %s before %s", from, opens).isEmpty();
    store().passTimeUntil(opens);
    assertThat(offers(coach, from, to)).as("from %s at %s", from, opens).hasSize(1);
  }

  private List<Offer> offers(Coach coach, String from, String to) {
    return offers(Optional.of(coach.placeOf(from)), coach.placeOf(to), coach.dateAt(from));
  }

  private List<Offer> offers(Optional<PlaceOrStopId> from, PlaceOrStopId to, LocalDate date) {
    return store()
        .offers()
        .search(
            new OfferQuery(
                to,
                from,
                date,
                1,
                OfferQuery.Sort.DEPARTURE,
                Optional.empty(),
                OfferQuery.LIMIT_MAX));
  }
}
