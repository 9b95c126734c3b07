package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aReference;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.Bookings.SeatsAnswer;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.LegSeats;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code Bookings} promises about changing seats, within a hold and after the sale. */
public interface SeatChangesContract {

  Store store();

  private Coach express() {
    return aDeparture().withSeats("1A", "1B", "1C", "1D").publishedIn(store());
  }

  /** The wish to sit elsewhere on a leg. */
  private static LegSeats to(int leg, Coach coach, String... labels) {
    return new LegSeats(
        leg, Stream.of(labels).map(SeatLabel::new).toList(), false, coach.onSale().revision());
  }

  private Optional<SeatsAnswer<Hold>> change(Buyer buyer, Hold hold, LegSeats... legs) {
    return store().bookings().changeSeats(buyer.id(), hold.id(), List.of(legs));
  }

  private Optional<SeatsAnswer<Booking>> change(Buyer buyer, Booking booking, LegSeats... legs) {
    return store()
        .bookings()
        .changeSeats(buyer.id(), booking.reference(), booking.revision(), List.of(legs));
  }

  private static <T> T changed(Optional<SeatsAnswer<T>> answer) {
    if (answer.orElseThrow() instanceof SeatsAnswer.Changed<T>(T now)) {
      return now;
    }
    throw new AssertionError("The seats are expected to change, and the store says " + answer);
  }

  @Test
  default void the_seats_of_a_hold_change_and_nothing_else_of_it() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold before = anna.holds(express.leg("Kofu", "Otsuki", "1A", "1B"));

    Hold after = changed(change(anna, before, to(0, express, "1B", "1C")));

