package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.party;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.HoldAnswer.Held;
import io.travelapp.domain.booking.Bookings.HoldAnswer.SeatsTaken;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code Bookings} promises about wheelchair spaces and the seats that they displace. */
public interface WheelchairSpacesContract {

  Store store();

  /** The space displaces 1A and 1B. */
  private Coach lowFloor() {
    return aDeparture()
        .withSeats("1A", "1B", "1C", "1D")
        .withWheelchairSpace("W1", "1A", "1B")
        .publishedIn(store());
  }

  @Test
  default void a_wheelchair_space_is_held_with_the_seats_that_it_displaces() {
    Coach coach = lowFloor();
    Buyer anna = aBuyer(store());

    Hold hold = anna.holds(coach.leg("Kofu", "Otsuki", "W1", "1C"));

    assertThat(hold.passengers())
        .extracting(HeldPassenger::need)
        .containsExactly(SeatNeed.WHEELCHAIR, SeatNeed.SEAT);
    assertThat(anna.hold(hold)).isEqualTo(hold);
    assertThat(coach.freeSeats("Kofu", "Otsuki")).isEqualTo(seats("1D"));
    assertThat(coach.freeSeats("Otsuki", "Tokyo")).isEqualTo(seats("1A", "1B", "1C", "1D", "W1"));
    assertThat(aBuyer(store()).asksFor(coach.leg("Kofu", "Tokyo", "1B")))
        .isEqualTo(new SeatsTaken(coach.id(), seats("1B")));
  }

  @Test
  default void displaced_seats_are_nobodys_own() {
    Coach coach = lowFloor();
    Buyer anna = aBuyer(store());
    anna.holds(coach.leg("Kofu", "Tokyo", "W1"));

    assertThat(store().departures().seatsOf(anna.id(), coach.id(), coach.segment("Kofu", "Tokyo")))
        .isEqualTo(seats("W1"));
  }

  @Test
  default void a_space_cannot_be_had_while_somebody_sits_where_it_needs_room() {
    Coach coach = lowFloor();
    Hold other = aBuyer(store()).holds(coach.leg("Otsuki", "Tokyo", "1B"));

    assertThat(aBuyer(store()).asksFor(coach.leg("Kofu", "Tokyo", "W1", "1C")))
        .isEqualTo(new SeatsTaken(coach.id(), seats("W1")));
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A", "1C", "1D", "W1"));
    assertThat(aBuyer(store()).asksFor(coach.leg("Kofu", "Otsuki", "W1"))).isInstanceOf(Held.class);
    assertThat(other.status()).isEqualTo(Hold.Status.HELD);
  }

  @Test
  default void a_displaced_seat_of_a_hold_that_has_expired_is_free() {
    Coach coach = lowFloor();
    aBuyer(store()).holds(coach.leg("Kofu", "Tokyo", "1B"));
    store().passTime(Hold.LIFETIME);

    assertThat(aBuyer(store()).asksFor(coach.leg("Kofu", "Tokyo", "W1"))).isInstanceOf(Held.class);
    store().passTime(Hold.LIFETIME);
    assertThat(aBuyer(store()).asksFor(coach.leg("Kofu", "Tokyo", "1A", "1B")))
        .isInstanceOf(Held.class);
  }

  @Test
  default void displaced_seats_have_no_ticket_and_come_back_with_their_space() {
    Coach coach = lowFloor();
    Buyer anna = aBuyer(store());

    Booking booking =
        anna.books(anna.request(party("adult", "adult"), coach.leg("Kofu", "Tokyo", "1C", "W1")));

    assertThat(booking.tickets())
        .extracting(Ticket::seat)
        .containsExactly(Optional.of(seat("1C")), Optional.of(new SeatLabel("W1")));
    anna.cancels(booking, booking.tickets().getFirst());
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1C", "1D"));
    Booking left = anna.booking(booking);
    anna.cancels(left);
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A", "1B", "1C", "1D", "W1"));
  }

  @Test
  default void a_hold_that_is_released_gives_displaced_seats_back() {
    Coach coach = lowFloor();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(coach.leg("Kofu", "Tokyo", "W1"));

    store().bookings().release(anna.id(), hold.id());

    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A", "1B", "1C", "1D", "W1"));
  }
}
