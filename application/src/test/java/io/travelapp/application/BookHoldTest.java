package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aCardToken;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.name;
import static io.travelapp.testkit.fixture.Fixtures.party;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.application.BookHold.Command;
import io.travelapp.application.BookHold.NamedPassenger;
import io.travelapp.application.BookHold.Outcome;
import io.travelapp.application.UnreliableGateway.Call;
import io.travelapp.domain.booking.BookedPassenger;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentGateway.State;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BookHoldTest {

  private final BookingOffice office = new BookingOffice();
  private final Buyer anna = office.aBuyer();
  private final Coach express = aDeparture().publishedIn(office.store);

  @Test
  void a_hold_that_is_paid_for_is_a_confirmed_booking_with_a_ticket_for_each_passenger() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A", "1B"));

    Booking booking = confirmed(pays(hold));

    assertThat(booking.reference()).isEqualTo(hold.reference());
    assertThat(booking.status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(booking.purchaser()).isEqualTo(Buyer.PURCHASER);
    assertThat(booking.bookedAt()).contains(BookingOffice.NOW);
    assertThat(booking.tickets())
        .extracting(ticket -> ticket.seat().orElseThrow())
        .containsExactly(seat("1A"), seat("1B"));
    assertThat(booking.tickets()).extracting(Ticket::price).containsOnly(yen(2000));
    assertThat(booking.card().orElseThrow().last4()).isEqualTo("4242");
    assertThat(anna.finds(booking.reference())).contains(booking);
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.BOOKED);
    assertThat(office.gateway.captured()).hasSize(1);
  }

  @Test
  void the_money_that_is_taken_is_the_price_of_the_hold() {
    Hold hold =
        anna.holds(anna.request(party("adult", "child"), express.leg("Kofu", "Tokyo", "1A", "1B")));

    confirmed(pays(hold));

    assertThat(office.gateway.books(office.gateway.captured().getFirst()))
        .isInstanceOfSatisfying(
            PaymentGateway.Finding.Found.class,
            found -> {
              assertThat(found.state()).isEqualTo(State.CAPTURED);
              assertThat(found.amount()).isEqualTo(yen(3000));
              assertThat(found.refunds()).isEmpty();
            });
  }

  // The card is no good

  @Test
  void a_declined_card_leaves_the_hold_and_another_card_may_be_tried() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));

    assertThat(office.bookHold().handle(office.payment(anna, hold, office.aBadCard())))
        .isEqualTo(new Outcome.Declined("card_declined"));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
    assertThat(anna.finds(hold.reference()).orElseThrow().status())
        .isEqualTo(Booking.Status.FAILED);

    assertThat(confirmed(pays(hold)).reference()).isEqualTo(hold.reference());
    assertThat(office.gateway.captured()).hasSize(1);
  }

  @Test
  void a_token_that_is_of_no_card_is_declined() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));

    assertThat(office.bookHold().handle(office.payment(anna, hold, aCardToken())))
        .isEqualTo(new Outcome.Declined("card_unknown"));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
  }

  @Test
  void a_card_that_is_declined_after_the_hold_would_have_expired_leaves_no_hold() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    office.store.passTime(Hold.LIFETIME.minusSeconds(1));
    office.gateway.during(Call.AUTHORISE, intent -> office.store.passTime(Duration.ofSeconds(2)));

    assertThat(office.bookHold().handle(office.payment(anna, hold, office.aBadCard())))
        .isEqualTo(new Outcome.HoldOver(anna.hold(hold)));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  void a_capture_that_is_refused_gives_the_authorisation_back_and_leaves_the_hold() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    office.gateway.refuses(Call.CAPTURE);

    assertThat(pays(hold)).isEqualTo(new Outcome.Declined("refused"));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
    assertThat(office.gateway.captured()).isEmpty();

    office.gateway.recovers();
    confirmed(pays(hold));
  }

  @Test
  void a_payment_that_is_authorised_after_the_seats_were_lost_takes_no_money() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    Buyer bert = office.aBuyer();
    office.gateway.during(
        Call.AUTHORISE,
        intent -> {
          office.store.passTime(Hold.PAYING_LONGEST);
          bert.books(express.leg("Kofu", "Tokyo", "1A"));
        });

    assertThat(pays(hold)).isEqualTo(new Outcome.HoldOver(anna.hold(hold)));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
    assertThat(office.gateway.captured()).isEmpty();
  }

  // The gateway is silent

  @Test
  void a_booking_waits_for_a_payment_of_which_nothing_is_known() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    office.gateway.timesOutBefore(Call.AUTHORISE);

    Booking booking = pending(pays(hold));

    assertThat(booking.status()).isEqualTo(Booking.Status.PAYMENT_PENDING);
    assertThat(booking.tickets()).isEmpty();
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.PAYING);
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
  }

  @Test
  void a_booking_waits_for_a_holder_who_has_to_confirm() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    office.gateway.asksHolders();

    Booking booking = pending(pays(hold));

    assertThat(booking.status()).isEqualTo(Booking.Status.ACTION_REQUIRED);
    assertThat(booking.action()).contains(UnreliableGateway.CONFIRMATION);
    assertThat(office.gateway.captured()).isEmpty();
  }

  // Again

  @Test
  void the_same_request_again_gives_the_same_booking_and_takes_the_money_once() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    Command payment = office.payment(anna, hold);

    Booking first = confirmed(office.bookHold().handle(payment));
    Booking again = confirmed(office.bookHold().handle(payment));

    assertThat(again).isEqualTo(first);
    assertThat(office.gateway.captured()).hasSize(1);
  }

  @Test
  void the_same_request_again_goes_on_where_a_silent_gateway_stopped_it() {
    for (Call silent : List.of(Call.AUTHORISE, Call.CAPTURE)) {
      Hold before = anna.holds(aDeparture().publishedIn(office.store).leg("Kofu", "Tokyo", "1A"));
      Command first = office.payment(anna, before);
      office.gateway.timesOutBefore(silent);
      pending(office.bookHold().handle(first));
      office.gateway.recovers();
      assertThat(confirmed(office.bookHold().handle(first)).status())
          .isEqualTo(Booking.Status.CONFIRMED);

      Hold after = anna.holds(aDeparture().publishedIn(office.store).leg("Kofu", "Tokyo", "1A"));
      Command second = office.payment(anna, after);
      office.gateway.timesOutAfter(silent);
      pending(office.bookHold().handle(second));
      office.gateway.recovers();
      assertThat(confirmed(office.bookHold().handle(second)).status())
          .isEqualTo(Booking.Status.CONFIRMED);
    }
    assertThat(office.gateway.captured()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void the_same_request_again_waits_as_long_as_the_books_cannot_be_read() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    Command payment = office.payment(anna, hold);
    office.gateway.timesOutAfter(Call.AUTHORISE);
    office.gateway.timesOutBefore(Call.FIND);

    pending(office.bookHold().handle(payment));
    pending(office.bookHold().handle(payment));

    assertThat(office.gateway.captured()).isEmpty();
  }

  @Test
  void the_same_request_again_does_not_pay_what_has_failed_meanwhile() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    Command payment = office.payment(anna, hold);
    office.gateway.timesOutBefore(Call.AUTHORISE);
    pending(office.bookHold().handle(payment));
    office.gateway.recovers();
    assertThat(office.settle().failed()).isEqualTo(1);

    assertThat(office.bookHold().handle(payment))
        .isEqualTo(new Outcome.Declined("gateway_not_reached"));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
    assertThat(office.gateway.captured()).isEmpty();
  }

  @Test
  void what_is_being_paid_for_is_not_paid_for_by_a_second_request() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    office.gateway.timesOutBefore(Call.AUTHORISE);
    pending(pays(hold));

    assertThat(pays(hold)).isEqualTo(new Outcome.PaymentInProgress(hold.reference()));
  }

  @Test
  void what_is_booked_is_not_booked_again_whatever_the_key() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    office.books(anna, hold);

    assertThat(pays(hold)).isEqualTo(new Outcome.AlreadyBooked(hold.reference()));
    assertThat(office.gateway.captured()).hasSize(1);
  }

  // The hold

  @Test
  void a_hold_may_be_paid_until_it_expires_and_not_at_that_moment() {
    Hold first = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    Hold second = anna.holds(express.leg("Kofu", "Tokyo", "1B"));
    office.store.passTime(Hold.LIFETIME.minusMillis(1));
    confirmed(pays(first));

    office.store.passTime(Duration.ofMillis(1));

    assertThat(pays(second)).isEqualTo(new Outcome.HoldOver(anna.hold(second)));
    assertThat(anna.hold(second).status()).isEqualTo(Hold.Status.EXPIRED);
    assertThat(anna.finds(second.reference())).isEmpty();
  }

  @Test
  void a_hold_that_was_taken_in_time_may_be_paid_after_the_coach_left() {
    office.store.passTime(
        Duration.between(BookingOffice.NOW, express.leaves("Kofu")).minusSeconds(1));
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    office.store.passTime(Duration.ofMinutes(5));

    confirmed(pays(hold));
  }

  @Test
  void a_released_hold_is_over() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    office.store.bookings().release(anna.id(), hold.id());

    assertThat(pays(hold)).isEqualTo(new Outcome.HoldOver(anna.hold(hold)));
  }

  @Test
  void nobody_pays_for_a_hold_of_somebody_else_or_for_none() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    Command payment = office.payment(anna, hold);
    Buyer mallory = office.aBuyer();

    assertThat(
            office
                .bookHold()
                .handle(BookingOffice.with(payment, mallory.id(), mallory.key("book"), hold.id())))
        .isEqualTo(new Outcome.NoSuchHold());
    assertThat(
            office
                .bookHold()
                .handle(BookingOffice.with(payment, anna.id(), anna.key("book"), new HoldId(999))))
        .isEqualTo(new Outcome.NoSuchHold());
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
  }

  // Who is who

  @Test
  void passengers_are_matched_by_number() {
    Hold hold = family();

    Booking booking =
        confirmed(paysFor(hold, numbered(2, "Ida"), numbered(0, "Anna"), numbered(1, "Carl")));

    assertThat(givenNames(booking)).containsExactly("Anna", "Carl", "Ida");
  }

  @Test
  void passengers_are_matched_by_their_seats_on_all_legs() {
    Coach back = aDeparture().on(LocalDate.parse("2027-03-09")).publishedIn(office.store);
    Hold hold =
        anna.holds(express.leg("Kofu", "Tokyo", "1A", "1B"), back.leg("Kofu", "Tokyo", "1D", "1A"));

    Booking booking =
        confirmed(paysFor(hold, seated("Carl", "1B", "1A"), seated("Anna", "1A", "1D")));

    assertThat(givenNames(booking)).containsExactly("Anna", "Carl");
    assertThat(paysFor(hold, seated("Anna", "1A"), seated("Carl", "1B", "1A")))
        .isEqualTo(new Outcome.UnknownPassenger(0));
  }

  @Test
  void passengers_are_matched_by_order_where_nothing_else_is_said() {
    Booking booking = confirmed(paysFor(family(), named("Anna"), named("Carl"), named("Ida")));

    assertThat(givenNames(booking)).containsExactly("Anna", "Carl", "Ida");
    assertThat(booking.tickets().get(2).seat()).isEmpty();
  }

  @Test
  void each_passenger_of_the_hold_is_named_once() {
    Hold hold = family();

    assertThat(paysFor(hold, named("Anna"), named("Carl")))
        .isEqualTo(new Outcome.PassengerCountWrong(2, 3));
    assertThat(paysFor(hold)).isEqualTo(new Outcome.PassengerCountWrong(0, 3));
    assertThat(paysFor(hold, numbered(0, "Anna"), numbered(0, "Carl"), numbered(1, "Ida")))
        .isEqualTo(new Outcome.UnknownPassenger(1));
    assertThat(paysFor(hold, numbered(0, "Anna"), numbered(1, "Carl"), numbered(3, "Ida")))
        .isEqualTo(new Outcome.UnknownPassenger(2));
    assertThat(paysFor(hold, numbered(-1, "Anna"), named("Carl"), named("Ida")))
        .isEqualTo(new Outcome.UnknownPassenger(0));
    assertThat(paysFor(hold, seated("Anna", "1D"), named("Carl"), named("Ida")))
        .isEqualTo(new Outcome.UnknownPassenger(0));
    assertThat(paysFor(hold, seated("Anna", "1B"), named("Carl"), named("Ida")))
        .isEqualTo(new Outcome.UnknownPassenger(1));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.HELD);
    assertThat(office.gateway.captured()).isEmpty();
  }

  @Test
  void two_who_pay_for_one_hold_at_once_pay_once() {
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));

    List<Outcome> outcomes =
        Stream.generate(() -> office.payment(anna, hold)).limit(8).toList().parallelStream()
            .map(office.bookHold()::handle)
            .toList();

    assertThat(outcomes).filteredOn(Outcome.Confirmed.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> !(outcome instanceof Outcome.Confirmed))
        .allMatch(outcome ->
            outcome instanceof Outcome.PaymentInProgress
                || outcome instanceof Outcome.AlreadyBooked);
    assertThat(office.gateway.captured()).hasSize(1);
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1B", "1C", "1D"));
  }

  /** An adult in 1A, a child in 1B, and an infant on a lap. */
  private Hold family() {
    return anna.holds(
        anna.request(
            party("adult", "child", "infant"),
            aDeparture().publishedIn(office.store).leg("Kofu", "Tokyo", "1A", "1B")));
  }

  private static NamedPassenger numbered(int number, String given) {
    return new NamedPassenger(Optional.of(number), List.of(), name(given, "Sato"));
  }

  private static NamedPassenger named(String given) {
    return new NamedPassenger(Optional.empty(), List.of(), name(given, "Sato"));
  }

  private static NamedPassenger seated(String given, String... seats) {
    return new NamedPassenger(
        Optional.empty(), Arrays.stream(seats).map(SeatLabel::new).toList(), name(given, "Sato"));
  }

  private static List<String> givenNames(Booking booking) {
    return booking.passengers().stream()
        .map(BookedPassenger::name)
        .map(PassengerName::given)
        .toList();
  }

  private Outcome pays(Hold hold) {
    return office.bookHold().handle(office.payment(anna, hold));
  }

  private Outcome paysFor(Hold hold, NamedPassenger... passengers) {
    return office.bookHold().handle(BookingOffice.naming(office.payment(anna, hold), passengers));
  }

  private static Booking confirmed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Confirmed.class);
    return ((Outcome.Confirmed) outcome).booking();
  }

  private static Booking pending(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Pending.class);
    return ((Outcome.Pending) outcome).booking();
  }
}
