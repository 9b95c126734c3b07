package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.party;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.BookedPassenger;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.Bookings.HoldAnswer.Held;
import io.travelapp.domain.booking.Bookings.HoldAnswer.PromotionUsedUp;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.PriceLine;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.fare.PromotionLimits.Reached;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.WantedLeg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code Bookings} promises about the terms of a sale, and about promotions that end. */
public interface SaleTermsContract {

  Store store();

  @Test
  default void what_was_sold_keeps_the_terms_under_which_it_was_sold() {
    Buyer anna = aBuyer(store());
    SaleTerms terms = new SaleTerms("saver", Optional.of("SPRING-" + aWord()), false);
    HoldRequest request =
        under(terms, PromotionLimits.NONE, anna.request(coach().leg("Kofu", "Tokyo", "1A")));

    Hold hold = anna.holds(request);
    Booking booking = anna.pays(hold);

    assertThat(hold.terms()).isEqualTo(terms);
    assertThat(anna.hold(hold).terms()).isEqualTo(terms);
    assertThat(booking.terms()).isEqualTo(terms);
    assertThat(anna.booking(booking).terms()).isEqualTo(terms);
  }

  @Test
  default void who_can_look_after_others_is_known_for_good() {
    Buyer anna = aBuyer(store());
    HoldRequest request =
        anna.request(party("adult", "child", "infant"), coach().leg("Kofu", "Tokyo", "1A", "1B"));

    Hold hold = anna.holds(request);
    Booking booking = anna.pays(hold);

    assertThat(anna.hold(hold).passengers()).isEqualTo(request.passengers());
    assertThat(anna.booking(booking).passengers())
        .extracting(BookedPassenger::as)
        .isEqualTo(request.passengers());
    assertThat(request.passengers())
        .extracting(HeldPassenger::canAccompany)
        .containsExactly(true, false, false);
  }

  @Test
  default void a_ticket_costs_the_sum_of_its_lines_whatever_they_are_for() {
    Buyer anna = aBuyer(store());
    HoldRequest request = anna.request(coach().leg("Kofu", "Tokyo", "1A", "1B"));
    List<PriceLine> lines = new ArrayList<>(request.price().lines());
    lines.add(1, new PriceLine("Group", 0, 0, yen(-201)));
    lines.add(2, new PriceLine("Window seat", 0, 0, yen(300)));
    lines.add(3, new PriceLine("Consumption tax", 0, 0, yen(210)));
    Price price = Price.of(lines, request.price().total().currency());

    Booking booking = anna.books(priced(request, price));

    assertThat(booking.price()).isEqualTo(price);
    assertThat(booking.tickets().getFirst().price()).isEqualTo(yen(2309));
    assertThat(booking.tickets().getLast().price()).isEqualTo(yen(2000));
  }

  // Limits

