package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.CancelAnswer.Cancelled;
import io.travelapp.domain.booking.Bookings.CancelAnswer.NoSuchQuote;
import io.travelapp.domain.booking.Bookings.CancelAnswer.QuoteExpired;
import io.travelapp.domain.booking.Bookings.CancelAnswer.QuoteStale;
import io.travelapp.domain.booking.Bookings.ExtensionAnswer.Extended;
import io.travelapp.domain.booking.Bookings.ExtensionAnswer.NoneLeft;
import io.travelapp.domain.booking.Bookings.ExtensionAnswer.NotHeld;
import io.travelapp.domain.booking.Bookings.HoldAnswer.DepartureChanged;
import io.travelapp.domain.booking.Bookings.HoldAnswer.Held;
import io.travelapp.domain.booking.Bookings.HoldAnswer.PromotionUsedUp;
import io.travelapp.domain.booking.Bookings.HoldAnswer.ReferenceInUse;
import io.travelapp.domain.booking.Bookings.HoldAnswer.SalesClosed;
import io.travelapp.domain.booking.Bookings.HoldAnswer.SeatsTaken;
import io.travelapp.domain.booking.Bookings.HoldAnswer.TooManyHolds;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.AlreadyBooked;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.HoldOver;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.InProgress;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.NoSuchHold;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.Started;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.LatePayment;
import io.travelapp.domain.booking.LegSeats;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.RefundOrder;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.domain.seating.SeatLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@link Bookings} in memory. */
class InMemoryBookings implements Bookings {

  private static final Comparator<Booking> NEWEST_DEPARTURE_FIRST =
      Comparator.comparing(Booking::boards)
          .reversed()
          .thenComparing(booking -> booking.reference().value());

  private final Stock stock;
  private final Map<HoldId, Sale> sales = new LinkedHashMap<>();
  private final Map<BookingReference, Sale> salesByReference = new HashMap<>();
  private final Map<IntentKey, Attempt> attempts = new LinkedHashMap<>();
  private final Map<String, CancellationQuote> quotes = new HashMap<>();
  private final Map<RefundKey, OrderedRefund> openRefunds = new LinkedHashMap<>();
  private final Map<RequestKey, Sale> holdsByKey = new HashMap<>();
  private final Map<RequestKey, Attempt> attemptsByKey = new HashMap<>();
  private final Map<RequestKey, Cancellation> cancellationsByKey = new HashMap<>();
  private long lastHold;

  private record OrderedRefund(RefundOrder order, Instant touchedAt) {}

  private record Cancellation(Sale sale, CancellationQuote quote, List<RefundOrder> refunds) {

    Cancelled toAnswer() {
      return new Cancelled(sale.booking().orElseThrow(), quote, refunds);
    }
  }

  InMemoryBookings(Stock stock) {
    this.stock = stock;
  }

  // Holds

  @Override
  public HoldAnswer hold(RequestKey key, HoldRequest request) {
    return stock.atomically(() -> {
      Sale earlier = holdsByKey.get(key);
      if (earlier != null) {
        return new Held(earlier.holdAt(stock.now()));
      }
      return refusal(request).orElseGet(() -> held(key, request));
    });
  }

  /** What keeps them from being held; empty if nothing does. */
  Optional<HoldAnswer> refusal(HoldRequest request) {
    return salesByReference.containsKey(request.reference())
        ? Optional.of(new ReferenceInUse())
        : refusalOfSeats(request).or(() -> refusalOfCustomer(request.customer()));
  }

  private Optional<HoldAnswer> refusalOfCustomer(CustomerId customer) {
    Instant now = stock.now();
    long live =
        sales.values().stream().filter(sale -> sale.isOf(customer) && sale.isLiveAt(now)).count();
    return live < Hold.PER_CUSTOMER_MAX ? Optional.empty() : Optional.of(new TooManyHolds());
  }

