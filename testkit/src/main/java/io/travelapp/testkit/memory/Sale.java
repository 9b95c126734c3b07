package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.BookedPassenger;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Exchange;
import io.travelapp.domain.booking.Funds;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.LegSeats;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.Purchaser;
import io.travelapp.domain.booking.RefundOrder;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hold and the booking that it becomes. Its state is what was last done to it; whether its time
 * is over is seen only when somebody asks, with the time of asking.
 */
final class Sale {

  private final HoldId id;
  private final HoldRequest request;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<BookingEvent> history = new ArrayList<>();
  private List<HeldLeg> legs;
  private Hold.Status status = Hold.Status.HELD;
  private Instant expiresAt;
  private int extensionsLeft;
  private List<Ticket> tickets = List.of();
  private @Nullable Instant bookedAt;
  private final Map<Integer, PassengerName> renamed = new HashMap<>();
  private int revision = 1;
  private Money refunded;
  private boolean erased;
  private Funds funds = new Funds(List.of());
  private final Optional<Sale> exchangedFrom;
  private final List<Sale> exchangedFor = new ArrayList<>();

  private List<RefundOrder> exchangeRefunds = List.of();

  /** Firm exchanges, not confirmed yet, for which tickets of this sale are given up. */
  private final Set<Sale> promisedTo = new HashSet<>();

  /** A seat that is not free. */
  record Claim(DepartureId departure, Segment segment, SeatLabel seat) {}

  /**
   * A hold.
   *
   * @param exchangedFrom whose tickets are given up for it
   */
  Sale(HoldId id, HoldRequest request, Optional<Sale> exchangedFrom, Instant now) {
    this.id = id;
    this.request = request;
    this.exchangedFrom = exchangedFrom;
    this.extensionsLeft = request.extensions();
    this.legs = request.legs();
    this.expiresAt = now.plus(request.lifetime());
    this.refunded = Money.zero(request.price().total().currency());
  }

  HoldId id() {
    return id;
  }

  BookingReference reference() {
    return request.reference();
  }

  int revision() {
    return revision;
  }

  SaleTerms terms() {
    return request.terms();
  }

  boolean usesPromotionAt(Instant now) {
    return switch (statusAt(now)) {
      case HELD, PAYING, BOOKED -> true;
      case RELEASED, EXPIRED -> false;
    };
  }

  boolean isOf(CustomerId customer) {
    return request.customer().equals(customer);
  }

  Set<DepartureId> departures() {
    return legs.stream().map(HeldLeg::departure).collect(Collectors.toSet());
  }

  // The hold

  Hold.Status statusAt(Instant now) {
    boolean over =
        switch (status) {
          case HELD -> !now.isBefore(expiresAt);
          case PAYING -> lastAttempt().hasLapsedAt(now);
          case BOOKED, RELEASED, EXPIRED -> false;
        };
    return over ? Hold.Status.EXPIRED : status;
  }

  /** Whether it is held or being paid for. */
  boolean isLiveAt(Instant now) {
    Hold.Status then = statusAt(now);
    return then == Hold.Status.HELD || then == Hold.Status.PAYING;
  }

  Hold holdAt(Instant now) {
    return new Hold(
        id,
        request.customer(),
        request.reference(),
        statusAt(now),
        expiresAt,
        extensionsLeft,
        legs,
        passengers(),
        request.terms(),
        request.price(),
        request.givenUp());
  }

  private List<HeldPassenger> passengers() {
    return erased
        ? request.passengers().stream().map(HeldPassenger::sayingNothing).toList()
        : request.passengers();
  }

  List<Claim> claimsAt(Instant now) {
    return seatedAt(now).stream()
        .map(one -> new Claim(one.departure(), one.where().segment(), one.where().seat()))
        .toList();
  }

