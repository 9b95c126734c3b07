package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatFeature;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Departures} promises. Its clauses also use the store's {@code Timetables} and
 * {@code Bookings}.
 */
public interface DeparturesContract {

  Store store();

  @Test
  default void a_departure_is_found_as_it_was_published() {
    Coach express =
        aDeparture()
            .calling("Kofu 08:30", "Otsuki 09:10-09:15", "Hachioji 09:50", "Tokyo 10:40")
            .towards("Tokyo (Yaesu Süd)")
            .inBlock("7 a")
            .pickingUpOnlyAt("Otsuki")
            .settingDownOnlyAt("Hachioji")
            .notSelling("Kofu", "Hachioji")
            .selling("Kofu", SalesWindow.until(new Before(Duration.ofMinutes(45))))
            .selling(
                "Otsuki",
                new SalesWindow(
                    Optional.of(new Before(Duration.ofDays(60))),
                    new DayBefore(1, LocalTime.of(17, 0))))
            .costing(euros("12.34"))
            .publishedIn(store());

    DepartureOnSale found = store().departures().find(express.id()).orElseThrow();

    assertThat(found.departure()).isEqualTo(express.departure());
    assertThat(found.layout()).isEqualTo(express.layout());
    assertThat(found.fares()).isEqualTo(express.fares());
    assertThat(found.occupancy()).isEqualTo(SeatOccupancy.empty(4, 3));
  }

  @Test
  default void seats_keep_their_order_position_and_features_and_what_they_displace() {
    VehicleLayout layout =
        new VehicleLayout(
            "Double decker",
            List.of(
                new Seat(seat("B2"), 2, 1, 2, Set.of(SeatFeature.WINDOW, SeatFeature.FRONT)),
                new Seat(seat("前-1"), 1, 3, 1, Set.of(SeatFeature.TABLE)),
                new Seat(seat("A1"), 1, 1, 1, Set.of()),
                new Seat(
                    seat("W1"),
                    1,
                    2,
                    1,
                    Set.of(SeatFeature.WHEELCHAIR, SeatFeature.WINDOW),
                    seats("A1", "前-1"))));
    Coach express = aDeparture().withLayout(layout).publishedIn(store());

    assertThat(express.onSale().layout()).isEqualTo(layout);
  }

  @Test
  default void a_coach_of_two_hundred_seats_and_many_stops_is_found_whole() {
    String[] stops = new String[60];
    for (int call = 0; call < stops.length; call++) {
      stops[call] = "Stop " + call;
    }
    Coach express =
        aDeparture()
            .calling(stops)
            .withLayout(VehicleLayout.twoByTwo("Longest", 50))
            .publishedIn(store());

    aBuyer(store()).holds(express.leg("Stop 58", "Stop 59", "50D"));

    DepartureOnSale found = express.onSale();
    assertThat(found.fares()).isEqualTo(express.fares());
    assertThat(found.layout()).isEqualTo(express.layout());
    assertThat(found.occupancy().takenCount()).isEqualTo(1);
    assertThat(express.freeSeats("Stop 58", "Stop 59")).hasSize(199).doesNotContain(seat("50D"));
  }

  @Test
  default void a_run_past_midnight_in_the_night_of_a_clock_change_is_found_at_its_times() {
    ClockChange night = ClockChange.next(store().clock(), "Europe/Paris");
    Coach express =
        aNetwork()
            .inZone("Europe/Paris")
            .withClock("London", "Europe/London")
            .from(night.date())
            .running(
                aDeparture()
                    .named("night")
                    .on(night.date())
                    .calling("Paris 00:30", "Calais 03:30", "London 26:10"))
            .publishedIn(store())
            .coach("night");

    assertThat(express.onSale().departure()).isEqualTo(express.departure());
  }

  @Test
  default void what_never_was_is_empty() {
    DepartureId never = DepartureId.of(new FeedId(aWord(), "never"), LocalDate.of(2027, 4, 1));

    assertThat(store().departures().find(never)).isEmpty();
    assertThat(store().departures().seatsOf(aBuyer(store()).id(), never, segment())).isEmpty();
  }

