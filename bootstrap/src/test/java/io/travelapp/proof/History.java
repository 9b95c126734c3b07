package io.travelapp.proof;

import io.travelapp.proof.Deed.Place;
import io.travelapp.proof.Fault.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Some customers who want the same seats of two coaches, at random and at once, and what can be
 * said of it afterwards.
 */
final class History {

  /** As many of one history as are wanted of most. */
  static final int OPERATIONS = 200;

  private static final int WATCH_NANOS = 100_000_000;
  private static final int SETTLED_TRIES_MAX = 1000;
  private static final int SETTLED_NANOS = 20_000_000;

  private static final String UNSETTLED =
      """
      select b.id from travelapp.booking b
      where b.id in (select booking_id from travelapp.booking_leg where departure_id in (?, ?))
        and (b.kept_until < travelapp.instant_now() + interval '1 minute'
          or exists (select from travelapp.payment_attempt a
            where a.intent = b.intent and a.status not in ('paid', 'failed'))
          or b.id in (select booking_id from travelapp.refund_order where refunded_at is null))
      """;

  private final Market market;
  private final Market.Coaches coaches;
  private final int length;
  private final long seed;
  private final List<Customer> customers;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Queue<Deed> seen = new ConcurrentLinkedQueue<>();
  private final Queue<Secret> secrets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger tenures = new AtomicInteger();
  private final AtomicInteger conflicts = new AtomicInteger();
  private int intents;
  private volatile boolean over;

  private History(Market market, int number, int group, int length, long seed) {
    this.market = market;
    this.coaches = market.coaches(number);
    this.length = length;
    this.seed = seed;
    this.customers =
        IntStream.range(0, Stage.CUSTOMERS)
            .mapToObj(i ->
                new Customer(
                    this, market, market.customers(group).get(i), new Random(seed * 1000 + i)))
            .toList();
  }

  /**
   * What came of it.
   *
   * @param conflicts how many of its operations met somebody in their way
   * @param intents how many payments the gateway was asked for
   */
  record Outcome(long seed, int operations, int conflicts, int intents, List<Fault> faults) {

    boolean breaks(Collection<Promise> promises) {
      return faults.stream().anyMatch(fault -> promises.contains(fault.broken()));
    }
  }

  /** How long it may take after faults until everything works. */
  private static final Duration WORKS_AGAIN_AFTER = Duration.ofSeconds(30);

  /** Ends one, and says so if faults were over for longer than it may take. */
  static Outcome afterFaults(Instant over, Supplier<Outcome> rest) {
    Outcome outcome = rest.get();
    Duration took = Duration.between(over, Instant.now());
    if (took.compareTo(WORKS_AGAIN_AFTER) <= 0) {
      return outcome;
    }
    List<Fault> faults = new ArrayList<>(outcome.faults());
    faults.add(new Fault(Promise.WORKS_AGAIN, "only after " + took));
    return new Outcome(
        outcome.seed(),
        outcome.operations(),
        outcome.conflicts(),
        outcome.intents(),
        List.copyOf(faults));
  }

  /** Where something is found that is one customer's alone. */
  record Secret(Customer owner, String path) {}

  /**
   * Plays one.
   *
   * @param number chooses the coaches
   * @param group chooses the customers: different ones for histories at the same time
   */
  static Outcome play(Market market, int number, int group, long seed) {
    return new History(market, number, group, OPERATIONS, seed).play();
  }

  /** Plays one that has fewer operations. */
  static Outcome playShort(Market market, int number, int group, long seed) {
    return new History(market, number, group, OPERATIONS / 2, seed).play();
  }

  private Outcome play() {
    Future<?> watching = market.threads().submit(this::watch);
    List<Future<?>> living = new ArrayList<>();
    for (Customer customer : customers) {
      living.add(market.threads().submit(() -> customer.live(length / Stage.CUSTOMERS)));
    }
    living.forEach(this::await);
    over = true;
    await(watching);
    customers.forEach(Customer::awaitPayments);
    awaitSettled();
    judge();
    customers.forEach(Customer::leave);
    int operations = customers.stream().mapToInt(Customer::operations).sum();
    return new Outcome(seed, operations, conflicts.get(), intents, List.copyOf(faults));
  }