  List<Seated> seatedAt(Instant now) {
    return switch (statusAt(now)) {
      case HELD, PAYING ->
          IntStream.range(0, legs.size()).boxed().flatMap(this::everybodyOn).toList();
      case BOOKED ->
          tickets.stream()
              .filter(ticket -> ticket.status() == Ticket.Status.VALID)
              .flatMap(ticket -> seated(ticket.passenger(), ticket.leg()))
              .toList();
      case RELEASED, EXPIRED -> List.of();
    };
  }

  private Stream<Seated> everybodyOn(int leg) {
    return IntStream.range(0, request.passengers().size())
        .boxed()
        .flatMap(passenger -> seated(passenger, leg));
  }

  private Stream<Seated> seated(int passenger, int number) {
    HeldLeg leg = legs.get(number);
    Neighbour who = passengers().get(passenger).neighbour();
    return leg.stretchesOf(passenger, request.passengers()).stream()
        .map(stretch -> new Seated(leg.departure(), stretch, who));
  }

  /** Those of other seats on a leg that somebody is to sit on who still travels. */
  List<SeatLabel> wanted(LegSeats seats) {
    HeldLeg next = legs.get(seats.leg()).with(seats);
    if (status != Hold.Status.BOOKED) {
      return next.seats();
    }
    return tickets.stream()
        .filter(ticket -> ticket.leg() == seats.leg() && ticket.status() == Ticket.Status.VALID)
        .flatMap(ticket -> next.seatOf(ticket.passenger(), request.passengers()).stream())
        .toList();
  }

  HeldLeg leg(int number) {
    return legs.get(number);
  }

  void changeSeats(LegSeats seats) {
    HeldLeg next = legs.get(seats.leg()).with(seats);
    List<HeldLeg> changed = new ArrayList<>(legs);
    changed.set(seats.leg(), next);
    legs = List.copyOf(changed);
    tickets =
        tickets.stream()
            .map(ticket ->
                ticket.leg() == seats.leg() && ticket.status() == Ticket.Status.VALID
                    ? ticket.with(next.seatOf(ticket.passenger(), request.passengers()))
                    : ticket)
            .toList();
  }

  void noteChange() {
    revision++;
  }

  void extend() {
    expiresAt = expiresAt.plus(Hold.LIFETIME);
    extensionsLeft--;
  }

  void release() {
    status = Hold.Status.RELEASED;
  }

  /** Notes that it is over, if it is and that was not noted before. */
  boolean expireAt(Instant now) {
    boolean ends = status != statusAt(now);
    status = statusAt(now);
    return ends;
  }

  // The payment

  List<Attempt> attempts() {
    return attempts;
  }

  private Attempt lastAttempt() {
    return attempts.getLast();
  }

  Attempt startPayment(PaymentRequest payment, Instant now) {
    Attempt attempt = new Attempt(this, payment, toPay(), now);
    attempts.add(attempt);
    status = Hold.Status.PAYING;
    note(now, BookingEvent.Kind.PAYMENT_STARTED, "");
    return attempt;
  }

  /** What is to be paid for it in money. */
  Money toPay() {
    return request.exchange().map(Exchange::toPay).orElseGet(() -> request.price().total());
  }

  /** Its seats were given up, and it has these now. */
  void claimLate(List<HeldLeg> seats, Instant now) {
    status = Hold.Status.PAYING;
    if (seats.equals(legs)) {
      note(now, BookingEvent.Kind.SEATS_CLAIMED_AGAIN, "");
    } else {
      legs = seats;
      note(now, BookingEvent.Kind.OTHER_SEATS_CLAIMED, seatsByLeg());
    }
  }

  private String seatsByLeg() {
    return legs.stream()
        .map(leg ->
            leg.stretches().stream()
                .map(stretch -> stretch.seat().value())
                .collect(Collectors.joining(" ")))
        .collect(Collectors.joining(", "));
  }