  @Test
  default void a_departure_that_has_left_is_still_found() {
    Coach express = aDeparture().publishedIn(store());
    store().passTimeUntil(express.leaves("Otsuki").plus(Duration.ofDays(2)));

    assertThat(express.onSale().departure()).isEqualTo(express.departure());
  }

  // Seats

  @Test
  default void held_and_booked_seats_are_taken_on_their_segment_alone() {
    Coach express = aDeparture().calling("Kofu", "Otsuki", "Tokyo").publishedIn(store());
    aBuyer(store()).holds(express.leg("Kofu", "Otsuki", "1B"));
    aBuyer(store()).books(express.leg("Otsuki", "Tokyo", "1D"));

    assertThat(express.freeSeats("Kofu", "Otsuki")).isEqualTo(seats("1A", "1C", "1D"));
    assertThat(express.freeSeats("Otsuki", "Tokyo")).isEqualTo(seats("1A", "1B", "1C"));
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A", "1C"));
  }

  @Test
  default void a_sale_does_not_change_the_revision() {
    Coach express = aDeparture().publishedIn(store());
    long revision = express.onSale().revision();
    Buyer anna = aBuyer(store());

    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1A"));
    assertThat(express.onSale().revision()).isEqualTo(revision);
    anna.cancels(booking);

    assertThat(express.onSale().revision()).isEqualTo(revision);
  }

  @Test
  default void the_seats_of_a_customer_are_those_of_all_live_holds_and_bookings() {
    Coach express = aDeparture().calling("Kofu", "Otsuki", "Tokyo").publishedIn(store());
    Buyer anna = aBuyer(store());
    anna.holds(express.leg("Kofu", "Otsuki", "1A"));
    anna.startsToPay(anna.holds(express.leg("Kofu", "Tokyo", "1B")));
    anna.books(express.leg("Otsuki", "Tokyo", "1C"));
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1D"));

    assertThat(seatsOf(anna, express, "Kofu", "Otsuki")).isEqualTo(seats("1A", "1B"));
    assertThat(seatsOf(anna, express, "Otsuki", "Tokyo")).isEqualTo(seats("1B", "1C"));
    assertThat(seatsOf(anna, express, "Kofu", "Tokyo")).isEqualTo(seats("1A", "1B", "1C"));
    assertThat(seatsOf(aBuyer(store()), express, "Kofu", "Tokyo")).isEmpty();
  }

  @Test
  default void seats_that_were_given_up_are_nobodys() {
    Coach express = aDeparture().calling("Kofu", "Otsuki", "Tokyo").publishedIn(store());
    Buyer anna = aBuyer(store());
    anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));
    Hold released = anna.holds(express.leg("Kofu", "Tokyo", "1B"));
    store().bookings().release(anna.id(), released.id());
    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1C", "1D"));
    anna.cancels(booking, booking.tickets().getFirst());

    assertThat(seatsOf(anna, express, "Kofu", "Tokyo")).isEqualTo(seats("1D"));
  }

  @Test
  default void the_seats_of_a_customer_on_another_day_are_others() {
    var daily = aNetwork().running(aDeparture().named("express").daily()).publishedIn(store());
    LocalDate day = daily.publication().from().plusDays(3);
    Buyer anna = aBuyer(store());
    anna.holds(daily.coach("express", day).leg("Kofu", "Tokyo", "1A"));

    assertThat(seatsOf(anna, daily.coach("express", day.plusDays(1)), "Kofu", "Tokyo")).isEmpty();
  }

  // What the clauses share

  private Set<SeatLabel> seatsOf(Buyer buyer, Coach coach, String from, String to) {
    return store().departures().seatsOf(buyer.id(), coach.id(), coach.segment(from, to));
  }

  private static Segment segment() {
    return new Segment(0, 1);
  }
}
