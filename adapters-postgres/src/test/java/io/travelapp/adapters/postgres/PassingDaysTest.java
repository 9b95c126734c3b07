package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.PAST_DEPARTURE;
import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.Bookings.PaymentAnswer;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.booking.Timetables.Archived;
import io.travelapp.domain.booking.Timetables.Extension;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.DepartureDraft;
import io.travelapp.testkit.fixture.Fixtures;
import io.travelapp.testkit.fixture.Network;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * Days go by in jumps while two nodes keep what is on sale up to the day, and customers of both
 * hold, pay late and cancel. Each departure is made once and archived once, and nothing that was
 * sold is lost.
 */
class PassingDaysTest {

  private static final int JOURNEYS = 12;
  private static final int DAYS = 4;
  private static final int STEPS = 250;
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final TestDatabase database = TestDatabase.fresh();

  @Test
  void departures_come_and_go_on_two_nodes_while_seats_are_sold() throws Exception {
    long seed = Long.getLong("travelapp.seed", 20_270_403);
    AtomicBoolean going = new AtomicBoolean(true);
    List<Customer> customers = new ArrayList<>();
    List<Keeper> keepers = new ArrayList<>();
    try (PostgresAdapters one = database.open(6);
        PostgresAdapters other = database.open(6);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      Network network = published(one);
      for (PostgresAdapters node : List.of(one, other, one, other)) {
        keepers.add(new Keeper(node.timetables()));
        customers.add(new Customer(node, network, new Random(seed + customers.size())));
      }
      Future<List<String>> watch = threads.submit(() -> watched(going));
      List<Future<?>> keeping = new ArrayList<>();
      keepers.forEach(keeper -> keeping.add(threads.submit(() -> keeper.keepWhile(going))));
      List<Future<?>> living = new ArrayList<>();
      customers.forEach(customer -> living.add(threads.submit(customer::live)));
      try {
        for (Future<?> customer : living) {
          customer.get(120, TimeUnit.SECONDS);
        }
      } finally {
        going.set(false);
      }
      for (Future<?> keeper : keeping) {
        keeper.get(60, TimeUnit.SECONDS);
      }

      assertThat(watch.get(60, TimeUnit.SECONDS)).as("seed %s, meanwhile", seed).isEmpty();
      assertThatAllIsThere(network, customers, keepers, one);
    }
  }

  private Network published(PostgresAdapters node) {
    DepartureDraft[] drafts =
        IntStream.range(0, JOURNEYS)
            .mapToObj(number ->
                aDeparture()
                    .named("journey " + number)
                    .daily()
                    .calling(
                        "Kofu %02d:00".formatted(2 * number),
                        "Otsuki %02d:50".formatted(2 * number),
                        "Tokyo %02d:30".formatted(2 * number + 2 + number % 3)))
            .toArray(DepartureDraft[]::new);
    return aNetwork().forDays(DAYS).running(drafts).publishedIn(new PgStore(database, node));
  }

  private List<String> watched(AtomicBoolean going) {
    List<String> faults = new ArrayList<>();
    try (CloseableDSLContext owner = database.asOwner()) {
      while (going.get() && faults.isEmpty()) {
        faults.addAll(SeatLedger.faults(owner));
      }
    }
    return faults;
  }

  private void assertThatAllIsThere(
      Network network, List<Customer> customers, List<Keeper> keepers, PostgresAdapters node) {
    Keeper last = new Keeper(node.timetables());
    last.keep();
    List<Keeper> all = new ArrayList<>(keepers);
    all.add(last);
    int added = all.stream().mapToInt(keeper -> keeper.added).sum();
    int kept = all.stream().mapToInt(keeper -> keeper.kept).sum();
    int deleted = all.stream().mapToInt(keeper -> keeper.deleted).sum();
    assertThat(List.of(added, kept, deleted)).allMatch(count -> count > 10);
    try (CloseableDSLContext owner = database.asOwner()) {
      assertThat(SeatLedger.faults(owner)).isEmpty();
      assertThat(owner.fetchCount(PAST_DEPARTURE)).isEqualTo(kept);
      assertThat(owner.fetchCount(DEPARTURE)).isEqualTo(JOURNEYS * DAYS + added - kept - deleted);
    }
    LocalDate today = LocalDate.ofInstant(database.now(), ZONE);
    for (int day = 0; day < DAYS; day++) {
      for (int number = 0; number < JOURNEYS; number++) {
        Coach coach = network.coach("journey " + number, today.plusDays(day));
        assertThat(coach.onSale().departure()).isEqualTo(coach.departure());
      }
    }
    customers.forEach(customer -> customer.assertThatAllIsThere(node));
  }

