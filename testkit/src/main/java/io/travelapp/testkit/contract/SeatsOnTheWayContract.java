package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aCardSummary;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.Bookings.ExchangeAnswer;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.Bookings.PaymentAnswer.Started;
import io.travelapp.domain.booking.Bookings.SeatsAnswer;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.LegSeats;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.SeatChange;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.WantedLeg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code Bookings} promises about tickets whose seat changes on the way. */
public interface SeatsOnTheWayContract {

  /** How many sales {@link #what_is_given_back_is_what_was_claimed} tries. */
  int RANDOM_SALES = 100;

  Store store();

  private Coach express() {
    return aDeparture()
        .calling("Kofu", "Otsuki", "Hachioji", "Tokyo")
        .withSeats("1A", "1B", "1C", "1D")
        .publishedIn(store());
  }

  /** From Kofu to Tokyo, on 1A as far as Otsuki and on 1B from there. */
  private static WantedLeg changing(Coach coach) {
    return coach.leg("Kofu", "Tokyo", "1A").changing(0, "Otsuki", "1B");
  }

  private static void assertHasBoth(Coach coach) {
    assertThat(coach.freeSeats("Kofu", "Otsuki")).isEqualTo(seats("1B", "1C", "1D"));
    assertThat(coach.freeSeats("Otsuki", "Hachioji")).isEqualTo(seats("1A", "1C", "1D"));
    assertThat(coach.freeSeats("Hachioji", "Tokyo")).isEqualTo(seats("1A", "1C", "1D"));
  }

  private static void assertHasNone(Coach coach) {
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A", "1B", "1C", "1D"));
  }

  // Claims

  @Test
  default void who_changes_seats_has_each_for_its_part_of_the_way_and_no_more() {
    Coach express = express();
    Buyer anna = aBuyer(store());

    Hold hold = anna.holds(changing(express));

    assertHasBoth(express);
    assertThat(anna.hold(hold)).isEqualTo(hold);
    assertThat(hold.legs().getFirst().changes())
        .containsExactly(new SeatChange(0, 1, express.stop("Otsuki").id(), seat("1B")));
    assertThat(hold.price().total()).as("that of one seat").isEqualTo(yen(3000));
    assertThat(seatsOf(anna, express, "Kofu", "Otsuki")).isEqualTo(seats("1A"));
    assertThat(seatsOf(anna, express, "Otsuki", "Tokyo")).isEqualTo(seats("1B"));
  }

  private Set<SeatLabel> seatsOf(Buyer buyer, Coach coach, String from, String to) {
    return store().departures().seatsOf(buyer.id(), coach.id(), coach.segment(from, to));
  }

  @Test
  default void a_part_that_somebody_has_is_refused_and_the_rest_is_not() {
    Coach express = express();
    aBuyer(store()).holds(express.leg("Hachioji", "Tokyo", "1B"));
    Buyer anna = aBuyer(store());

    assertThat(anna.asksFor(changing(express)))
        .isEqualTo(new HoldAnswer.SeatsTaken(express.id(), seats("1B")));
    assertThat(express.freeSeats("Kofu", "Hachioji")).hasSize(4);

    anna.holds(
        express
            .leg("Kofu", "Tokyo", "1A")
            .changing(0, "Otsuki", "1B")
            .changing(0, "Hachioji", "1A"));
    assertThat(anna.asksFor(express.leg("Kofu", "Otsuki", "1A")))
        .isEqualTo(new HoldAnswer.SeatsTaken(express.id(), seats("1A")));
    aBuyer(store()).holds(express.leg("Otsuki", "Hachioji", "1A"));
    assertThat(express.freeSeats("Kofu", "Otsuki")).isEqualTo(seats("1B", "1C", "1D"));
    assertThat(express.freeSeats("Otsuki", "Hachioji")).isEqualTo(seats("1C", "1D"));
    assertThat(express.freeSeats("Hachioji", "Tokyo")).isEqualTo(seats("1C", "1D"));
  }

  @Test
  default void two_of_a_party_may_change_places() {
    Coach express = express();
    Buyer anna = aBuyer(store());

    Booking booking =
        anna.books(
            express
                .leg("Kofu", "Tokyo", "1A", "1B")
                .changing(0, "Otsuki", "1B")
                .changing(1, "Otsuki", "1A"));

    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1C", "1D"));
    anna.cancels(booking, booking.tickets().getLast());
    assertHasBoth(express);
  }

  @Test
  default void of_many_racing_for_parts_that_overlap_exactly_one_gets_them() {
    Coach express = express();

    List<HoldAnswer> answers =
        Race.of(
            8,
            number ->
                aBuyer(store())
                    .asksFor(
                        number % 2 == 0
                            ? changing(express)
                            : express.leg("Kofu", "Tokyo", "1B").changing(0, "Hachioji", "1C")));

    assertThat(answers).filteredOn(HoldAnswer.Held.class::isInstance).hasSize(1);
  }

  // The sale and what comes after

