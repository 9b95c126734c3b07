package io.travelapp.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Fixtures;
import io.travelapp.testkit.memory.InMemoryCardVault;
import io.travelapp.testkit.memory.InMemoryPaymentGateway;
import io.travelapp.testkit.memory.InMemoryStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where seats are sold: the use cases on one store in memory, with a gateway that can fail. */
final class BookingOffice {

  static final Instant NOW = Instant.parse("2027-03-01T05:30:00Z");

  final InMemoryStore store = new InMemoryStore(ManualClock.standingAt(NOW));
  final InMemoryCardVault vault = new InMemoryCardVault(new SecureRandom());
  final UnreliableGateway gateway = new UnreliableGateway(new InMemoryPaymentGateway(vault));

  HoldSeats holdSeats() {
    return holdSeats(store.departures());
  }

  HoldSeats holdSeats(Departures departures) {
    return holdSeats(departures, PartyPolicy.USUAL);
  }

  HoldSeats holdSeats(Departures departures, PartyPolicy policy) {
    return new HoldSeats(
        departures,
        store.bookings(),
        Fixtures.CONDITIONS,
        policy,
        Fixtures::aReference,
        store.clock());
  }

  BookHold bookHold() {
    return new BookHold(store.bookings(), store.departures(), gateway, Fixtures::anIntent);
  }

  /** Looks at what nobody worked on for a minute. */
  SettlePayments.Outcome settle() {
    store.passTime(Duration.ofMinutes(1));
    return settlePayments().handle(new SettlePayments.Command(Duration.ofMinutes(1), 100));
  }

  SettlePayments settlePayments() {
    return new SettlePayments(store.bookings(), store.departures(), gateway);
  }

  Buyer aBuyer() {
    return Fixtures.aBuyer(store);
  }

  CardToken aGoodCard() {
    return card(Fixtures.APPROVED_NUMBER);
  }

  CardToken aBadCard() {
    return card(Fixtures.DECLINED_NUMBER);
  }

  private CardToken card(String number) {
    return switch (vault.store(Fixtures.card(number))) {
      case CardVault.Answer.Stored stored -> stored.token();
      case CardVault.Answer.Unavailable() -> throw new AssertionError("No card is kept");
    };
  }

  /** How a buyer pays for a hold with a good card; the passengers are named in their order. */
  BookHold.Command payment(Buyer buyer, Hold hold) {
    return payment(buyer, hold, aGoodCard());
  }

  BookHold.Command payment(Buyer buyer, Hold hold, CardToken card) {
    return new BookHold.Command(
        buyer.id(),
        buyer.key("book"),
        hold.id(),
        Buyer.PURCHASER,
        inOrder(hold.passengers().size()),
        card,
        false);
  }

  static List<BookHold.NamedPassenger> inOrder(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new BookHold.NamedPassenger(Optional.empty(), List.of(), Fixtures.names(count).get(i)))
        .toList();
  }

  Booking books(Buyer buyer, Hold hold) {
    BookHold.Outcome outcome = bookHold().handle(payment(buyer, hold));
    assertThat(outcome).isInstanceOf(BookHold.Outcome.Confirmed.class);
    return ((BookHold.Outcome.Confirmed) outcome).booking();
  }

  static BookHold.Command with(BookHold.Command command, RequestKey key) {
    return with(command, command.customer(), key, command.hold());
  }

  static BookHold.Command with(
      BookHold.Command command, CustomerId customer, RequestKey key, HoldId hold) {
    return new BookHold.Command(
        customer,
        key,
        hold,
        command.purchaser(),
        command.passengers(),
        command.card(),
        command.acceptOtherSeats());
  }

  static BookHold.Command naming(BookHold.Command command, BookHold.NamedPassenger... passengers) {
    return new BookHold.Command(
        command.customer(),
        command.key(),
        command.hold(),
        command.purchaser(),
        List.of(passengers),
        command.card(),
        command.acceptOtherSeats());
  }
}
