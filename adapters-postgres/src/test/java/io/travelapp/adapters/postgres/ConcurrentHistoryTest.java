package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.CancelAnswer;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.Bookings.PaymentAnswer;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jooq.CloseableDSLContext;
import org.junit.jupiter.api.Test;

/**
 * Many customers on two nodes do everything that can be done with few seats, at random and at once,
 * while time jumps. Whatever came of it, the ledger has to balance: at the end and at any moment.
 */
class ConcurrentHistoryTest {

  private static final int COACHES = 20;
  private static final int SEATS = 10;
  private static final int PARTS = 5;
  private static final int THREADS = 8;
  private static final int STEPS = 250;

  @Test
  void whatever_many_do_at_once_no_seat_is_sold_twice() throws Exception {
    long seed = Long.getLong("travelapp.seed", 20_270_402);
    TestDatabase database = TestDatabase.fresh();
    SoldCoaches coaches = SoldCoaches.publishedIn(database, COACHES, SEATS, PARTS);
    AtomicBoolean going = new AtomicBoolean(true);
    List<Customer> done = new ArrayList<>();

    try (PostgresAdapters one = database.open(6);
        PostgresAdapters other = database.open(6);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<List<String>> watch = threads.submit(() -> watched(database, going));
      List<Future<Customer>> customers =
          IntStream.range(0, THREADS)
              .mapToObj(number -> {
                Bookings node = (number % 2 == 0 ? one : other).bookings();
                Customer customer =
                    new Customer(number, node, coaches, database, new Random(seed + number));
                return threads.submit(() -> customer.live());
              })
              .toList();
      try {
        for (Future<Customer> customer : customers) {
          done.add(customer.get(120, TimeUnit.SECONDS));
        }
      } finally {
        going.set(false);
      }

      assertThat(watch.get(60, TimeUnit.SECONDS)).as("seed %s, meanwhile", seed).isEmpty();
      assertThat(done.stream().flatMap(customer -> customer.confirmed.stream()))
          .as("seed %s", seed)
          .allSatisfy(booking ->
              assertThat(
                      soldOf(
                          one.bookings()
                              .find(booking.customer(), booking.reference())
                              .orElseThrow()))
                  .isEqualTo(soldOf(booking)));
    }
    try (CloseableDSLContext owner = database.asOwner()) {
      assertThat(SeatLedger.faults(owner)).as("seed %s, at the end", seed).isEmpty();
    }
    assertThat(done.stream().mapToInt(customer -> customer.confirmed.size()).sum())
        .as("bookings")
        .isGreaterThan(20);
    assertThat(done.stream().mapToInt(customer -> customer.cancelled).sum())
        .as("cancellations")
        .isGreaterThan(10);
  }

  /** What of a booking never changes. */
  private static List<Object> soldOf(Booking booking) {
    return List.of(
        booking.legs(),
        booking.passengers(),
        booking.price(),
        booking.tickets().stream().map(Ticket::number).toList());
  }

  private static List<String> watched(TestDatabase database, AtomicBoolean going) {
    List<String> faults = new ArrayList<>();
    try (CloseableDSLContext owner = database.asOwner()) {
      while (going.get() && faults.isEmpty()) {
        faults.addAll(SeatLedger.faults(owner));
      }
    }
    return faults;
  }

  /** Somebody who does one thing after the other, at random. */
  private static final class Customer {

    private final CustomerId id;
    private final Bookings bookings;
    private final SoldCoaches coaches;
    private final TestDatabase database;
    private final Random random;
    private final List<Hold> holds = new ArrayList<>();
    private final List<PaymentAttempt> attempts = new ArrayList<>();
    private final List<Booking> confirmed = new ArrayList<>();
    private int cancelled;

    Customer(
        int number, Bookings bookings, SoldCoaches coaches, TestDatabase database, Random random) {
      this.id = new CustomerId("customer-" + number);
      this.bookings = bookings;
      this.coaches = coaches;
      this.database = database;
      this.random = random;
    }