  @Test
  default void what_changes_on_the_way_is_one_ticket() {
    Coach express = express();
    Buyer anna = aBuyer(store());

    Booking booking = anna.books(changing(express));

    assertThat(booking.tickets())
        .extracting(Ticket::seat, Ticket::price)
        .containsExactly(tuple(Optional.of(seat("1A")), yen(3000)));
    assertThat(booking.legs().getFirst().stretches())
        .containsExactly(
            new Stretch(seat("1A"), new Segment(0, 1)), new Stretch(seat("1B"), new Segment(1, 3)));
    assertThat(anna.booking(booking)).isEqualTo(booking);
    assertHasBoth(express);

    anna.cancels(booking);
    assertHasNone(express);
  }

  @Test
  default void a_hold_that_ends_gives_back_each_of_its_seats() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold released = anna.holds(changing(express));

    store().bookings().release(anna.id(), released.id());
    assertHasNone(express);

    anna.holds(changing(express));
    store().passTime(Hold.LIFETIME);
    aBuyer(store()).holds(express.leg("Kofu", "Otsuki", "1A"));
    store().sweep();
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1B", "1C", "1D"));
  }

  @Test
  default void other_seats_instead_are_for_all_the_way() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(changing(express));
    LegSeats first = new LegSeats(0, List.of(seat("1B")), true, express.onSale().revision());

    assertThat(store().bookings().changeSeats(anna.id(), hold.id(), List.of(first)))
        .contains(new SeatsAnswer.Changed<>(anna.hold(hold)));
    assertThat(anna.hold(hold).legs().getFirst().changes()).isEmpty();
    assertThat(express.freeSeats("Kofu", "Otsuki")).isEqualTo(seats("1A", "1C", "1D"));
    assertThat(express.freeSeats("Otsuki", "Tokyo")).isEqualTo(seats("1A", "1C", "1D"));

    Booking booking = anna.books(express.leg("Kofu", "Tokyo", "1C").changing(0, "Otsuki", "1D"));
    LegSeats whole = new LegSeats(0, List.of(seat("1C")), true, express.onSale().revision());
    store()
        .bookings()
        .changeSeats(anna.id(), booking.reference(), booking.revision(), List.of(whole));
    assertThat(express.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A", "1D"));
    assertThat(anna.booking(booking).legs().getFirst().changes()).isEmpty();
  }

  @Test
  default void a_late_payment_gets_the_same_seats_for_the_same_parts_again() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(changing(express));
    PaymentAttempt attempt = lapses(anna, hold);
    store().sweep();
    assertHasNone(express);

    HoldRequest same = late(attempt, false);
    assertThat(store().bookings().claimLate(attempt.intent(), aCardSummary(), same).status())
        .isEqualTo(PaymentAttempt.Status.FIRM);

    assertHasBoth(express);
    assertThat(store().bookings().confirm(attempt.intent()).legs()).isEqualTo(hold.legs());
  }

  @Test
  default void a_late_payment_may_change_seats_elsewhere() {
    Coach express = express();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(changing(express));
    PaymentAttempt attempt = lapses(anna, hold);
    store().sweep();
    aBuyer(store()).holds(express.leg("Kofu", "Hachioji", "1A", "1B", "1C"));
    aBuyer(store()).holds(express.leg("Hachioji", "Tokyo", "1B", "1C", "1D"));

    HoldRequest other = late(attempt, true);
    assertThat(store().bookings().claimLate(attempt.intent(), aCardSummary(), other).status())
        .isEqualTo(PaymentAttempt.Status.FIRM);

    Booking booking = store().bookings().confirm(attempt.intent());
    assertThat(booking.tickets().getFirst().seat()).contains(seat("1D"));
    assertThat(booking.legs().getFirst().changes())
        .containsExactly(new SeatChange(0, 2, express.stop("Hachioji").id(), seat("1A")));
    assertThat(anna.booking(booking)).isEqualTo(booking);
    assertThat(store().bookings().history(anna.id(), booking.reference()))
        .filteredOn(event -> event.kind() == BookingEvent.Kind.OTHER_SEATS_CLAIMED)
        .extracting(BookingEvent::detail)
        .containsExactly("1D 1A");
    assertThat(express.freeSeats("Kofu", "Otsuki")).isEmpty();
    assertThat(express.freeSeats("Hachioji", "Tokyo")).isEmpty();
  }

  private PaymentAttempt lapses(Buyer buyer, Hold hold) {
    PaymentRequest request = buyer.payment(hold);
    PaymentRequest payment =
        new PaymentRequest(
            request.customer(),
            request.hold(),
            request.intent(),
            request.card(),
            request.purchaser(),
            request.names(),
            true);
    PaymentAttempt attempt =
        ((Started) store().bookings().startPayment(buyer.key("book"), payment)).attempt();
    store().passTime(Hold.PAYING_LONGEST.plusSeconds(1));
    return attempt;
  }

  private HoldRequest late(PaymentAttempt attempt, boolean other) {
    var late = store().bookings().findLate(attempt.intent()).orElseThrow();
    return (other
            ? late.otherSeats(store().departures()::find, store().departures()::seated)
            : late.sameSeats(store().departures()::find))
        .orElseThrow();
  }

  @Test
  default void an_exchange_gives_back_the_seats_of_each_part() {
    Coach express = express();
    Coach other = express();
    Buyer anna = aBuyer(store());
    Booking old = anna.books(changing(express));

    Hold hold = anna.holdsFor(anna.quote(old), changing(other));
    assertHasBoth(express);
    assertThat(anna.exchanges(hold)).isInstanceOf(ExchangeAnswer.Exchanged.class);

    assertHasNone(express);
    assertHasBoth(other);
  }

  // All of it at random

  /** Sells and gives back at random, and asks after each step who has what. */
  @Test
  default void what_is_given_back_is_what_was_claimed() {
    Coach coach =
        aDeparture()
            .calling("Kofu", "Otsuki", "Sagamiko", "Hachioji", "Tachikawa", "Tokyo")
            .withSeats("1A", "1B", "1C", "1D", "2A", "2B")
            .publishedIn(store());
    Random random = new Random(20_270_402);
    SeatOccupancy expected = coach.onSale().occupancy();
    List<Sold> live = new ArrayList<>();
    int sold = 0;
    for (int step = 0; step < RANDOM_SALES; step++) {
      if (!live.isEmpty() && random.nextInt(3) == 0) {
        Sold gone = live.remove(random.nextInt(live.size()));
        gone.giveBack();
        expected = without(expected, coach, gone.stretches());
      } else {
        Optional<Sold> more = sells(coach, random);
        if (more.isPresent()) {
          expected = with(expected, coach, more.get().stretches());
          live.add(more.get());
          sold++;
        }
      }
      assertThat(freeSeats(coach.onSale().occupancy(), coach))
          .as("step %s", step)
          .isEqualTo(freeSeats(expected, coach));
    }
    live.forEach(Sold::giveBack);
    assertThat(coach.onSale().occupancy().takenCount()).isZero();
    assertThat(sold).isGreaterThan(RANDOM_SALES / 10);
  }

  /** What was sold, as a hold or as a booking. */
  record Sold(Buyer buyer, Hold hold, Optional<Booking> booking) {

    List<Stretch> stretches() {
      return hold.legs().getFirst().stretches();
    }

    void giveBack() {
      if (booking.isPresent()) {
        buyer.cancels(booking.get());
      } else {
        buyer.store().bookings().release(buyer.id(), hold.id());
      }
    }
  }

  /** A ride of random length for one or two, each of whom may change at each call. */
  private Optional<Sold> sells(Coach coach, Random random) {
    int parts = coach.departure().calls().size() - 1;
    int from = random.nextInt(parts);
    Segment segment = new Segment(from, from + 1 + random.nextInt(parts - from));
    WantedLeg wanted = coach.leg(segment, label(0, random), label(1, random));
    for (StopCall call : coach.departure().calls().subList(segment.from() + 1, segment.to())) {
      for (int place = 0; place < 2; place++) {
        if (random.nextBoolean()) {
          wanted = wanted.changing(place, call, new SeatLabel(label(place, random)));
        }
      }
    }
    Buyer buyer = aBuyer(store());
    return buyer.asksFor(wanted) instanceof HoldAnswer.Held(Hold hold)
        ? Optional.of(
            new Sold(
                buyer,
                hold,
                random.nextBoolean() ? Optional.of(buyer.pays(hold)) : Optional.empty()))
        : Optional.empty();
  }

  /** Of three seats for the first of a party, and of three others for the second. */
  private static String label(int place, Random random) {
    List<String> labels = place == 0 ? List.of("1A", "1B", "1C") : List.of("1D", "2A", "2B");
    return labels.get(random.nextInt(labels.size()));
  }

  private static SeatOccupancy with(SeatOccupancy occupancy, Coach coach, List<Stretch> stretches) {
    SeatOccupancy more = occupancy;
    for (Stretch stretch : stretches) {
      int seat = coach.layout().indexOf(stretch.seat()).orElseThrow();
      assertThat(more.isFree(seat, stretch.segment())).as("free before %s", stretch).isTrue();
      more = more.taking(List.of(seat), stretch.segment());
    }
    return more;
  }

  private static SeatOccupancy without(
      SeatOccupancy occupancy, Coach coach, List<Stretch> stretches) {
    SeatOccupancy less = occupancy;
    for (Stretch stretch : stretches) {
      int seat = coach.layout().indexOf(stretch.seat()).orElseThrow();
      less = less.freeing(List.of(seat), stretch.segment());
    }
    return less;
  }

  /** Part by part, the seats that nobody has. */
  private static List<List<Integer>> freeSeats(SeatOccupancy occupancy, Coach coach) {
    return IntStream.range(0, coach.departure().calls().size() - 1)
        .mapToObj(part -> occupancy.freeSeats(new Segment(part, part + 1)))
        .toList();
  }
}
