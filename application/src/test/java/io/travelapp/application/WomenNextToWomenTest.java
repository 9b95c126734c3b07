package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.application.HoldSeats.Command;
import io.travelapp.application.HoldSeats.Outcome;
import io.travelapp.application.HoldSeats.PassengerWish;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.seating.SeatAnswer;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Fixtures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Seats next to women for women, where the operator lets them ask for it. */
class WomenNextToWomenTest {

  private static final PartyPolicy ON = new PartyPolicy(9, true, Optional.empty());

  private final BookingOffice office = new BookingOffice();
  private final Buyer anna = office.aBuyer();
  private final Buyer bert = office.aBuyer();
  private final Coach coach =
      aDeparture()
          .calling("Kofu", "Otsuki", "Tokyo")
          .withSeats("1A", "1B", "1C", "1D")
          .publishedIn(office.store);

  private static Command command(Buyer buyer, Coach coach, List<String> seats, Neighbour... party) {
    LegWish leg =
        new LegWish(
            coach.id(),
            Optional.of(coach.stop("Kofu").id()),
            Optional.of(coach.stop("Tokyo").id()),
            Optional.empty(),
            Optional.empty(),
            seats.stream().map(SeatLabel::new).toList());
    List<PassengerWish> wishes =
        Stream.of(party)
            .map(who ->
                new PassengerWish(
                    Optional.empty(), Optional.empty(), Optional.empty(), SeatNeed.SEAT, who))
            .toList();
    return new Command(
        buyer.id(),
        buyer.key("hold"),
        List.of(leg),
        wishes,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Outcome asks(Departures departures, Command command) {
    return office.holdSeats(departures, ON).handle(command);
  }

  private Outcome asks(Buyer buyer, List<String> seats, Neighbour... party) {
    return asks(office.store.departures(), command(buyer, coach, seats, party));
  }

  private Hold holds(Buyer buyer, List<String> seats, Neighbour... party) {
    return held(asks(buyer, seats, party));
  }

  private static Hold held(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Held.class);
    return ((Outcome.Held) outcome).hold();
  }

  private static List<SeatLabel> seatsOf(Hold hold) {
    return hold.legs().getFirst().seats();
  }

  private Outcome.SeatsRefused refused(String... seats) {
    return new Outcome.SeatsRefused(0, coach.id(), beside(seats));
  }

  private static SeatAnswer.BesideStranger beside(String... seats) {
    return new SeatAnswer.BesideStranger(Arrays.stream(seats).map(SeatLabel::new).toList());
  }

  @Test
  void nobody_who_said_nothing_gets_the_seat_beside_a_woman_who_asked_for_women() {
    holds(anna, List.of("1A"), Neighbour.WOMAN_AMONG_WOMEN);

    assertThat(asks(bert, List.of("1B"), Neighbour.OTHER)).isEqualTo(refused("1B"));
    assertThat(seatsOf(holds(bert, List.of(), Neighbour.OTHER))).containsExactly(seat("1C"));
    assertThat(seatsOf(holds(office.aBuyer(), List.of(), Neighbour.WOMAN)))
        .containsExactly(seat("1B"));
  }

  @Test
  void a_woman_who_asks_for_women_gets_a_seat_beside_a_woman_or_beside_nobody() {
    holds(bert, List.of("1A"), Neighbour.OTHER);

    assertThat(asks(anna, List.of("1B"), Neighbour.WOMAN_AMONG_WOMEN)).isEqualTo(refused("1B"));
    assertThat(seatsOf(holds(anna, List.of(), Neighbour.WOMAN_AMONG_WOMEN)))
        .containsExactly(seat("1C"));
    assertThat(asks(office.aBuyer(), List.of(), Neighbour.OTHER)).isInstanceOf(Outcome.Held.class);
    assertThat(asks(office.aBuyer(), List.of(), Neighbour.OTHER)).isEqualTo(refused("1D"));
  }

  @Test
  void where_the_operator_does_not_say_so_nobody_asks_for_it() {
    Command asked = command(anna, coach, List.of(), Neighbour.OTHER, Neighbour.WOMAN);

    assertThat(office.holdSeats().handle(asked)).isEqualTo(new Outcome.NeighboursNotChosen(1));
  }

  @Test
  void an_infant_on_a_lap_sits_beside_nobody() {
    PassengerWish infant =
        new PassengerWish(
            Optional.of("infant"),
            Optional.empty(),
            Optional.empty(),
            SeatNeed.SEAT,
            Neighbour.WOMAN);
    Command family = command(anna, coach, List.of(), Neighbour.OTHER);
    Command withInfant =
        new Command(
            family.customer(),
            family.key(),
            family.legs(),
            List.of(family.passengers().getFirst(), infant),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(asks(office.store.departures(), withInfant))
        .isEqualTo(new Outcome.NeighbourWithoutSeat(1, Fixtures.passengerType("infant")));
  }

  @Test
  void whose_hold_has_expired_keeps_nobody_away() {
    holds(anna, List.of("1A"), Neighbour.WOMAN_AMONG_WOMEN);
    office.store.passTime(Hold.LIFETIME);

    assertThat(asks(bert, List.of("1B"), Neighbour.OTHER)).isInstanceOf(Outcome.Held.class);
  }

  @Test
  void who_sat_down_since_one_looked_is_seen() {
    Departures changing =
        new ChangingDepartures(office.store.departures())
            .thenWhoSits(() -> holds(anna, List.of("1A"), Neighbour.WOMAN_AMONG_WOMEN));
    Departures changingAgain =
        new ChangingDepartures(office.store.departures())
            .thenWhoSits(() -> holds(anna, List.of("1D"), Neighbour.WOMAN_AMONG_WOMEN));

    assertThat(asks(changing, command(bert, coach, List.of("1B"), Neighbour.OTHER)))
        .isEqualTo(refused("1B"));
    assertThat(asks(changingAgain, command(bert, coach, List.of(), Neighbour.OTHER)))
        .as("1C would be the best, and then none is left")
        .isEqualTo(refused("1B", "1C"));
  }

  private ChangeSeats.Outcome changes(Buyer buyer, ChangeSeats.Target target, String... seats) {
    return new ChangeSeats(
            office.store.departures(),
            office.store.bookings(),
            Fixtures.CONDITIONS,
            ON,
            office.store.clock())
        .handle(
            new ChangeSeats.Command(
                buyer.id(), target, List.of(Arrays.stream(seats).map(SeatLabel::new).toList())));
  }

  @Test
  void nobody_changes_to_a_seat_beside_whom_they_must_not_sit() {
    Booking hers = office.books(anna, holds(anna, List.of("1A"), Neighbour.WOMAN_AMONG_WOMEN));
    Hold his = holds(bert, List.of("1C"), Neighbour.OTHER);

    assertThat(changes(bert, new ChangeSeats.Target.OfHold(his.id()), "1B"))
        .isEqualTo(new ChangeSeats.Outcome.SeatsRefused(0, coach.id(), beside("1B")));
    Booking booked = office.books(bert, his);
    assertThat(changes(bert, new ChangeSeats.Target.OfBooking(booked.reference()), "1B"))
        .isEqualTo(new ChangeSeats.Outcome.SeatsRefused(0, coach.id(), beside("1B")));
    assertThat(changes(anna, new ChangeSeats.Target.OfBooking(hers.reference()), "1D"))
        .isEqualTo(new ChangeSeats.Outcome.SeatsRefused(0, coach.id(), beside("1D")));
    assertThat(changes(anna, new ChangeSeats.Target.OfBooking(hers.reference()), "1B"))
        .as("beside her own seat")
        .isInstanceOf(ChangeSeats.Outcome.BookingChanged.class);
  }

  @Test
  void who_asked_for_women_and_expired_keeps_nobody_from_changing() {
    holds(anna, List.of("1A"), Neighbour.WOMAN_AMONG_WOMEN);
    Booking his = office.books(bert, holds(bert, List.of("1C"), Neighbour.OTHER));
    office.store.passTime(Hold.LIFETIME);

    assertThat(changes(bert, new ChangeSeats.Target.OfBooking(his.reference()), "1B"))
        .isInstanceOf(ChangeSeats.Outcome.BookingChanged.class);
  }

  @Test
  void an_exchange_keeps_what_the_passengers_said() {
    Coach next =
        aDeparture().calling("Kofu", "Tokyo").withSeats("1A", "1B").publishedIn(office.store);
    held(asks(office.store.departures(), command(bert, next, List.of("1A"), Neighbour.OTHER)));
    Coach after =
        aDeparture().calling("Kofu", "Tokyo").withSeats("1A", "1B").publishedIn(office.store);
    Booking hers = office.books(anna, holds(anna, List.of("1A"), Neighbour.WOMAN_AMONG_WOMEN));

    assertThat(quotes(hers, next))
        .isEqualTo(
            new QuoteExchange.Outcome.NotHeld(
                new Outcome.SeatsRefused(0, next.id(), beside("1B"))));
    QuoteExchange.Outcome quoted = quotes(hers, after);
    assertThat(quoted).isInstanceOf(QuoteExchange.Outcome.Quoted.class);
    assertThat(((QuoteExchange.Outcome.Quoted) quoted).hold().passengers())
        .extracting(HeldPassenger::neighbour)
        .containsExactly(Neighbour.WOMAN_AMONG_WOMEN);
  }

  private QuoteExchange.Outcome quotes(Booking booking, Coach other) {
    return new QuoteExchange(
            office.store.bookings(),
            office.holdSeats(office.store.departures(), ON),
            Fixtures::aWord,
            office.store.clock())
        .handle(
            new QuoteExchange.Command(
                anna.id(),
                anna.key("exchange-quote"),
                booking.reference(),
                Set.of(),
                command(anna, other, List.of()).legs()));
  }
}