    Customer live() {
      for (int step = 0; step < STEPS; step++) {
        int chance = random.nextInt(100);
        if (chance < 40) {
          hold();
        } else if (chance < 66) {
          pay();
        } else if (chance < 85) {
          // More seldom than payments start: some lapse.
          settle();
        } else if (chance < 93) {
          cancel();
        } else if (chance < 96) {
          giveUp();
        } else if (chance < 98) {
          bookings.expire(1 + random.nextInt(20));
        } else {
          database.passTime(Duration.ofMinutes(1 + random.nextInt(10)));
        }
      }
      return this;
    }

    private void hold() {
      HoldRequest request = request();
      RequestKey key = SoldCoaches.key(id, "hold");
      if (bookings.hold(key, request) instanceof HoldAnswer.Held(Hold hold)) {
        holds.add(hold);
        if (random.nextInt(5) == 0) {
          assertThat(bookings.hold(key, request)).isInstanceOf(HoldAnswer.Held.class);
        }
      }
    }

    private HoldRequest request() {
      int legs = 1 + random.nextInt(10) / 7 + random.nextInt(10) / 9;
      int party = 1 + random.nextInt(3);
      List<HeldLeg> chosen = new ArrayList<>();
      for (int leg = 0; leg < legs; leg++) {
        // One part each: the legs of an itinerary are travelled in order.
        int from = legs == 1 ? random.nextInt(PARTS) : leg * 2 % PARTS;
        int to = legs == 1 ? from + 1 + random.nextInt(PARTS - from) : from + 1;
        List<Integer> seats = random.ints(0, SEATS).distinct().limit(party + 1).boxed().toList();
        HeldLeg whole =
            coaches.leg(
                1 + random.nextInt(COACHES), new Segment(from, to), seats.subList(0, party));
        boolean changes = to - from > 1 && random.nextInt(3) == 0;
        chosen.add(
            changes
                ? coaches.changing(whole, from + 1 + random.nextInt(to - from - 1), seats.getLast())
                : whole);
      }
      return SoldCoaches.request(id, chosen.toArray(HeldLeg[]::new));
    }

    private void pay() {
      if (holds.isEmpty()) {
        return;
      }
      Hold hold = holds.get(random.nextInt(holds.size()));
      PaymentRequest payment =
          new PaymentRequest(
              id,
              hold.id(),
              Fixtures.anIntent(),
              Fixtures.aCardToken(),
              Buyer.PURCHASER,
              Fixtures.names(hold.passengers().size()),
              false);
      if (bookings.startPayment(SoldCoaches.key(id, "book"), payment)
          instanceof PaymentAnswer.Started(PaymentAttempt attempt)) {
        attempts.add(attempt);
      }
    }

    private void settle() {
      if (attempts.isEmpty()) {
        return;
      }
      PaymentAttempt attempt = attempts.remove(random.nextInt(attempts.size()));
      PaymentAttempt.Status status =
          bookings.makeFirm(attempt.intent(), Fixtures.aCardSummary()).status();
      if (status == PaymentAttempt.Status.FIRM && random.nextInt(4) > 0) {
        confirmed.add(bookings.confirm(attempt.intent()));
      } else {
        bookings.fail(attempt.intent(), "declined");
      }
    }

    private void cancel() {
      if (confirmed.isEmpty()) {
        return;
      }
      Booking any = confirmed.get(random.nextInt(confirmed.size()));
      Booking booking = bookings.find(id, any.reference()).orElseThrow();
      List<Ticket> valid = booking.validTickets();
      if (valid.isEmpty()) {
        return;
      }
      CancellationQuote quote =
          CancellationQuote.of(
              "quote-" + Fixtures.aWord(),
              booking,
              valid.subList(0, 1 + random.nextInt(valid.size())),
              database.now());
      bookings.saveQuote(quote);
      if (bookings.cancel(SoldCoaches.key(id, "cancel"), id, booking.reference(), quote.id())
          instanceof CancelAnswer.Cancelled) {
        cancelled++;
      }
    }

    private void giveUp() {
      if (holds.isEmpty()) {
        return;
      }
      Hold hold = holds.remove(random.nextInt(holds.size()));
      if (random.nextBoolean()) {
        bookings.release(id, hold.id());
      } else {
        bookings.extend(id, hold.id());
      }
    }
  }
}