  private Optional<HoldAnswer> refusalOfSeats(HoldRequest request) {
    for (int i = 0; i < request.legs().size(); i++) {
      if (!isAsSeen(request.legs().get(i), request.revisions().get(i))) {
        return Optional.of(new DepartureChanged(request.legs().get(i).departure()));
      }
    }
    Instant now = stock.now();
    for (int i = 0; i < request.legs().size(); i++) {
      Instant closing = request.closings().get(i);
      if (!now.isBefore(closing)) {
        return Optional.of(new SalesClosed(request.legs().get(i).departure(), closing));
      }
    }
    for (HeldLeg leg : request.legs()) {
      Set<SeatLabel> taken = stock.taken(leg);
      if (!taken.isEmpty()) {
        return Optional.of(new SeatsTaken(leg.departure(), taken));
      }
    }
    return stock
        .findAny(request.unwanted(), sale -> true)
        .<HoldAnswer>map(one -> new DepartureChanged(one.departure()))
        .or(() -> promotionReached(request, now).map(PromotionUsedUp::new));
  }

  private Optional<PromotionLimits.Reached> promotionReached(HoldRequest request, Instant now) {
    Optional<String> code = request.terms().promotion();
    List<Sale> uses =
        sales.values().stream()
            .filter(sale -> code.isPresent() && sale.terms().promotion().equals(code))
            .filter(sale -> sale.usesPromotionAt(now))
            .toList();
    long own = uses.stream().filter(sale -> sale.isOf(request.customer())).count();
    return code.flatMap(ignored -> request.promotionLimits().reachedBy(uses.size(), own));
  }

  private boolean isAsSeen(HeldLeg leg, long revision) {
    return stock.find(leg.departure()).filter(seen -> seen.revision() == revision).isPresent();
  }

  Held held(RequestKey key, HoldRequest request) {
    request.legs().forEach(this::requireSeats);
    requireSeatsOnce(request.legs());
    Optional<Sale> from = request.givenUp().map(quote -> salesByReference.get(quote.reference()));
    Sale sale = new Sale(new HoldId(++lastHold), request, from, stock.now());
    sales.put(sale.id(), sale);
    salesByReference.put(sale.reference(), sale);
    holdsByKey.put(key, sale);
    stock.add(sale);
    return new Held(sale.holdAt(stock.now()));
  }

  private void requireSeats(HeldLeg leg) {
    Stock.OnSale onSale = stock.find(leg.departure()).orElseThrow();
    if (!onSale.departure().hasCall(leg.segment().to())
        || leg.stretches().stream()
            .anyMatch(stretch -> onSale.layout().indexOf(stretch.seat()).isEmpty())) {
      throw new IllegalArgumentException(
          leg.departure() + " has no such seats on " + leg.segment());
    }
  }

