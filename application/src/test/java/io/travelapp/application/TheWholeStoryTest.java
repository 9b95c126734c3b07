package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.JPY;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.aPassword;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.anEmailAddress;
import static io.travelapp.testkit.fixture.Fixtures.name;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.booking.Purchaser;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.booking.TimetableSource.Reading;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.GuessingLimits;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.fare.DistanceTariff;
import io.travelapp.domain.fare.Tariffs;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.schedule.Timetable;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatMap.Status;
import io.travelapp.domain.seating.VehicleLayout;
import io.travelapp.testkit.fixture.Fixtures;
import io.travelapp.testkit.memory.InMemoryAttempts;
import io.travelapp.testkit.memory.InMemoryIdentities;
import io.travelapp.testkit.memory.InMemoryMailer;
import io.travelapp.testkit.memory.InMemoryTimetableSource;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the import of a timetable to a seat that is free again. */
class TheWholeStoryTest {

  private static final LocalDate DAY = LocalDate.parse("2027-03-05");
  private static final SeatLabel FRONT_WINDOW = seat("1A");

  private final BookingOffice office = new BookingOffice();
  private final InMemoryMailer mailer = new InMemoryMailer();
  private final InMemoryIdentities identities =
      new InMemoryIdentities(office.store.clock(), new SecureRandom(), mailer);
  private final Guesses guesses =
      new Guesses(new InMemoryAttempts(office.store.clock()), GuessingLimits.usual());