  /** The chore of a node. */
  private static final class Keeper {

    private final Timetables timetables;
    private int added;
    private int kept;
    private int deleted;

    Keeper(Timetables timetables) {
      this.timetables = timetables;
    }

    void keepWhile(AtomicBoolean going) {
      while (going.get()) {
        keep();
      }
    }

    void keep() {
      added += timetables.extend().stream().mapToInt(Extension::added).sum();
      Archived archived;
      do {
        archived = timetables.archive(7);
        kept += archived.kept();
        deleted += archived.deleted();
      } while (archived.total() > 0);
    }
  }

  /** Somebody who buys on a node, at random. */
  private final class Customer {

    private final PgStore store;
    private final Buyer buyer;
    private final Network network;
    private final Random random;
    private final List<Hold> holds = new ArrayList<>();
    private final List<PaymentAttempt> attempts = new ArrayList<>();
    private final List<Booking> bookings = new ArrayList<>();

    Customer(PostgresAdapters node, Network network, Random random) {
      this.store = new PgStore(database, node);
      this.buyer = aBuyer(store);
      this.network = network;
      this.random = random;
    }

    void live() {
      for (int step = 0; step < STEPS; step++) {
        int chance = random.nextInt(100);
        if (chance < 45) {
          hold();
        } else if (chance < 68) {
          pay();
        } else if (chance < 82) {
          settle();
        } else if (chance < 88) {
          cancel();
        } else if (chance < 94) {
          store.bookings().expire(5);
        } else {
          database.passTime(Duration.ofMinutes(30 + random.nextInt(600)));
        }
      }
    }

    private void hold() {
      LocalDate day = LocalDate.ofInstant(database.now(), ZONE).plusDays(random.nextInt(DAYS));
      Coach coach = network.coach("journey " + random.nextInt(JOURNEYS), day);
      if (store.departures().find(coach.id()).isEmpty()) {
        // It is still to be put on sale.
        return;
      }
      int from = random.nextInt(2);
      Segment segment = new Segment(from, from + 1 + random.nextInt(2 - from));
      String seat = "1" + "ABCD".charAt(random.nextInt(4));
      if (buyer.asksFor(coach.leg(segment, seat)) instanceof HoldAnswer.Held(Hold hold)) {
        holds.add(hold);
      }
    }

    private void pay() {
      if (!holds.isEmpty()
          && buyer.asksToPay(holds.removeLast())
              instanceof PaymentAnswer.Started(PaymentAttempt attempt)) {
        attempts.add(store.bookings().makeFirm(attempt.intent(), Fixtures.aCardSummary()));
      }
    }

    /** Of a payment that was begun now, or days ago. */
    private void settle() {
      if (attempts.isEmpty()) {
        return;
      }
      PaymentAttempt attempt = attempts.remove(random.nextInt(attempts.size()));
      if (attempt.status() == PaymentAttempt.Status.FIRM) {
        bookings.add(store.bookings().confirm(attempt.intent()));
      }
    }

    /** A ticket for a journey to come, or one of the past. */
    private void cancel() {
      if (bookings.isEmpty()) {
        return;
      }
      Booking booking = buyer.booking(bookings.get(random.nextInt(bookings.size())));
      if (!booking.validTickets().isEmpty()) {
        CancellationQuote quote = buyer.quote(booking);
        buyer.takesUp(quote);
      }
    }

    void assertThatAllIsThere(PostgresAdapters node) {
      assertThat(bookings).hasSizeGreaterThan(5);
      for (Booking sold : bookings) {
        Booking booking = node.bookings().find(buyer.id(), sold.reference()).orElseThrow();
        var leg = booking.legs().getFirst();
        DepartureOnSale departure = node.departures().find(leg.departure()).orElseThrow();
        assertThat(booking.legs()).isEqualTo(sold.legs());
        if (booking.tickets().getFirst().status() == Ticket.Status.VALID) {
          int seat = departure.layout().indexOf(leg.seats().getFirst()).orElseThrow();
          assertThat(departure.occupancy().isFree(seat, leg.segment())).isFalse();
          assertThat(node.departures().seatsOf(buyer.id(), leg.departure(), leg.segment()))
              .contains(leg.seats().getFirst());
        }
      }
    }
  }
}
