package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aReference;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static io.travelapp.testkit.fixture.Fixtures.party;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.application.UnreliableGateway.Call;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Exchange;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.DepartureDraft;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExchangeTicketsTest {

  private final BookingOffice office = new BookingOffice();
  private final Buyer anna = office.aBuyer();
  private final Coach express = draft(1000).publishedIn(office.store);
  private final Coach dearer = draft(1500).publishedIn(office.store);
  private final Coach cheaper = draft(700).publishedIn(office.store);
  private final QuoteExchange quote =
      new QuoteExchange(
          office.store.bookings(),
          office.holdSeats(),
          () -> "quote-" + aWord(),
          office.store.clock());
  private final ExchangeTickets exchange =
      new ExchangeTickets(
          office.store.bookings(), office.store.departures(), office.gateway, Fixtures::anIntent);

  // The quote

  @Test
  void a_quote_holds_seats_for_the_same_passengers_at_a_firm_price() {
    Booking booking = books("1A", "1B");

    Hold hold = quoted(booking, wish(dearer));

    assertThat(hold.passengers()).hasSize(2);
    assertThat(hold.terms()).isEqualTo(booking.terms());
    assertThat(hold.price().total()).isEqualTo(yen(6000));
    assertThat(hold.exchange().orElseThrow().toPay()).isEqualTo(yen(2000));
    assertThat(hold.expiresAt()).isEqualTo(BookingOffice.NOW.plus(Duration.ofMinutes(10)));
    assertThat(dearer.freeSeats("Kofu", "Tokyo")).hasSize(2);
  }

  @Test
  void a_quote_binds_no_longer_than_the_terms_and_until_the_coach_leaves() {
    Booking booking = books("1A");
    Coach later = draft(700).on(express.dateAt("Kofu").plusDays(1)).publishedIn(office.store);
    office.store.passTimeUntil(express.leaves("Kofu").minus(Duration.ofHours(24)).minusSeconds(60));
    assertThat(quoted(booking, wish(later)).expiresAt())
        .isEqualTo(express.leaves("Kofu").minus(Duration.ofHours(24)));
    office.store.passTimeUntil(express.leaves("Kofu").minusSeconds(60));

    Hold last = quoted(booking, wish(later));

    assertThat(last.expiresAt()).isEqualTo(express.leaves("Kofu"));
    assertThat(last.exchange().map(Exchange::refund)).contains(yen(0));
    office.store.passTimeUntil(express.leaves("Kofu"));
    assertThat(quote.handle(command(booking, Set.of(), wish(later))))
        .isEqualTo(new QuoteExchange.Outcome.Departed(express.leaves("Kofu")));
  }

  /** Two seats, sold under these terms. */
  private Booking books(SaleTerms terms) {
    HoldRequest plain = anna.request(express.leg("Kofu", "Tokyo", "1A", "1B"));
    HoldRequest request =
        new HoldRequest(
            plain.customer(),
            plain.reference(),
            plain.legs(),
            plain.revisions(),
            plain.closings(),
            plain.passengers(),
            terms,
            plain.promotionLimits(),
            plain.price(),
            plain.lifetime());
    return office.books(anna, anna.holds(request));
  }

  @Test
  void what_was_sold_as_not_to_be_exchanged_is_not_whatever_the_product_says_now() {
    Booking booking = books(new SaleTerms("standard", Optional.empty(), false));

    assertThat(quote.handle(command(booking, Set.of(), wish(dearer))))
        .isEqualTo(new QuoteExchange.Outcome.NotExchangeable("standard"));
    assertThat(dearer.freeSeats("Kofu", "Tokyo")).hasSize(4);
  }

  @Test
  void a_quote_names_the_promotion_that_the_new_price_does_not_have() {
    Booking booking = books(new SaleTerms("standard", Optional.of("SPRING"), true));
    QuoteExchange.Command asked = command(booking, Set.of(), wish(dearer));

    for (int time = 0; time < 2; time++) {
      assertThat(quote.handle(asked))
          .isInstanceOfSatisfying(
              QuoteExchange.Outcome.Quoted.class,
              quoted -> {
                assertThat(quoted.promotionNotApplied()).contains("SPRING");
                assertThat(quoted.hold().terms()).isEqualTo(SaleTerms.of("standard"));
                assertThat(quoted.hold().price().total()).isEqualTo(yen(6000));
              });
    }
  }

  @Test
  void legs_are_exchanged_whole_and_by_the_numbers_of_their_tickets() {
    Booking booking = books("1A", "1B");
    String one = booking.tickets().getFirst().number();
    String other = booking.tickets().getLast().number();

    assertThat(quote.handle(command(booking, Set.of(one), wish(dearer))))
        .isEqualTo(new QuoteExchange.Outcome.LegsNotWhole(Set.of(other)));
    assertThat(quote.handle(command(booking, Set.of("NONE-1"), wish(dearer))))
        .isEqualTo(new QuoteExchange.Outcome.UnknownTickets(Set.of("NONE-1")));
    assertThat(quote.handle(command(booking, Set.of(one, other), wish(dearer))))
        .isInstanceOf(QuoteExchange.Outcome.Quoted.class);
  }

  @Test
  void ways_with_different_passengers_are_exchanged_one_after_the_other() {
    Coach back = draft(1000).on(express.dateAt("Kofu").plusDays(1)).publishedIn(office.store);
    Booking booking =
        office.books(
            anna,
            anna.holds(
                express.leg("Kofu", "Tokyo", "1A", "1B"), back.leg("Kofu", "Tokyo", "1A", "1B")));
    Ticket only = booking.tickets().getLast();
    anna.cancels(booking, only);
    Booking left = anna.booking(booking);
    Coach later = draft(1000).on(express.dateAt("Kofu").plusDays(2)).publishedIn(office.store);

    assertThat(quote.handle(command(left, Set.of(), wish(dearer), wish(later))))
        .isEqualTo(new QuoteExchange.Outcome.PartiesDiffer(Set.of(0, 1)));
    Set<String> wayBack = Set.of(left.tickets().get(2).number());
    Hold hold = quoted(command(left, wayBack, wish(later)));
    assertThat(hold.passengers()).hasSize(1);
  }

  @Test
  void an_infant_goes_along_with_the_adult() {
    Booking booking =
        office.books(
            anna,
            anna.holds(anna.request(party("infant", "adult"), express.leg("Kofu", "Tokyo", "1A"))));

    Hold hold = quoted(booking, wish(express));

    assertThat(hold.passengers())
        .extracting(HeldPassenger::typeId)
        .containsExactly("infant", "adult");
  }

  @Test
  void what_cannot_be_held_is_refused_as_it_is_by_a_hold() {
    Booking booking = books("1A");
    Coach inEuros = aDeparture().costing(euros("10.00")).publishedIn(office.store);

    assertThat(quote.handle(command(booking, Set.of(), wish(inEuros))))
        .isEqualTo(
            new QuoteExchange.Outcome.NotHeld(
                new HoldSeats.Outcome.MixedCurrencies(
                    Set.of(yen(0).currency(), euros("0").currency()))));
    office.aBuyer().holds(cheaper.leg("Kofu", "Tokyo", "1A", "1B", "2A", "2B"));
    assertThat(quote.handle(command(booking, Set.of(), wish(cheaper))))
        .isInstanceOf(QuoteExchange.Outcome.NotHeld.class);
    assertThat(anna.booking(booking)).isEqualTo(booking);
  }

  @Test
  void what_is_of_somebody_else_or_given_up_already_is_not_quoted() {
    Booking booking = books("1A");
    Buyer mallory = office.aBuyer();

    assertThat(
            quote.handle(
                new QuoteExchange.Command(
                    mallory.id(),
                    mallory.key("quote"),
                    booking.reference(),
                    Set.of(),
                    List.of(wish(dearer)))))
        .isEqualTo(new QuoteExchange.Outcome.NoSuchBooking());
    anna.cancels(booking);
    assertThat(quote.handle(command(booking, Set.of(), wish(dearer))))
        .isEqualTo(new QuoteExchange.Outcome.NothingToExchange(Booking.Status.CANCELLED));
  }

  // The exchange

  @Test
  void the_difference_is_paid_and_the_names_stay() {
    Booking booking = books("1A", "1B");
    Hold hold = quoted(booking, wish(dearer));

    Booking exchanged = exchanged(booking, hold, Optional.of(office.aGoodCard()));

    assertThat(exchanged.passengers()).isEqualTo(booking.passengers());
    assertThat(exchanged.exchangedFrom()).contains(booking.reference());
    assertThat(anna.booking(booking).status()).isEqualTo(Booking.Status.EXCHANGED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"), seat("1B"));
  }

  @Test
  void what_remains_goes_back_at_once() {
    Booking booking = books("1A");
    Hold hold = quoted(booking, wish(cheaper));

    exchanged(booking, hold, Optional.empty());

    assertThat(anna.booking(booking).refunded()).isEqualTo(yen(600));
    assertThat(office.store.bookings().takeOpenRefunds(Duration.ZERO, 10)).isEmpty();
  }

  @Test
  void without_a_card_or_with_a_bad_one_nothing_changes() {
    Booking booking = books("1A");
    Hold hold = quoted(booking, wish(dearer));

    assertThat(exchange(booking, hold, Optional.empty()))
        .isEqualTo(new ExchangeTickets.Outcome.CardMissing(yen(1000)));
    assertThat(exchange(booking, hold, Optional.of(office.aBadCard())))
        .isInstanceOf(ExchangeTickets.Outcome.Declined.class);
    assertThat(anna.booking(booking)).isEqualTo(booking);
    exchanged(booking, hold, Optional.of(office.aGoodCard()));
  }

  @Test
  void a_booking_that_has_changed_is_not_exchanged_and_the_seats_are_free_again() {
    Booking booking = books("1A");
    Hold hold = quoted(booking, wish(dearer));
    anna.cancels(booking);

    assertThat(exchange(booking, hold, Optional.of(office.aGoodCard())))
        .isEqualTo(new ExchangeTickets.Outcome.QuoteStale());
    assertThat(dearer.freeSeats("Kofu", "Tokyo")).hasSize(4);
  }

  @Test
  void a_booking_that_changes_while_the_difference_is_authorised_is_not_exchanged_nor_charged() {
    Booking booking = books("1A");
    Hold hold = quoted(booking, wish(dearer));
    office.gateway.during(Call.AUTHORISE, intent -> anna.cancels(booking));

    assertThat(exchange(booking, hold, Optional.of(office.aGoodCard())))
        .isEqualTo(new ExchangeTickets.Outcome.QuoteStale());

    assertThat(anna.booking(booking).status()).isEqualTo(Booking.Status.CANCELLED);
    assertThat(dearer.freeSeats("Kofu", "Tokyo")).hasSize(4);
  }

  @Test
  void a_gateway_that_does_not_answer_leaves_it_open_until_it_is_settled() {
    Booking booking = books("1A");
    Hold hold = quoted(booking, wish(dearer));
    office.gateway.timesOutAfter(Call.CAPTURE);

    assertThat(exchange(booking, hold, Optional.of(office.aGoodCard())))
        .isInstanceOf(ExchangeTickets.Outcome.Pending.class);
    assertThat(anna.booking(booking).validTickets()).isEmpty();
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
    office.gateway.recovers();
    office.settle();

    assertThat(anna.finds(hold.reference()).orElseThrow().status())
        .isEqualTo(Booking.Status.CONFIRMED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
  }

  @Test
  void an_exchange_that_is_asked_for_again_is_the_same_and_a_quote_is_taken_up_once() {
    Booking booking = books("1A");
    Hold hold = quoted(booking, wish(dearer));
    ExchangeTickets.Command command =
        command(booking.reference(), hold.id(), Optional.of(office.aGoodCard()));

    ExchangeTickets.Outcome first = exchange.handle(command);

    assertThat(first).isInstanceOf(ExchangeTickets.Outcome.Exchanged.class);
    assertThat(exchange.handle(command)).isEqualTo(first);
    assertThat(exchange(booking, hold, Optional.of(office.aGoodCard())))
        .isEqualTo(new ExchangeTickets.Outcome.AlreadyExchanged(hold.reference()));
  }

  @Test
  void a_quote_is_of_its_booking_and_its_hold_is_not_bought() {
    Booking booking = books("1A");
    Booking other = books("1B");
    Hold hold = quoted(booking, wish(dearer));
    Hold sale = anna.holds(dearer.leg("Kofu", "Tokyo", "2B"));

    assertThat(exchange(other, hold, Optional.of(office.aGoodCard())))
        .isEqualTo(new ExchangeTickets.Outcome.NoSuchQuote());
    assertThat(exchange(booking, sale, Optional.of(office.aGoodCard())))
        .isEqualTo(new ExchangeTickets.Outcome.NoSuchQuote());
    assertThat(exchange.handle(command(aReference(), hold.id(), Optional.empty())))
        .isEqualTo(new ExchangeTickets.Outcome.NoSuchQuote());
    assertThat(office.bookHold().handle(office.payment(anna, hold)))
        .isEqualTo(new BookHold.Outcome.NoSuchHold());
  }

  @Test
  void a_quote_that_has_expired_exchanges_nothing() {
    Booking booking = books("1A");
    Hold hold = quoted(booking, wish(dearer));
    office.store.passTime(Hold.LIFETIME);

    assertThat(exchange(booking, hold, Optional.of(office.aGoodCard())))
        .isEqualTo(new ExchangeTickets.Outcome.QuoteOver(anna.hold(hold)));
    assertThat(anna.booking(booking)).isEqualTo(booking);
  }

  @Test
  void who_exchanges_and_then_cancels_gets_no_more_back_than_who_cancels() {
    Booking booking = books("1A");
    Coach nextMonth = draft(1000).on(express.dateAt("Kofu").plusDays(30)).publishedIn(office.store);
    office.store.passTimeUntil(express.leaves("Kofu").minus(Duration.ofHours(3)));
    Booking exchanged = exchanged(booking, quoted(booking, wish(nextMonth)), Optional.empty());

    assertThat(anna.cancels(exchanged).booking().refunded()).isEqualTo(yen(1000));
  }

  // What the tests share

  private static DepartureDraft draft(long yen) {
    return aDeparture().withSeats("1A", "1B", "2A", "2B").costing(yen(yen));
  }

  private Booking books(String... seats) {
    return office.books(anna, anna.holds(express.leg("Kofu", "Tokyo", seats)));
  }

  private static LegWish wish(Coach coach) {
    return new LegWish(
        coach.id(),
        Optional.of(coach.stop("Kofu").id()),
        Optional.of(coach.stop("Tokyo").id()),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private QuoteExchange.Command command(Booking booking, Set<String> tickets, LegWish... legs) {
    RequestKey key = anna.key("quote");
    return new QuoteExchange.Command(anna.id(), key, booking.reference(), tickets, List.of(legs));
  }

  private Hold quoted(Booking booking, LegWish... legs) {
    return quoted(command(booking, Set.of(), legs));
  }

  private Hold quoted(QuoteExchange.Command command) {
    QuoteExchange.Outcome outcome = quote.handle(command);
    assertThat(outcome).isInstanceOf(QuoteExchange.Outcome.Quoted.class);
    return ((QuoteExchange.Outcome.Quoted) outcome).hold();
  }

  private ExchangeTickets.Command command(
      BookingReference reference, HoldId hold, Optional<CardToken> card) {
    return new ExchangeTickets.Command(anna.id(), anna.key("exchange"), reference, hold, card);
  }

  private ExchangeTickets.Outcome exchange(Booking booking, Hold hold, Optional<CardToken> card) {
    return exchange.handle(command(booking.reference(), hold.id(), card));
  }

  private Booking exchanged(Booking booking, Hold hold, Optional<CardToken> card) {
    ExchangeTickets.Outcome outcome = exchange(booking, hold, card);
    assertThat(outcome).isInstanceOf(ExchangeTickets.Outcome.Exchanged.class);
    return ((ExchangeTickets.Outcome.Exchanged) outcome).booking();
  }
}