  private static void requireSeatsOnce(List<HeldLeg> legs) {
    for (int later = 1; later < legs.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (meet(legs.get(earlier), legs.get(later))) {
          throw new IllegalArgumentException(
              "A seat of " + legs.get(later).departure() + " is wanted twice");
        }
      }
    }
  }

  private static boolean meet(HeldLeg one, HeldLeg other) {
    return one.departure().equals(other.departure())
        && one.stretches().stream()
            .anyMatch(own -> other.stretches().stream().anyMatch(own::meets));
  }

  @Override
  public Optional<Hold> findHold(CustomerId customer, HoldId id) {
    return stock.atomically(() -> sale(customer, id).map(sale -> sale.holdAt(stock.now())));
  }

  @Override
  public Optional<Hold> findHold(RequestKey key) {
    return stock.atomically(
        () -> Optional.ofNullable(holdsByKey.get(key)).map(sale -> sale.holdAt(stock.now())));
  }

  private Optional<Sale> sale(CustomerId customer, HoldId id) {
    return Optional.ofNullable(sales.get(id)).filter(sale -> sale.isOf(customer));
  }

  @Override
  public Optional<ExtensionAnswer> extend(CustomerId customer, HoldId id) {
    return stock.atomically(() -> sale(customer, id).map(this::extend));
  }

  private ExtensionAnswer extend(Sale sale) {
    Hold before = sale.holdAt(stock.now());
    if (before.status() != Hold.Status.HELD) {
      return new NotHeld(before);
    }
    if (before.extensionsLeft() == 0) {
      return new NoneLeft(before);
    }
    sale.extend();
    return new Extended(sale.holdAt(stock.now()));
  }

  @Override
  public Optional<SeatsAnswer<Hold>> changeSeats(
      CustomerId customer, HoldId id, List<LegSeats> legs) {
    return stock.atomically(() -> sale(customer, id).map(sale -> changeHeldSeats(sale, legs)));
  }

  private SeatsAnswer<Hold> changeHeldSeats(Sale sale, List<LegSeats> legs) {
    Hold before = sale.holdAt(stock.now());
    return before.status() == Hold.Status.HELD
        ? changeSeats(sale, legs, () -> sale.holdAt(stock.now()))
        : new SeatsAnswer.NotAsSeen<>(before);
  }

  @Override
  public Optional<SeatsAnswer<Booking>> changeSeats(
      CustomerId customer, BookingReference reference, int revision, List<LegSeats> legs) {
    return stock.atomically(() ->
        sale(customer, reference)
            .flatMap(sale ->
                sale.booking().map(booking -> changeBookedSeats(sale, booking, revision, legs))));
  }

  private SeatsAnswer<Booking> changeBookedSeats(
      Sale sale, Booking before, int revision, List<LegSeats> legs) {
    boolean asSeen = before.revision() == revision && before.bookedAt().isPresent();
    return asSeen
        ? changeSeats(
            sale,
            legs,
            () -> {
              sale.noteChange();
              return sale.booking().orElseThrow();
            })
        : new SeatsAnswer.NotAsSeen<>(before);
  }

  private <T> SeatsAnswer<T> changeSeats(Sale sale, List<LegSeats> legs, Supplier<T> changed) {
    for (LegSeats seats : legs) {
      HeldLeg next = sale.leg(seats.leg()).with(seats);
      if (!isAsSeen(next, seats.revision())) {
        return new SeatsAnswer.DepartureChanged<>(seats.leg());
      }
      requireSeats(next);
    }
    for (LegSeats seats : legs) {
      HeldLeg wanted =
          sale.leg(seats.leg())
              .with(
                  new LegSeats(
                      seats.leg(), sale.wanted(seats), seats.seatedTogether(), seats.revision()));
      Set<SeatLabel> taken = stock.taken(wanted, other -> !other.equals(sale));
      if (!taken.isEmpty()) {
        return new SeatsAnswer.Taken<>(seats.leg(), taken);
      }
      if (stock.findAny(seats.unwanted(), other -> !other.equals(sale)).isPresent()) {
        return new SeatsAnswer.DepartureChanged<>(seats.leg());
      }
      if (wanted.seats().stream().distinct().count() < wanted.seats().size()) {
        throw new IllegalArgumentException("A seat of " + wanted.departure() + " is wanted twice");
      }
    }
    legs.forEach(sale::changeSeats);
    return new SeatsAnswer.Changed<>(changed.get());
  }

  @Override
  public Optional<Hold> release(CustomerId customer, HoldId id) {
    return stock.atomically(() -> sale(customer, id).map(this::release));
  }

  private Hold release(Sale sale) {
    Instant now = stock.now();
    if (sale.statusAt(now) == Hold.Status.HELD) {
      sale.release();
    }
    return sale.holdAt(now);
  }

  @Override
  public int expire(int limit) {
    return stock.atomically(() -> {
      Instant now = stock.now();
      return (int) sales.values().stream().filter(sale -> sale.expireAt(now)).limit(limit).count();
    });
  }

  // Payments

  @Override
  public PaymentAnswer startPayment(RequestKey key, PaymentRequest request) {
    return stock.atomically(() -> {
      Attempt earlier = attemptsByKey.get(key);
      if (earlier != null) {
        return new Started(earlier.toPaymentAttempt());
      }
      return sale(request.customer(), request.hold())
          .map(sale -> startPayment(key, sale, request))
          .orElseGet(NoSuchHold::new);
    });
  }

  private PaymentAnswer startPayment(RequestKey key, Sale sale, PaymentRequest request) {
    Hold hold = sale.holdAt(stock.now());
    return switch (hold.status()) {
      case HELD -> {
        if (sale.toPay().isZero() && hold.givenUp().isPresent()) {
          throw new IllegalArgumentException("An exchange with nothing to pay is not paid for");
        }
        Attempt attempt = sale.startPayment(request, stock.now());
        attempts.put(request.intent(), attempt);
        attemptsByKey.put(key, attempt);
        yield new Started(attempt.toPaymentAttempt());
      }
      case PAYING -> new InProgress(hold.reference());
      case BOOKED -> new AlreadyBooked(hold.reference());
      case RELEASED, EXPIRED -> new HoldOver(hold);
    };
  }

  @Override
  public PaymentAttempt makeFirm(IntentKey intent, CardSummary card) {
    return stock.atomically(() -> {
      Attempt attempt = attempt(intent);
      attempt.makeFirm(card, stock.now());
      return attempt.toPaymentAttempt();
    });
  }

  private Attempt attempt(IntentKey intent) {
    return Optional.ofNullable(attempts.get(intent))
        .orElseThrow(() -> new IllegalArgumentException("There is no payment " + intent));
  }

  @Override
  public Optional<LatePayment> findLate(IntentKey intent) {
    return stock.atomically(() -> {
      Instant now = stock.now();
      Attempt attempt = attempt(intent);
      return attempt.isLateAt(now)
          ? Optional.of(
              new LatePayment(attempt.sale().holdAt(now), attempt.request().acceptOtherSeats()))
          : Optional.empty();
    });
  }

  @Override
  public PaymentAttempt claimLate(IntentKey intent, CardSummary card, HoldRequest seats) {
    return stock.atomically(() -> {
      Attempt attempt = attempt(intent);
      if (attempt.isLateAt(stock.now()) && refusalOfSeats(seats).isEmpty()) {
        seats.legs().forEach(this::requireSeats);
        attempt.claimLate(card, seats.legs(), stock.now());
      }
      return attempt.toPaymentAttempt();
    });
  }

  @Override
  public PaymentAttempt giveUpLate(IntentKey intent) {
    return stock.atomically(() -> {
      attempt(intent).giveUpLate(stock.now());
      return attempt(intent).toPaymentAttempt();
    });
  }

  @Override
  public void awaitAction(IntentKey intent, RedirectUrl redirectUrl) {
    stock.atomically(() -> attempt(intent).awaitAction(redirectUrl, stock.now()));
  }

  @Override
  public Booking confirm(IntentKey intent) {
    return stock.atomically(() -> {
      Attempt attempt = attempt(intent);
      attempt.confirm(stock.now());
      return attempt.sale().booking().orElseThrow();
    });
  }

  @Override
  public void fail(IntentKey intent, String reason) {
    fail(intent, BookingEvent.Kind.PAYMENT_FAILED, reason);
  }

  @Override
  public void giveBack(IntentKey intent, String how) {
    fail(intent, BookingEvent.Kind.PAYMENT_GIVEN_BACK, how);
  }

  private void fail(IntentKey intent, BookingEvent.Kind kind, String detail) {
    stock.atomically(() -> attempt(intent).fail(stock.now(), kind, detail));
  }

  @Override
  public Optional<PaymentAttempt> findPayment(IntentKey intent) {
    return stock.atomically(
        () -> Optional.ofNullable(attempts.get(intent)).map(Attempt::toPaymentAttempt));
  }

  @Override
  public List<PaymentAttempt> takeOpenPayments(Duration untouchedFor, int limit) {
    return stock.atomically(() -> {
      Instant latest = stock.now().minus(untouchedFor);
      return attempts.values().stream()
          .filter(attempt -> !attempt.isOver() && !attempt.touchedAt().isAfter(latest))
          .sorted(Comparator.comparing(Attempt::touchedAt))
          .limit(limit)
          .peek(attempt -> attempt.touch(stock.now()))
          .map(Attempt::toPaymentAttempt)
          .toList();
    });
  }

  // Exchanges

  @Override
  public ExchangeAnswer exchange(
      RequestKey key, CustomerId customer, HoldId hold, IntentKey intent) {
    return stock.atomically(() -> {
      Attempt earlier = attemptsByKey.get(key);
      if (earlier != null) {
        return exchanged(earlier.sale());
      }
      return sale(customer, hold)
          .map(sale -> exchange(key, sale, intent))
          .orElseGet(ExchangeAnswer.NoSuchHold::new);
    });
  }

  private ExchangeAnswer exchange(RequestKey key, Sale sale, IntentKey intent) {
    Hold hold = sale.holdAt(stock.now());
    if (hold.exchange().filter(exchange -> exchange.toPay().isZero()).isEmpty()) {
      throw new IllegalArgumentException("It is no exchange, or there is something to pay for it");
    }
    return switch (hold.status()) {
      case HELD ->
          sale.canBeExchanged() ? exchanged(key, sale, intent) : new ExchangeAnswer.QuoteStale();
      case PAYING, BOOKED -> new ExchangeAnswer.AlreadyBooked(hold.reference());
      case RELEASED, EXPIRED -> new ExchangeAnswer.HoldOver(hold);
    };
  }

  private ExchangeAnswer exchanged(RequestKey key, Sale sale, IntentKey intent) {
    Sale from = sale.exchangedFrom().orElseThrow();
    Booking old = from.booking().orElseThrow();
    PaymentRequest payment =
        new PaymentRequest(
            old.customer(),
            sale.id(),
            intent,
            from.attempts().getLast().request().card(),
            old.purchaser(),
            old.namesOn(sale.holdAt(stock.now()).givenUp().orElseThrow()),
            false);
    Attempt attempt = sale.startPayment(payment, stock.now());
    attempts.put(intent, attempt);
    attemptsByKey.put(key, attempt);
    attempt.makeFirm(old.card().orElseThrow(), stock.now());
    attempt.confirm(stock.now());
    order(sale.exchangeRefunds());
    return exchanged(sale);
  }

  private static ExchangeAnswer exchanged(Sale sale) {
    return new ExchangeAnswer.Exchanged(sale.booking().orElseThrow(), sale.exchangeRefunds());
  }

  // Bookings

  @Override
  public Optional<Booking> find(CustomerId customer, BookingReference reference) {
    return stock.atomically(() -> sale(customer, reference).flatMap(Sale::booking));
  }

  @Override
  public List<BookingEvent> history(CustomerId customer, BookingReference reference) {
    return stock.atomically(() -> sale(customer, reference).map(Sale::history).orElseGet(List::of));
  }

  private Optional<Sale> sale(CustomerId customer, BookingReference reference) {
    return Optional.ofNullable(salesByReference.get(reference)).filter(sale -> sale.isOf(customer));
  }

  @Override
  public List<Booking> list(CustomerId customer, Optional<BookingReference> after, int limit) {
    return stock.atomically(() -> {
      List<Booking> all =
          sales.values().stream()
              .filter(sale -> sale.isOf(customer))
              .flatMap(sale -> sale.booking().stream())
              .sorted(NEWEST_DEPARTURE_FIRST)
              .toList();
      return all.stream()
          .dropWhile(booking -> after.isPresent() && !booking.reference().equals(after.get()))
          .skip(after.isPresent() ? 1 : 0)
          .limit(limit)
          .toList();
    });
  }

  @Override
  public RenameAnswer rename(
      CustomerId customer, BookingReference reference, int passenger, PassengerName name) {
    return stock.atomically(() ->
        sale(customer, reference)
            .filter(sale -> sale.booking().isPresent())
            .map(sale -> rename(sale, passenger, name))
            .orElseGet(RenameAnswer.NoSuchBooking::new));
  }

  private static RenameAnswer rename(Sale sale, int passenger, PassengerName name) {
    Booking booking = sale.booking().orElseThrow();
    if (passenger < 0 || passenger >= booking.passengers().size()) {
      return new RenameAnswer.NoSuchPassenger(booking);
    }
    if (booking.validTickets().stream().noneMatch(ticket -> ticket.passenger() == passenger)) {
      return new RenameAnswer.NothingToRename(booking);
    }
    sale.rename(passenger, name);
    return new RenameAnswer.Renamed(sale.booking().orElseThrow());
  }

  // Cancellations

  @Override
  public void saveQuote(CancellationQuote quote) {
    stock.atomically(() -> quotes.put(quote.id(), quote));
  }

  @Override
  public CancelAnswer cancel(
      RequestKey key, CustomerId customer, BookingReference reference, String quoteId) {
    return stock.atomically(() -> {
      Cancellation earlier = cancellationsByKey.get(key);
      if (earlier != null) {
        return earlier.toAnswer();
      }
      Optional<Sale> sale = sale(customer, reference);
      CancellationQuote quote = quotes.get(quoteId);
      return sale.isEmpty() || quote == null || !quote.reference().equals(reference)
          ? new NoSuchQuote()
          : cancel(key, sale.get(), quote);
    });
  }

  private CancelAnswer cancel(RequestKey key, Sale sale, CancellationQuote quote) {
    if (!stock.now().isBefore(quote.expiresAt())) {
      return new QuoteExpired(quote);
    }
    if (quote.revision() != sale.revision()) {
      return new QuoteStale(quote);
    }
    List<RefundOrder> refunds = sale.giveUp(quote, stock.now());
    order(refunds);
    Cancellation done = new Cancellation(sale, quote, refunds);
    cancellationsByKey.put(key, done);
    return done.toAnswer();
  }

  private void order(List<RefundOrder> refunds) {
    refunds.forEach(order -> openRefunds.put(order.key(), new OrderedRefund(order, stock.now())));
  }

  @Override
  public List<RefundOrder> takeOpenRefunds(Duration untouchedFor, int limit) {
    return stock.atomically(() -> {
      Instant latest = stock.now().minus(untouchedFor);
      List<RefundOrder> taken =
          openRefunds.values().stream()
              .filter(refund -> !refund.touchedAt().isAfter(latest))
              .sorted(Comparator.comparing(OrderedRefund::touchedAt))
              .limit(limit)
              .map(OrderedRefund::order)
              .toList();
      taken.forEach(order -> openRefunds.put(order.key(), new OrderedRefund(order, stock.now())));
      return taken;
    });
  }

  @Override
  public void refunded(RefundKey key) {
    stock.atomically(() -> openRefunds.remove(key));
  }

  // Customers who are forgotten

  boolean hasJourneyAhead(CustomerId customer) {
    Instant now = stock.now();
    return sales.values().stream().anyMatch(sale -> sale.isOf(customer) && sale.isAheadAt(now));
  }

  boolean hasJourneySince(CustomerId customer, Instant since) {
    return sales.values().stream()
        .anyMatch(sale -> sale.isOf(customer) && sale.endsAtOrAfter(since));
  }

  void erase(CustomerId customer) {
    sales.values().stream().filter(sale -> sale.isOf(customer)).forEach(Sale::erase);
  }
}