  @Test
  void a_seat_is_found_held_paid_for_and_given_back() {
    timetableIsImported();
    CustomerId anna = annaSignsUpAndIn();

    Offer offer = searches("tokyo");
    assertThat(offer.seatsLeft()).isEqualTo(48);
    LegWish leg = leg(offer, FRONT_WINDOW);
    assertThat(statusOfFrontWindow(leg, anna)).isEqualTo(Status.FREE);

    Hold hold = holds(anna, leg, offer);
    assertThat(hold.price().total()).isEqualTo(offer.fare());
    assertThat(statusOfFrontWindow(leg, anna)).isEqualTo(Status.YOURS);
    assertThat(searches("tokyo").seatsLeft()).isEqualTo(47);

    Booking booking = pays(anna, hold);
    assertThat(booking.status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(booking.tickets())
        .singleElement()
        .satisfies(ticket -> {
          assertThat(ticket.seat()).contains(FRONT_WINDOW);
          assertThat(ticket.price()).isEqualTo(offer.fare());
        });

    assertThat(reads(anna, booking)).isEqualTo(booking);
    assertThat(
            new ListBookings(office.store.bookings())
                .handle(new ListBookings.Query(anna, Optional.empty(), 10))
                .bookings())
        .containsExactly(booking);

    CancellationQuote quote = asksWhatComesBack(anna, booking);
    assertThat(quote.refund()).isEqualTo(offer.fare());
    office.store.passTime(Duration.ofMinutes(5));
    Booking cancelled = cancels(anna, booking, quote);

    assertThat(cancelled.status()).isEqualTo(Booking.Status.CANCELLED);
    assertThat(cancelled.refunded()).isEqualTo(offer.fare());
    assertThat(cancelled.tickets())
        .extracting(Ticket::status)
        .containsOnly(Ticket.Status.CANCELLED);
    assertThat(reads(anna, booking)).isEqualTo(cancelled);
    assertThat(statusOfFrontWindow(leg, anna)).isEqualTo(Status.FREE);
    assertThat(searches("tokyo").seatsLeft()).isEqualTo(48);
  }

  private void timetableIsImported() {
    Timetable timetable = aNetwork().running(aDeparture().on(DAY)).publication(DAY).timetable();
    Tariffs tariffs =
        new Tariffs(
            Map.of(),
            Optional.of(new DistanceTariff(JPY, new BigDecimal("500"), new BigDecimal("12.5"))));
    ImportTimetable importTimetable =
        new ImportTimetable(
            office.store.timetables(),
            tariffs,
            VehicleLayout.twoByTwo("Coach", 12),
            office.store.clock());
    assertThat(
            importTimetable.handle(
                new ImportTimetable.Command(
                    new InMemoryTimetableSource(new Reading.Read(timetable, Map.of(), List.of())),
                    30)))
        .isInstanceOf(ImportTimetable.Outcome.Imported.class);
  }

  private CustomerId annaSignsUpAndIn() {
    EmailAddress email = anEmailAddress();
    Password password = aPassword();
    assertThat(
            new SignUp(identities, office.store.customers(), guesses)
                .handle(
                    new SignUp.Command(
                        email, password, "Anna", "Sato", Optional.empty(), Optional.empty())))
        .isEqualTo(new SignUp.Outcome.CodeSent(email));
    String code = mailer.sent().getLast().text().replaceAll("(?s).*?\\b([0-9]{6})\\b.*", "$1");
    assertThat(
            new ConfirmSignUp(identities, office.store.customers(), guesses)
                .handle(new ConfirmSignUp.Command(email, code, Optional.empty())))
        .isInstanceOf(ConfirmSignUp.Outcome.Confirmed.class);
    SignIn.Outcome signedIn =
        new SignIn(identities, office.store.customers(), guesses, record -> {})
            .handle(new SignIn.Command(email, password, Optional.empty()));
    assertThat(signedIn).isInstanceOf(SignIn.Outcome.SignedIn.class);
    String token = ((SignIn.Outcome.SignedIn) signedIn).tokens().accessToken();
    Authenticate.Outcome known = new Authenticate(identities).handle(token);
    assertThat(known).isInstanceOf(Authenticate.Outcome.Known.class);
    return ((Authenticate.Outcome.Known) known).bearer().subject();
  }

  private Offer searches(String typed) {
    PlaceOrStop place =
        new FindPlaces(office.store.places())
            .handle(new FindPlaces.Query.ByText(typed, 10))
            .getFirst();
    SearchDepartures.Outcome outcome =
        new SearchDepartures(office.store.offers(), office.store.places(), Fixtures.CONDITIONS)
            .handle(
                new OfferQuery(
                    place.placeId(),
                    Optional.empty(),
                    DAY,
                    1,
                    OfferQuery.Sort.DEPARTURE,
                    Optional.empty(),
                    10));
    assertThat(outcome).isInstanceOf(SearchDepartures.Outcome.Found.class);
    return ((SearchDepartures.Outcome.Found) outcome).offers().getFirst();
  }

  private static LegWish leg(Offer offer, SeatLabel seat) {
    return new LegWish(
        offer.departure(),
        Optional.of(offer.from().stop().id()),
        Optional.of(offer.to().stop().id()),
        Optional.empty(),
        Optional.empty(),
        List.of(seat));
  }

  private Status statusOfFrontWindow(LegWish leg, CustomerId viewer) {
    ShowSeatMap.Outcome outcome =
        new ShowSeatMap(office.store.departures(), Fixtures.CONDITIONS)
            .handle(new ShowSeatMap.Query(leg, Optional.of(viewer)));
    assertThat(outcome).isInstanceOf(ShowSeatMap.Outcome.Shown.class);
    var map = ((ShowSeatMap.Outcome.Shown) outcome).map();
    return map.statuses().get(map.layout().indexOf(FRONT_WINDOW).orElseThrow());
  }

  private Hold holds(CustomerId anna, LegWish leg, Offer offer) {
    HoldSeats.Outcome outcome =
        office
            .holdSeats()
            .handle(
                new HoldSeats.Command(
                    anna,
                    new RequestKey(anna, "hold", "1"),
                    List.of(leg),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(offer.fare())));
    assertThat(outcome).isInstanceOf(HoldSeats.Outcome.Held.class);
    return ((HoldSeats.Outcome.Held) outcome).hold();
  }

  private Booking pays(CustomerId anna, Hold hold) {
    TokenizeCard.Outcome tokenized =
        new TokenizeCard(office.vault, office.store.clock())
            .handle(new TokenizeCard.Command(APPROVED_NUMBER, 12, 2030, "123", "Anna Sato"));
    assertThat(tokenized).isInstanceOf(TokenizeCard.Outcome.Stored.class);
    CardToken card = ((TokenizeCard.Outcome.Stored) tokenized).token();
    BookHold.Outcome outcome =
        office
            .bookHold()
            .handle(
                new BookHold.Command(
                    anna,
                    new RequestKey(anna, "book", "1"),
                    hold.id(),
                    new Purchaser(anEmailAddress(), Optional.empty(), Optional.empty()),
                    List.of(
                        new BookHold.NamedPassenger(
                            Optional.empty(), List.of(FRONT_WINDOW), name("Anna", "Sato"))),
                    card,
                    false));
    assertThat(outcome).isInstanceOf(BookHold.Outcome.Confirmed.class);
    return ((BookHold.Outcome.Confirmed) outcome).booking();
  }

  private Booking reads(CustomerId anna, Booking booking) {
    ShowBooking.Outcome outcome =
        new ShowBooking(office.store.bookings())
            .handle(new ShowBooking.Query(anna, booking.reference()));
    assertThat(outcome).isInstanceOf(ShowBooking.Outcome.Shown.class);
    return ((ShowBooking.Outcome.Shown) outcome).booking();
  }

  private CancellationQuote asksWhatComesBack(CustomerId anna, Booking booking) {
    QuoteCancellation.Outcome outcome =
        new QuoteCancellation(
                office.store.bookings(), () -> "quote-" + aWord(), office.store.clock())
            .handle(new QuoteCancellation.Command(anna, booking.reference()));
    assertThat(outcome).isInstanceOf(QuoteCancellation.Outcome.Quoted.class);
    return ((QuoteCancellation.Outcome.Quoted) outcome).quote();
  }

  private Booking cancels(CustomerId anna, Booking booking, CancellationQuote quote) {
    CancelTickets.Outcome outcome =
        new CancelTickets(office.store.bookings(), office.gateway)
            .handle(
                new CancelTickets.Command(
                    anna, new RequestKey(anna, "cancel", "1"), booking.reference(), quote.id()));
    assertThat(outcome).isInstanceOf(CancelTickets.Outcome.Cancelled.class);
    return ((CancelTickets.Outcome.Cancelled) outcome).booking();
  }
}
