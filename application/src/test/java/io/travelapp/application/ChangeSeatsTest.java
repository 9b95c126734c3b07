package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aReference;
import static io.travelapp.testkit.fixture.Fixtures.party;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.application.ChangeSeats.Command;
import io.travelapp.application.ChangeSeats.Outcome;
import io.travelapp.application.ChangeSeats.Target;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.SeatFee;
import io.travelapp.domain.seating.SeatAnswer;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeSeatsTest {

  private final BookingOffice office = new BookingOffice();
  private final Coach express =
      aDeparture()
          .withSeats("1A", "1B", "1C", "1D")
          .withWheelchairSpace("W1", "1A")
          .publishedIn(office.store);
  private final Buyer anna = office.aBuyer();
  private FareConditions conditions = Fixtures.CONDITIONS;

  private static List<SeatLabel> labels(String... labels) {
    return Stream.of(labels).map(SeatLabel::new).toList();
  }

  private Outcome change(Target target, List<List<SeatLabel>> legs) {
    return new ChangeSeats(
            office.store.departures(),
            office.store.bookings(),
            conditions,
            PartyPolicy.USUAL,
            office.store.clock())
        .handle(new Command(anna.id(), target, legs));
  }

  private Outcome change(Hold hold, List<SeatLabel> seats) {
    return change(new Target.OfHold(hold.id()), List.of(seats));
  }

  private Outcome change(Hold hold, List<SeatLabel> first, List<SeatLabel> second) {
    return change(new Target.OfHold(hold.id()), List.of(first, second));
  }

  private Outcome change(Booking booking, List<SeatLabel> seats) {
    return change(new Target.OfBooking(booking.reference()), List.of(seats));
  }

  @Test
  void a_hold_gets_other_seats_and_keeps_its_end() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A", "1C"));
    office.store.passTime(Duration.ofMinutes(4));

    Outcome outcome = change(hold, labels("1B", "1C"));

    assertThat(outcome).isEqualTo(new Outcome.HoldChanged(anna.hold(hold), Duration.ofMinutes(6)));
    assertThat(anna.hold(hold).legs().getFirst().seats()).isEqualTo(labels("1B", "1C"));
    assertThat(anna.hold(hold).legs().getFirst().seatedTogether()).isTrue();
    assertThat(anna.hold(hold).expiresAt()).isEqualTo(hold.expiresAt());
  }

  @Test
  void a_leg_without_seats_and_one_with_its_own_keep_them() {
    Hold hold =
        anna.holds(express.leg("Kofu", "Otsuki", "1A"), express.leg("Otsuki", "Tokyo", "1B"));

    assertThat(change(hold, labels(), labels("1B"))).isInstanceOf(Outcome.HoldChanged.class);
    assertThat(anna.hold(hold)).isEqualTo(hold);
    assertThat(change(hold, labels(), labels("1D"))).isInstanceOf(Outcome.HoldChanged.class);
    assertThat(anna.hold(hold).legs())
        .extracting(leg -> leg.seats())
        .containsExactly(labels("1A"), labels("1D"));
  }

  @Test
  void a_seat_that_somebody_has_is_told_with_others_that_are_free() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A", "1B"));
    office.aBuyer().holds(express.leg("Otsuki", "Tokyo", "1D"));

    assertThat(change(hold, labels("1C", "1D")))
        .isEqualTo(new Outcome.SeatsTaken(0, express.id(), seats("1D"), labels("1A", "1B")));
    assertThat(anna.hold(hold)).isEqualTo(hold);
  }

  @Test
  void what_is_named_wrongly_is_told_with_the_facts() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A", "1B"));

    assertThat(change(hold, labels("1A", "1B"), labels("1A", "1B")))
        .isEqualTo(new Outcome.LegCountWrong(2, 1));
    assertThat(change(hold, labels("1C"))).isEqualTo(new Outcome.SeatCountWrong(0, 1, 2));
    assertThat(change(hold, labels("1C", "9Z")))
        .isEqualTo(new Outcome.UnknownSeats(0, express.id(), labels("9Z")));
    assertThat(change(hold, labels("1C", "1C")))
        .isEqualTo(new Outcome.SeatNamedTwice(0, seat("1C")));
    assertThat(change(hold, labels("W1", "1C")))
        .isEqualTo(
            new Outcome.SeatsRefused(0, express.id(), new SeatAnswer.SpacesReserved(labels("W1"))));
  }

  @Test
  void a_change_strips_no_wheelchair_user_of_the_companion() {
    HoldRequest plain =
        anna.request(party("adult", "adult"), express.leg("Kofu", "Tokyo", "W1", "1B"));
    Hold hold =
        anna.holds(
            new HoldRequest(
                plain.customer(),
                plain.reference(),
                plain.legs(),
                plain.revisions(),
                plain.closings(),
                List.of(
                    new HeldPassenger("adult", true, true, SeatNeed.WHEELCHAIR),
                    new HeldPassenger("adult", true, true, SeatNeed.COMPANION)),
                plain.terms(),
                plain.promotionLimits(),
                plain.price(),
                plain.lifetime()));

    assertThat(change(hold, labels("W1", "1A")))
        .isEqualTo(
            new Outcome.SeatsRefused(
                0, express.id(), new SeatAnswer.SeatDisplaced(seat("1A"), seat("W1"))));
    assertThat(change(hold, labels("1C", "1B")))
        .isEqualTo(new Outcome.SeatsRefused(0, express.id(), new SeatAnswer.NotASpace(seat("1C"))));
    assertThat(change(hold, labels("W1", "1C"))).isInstanceOf(Outcome.HoldChanged.class);
  }

  @Test
  void who_changes_seats_on_the_way_may_have_one_for_all_of_it_instead() {
    office.aBuyer().holds(express.leg("Otsuki", "Tokyo", "1B"));
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1B").changing(0, "Otsuki", "1C"));

    assertThat(change(hold, labels("1B")))
        .isEqualTo(new Outcome.SeatsTaken(0, express.id(), seats("1B"), labels("1A")));
    assertThat(change(hold, labels("1C"))).isInstanceOf(Outcome.HoldChanged.class);

    assertThat(anna.hold(hold).legs().getFirst().changes()).isEmpty();
    assertThat(express.freeSeats("Kofu", "Otsuki")).isEqualTo(seats("1A", "1B", "1D", "W1"));
    assertThat(express.freeSeats("Otsuki", "Tokyo")).isEqualTo(seats("1A", "1D", "W1"));
  }

  @Test
  void after_the_sale_the_tickets_are_for_other_seats() {
    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1A", "1B"));

    assertThat(change(booking, labels("1C", "1D")))
        .isEqualTo(new Outcome.BookingChanged(anna.booking(booking)));
    assertThat(anna.booking(booking).tickets())
        .extracting(Ticket::seat)
        .containsExactly(Optional.of(seat("1C")), Optional.of(seat("1D")));
  }

  @Test
  void who_gave_up_a_ticket_is_not_asked_for_a_seat() {
    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1A", "1B"));
    anna.cancels(booking, booking.tickets().getFirst());

    assertThat(change(booking, labels("1C", "1D"))).isEqualTo(new Outcome.SeatCountWrong(0, 2, 1));
    assertThat(change(booking, labels("1A"))).isInstanceOf(Outcome.BookingChanged.class);
    assertThat(anna.booking(booking).validTickets())
        .extracting(Ticket::seat)
        .containsExactly(Optional.of(seat("1A")));
    anna.cancels(anna.booking(booking));
    assertThat(change(booking, labels("1D")))
        .isEqualTo(new Outcome.NoValidTicket(anna.booking(booking)));
  }

  @Test
  void a_seat_changes_until_the_coach_leaves() {
    Booking booking = anna.books(express.leg("Otsuki", "Tokyo", "1A"));

    office.store.passTimeUntil(express.leaves("Otsuki").minusSeconds(1));
    assertThat(change(booking, labels("1B"))).isInstanceOf(Outcome.BookingChanged.class);
    office.store.passTime(Duration.ofSeconds(1));
    assertThat(change(booking, labels("1C")))
        .isEqualTo(new Outcome.Departed(0, express.leaves("Otsuki")));
  }

  @Test
  void what_is_over_or_somebody_elses_or_nothing_is_refused() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    anna.startsToPay(hold);

    assertThat(change(hold, labels("1B"))).isEqualTo(new Outcome.NotHeld(anna.hold(hold)));
    Booking pending = anna.finds(hold.reference()).orElseThrow();
    assertThat(change(pending, labels("1B"))).isEqualTo(new Outcome.NoValidTicket(pending));
    assertThat(change(new Target.OfHold(new HoldId(999)), List.of(labels("1B"))))
        .isEqualTo(new Outcome.NoSuchHold());
    assertThat(change(new Target.OfBooking(aReference()), List.of(labels("1B"))))
        .isEqualTo(new Outcome.NoSuchBooking());
    Booking others = office.aBuyer().books(express.leg("Kofu", "Tokyo", "1D"));
    assertThat(change(others, labels("1B"))).isEqualTo(new Outcome.NoSuchBooking());
  }

  @Test
  void a_seat_that_costs_a_fee_is_not_had_for_nothing_afterwards() {
    conditions =
        new FareConditions(
            conditions.passengerTypes(),
            conditions.products(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new SeatFee("Choice", Optional.empty(), yen(300))));
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A", "1B"));

    assertThat(change(hold, labels("1B", "1C")))
        .isEqualTo(new Outcome.SeatFeeDue(0, seat("1C"), yen(300)));
    assertThat(change(hold, labels("1B", "1A"))).isInstanceOf(Outcome.HoldChanged.class);
  }
}