  @Test
  default void the_last_use_of_a_promotion_is_given_once() {
    Coach coach = coach();
    SaleTerms terms = spring();
    PromotionLimits twice = new PromotionLimits(2, 9);
    String[] seats = {"1A", "1B", "1C", "1D"};

    List<HoldAnswer> answers =
        Race.of(4, i -> asks(aBuyer(store()), terms, twice, coach.leg("Kofu", "Tokyo", seats[i])));

    assertThat(answers).filteredOn(Held.class::isInstance).hasSize(2);
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Held))
        .containsExactly(new PromotionUsedUp(Reached.BY_ALL), new PromotionUsedUp(Reached.BY_ALL));
    assertThat(coach.freeSeats("Kofu", "Tokyo")).hasSize(2);
  }

  @Test
  default void a_customer_uses_a_promotion_no_more_often_than_is_allowed_to_one() {
    Coach coach = coach();
    SaleTerms terms = spring();
    PromotionLimits once = new PromotionLimits(9, 1);
    Buyer anna = aBuyer(store());

    assertThat(asks(anna, terms, once, coach.leg("Kofu", "Tokyo", "1A"))).isInstanceOf(Held.class);
    assertThat(asks(anna, terms, once, coach.leg("Kofu", "Tokyo", "1B")))
        .isEqualTo(new PromotionUsedUp(Reached.BY_CUSTOMER));
    assertThat(asks(aBuyer(store()), terms, once, coach.leg("Kofu", "Tokyo", "1B")))
        .isInstanceOf(Held.class);
    assertThat(asks(anna, spring(), once, coach.leg("Kofu", "Tokyo", "1C")))
        .as("another promotion")
        .isInstanceOf(Held.class);
  }

  @Test
  default void a_hold_that_ends_gives_its_use_back_whether_it_was_swept_or_not() {
    Coach coach = coach();
    SaleTerms terms = spring();
    PromotionLimits once = new PromotionLimits(1, 1);
    Buyer anna = aBuyer(store());
    Hold released = held(asks(anna, terms, once, coach.leg("Kofu", "Tokyo", "1A")));
    store().bookings().release(anna.id(), released.id());

    Hold expires = held(asks(anna, terms, once, coach.leg("Kofu", "Tokyo", "1A")));
    assertThat(asks(aBuyer(store()), terms, once, coach.leg("Kofu", "Tokyo", "1B")))
        .isEqualTo(new PromotionUsedUp(Reached.BY_ALL));
    store().passTimeUntil(expires.expiresAt().plusSeconds(1));

    assertThat(asks(aBuyer(store()), terms, once, coach.leg("Kofu", "Tokyo", "1B")))
        .isInstanceOf(Held.class);
  }

  @Test
  default void what_was_booked_has_used_the_promotion_for_good() {
    Coach coach = coach();
    SaleTerms terms = spring();
    PromotionLimits once = new PromotionLimits(1, 1);
    Buyer anna = aBuyer(store());
    Booking booking = anna.pays(held(asks(anna, terms, once, coach.leg("Kofu", "Tokyo", "1A"))));

    assertThat(asks(anna, terms, once, coach.leg("Kofu", "Tokyo", "1B")))
        .isEqualTo(new PromotionUsedUp(Reached.BY_CUSTOMER));
    anna.cancels(booking);
    assertThat(asks(aBuyer(store()), terms, once, coach.leg("Kofu", "Tokyo", "1B")))
        .isEqualTo(new PromotionUsedUp(Reached.BY_ALL));
  }

  @Test
  default void a_hold_that_is_asked_for_again_under_its_key_is_not_refused_for_its_own_use() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    HoldRequest request =
        request(anna, spring(), new PromotionLimits(1, 1), coach.leg("Kofu", "Tokyo", "1A"));
    RequestKey key = anna.key("hold");
    HoldAnswer first = store().bookings().hold(key, request);

    assertThat(first).isInstanceOf(Held.class);
    assertThat(store().bookings().hold(key, request)).isEqualTo(first);
  }

  @Test
  default void what_is_refused_for_its_promotion_holds_nothing_on_any_leg() {
    Coach out = coach();
    Coach back = coach();
    SaleTerms terms = spring();
    PromotionLimits once = new PromotionLimits(1, 1);
    Buyer anna = aBuyer(store());
    held(asks(anna, terms, once, out.leg("Kofu", "Otsuki", "1A")));

    assertThat(
            asks(
                aBuyer(store()),
                terms,
                once,
                out.leg("Kofu", "Otsuki", "1B"),
                back.leg("Otsuki", "Tokyo", "1B")))
        .isEqualTo(new PromotionUsedUp(Reached.BY_ALL));
    assertThat(out.freeSeats("Kofu", "Otsuki")).hasSize(3);
    assertThat(back.freeSeats("Otsuki", "Tokyo")).hasSize(4);
  }

  @Test
  default void a_promotion_without_limits_is_used_by_everybody() {
    Coach coach = coach();
    SaleTerms terms = spring();
    String[] seats = {"1A", "1B", "1C", "1D"};

    assertThat(
            IntStream.range(0, 4)
                .mapToObj(i ->
                    asks(
                        aBuyer(store()),
                        terms,
                        PromotionLimits.NONE,
                        coach.leg("Kofu", "Tokyo", seats[i]))))
        .hasOnlyElementsOfType(Held.class);
  }

  // What the clauses share

  private Coach coach() {
    return aDeparture().publishedIn(store());
  }

  /** A promotion that nobody has used. */
  private static SaleTerms spring() {
    return new SaleTerms(
        "standard", Optional.of(("SPRING-" + aWord()).toUpperCase(Locale.ROOT)), true);
  }

  private HoldAnswer asks(Buyer buyer, SaleTerms terms, PromotionLimits limits, WantedLeg... legs) {
    return buyer.asksFor(request(buyer, terms, limits, legs));
  }

  private static HoldRequest request(
      Buyer buyer, SaleTerms terms, PromotionLimits limits, WantedLeg... legs) {
    return under(terms, limits, buyer.request(legs));
  }

  private static Hold held(HoldAnswer answer) {
    assertThat(answer).isInstanceOf(Held.class);
    return ((Held) answer).hold();
  }

  private static HoldRequest under(SaleTerms terms, PromotionLimits limits, HoldRequest request) {
    return with(request, terms, limits, request.price());
  }

  private static HoldRequest priced(HoldRequest request, Price price) {
    return with(request, request.terms(), request.promotionLimits(), price);
  }

  private static HoldRequest with(
      HoldRequest request, SaleTerms terms, PromotionLimits limits, Price price) {
    return new HoldRequest(
        request.customer(),
        request.reference(),
        request.legs(),
        request.revisions(),
        request.closings(),
        request.passengers(),
        terms,
        limits,
        price,
        request.lifetime());
  }
}
