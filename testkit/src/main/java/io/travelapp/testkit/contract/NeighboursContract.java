package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aCardSummary;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.BookedPassenger;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.Bookings.HoldAnswer.DepartureChanged;
import io.travelapp.domain.booking.Bookings.HoldAnswer.Held;
import io.travelapp.domain.booking.Bookings.SeatsAnswer;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.LatePayment;
import io.travelapp.domain.booking.LegSeats;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code Bookings} promises about who sits beside whom. */
public interface NeighboursContract {

  Store store();

  private Coach coach() {
    return aDeparture()
        .calling("Kofu", "Otsuki", "Tokyo")
        .withSeats("1A", "1B", "1C", "1D")
        .publishedIn(store());
  }

  private static Seated on(Coach coach, String seat, String from, String to, Neighbour who) {
    return new Seated(coach.id(), new Stretch(seat(seat), coach.segment(from, to)), who);
  }

  /** A seat all the way, as 1B is to 1A and 1D to 1C. */
  private static Seated allTheWay(Coach coach, String seat, Neighbour who) {
    return on(coach, seat, "Kofu", "Tokyo", who);
  }

  /** A woman among women on a seat all the way. */
  private HoldRequest woman(Buyer buyer, Coach coach, String seat) {
    return buyer.request(Neighbour.WOMAN_AMONG_WOMEN, coach.leg("Kofu", "Tokyo", seat));
  }

  /** Somebody on a seat all the way who rules out a woman among women on another. */
  private static HoldRequest apart(Buyer buyer, Coach coach, String seat, String beside) {
    return buyer
        .request(coach.leg("Kofu", "Tokyo", seat))
        .apartFrom(List.of(allTheWay(coach, beside, Neighbour.WOMAN_AMONG_WOMEN)));
  }