  /** Its payment failed: it is what it was before, if its time is not over. */
  void takeBack(Attempt attempt, Instant now) {
    boolean mine = attempt.equals(lastAttempt()) && statusAt(now) == Hold.Status.PAYING;
    if (mine) {
      status = now.isBefore(expiresAt) ? Hold.Status.HELD : Hold.Status.EXPIRED;
      exchangedFrom.ifPresent(from -> from.takeBackPromiseTo(this));
    } else {
      status = statusAt(now);
    }
  }

  void book(Instant now) {
    status = Hold.Status.BOOKED;
    bookedAt = now;
    tickets = newTickets();
    revision++;
    PaymentRequest payment = lastAttempt().request();
    if (!toPay().isZero()) {
      funds = new Funds(List.of(new Funds.Part(payment.intent(), toPay())));
    }
    note(now, BookingEvent.Kind.CONFIRMED, "");
    exchangedFrom.ifPresent(
        from -> funds = funds.plus(from.giveUpFor(this, request.exchange().orElseThrow(), now)));
  }

  /** One for each passenger on each leg, numbered by leg and then by passenger. */
  private List<Ticket> newTickets() {
    List<Ticket> written = new ArrayList<>();
    for (int leg = 0; leg < legs.size(); leg++) {
      Iterator<SeatLabel> seats = legs.get(leg).seats().iterator();
      for (int passenger = 0; passenger < request.passengers().size(); passenger++) {
        boolean seated = request.passengers().get(passenger).needsSeat();
        written.add(
            new Ticket(
                request.reference() + "-" + (written.size() + 1),
                leg,
                passenger,
                seated ? Optional.of(seats.next()) : Optional.empty(),
                request.price().shareOf(passenger, leg),
                Ticket.Status.VALID));
      }
    }
    return List.copyOf(written);
  }

  // The booking

  void note(Instant at, BookingEvent.Kind kind, String detail) {
    history.add(new BookingEvent(at, kind, detail));
  }

  List<BookingEvent> history() {
    return List.copyOf(history);
  }