    assertThat(after.legs().getFirst().seats()).containsExactly(seat("1B"), seat("1C"));
    assertThat(after.legs().getFirst().seatedTogether()).isFalse();
    assertThat(anna.hold(before)).isEqualTo(after);
    assertThat(after.expiresAt()).isEqualTo(before.expiresAt());
    assertThat(after.price()).isEqualTo(before.price());
    assertThat(after.legs())
        .extracting(HeldLeg::segment, HeldLeg::boards, HeldLeg::refundPolicy)
        .isEqualTo(
            before.legs().stream()
                .map(leg -> tuple(leg.segment(), leg.boards(), leg.refundPolicy()))
                .toList());
    assertThat(express.freeSeats("Kofu", "Otsuki")).isEqualTo(seats("1A", "1D"));
    assertThat(express.freeSeats("Otsuki", "Tokyo")).hasSize(4);
  }

  @Test
  default void seats_are_exchanged_within_a_party() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A", "1B"));

    Hold after = changed(change(anna, hold, to(0, express, "1B", "1A")));

    assertThat(after.legs().getFirst().seats()).containsExactly(seat("1B"), seat("1A"));
    Booking booking = anna.pays(after);
    assertThat(booking.tickets())
        .extracting(Ticket::seat)
        .containsExactly(Optional.of(seat("1B")), Optional.of(seat("1A")));
  }

  @Test
  default void where_a_new_seat_is_taken_the_old_ones_are_kept() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A", "1B"));
    aBuyer(store()).holds(express.leg("Otsuki", "Tokyo", "1D"));

    assertThat(change(anna, hold, to(0, express, "1C", "1D")))
        .contains(new SeatsAnswer.Taken<>(0, seats("1D")));

    assertThat(anna.hold(hold)).isEqualTo(hold);
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1C"));
  }

  @Test
  default void seats_change_on_all_legs_or_on_none() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold =
        anna.holds(express.leg("Kofu", "Otsuki", "1A"), express.leg("Otsuki", "Tokyo", "1A"));
    aBuyer(store()).holds(express.leg("Otsuki", "Tokyo", "1D"));

    assertThat(change(anna, hold, to(0, express, "1B"), to(1, express, "1D")))
        .contains(new SeatsAnswer.Taken<>(1, seats("1D")));
    assertThat(anna.hold(hold)).isEqualTo(hold);
    assertThat(express.freeSeats("Kofu", "Otsuki")).contains(seat("1B"));

    Hold after = changed(change(anna, hold, to(0, express, "1B"), to(1, express, "1C")));
    assertThat(after.legs())
        .extracting(HeldLeg::seats)
        .containsExactly(List.of(seat("1B")), List.of(seat("1C")));
  }

  @Test
  default void a_seat_of_a_hold_that_has_expired_may_be_changed_to() {
    Coach express = express();
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1D"));
    store().passTime(Hold.LIFETIME);
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));

    assertThat(changed(change(anna, hold, to(0, express, "1D"))).legs().getFirst().seats())
        .containsExactly(seat("1D"));
  }

  @Test
  default void a_hold_that_is_over_or_being_paid_for_keeps_its_seats() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold paying = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    anna.startsToPay(paying);
    Hold expired = anna.holds(express.leg("Kofu", "Tokyo", "1B"));

    assertThat(change(anna, paying, to(0, express, "1C")))
        .contains(new SeatsAnswer.NotAsSeen<>(anna.hold(paying)));
    store().passTime(Hold.LIFETIME);
    assertThat(change(anna, expired, to(0, express, "1C")))
        .contains(new SeatsAnswer.NotAsSeen<>(anna.hold(expired)));
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1C"));
  }

  @Test
  default void nobody_changes_the_seats_of_another() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1B"));
    Buyer mallory = aBuyer(store());

    assertThat(change(mallory, hold, to(0, express, "1C"))).isEmpty();
    assertThat(change(mallory, booking, to(0, express, "1C"))).isEmpty();
    assertThat(
            store().bookings().changeSeats(anna.id(), new HoldId(0), List.of(to(0, express, "1C"))))
        .isEmpty();
    assertThat(
            store()
                .bookings()
                .changeSeats(anna.id(), aReference(), 1, List.of(to(0, express, "1C"))))
        .isEmpty();
    assertThat(anna.hold(hold)).isEqualTo(hold);
  }

  @Test
  default void a_departure_that_has_changed_is_looked_at_again() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    LegSeats seen = to(0, express, "1B");

    assertThat(change(anna, hold, new LegSeats(0, seen.seats(), true, seen.revision() + 1)))
        .contains(new SeatsAnswer.DepartureChanged<>(0));
    assertThat(anna.hold(hold)).isEqualTo(hold);
  }

  @Test
  default void a_wheelchair_space_changes_with_the_seats_that_it_displaces() {
    Coach coach =
        aDeparture()
            .withSeats("1A", "1B", "1C", "1D")
            .withWheelchairSpace("W1", "1A")
            .withWheelchairSpace("W2", "1B")
            .publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(coach.leg("Kofu", "Tokyo", "W1"));

    changed(change(anna, hold, to(0, coach, "W2")));

    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A", "1C", "1D", "W1"));
    aBuyer(store()).holds(coach.leg("Kofu", "Otsuki", "1A"));
    assertThat(change(anna, hold, to(0, coach, "W1")))
        .contains(new SeatsAnswer.Taken<>(0, seats("W1")));
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1C", "1D", "W1"));
  }

  @Test
  default void after_the_sale_the_tickets_change_their_seats_and_keep_their_numbers_and_prices() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Booking before = anna.books(express.leg("Kofu", "Tokyo", "1A", "1B"));

    Booking after = changed(change(anna, before, to(0, express, "1A", "1D")));

    assertThat(after.tickets())
        .extracting(Ticket::seat)
        .containsExactly(Optional.of(seat("1A")), Optional.of(seat("1D")));
    assertThat(after.tickets())
        .extracting(Ticket::number)
        .isEqualTo(before.tickets().stream().map(Ticket::number).toList());
    assertThat(after.price()).isEqualTo(before.price());
    assertThat(after.status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(after.revision()).isGreaterThan(before.revision());
    assertThat(after.legs().getFirst().seats()).containsExactly(seat("1A"), seat("1D"));
    assertThat(anna.booking(before)).isEqualTo(after);
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1B", "1C"));
    assertThat(change(anna, before, to(0, express, "1A", "1C")))
        .as("as the booking was before")
        .contains(new SeatsAnswer.NotAsSeen<>(after));
  }

  @Test
  default void a_ticket_that_was_given_up_gets_no_seat_by_a_change() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1A", "1B"));
    anna.cancels(booking, booking.tickets().getFirst());
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A"));

    Booking after = changed(change(anna, anna.booking(booking), to(0, express, "1A", "1C")));

    assertThat(after.tickets())
        .extracting(Ticket::status, Ticket::seat)
        .containsExactly(
            tuple(Ticket.Status.CANCELLED, Optional.of(seat("1A"))),
            tuple(Ticket.Status.VALID, Optional.of(seat("1C"))));
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1B", "1D"));
  }

  @Test
  default void a_booking_that_is_not_confirmed_keeps_its_seats() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    anna.startsToPay(hold);
    Booking pending = anna.finds(hold.reference()).orElseThrow();

    assertThat(change(anna, pending, to(0, express, "1B")))
        .contains(new SeatsAnswer.NotAsSeen<>(pending));
  }

  @Test
  default void of_many_who_change_to_one_seat_exactly_one_gets_it() {
    Coach express = aDeparture().withSeats("1A", "1B", "1C", "1D", "2A").publishedIn(store());
    List<Buyer> buyers = Stream.generate(() -> aBuyer(store())).limit(4).toList();
    List<Hold> holds =
        Stream.of("1A", "1B", "1C", "1D")
            .map(label ->
                buyers
                    .get("ABCD".indexOf(label.charAt(1)))
                    .holds(express.leg("Kofu", "Tokyo", label)))
            .toList();

    List<Optional<SeatsAnswer<Hold>>> answers =
        Race.of(4, number -> change(buyers.get(number), holds.get(number), to(0, express, "2A")));

    assertThat(answers)
        .filteredOn(answer -> answer.orElseThrow() instanceof SeatsAnswer.Changed)
        .hasSize(1);
    assertThat(express.freeSeats("Kofu", "Tokyo")).hasSize(1);
    assertThat(aBuyer(store()).asksFor(express.leg("Kofu", "Tokyo", "2A")))
        .isEqualTo(new HoldAnswer.SeatsTaken(express.id(), seats("2A")));
  }
}