  @Test
  default void what_passengers_say_to_who_sits_beside_them_is_kept() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());

    Hold hold = anna.holds(woman(anna, coach, "1A"));

    assertThat(hold.passengers())
        .extracting(HeldPassenger::neighbour)
        .containsExactly(Neighbour.WOMAN_AMONG_WOMEN);
    assertThat(anna.hold(hold)).isEqualTo(hold);
    assertThat(anna.pays(hold).passengers())
        .extracting(BookedPassenger::as)
        .containsExactlyElementsOf(hold.passengers());
  }

  @Test
  default void seats_are_not_held_where_somebody_sits_who_is_unwanted() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(woman(anna, coach, "1A"));
    Buyer bert = aBuyer(store());

    assertThat(bert.asksFor(apart(bert, coach, "1B", "1A")))
        .isEqualTo(new DepartureChanged(coach.id()));
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1B", "1C", "1D"));
    anna.pays(hold);
    assertThat(bert.asksFor(apart(bert, coach, "1B", "1A")))
        .isEqualTo(new DepartureChanged(coach.id()));
    assertThat(bert.asksFor(apart(bert, coach, "1C", "1D"))).isInstanceOf(Held.class);
  }

  @Test
  default void who_is_another_or_elsewhere_or_on_another_part_of_the_way_is_not_who_is_unwanted() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    anna.holds(anna.request(Neighbour.WOMAN_AMONG_WOMEN, coach.leg("Kofu", "Otsuki", "1A")));
    Buyer bert = aBuyer(store());
    HoldRequest rest = bert.request(coach.leg("Otsuki", "Tokyo", "1B"));

    assertThat(
            bert.asksFor(
                rest.apartFrom(
                    List.of(
                        on(coach, "1A", "Otsuki", "Tokyo", Neighbour.WOMAN_AMONG_WOMEN),
                        allTheWay(coach, "1A", Neighbour.OTHER),
                        allTheWay(coach, "1A", Neighbour.WOMAN),
                        allTheWay(coach, "1D", Neighbour.WOMAN_AMONG_WOMEN)))))
        .isInstanceOf(Held.class);
  }

  @Test
  default void who_said_nothing_may_be_unwanted_too() {
    Coach coach = coach();
    aBuyer(store()).holds(coach.leg("Kofu", "Tokyo", "1B"));
    Buyer anna = aBuyer(store());

    assertThat(
            anna.asksFor(
                woman(anna, coach, "1A")
                    .apartFrom(List.of(allTheWay(coach, "1B", Neighbour.OTHER)))))
        .isEqualTo(new DepartureChanged(coach.id()));
  }

  @Test
  default void whose_hold_is_over_or_whose_ticket_was_given_up_is_not_there_any_more() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(woman(anna, coach, "1A"));
    Hold released = anna.holds(woman(anna, coach, "1D"));
    Buyer bert = aBuyer(store());

    anna.cancels(booking);
    store().bookings().release(anna.id(), released.id());

    assertThat(store().departures().seated(coach.id())).isEmpty();
    assertThat(bert.asksFor(apart(bert, coach, "1B", "1A"))).isInstanceOf(Held.class);
    assertThat(bert.asksFor(apart(bert, coach, "1C", "1D"))).isInstanceOf(Held.class);
  }

  @Test
  default void whose_hold_has_expired_is_not_there_though_nobody_swept_it() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    anna.holds(woman(anna, coach, "1A"));
    store().passTime(Hold.LIFETIME);
    Buyer bert = aBuyer(store());

    assertThat(bert.asksFor(apart(bert, coach, "1B", "1A"))).isInstanceOf(Held.class);
  }

  @Test
  default void on_all_legs_nobody_is_there_who_is_unwanted_or_none_is_held() {
    Coach out = coach();
    Coach back =
        aDeparture()
            .calling("Tokyo 18:00", "Kofu 20:00")
            .withSeats("1A", "1B")
            .publishedIn(store());
    Buyer anna = aBuyer(store());
    anna.holds(anna.request(Neighbour.WOMAN_AMONG_WOMEN, back.leg("Tokyo", "Kofu", "1A")));
    Buyer bert = aBuyer(store());
    HoldRequest both =
        bert.request(out.leg("Kofu", "Tokyo", "1B"), back.leg("Tokyo", "Kofu", "1B"))
            .apartFrom(
                List.of(
                    allTheWay(out, "1A", Neighbour.WOMAN_AMONG_WOMEN),
                    on(back, "1A", "Tokyo", "Kofu", Neighbour.WOMAN_AMONG_WOMEN)));

    assertThat(bert.asksFor(both)).isEqualTo(new DepartureChanged(back.id()));
    assertThat(out.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1A", "1B", "1C", "1D"));
  }

  @Test
  default void of_two_who_rule_each_other_out_and_race_exactly_one_gets_the_seat() {
    for (int round = 0; round < 20; round++) {
      Coach coach = coach();
      List<Buyer> buyers = List.of(aBuyer(store()), aBuyer(store()));

      List<HoldAnswer> answers =
          Race.of(
              2,
              runner ->
                  runner == 0
                      ? buyers.get(0).asksFor(apart(buyers.get(0), coach, "1B", "1A"))
                      : buyers
                          .get(1)
                          .asksFor(
                              woman(buyers.get(1), coach, "1A")
                                  .apartFrom(List.of(allTheWay(coach, "1B", Neighbour.OTHER)))));

      assertThat(answers).filteredOn(Held.class::isInstance).hasSize(1);
      assertThat(answers).contains(new DepartureChanged(coach.id()));
      assertThat(store().departures().seated(coach.id())).hasSize(1);
    }
  }

  @Test
  default void of_many_who_take_and_change_seats_at_once_nobody_sits_beside_whom_they_must_not() {
    List<String> labels =
        IntStream.rangeClosed(1, 4)
            .boxed()
            .flatMap(row -> Stream.of("A", "B", "C", "D").map(column -> row + column))
            .toList();
    Coach coach =
        aDeparture()
            .calling("Kofu", "Otsuki", "Tokyo")
            .withSeats(labels.toArray(String[]::new))
            .publishedIn(store());
    List<Neighbour> kinds = List.of(Neighbour.OTHER, Neighbour.WOMAN_AMONG_WOMEN, Neighbour.WOMAN);

    List<Boolean> held =
        Race.of(
            48,
            i -> {
              Buyer buyer = aBuyer(store());
              Neighbour who = kinds.get(i % kinds.size());
              HoldAnswer answer = takes(buyer, coach, labels.get(i % labels.size()), who);
              if (answer instanceof Held(Hold hold)) {
                changes(buyer, hold, coach, labels.get((i + 7) % labels.size()), who);
              }
              return answer instanceof Held;
            });

    assertThat(held).contains(true, false);
    List<Seated> seated = store().departures().seated(coach.id());
    assertThat(seated).hasSize((int) held.stream().filter(is -> is).count());
    assertThat(seated)
        .allSatisfy(one -> assertThat(unwanted(coach, one)).noneMatch(who -> isThere(who, seated)));
  }

  private static boolean isThere(Seated who, List<Seated> seated) {
    return seated.stream().anyMatch(who::isThere);
  }

  private static List<Seated> unwanted(Coach coach, Seated one) {
    return unwanted(coach, one.where().seat().value(), one.who());
  }

  /** Who must not sit on the other seat of the pair; the aisle is between B and C. */
  private static List<Seated> unwanted(Coach coach, String seat, Neighbour who) {
    String beside = seat.charAt(0) + String.valueOf("BADC".charAt("ABCD".indexOf(seat.charAt(1))));
    return switch (who) {
      case OTHER -> List.of(allTheWay(coach, beside, Neighbour.WOMAN_AMONG_WOMEN));
      case WOMAN -> List.of();
      case WOMAN_AMONG_WOMEN -> List.of(allTheWay(coach, beside, Neighbour.OTHER));
    };
  }

  private static HoldAnswer takes(Buyer buyer, Coach coach, String seat, Neighbour who) {
    return buyer.asksFor(
        buyer.request(who, coach.leg("Kofu", "Tokyo", seat)).apartFrom(unwanted(coach, seat, who)));
  }

  private void changes(Buyer buyer, Hold hold, Coach coach, String seat, Neighbour who) {
    LegSeats other =
        new LegSeats(
            0, List.of(seat(seat)), true, coach.onSale().revision(), unwanted(coach, seat, who));
    store().bookings().changeSeats(buyer.id(), hold.id(), List.of(other));
  }

  @Test
  default void seats_are_not_changed_to_where_somebody_sits_who_is_unwanted() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    Hold hers = anna.holds(woman(anna, coach, "1A"));
    Buyer bert = aBuyer(store());
    Hold his = bert.holds(coach.leg("Kofu", "Tokyo", "1C"));

    assertThat(changesTo(bert, his, coach, "1B", "1A"))
        .contains(new SeatsAnswer.DepartureChanged<>(0));
    assertThat(bert.hold(his)).isEqualTo(his);
    store().bookings().release(anna.id(), hers.id());
    assertThat(changesTo(bert, his, coach, "1B", "1A"))
        .get()
        .isInstanceOf(SeatsAnswer.Changed.class);
  }

  private Optional<SeatsAnswer<Hold>> changesTo(
      Buyer buyer, Hold hold, Coach coach, String seat, String beside) {
    return store()
        .bookings()
        .changeSeats(buyer.id(), hold.id(), List.of(legSeats(coach, seat, beside)));
  }

  private static LegSeats legSeats(Coach coach, String seat, String beside) {
    return new LegSeats(
        0,
        List.of(seat(seat)),
        true,
        coach.onSale().revision(),
        List.of(allTheWay(coach, beside, Neighbour.WOMAN_AMONG_WOMEN)));
  }

  @Test
  default void after_the_sale_neither() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    anna.holds(woman(anna, coach, "1A"));
    Buyer bert = aBuyer(store());
    Booking his = bert.books(coach.leg("Kofu", "Tokyo", "1C"));

    assertThat(changesTo(bert, his, coach, "1B", "1A"))
        .contains(new SeatsAnswer.DepartureChanged<>(0));
    assertThat(bert.booking(his)).isEqualTo(his);
    store().passTime(Hold.LIFETIME);
    assertThat(changesTo(bert, his, coach, "1B", "1A"))
        .as("her hold has expired")
        .get()
        .isInstanceOf(SeatsAnswer.Changed.class);
  }

  private Optional<SeatsAnswer<Booking>> changesTo(
      Buyer buyer, Booking booking, Coach coach, String seat, String beside) {
    return store()
        .bookings()
        .changeSeats(
            buyer.id(),
            booking.reference(),
            booking.revision(),
            List.of(legSeats(coach, seat, beside)));
  }

  @Test
  default void a_party_that_changes_seats_is_not_unwanted_to_itself() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    Hold hold =
        anna.holds(anna.request(Neighbour.WOMAN_AMONG_WOMEN, coach.leg("Kofu", "Tokyo", "1A")));

    assertThat(changesTo(anna, hold, coach, "1B", "1A"))
        .get()
        .isInstanceOf(SeatsAnswer.Changed.class);
  }

  @Test
  default void a_payment_that_comes_late_gets_no_seats_where_somebody_sits_who_is_unwanted() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(woman(anna, coach, "1A"));
    PaymentAttempt attempt = anna.startsToPay(hold);
    store().passTime(Hold.PAYING_LONGEST);
    Buyer bert = aBuyer(store());
    Hold his = bert.holds(apart(bert, coach, "1B", "1A"));
    LatePayment late = store().bookings().findLate(attempt.intent()).orElseThrow();
    HoldRequest same = late.sameSeats(store().departures()::find).orElseThrow();

    assertThat(same.unwanted()).containsExactly(allTheWay(coach, "1B", Neighbour.OTHER));
    assertThat(store().bookings().claimLate(attempt.intent(), aCardSummary(), same).status())
        .isEqualTo(PaymentAttempt.Status.STARTED);
    store().bookings().release(bert.id(), his.id());
    assertThat(store().bookings().claimLate(attempt.intent(), aCardSummary(), same).status())
        .isEqualTo(PaymentAttempt.Status.FIRM);
  }

  @Test
  default void other_seats_for_a_payment_that_comes_late_are_not_beside_who_is_unwanted() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(woman(anna, coach, "1A"));
    PaymentAttempt attempt = anna.startsToPay(hold);
    store().passTime(Hold.PAYING_LONGEST);
    store().bookings().expire(10);
    aBuyer(store()).holds(coach.leg("Kofu", "Tokyo", "1B"));
    LatePayment late =
        new LatePayment(store().bookings().findLate(attempt.intent()).orElseThrow().hold(), true);

    HoldRequest other =
        late.otherSeats(store().departures()::find, store().departures()::seated).orElseThrow();

    assertThat(other.legs().getFirst().seats()).containsAnyOf(seat("1C"), seat("1D"));
    assertThat(store().bookings().claimLate(attempt.intent(), aCardSummary(), other).status())
        .isEqualTo(PaymentAttempt.Status.FIRM);
  }

  @Test
  default void who_sits_where_is_told_by_what_they_said() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    anna.books(woman(anna, coach, "1A"));
    anna.holds(coach.leg("Kofu", "Tokyo", "1C").changing(0, "Otsuki", "1D"));
    Coach another = coach();
    anna.holds(another.leg("Kofu", "Tokyo", "1A"));

    assertThat(store().departures().seated(coach.id()))
        .containsExactlyInAnyOrder(
            allTheWay(coach, "1A", Neighbour.WOMAN_AMONG_WOMEN),
            on(coach, "1C", "Kofu", "Otsuki", Neighbour.OTHER),
            on(coach, "1D", "Otsuki", "Tokyo", Neighbour.OTHER));
  }
}