  /** Empty as long as nobody tried to pay. */
  Optional<Booking> booking() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(bookingOf(lastAttempt()));
  }

  private Booking bookingOf(Attempt attempt) {
    PaymentRequest payment = attempt.request();
    return new Booking(
        request.reference(),
        request.customer(),
        bookingStatus(attempt),
        revision,
        Optional.ofNullable(bookedAt),
        erased ? Purchaser.ERASED : payment.purchaser(),
        legs,
        IntStream.range(0, request.passengers().size())
            .mapToObj(i ->
                new BookedPassenger(
                    passengers().get(i),
                    erased
                        ? PassengerName.ERASED
                        : renamed.getOrDefault(i, payment.names().get(i))))
            .toList(),
        request.terms(),
        tickets.stream().map(this::asTold).toList(),
        request.price(),
        attempt.card(),
        attempt.action(),
        refunded,
        exchangedFrom.map(Sale::reference),
        exchangedFor.stream().map(Sale::reference).toList());
  }

  private Booking.Status bookingStatus(Attempt attempt) {
    return switch (attempt.status()) {
      case STARTED ->
          attempt.action().isPresent()
              ? Booking.Status.ACTION_REQUIRED
              : Booking.Status.PAYMENT_PENDING;
      case FIRM, RETURNING -> Booking.Status.PAYMENT_PENDING;
      case FAILED -> Booking.Status.FAILED;
      case PAID -> Booking.Status.ofPaid(tickets.stream().map(this::asTold).toList());
    };
  }

  /** A ticket that is promised to an exchange is exchanged, though it still has its seat. */
  private Ticket asTold(Ticket ticket) {
    return isPromised(ticket) ? with(ticket, Ticket.Status.EXCHANGED) : ticket;
  }

  void rename(int passenger, PassengerName name) {
    PassengerName before = booking().orElseThrow().passengers().get(passenger).name();
    if (!before.equals(name)) {
      renamed.put(passenger, name);
      revision++;
    }
  }

  /** Cancels the tickets of a quote. */
  List<RefundOrder> giveUp(CancellationQuote quote, Instant now) {
    List<String> numbers = numbersOf(quote);
    end(numbers, Ticket.Status.CANCELLED);
    note(now, BookingEvent.Kind.TICKETS_CANCELLED, String.join(", ", numbers));
    return payBack(quote, quote.refund());
  }

  private List<RefundOrder> payBack(CancellationQuote quote, Money amount) {
    List<RefundOrder> orders = funds.refund(quote, amount);
    funds = funds.without(funds.take(amount));
    refunded = refunded.plus(amount);
    return orders;
  }

  private void end(List<String> numbers, Ticket.Status as) {
    tickets =
        tickets.stream()
            .map(ticket -> numbers.contains(ticket.number()) ? with(ticket, as) : ticket)
            .toList();
    revision++;
  }

  private static List<String> numbersOf(CancellationQuote quote) {
    return quote.lines().stream().map(CancellationQuote.Line::ticket).toList();
  }

  private static Ticket with(Ticket ticket, Ticket.Status status) {
    return new Ticket(
        ticket.number(), ticket.leg(), ticket.passenger(), ticket.seat(), ticket.price(), status);
  }

  // Exchanges

  /** Whether the booking is still as it was when it was quoted for this exchange. */
  boolean canBeExchanged() {
    return exchangedFrom
        .map(from -> from.revision == request.givenUp().orElseThrow().revision())
        .orElse(true);
  }

  /** Its payment is authorised: the old tickets are this sale's from now on. */
  void claimOldTickets() {
    exchangedFrom.ifPresent(from -> {
      from.promisedTo.add(this);
      from.revision++;
    });
  }

  private boolean isPromised(Ticket ticket) {
    return promisedTo.stream()
        .anyMatch(
            sale -> numbersOf(sale.request.givenUp().orElseThrow()).contains(ticket.number()));
  }

  private void takeBackPromiseTo(Sale other) {
    if (promisedTo.remove(other)) {
      revision++;
    }
  }

  /** What was paid for the tickets, as far as it pays for the other sale. */
  private List<Funds.Part> giveUpFor(Sale other, Exchange exchange, Instant now) {
    promisedTo.remove(other);
    List<String> numbers = numbersOf(exchange.givenUp());
    end(numbers, Ticket.Status.EXCHANGED);
    exchangedFor.add(other);
    note(
        now,
        BookingEvent.Kind.TICKETS_EXCHANGED,
        String.join(", ", numbers) + " -> " + other.reference());
    List<Funds.Part> credit = funds.take(exchange.credit());
    funds = funds.without(credit);
    other.exchangeRefunds = payBack(exchange.givenUp(), exchange.refund());
    return credit;
  }

  /** Whose tickets are given up for it. */
  Optional<Sale> exchangedFrom() {
    return exchangedFrom;
  }

  /** What was ordered to go back when it was exchanged. */
  List<RefundOrder> exchangeRefunds() {
    return exchangeRefunds;
  }

  // When its buyer is forgotten

  /** Whether it is being paid for, or somebody travels yet. */
  boolean isAheadAt(Instant now) {
    return switch (statusAt(now)) {
      case PAYING -> true;
      case BOOKED ->
          tickets.stream()
              .filter(ticket -> ticket.status() == Ticket.Status.VALID)
              .anyMatch(ticket -> alights(ticket.leg()).isAfter(now));
      case HELD, RELEASED, EXPIRED -> false;
    };
  }

  boolean endsAtOrAfter(Instant since) {
    return status == Hold.Status.BOOKED
        && IntStream.range(0, request.legs().size()).anyMatch(leg -> !alights(leg).isBefore(since));
  }

  private Instant alights(int leg) {
    return request.legs().get(leg).alights();
  }

  /** From now on it names nobody. */
  void erase() {
    erased = true;
  }
}