  private void await(Future<?> end) {
    try {
      end.get();
    } catch (ExecutionException e) {
      report(Promise.IN_CONTRACT, "a customer gave up: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Adds up what there is, at one moment after the other. */
  private void watch() {
    while (!over && faults.isEmpty()) {
      faults.addAll(Stock.of(market.sql(), coaches.both()).faults());
      LockSupport.parkNanos(WATCH_NANOS);
    }
  }

  /** Holds that expire are swept, and payments and refunds settled, by somebody at some time. */
  private void awaitSettled() {
    for (int tries = 0; tries < SETTLED_TRIES_MAX; tries++) {
      if (market
          .sql()
          .query(UNSETTLED, row -> row.getLong(1), coaches.early(), coaches.late())
          .isEmpty()) {
        return;
      }
      LockSupport.parkNanos(SETTLED_NANOS);
    }
    report(Promise.WORKS_AGAIN, "not all is settled");
  }

  // What the customers tell

  Market.Coaches coaches() {
    return coaches;
  }

  int nextTenure() {
    return tenures.getAndIncrement();
  }

  void countConflict() {
    conflicts.incrementAndGet();
  }

  void see(Deed deed) {
    seen.add(deed);
  }

  void keepSecret(Customer owner, String path) {
    secrets.add(new Secret(owner, path));
  }

  List<Secret> secretsOfOthers(Customer customer) {
    return secrets.stream().filter(secret -> !secret.owner().equals(customer)).toList();
  }

  void report(Promise broken, String what) {
    faults.add(new Fault(broken, what));
  }

  // The judgement

  private void judge() {
    List<Tenure> told =
        customers.stream().flatMap(customer -> customer.tenures().stream()).toList();
    told.forEach(Tenure::lapseIfLeft);
    List<Deed> deeds = new ArrayList<>(seen);
    told.forEach(tenure -> deeds.addAll(tenure.deeds()));
    SeatOrder.contradictions(deeds).forEach(why -> report(Promise.SOLD_ONCE, why));

    Stock stock = Stock.of(market.sql(), coaches.both());
    faults.addAll(stock.faults());
    judgeClaims(told, stock);
    judgeBookings(told);
    customers.forEach(Customer::lookAgain);
  }

  private void judgeClaims(List<Tenure> told, Stock stock) {
    Map<Long, Set<Place>> expected = new HashMap<>();
    told.stream()
        .filter(Tenure::isLive)
        .forEach(tenure -> expected.put(tenure.booking(), Set.copyOf(tenure.places())));
    Map<Long, Set<Place>> found =
        stock.claims().stream()
            .collect(
                Collectors.groupingBy(
                    Stock.Claim::booking,
                    Collectors.mapping(Stock.Claim::place, Collectors.toSet())));
    compare(Promise.KEPT, "seats of", expected, found);
  }

  private void judgeBookings(List<Tenure> told) {
    Map<Long, Stock.Sold> sold = Stock.sold(market.sql(), coaches.both());
    Map<Long, Tenure> byBooking = new HashMap<>();
    told.forEach(tenure -> byBooking.put(tenure.booking(), tenure));
    for (Tenure tenure : told) {
      Stock.Sold booking = sold.get(tenure.booking());
      if (booking == null || !tenure.statuses().contains(booking.status())) {
        report(Promise.KEPT, tenure + " is in the database " + booking);
      }
    }
    sold.values().stream()
        .filter(booking -> !byBooking.containsKey(booking.booking()))
        .forEach(booking -> report(Promise.SAME_ANSWER, "of " + booking + " nobody was told"));
    judgeMoney(byBooking, sold);
  }

  private void judgeMoney(Map<Long, Tenure> told, Map<Long, Stock.Sold> sold) {
    Set<String> cards =
        customers.stream()
            .flatMap(customer -> customer.cards().stream())
            .collect(Collectors.toSet());
    Map<String, GatewayBooks.Account> accounts = market.books().ofCards(cards);
    intents = accounts.size();
    Map<String, Long> bookingOf = new HashMap<>();
    sold.values()
        .forEach(booking ->
            booking.intents().forEach(intent -> bookingOf.put(intent, booking.booking())));
    Map<Long, List<Long>> charged = new HashMap<>();
    Set<String> booked =
        sold.values().stream()
            .filter(booking -> booking.status().equals("booked"))
            .map(Stock.Sold::intent)
            .collect(Collectors.toSet());
    booked.stream()
        .filter(intent -> accounts.getOrDefault(intent, GatewayBooks.Account.NONE).captures() == 0)
        .forEach(intent ->
            report(Promise.PAID_OR_REFUNDED, intent + " is booked and was never captured"));
    accounts.forEach((intent, account) -> {
      judge(intent, account, bookingOf.containsKey(intent));
      boolean refundedInstead = !booked.contains(intent) && account.isGivenBack();
      if (account.captures() > 0 && !refundedInstead) {
        charged.put(
            bookingOf.getOrDefault(intent, -1L), List.of(account.captured(), account.refunded()));
      }
    });
    Map<Long, List<Long>> expected = new HashMap<>();
    told.forEach((booking, tenure) -> {
      if (tenure.charged() > 0) {
        expected.put(booking, List.of(tenure.charged(), tenure.refunded()));
      }
    });
    compare(Promise.PAID_OR_REFUNDED, "charged and refunded for", expected, charged);
    market.books().close(accounts.keySet());
  }

  private void judge(String intent, GatewayBooks.Account account, boolean isOurs) {
    if (account.captures() > 1 || account.captured() > account.authorised()) {
      report(Promise.CHARGED_ONCE, intent + " was captured twice: " + account);
    }
    if (!isOurs && account.captures() > 0) {
      report(Promise.CHARGED_ONCE, intent + " pays for nothing and was captured: " + account);
    }
    if (account.isLeftOpen()) {
      report(Promise.PAID_OR_REFUNDED, intent + " is left unsettled: " + account);
    }
  }

  private <K, V> void compare(Promise promise, String of, Map<K, V> told, Map<K, V> found) {
    Set<K> keys = new HashSet<>(told.keySet());
    keys.addAll(found.keySet());
    keys.stream()
        .filter(key -> !Objects.equals(told.get(key), found.get(key)))
        .forEach(key ->
            report(
                promise,
                "%s %s should be %s and is %s".formatted(of, key, told.get(key), found.get(key))));
  }
}
