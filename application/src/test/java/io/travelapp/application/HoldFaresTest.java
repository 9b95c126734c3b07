package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.application.HoldSeats.Command;
import io.travelapp.application.HoldSeats.Outcome;
import io.travelapp.application.HoldSeats.PassengerWish;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.FareProduct;
import io.travelapp.domain.fare.GroupDiscount;
import io.travelapp.domain.fare.PriceLine;
import io.travelapp.domain.fare.Promotion;
import io.travelapp.domain.fare.Promotion.Reduction;
import io.travelapp.domain.fare.Promotion.Refusal;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.fare.SeatFee;
import io.travelapp.domain.fare.Tax;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Fixtures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Seats that are held under the terms of a fare product, a promotion, a tax and all the rest. */
class HoldFaresTest {

  private static final FareConditions STANDARD = FareConditions.standard();

  private static final FareProduct SAVER =
      new FareProduct("saver", "Saver", 80, false, new RefundPolicy(List.of()));

  private static final FareProduct FLEXIBLE =
      new FareProduct(
          "flexible",
          "Flexible",
          125,
          true,
          new RefundPolicy(List.of(new RefundPolicy.Tier(Duration.ofMinutes(15), 100))));

  private static final Promotion SPRING =
      new Promotion(
          "SPRING",
          "Spring offer",
          new Reduction.Percent(10),
          Promotion.SalePeriod.ALWAYS,
          Promotion.TravelPeriod.ALWAYS,
          Set.of("standard", "flexible"),
          1,
          new PromotionLimits(3, 2));

  private static final Promotion FIVE_EUROS =
      new Promotion(
          "FIVE",
          "Five euros off",
          new Reduction.Amount(euros("5.00")),
          Promotion.SalePeriod.ALWAYS,
          Promotion.TravelPeriod.ALWAYS,
          Set.of(),
          1,
          PromotionLimits.NONE);

  private final BookingOffice office = new BookingOffice();
  private final Buyer anna = office.aBuyer();
  private final Coach express = aDeparture().publishedIn(office.store);

  private static FareConditions conditions(List<GroupDiscount> groups, List<Tax> taxes) {
    return new FareConditions(
        STANDARD.passengerTypes(),
        List.of(STANDARD.usualProduct(), FLEXIBLE, SAVER),
        List.of(SPRING, FIVE_EUROS),
        groups,
        taxes,
        List.of(new SeatFee("Seat of your choice", Optional.empty(), yen(300))));
  }

  /** Seats of one's choice where there are any, and as many adults as seats. */
  private Command command(String product, String promotion, String... seats) {
    LegWish leg =
        new LegWish(
            express.id(),
            Optional.of(express.stop("Kofu").id()),
            Optional.of(express.stop("Tokyo").id()),
            Optional.empty(),
            Optional.empty(),
            Arrays.stream(seats).map(SeatLabel::new).toList());
    return new Command(
        anna.id(),
        anna.key("hold"),
        List.of(leg),
        List.of(),
        seats.length == 0 ? Optional.of(1) : Optional.empty(),
        Optional.of(product),
        Optional.of(promotion).filter(code -> !code.isEmpty()),
        Optional.empty());
  }

  private static Command of(Command command, PassengerWish... party) {
    return new Command(
        command.customer(),
        command.key(),
        command.legs(),
        List.of(party),
        Optional.empty(),
        command.fareProduct(),
        command.promotionCode(),
        command.expectedTotal());
  }

  private static Command expecting(Command command, Money total) {
    return new Command(
        command.customer(),
        command.key(),
        command.legs(),
        command.passengers(),
        command.seatCount(),
        command.fareProduct(),
        command.promotionCode(),
        Optional.of(total));
  }

  private Outcome asks(Command command) {
    return asks(command, conditions(List.of(), List.of()));
  }

  private Outcome asks(Command command, FareConditions conditions) {
    return new HoldSeats(
            office.store.departures(),
            office.store.bookings(),
            conditions,
            PartyPolicy.USUAL,
            Fixtures::aReference,
            office.store.clock())
        .handle(command);
  }

  private Hold holds(Command command) {
    return held(asks(command));
  }

  private static Hold held(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Held.class);
    return ((Outcome.Held) outcome).hold();
  }

  @Test
  void each_product_is_sold_at_its_price_and_keeps_its_refund_terms() {
    Hold saver = holds(command("saver", ""));
    Hold flexible = holds(command("flexible", ""));

    assertThat(saver.price().total()).isEqualTo(yen(1600));
    assertThat(saver.legs().getFirst().refundPolicy()).isEqualTo(SAVER.refundPolicy());
    assertThat(saver.terms()).isEqualTo(SaleTerms.of("saver"));
    assertThat(flexible.price().total()).isEqualTo(yen(2500));
    assertThat(flexible.legs().getFirst().refundPolicy()).isEqualTo(FLEXIBLE.refundPolicy());
  }

  @Test
  void a_seat_of_ones_choice_costs_its_fee_unless_the_product_spares_it() {
    assertThat(holds(command("standard", "", "1A")).price().lines())
        .containsExactly(
            new PriceLine("Adult", 0, 0, yen(2000)),
            new PriceLine("Seat of your choice", 0, 0, yen(300)));
    assertThat(holds(command("flexible", "", "1B")).price().total()).isEqualTo(yen(2500));
    assertThat(holds(command("standard", "")).price().total())
        .as("a seat of nobody's choice")
        .isEqualTo(yen(2000));
  }

  @Test
  void an_infant_on_a_lap_pays_no_fee_for_the_seat_of_the_next() {
    Command family = command("standard", "", "1A", "1B");
    PassengerWish adult = new PassengerWish(Optional.of("adult"), Optional.empty(), SeatNeed.SEAT);
    PassengerWish infant =
        new PassengerWish(Optional.of("infant"), Optional.empty(), SeatNeed.SEAT);
    PassengerWish child = new PassengerWish(Optional.of("child"), Optional.empty(), SeatNeed.SEAT);

    Hold hold = holds(of(family, adult, infant, child));

    assertThat(hold.price().shareOf(0, 0)).isEqualTo(yen(2300));
    assertThat(hold.price().shareOf(1, 0)).isEqualTo(yen(0));
    assertThat(hold.price().shareOf(2, 0)).isEqualTo(yen(1300));
  }

  @Test
  void a_group_a_promotion_and_a_tax_are_lines_of_their_own() {
    Tax tax = new Tax(countryOf(express), "Consumption tax", BigDecimal.TEN);
    FareConditions conditions = conditions(List.of(new GroupDiscount("Group", 2, 5)), List.of(tax));

    Hold hold = held(asks(command("standard", "spring", "1A", "1B"), conditions));

    assertThat(hold.price().lines())
        .filteredOn(line -> line.passenger() == 0)
        .containsExactly(
            new PriceLine("Adult", 0, 0, yen(2000)),
            new PriceLine("Group", 0, 0, yen(-100)),
            new PriceLine("Spring offer", 0, 0, yen(-190)),
            new PriceLine("Seat of your choice", 0, 0, yen(300)),
            new PriceLine("Consumption tax", 0, 0, yen(201)));
    assertThat(hold.price().total()).isEqualTo(yen(2 * 2211));
    assertThat(hold.terms()).isEqualTo(new SaleTerms("standard", Optional.of("SPRING"), true));
  }

  private static String countryOf(Coach coach) {
    return coach.stop("Kofu").country();
  }

  @Test
  void what_was_expected_is_compared_with_the_price_under_all_terms() {
    Command spring = command("standard", "SPRING");

    assertThat(asks(expecting(spring, yen(2000))))
        .isEqualTo(new Outcome.PriceChanged(yen(2000), yen(1800)));
    assertThat(holds(expecting(spring, yen(1800))).price().total()).isEqualTo(yen(1800));
  }

  @Test
  void a_price_is_firm_once_it_is_held_whatever_becomes_of_the_terms() {
    Hold hold = holds(command("standard", "SPRING"));

    assertThat(office.books(anna, hold).price()).isEqualTo(hold.price());
    assertThat(held(asks(command("standard", ""), STANDARD)).price().total()).isEqualTo(yen(2000));
  }

  @Test
  void a_promotion_that_is_unknown_or_does_not_apply_holds_nothing() {
    assertThat(asks(command("standard", "AUTUMN")))
        .isEqualTo(new Outcome.UnknownPromotion("AUTUMN"));
    assertThat(asks(command("saver", "SPRING")))
        .isEqualTo(
            new Outcome.PromotionRefused(
                "SPRING", new Refusal.OtherProduct("saver", Set.of("standard", "flexible"))));
    assertThat(asks(command("standard", "FIVE")))
        .isEqualTo(
            new Outcome.PromotionRefused("FIVE", new Refusal.OtherCurrency(euros("5.00"), "JPY")));
    assertThat(express.freeSeats("Kofu", "Tokyo")).hasSize(4);
  }

  @Test
  void a_promotion_is_used_so_often_by_one_customer() {
    holds(command("standard", "SPRING"));
    Command second = command("standard", "SPRING");
    holds(second);

    assertThat(asks(command("standard", "SPRING")))
        .isEqualTo(
            new Outcome.PromotionRefused(
                "SPRING", new Refusal.UsedUp(PromotionLimits.Reached.BY_CUSTOMER, 2)));
    assertThat(asks(second)).as("asked again under its key").isInstanceOf(Outcome.Held.class);
  }

  @Test
  void age_counts_at_the_boarding_stop_on_the_day_of_the_first_leg() {
    LocalDate day = express.dateAt("Kofu");
    Hold onBirthday = holds(of(command("standard", ""), adult(), born(day.minusYears(14))));
    Hold onTheEve =
        holds(of(command("standard", ""), adult(), born(day.minusYears(14).plusDays(1))));

    assertThat(onBirthday.passengers().get(1).typeId()).isEqualTo("adult");
    assertThat(onTheEve.passengers().get(1).typeId()).isEqualTo("child");
    assertThat(onTheEve.price().total()).isEqualTo(yen(3000));
  }

  private static PassengerWish adult() {
    return new PassengerWish(Optional.of("adult"), Optional.empty(), SeatNeed.SEAT);
  }

  private static PassengerWish born(LocalDate day) {
    return born(Optional.empty(), day);
  }

  private static PassengerWish born(Optional<String> type, LocalDate day) {
    return new PassengerWish(
        type, Optional.empty(), Optional.of(day), SeatNeed.SEAT, Neighbour.OTHER);
  }

  @Test
  void a_type_that_contradicts_the_day_of_birth_is_refused() {
    LocalDate day = express.dateAt("Kofu");
    PassengerWish child = born(Optional.of("child"), day.minusYears(20));

    assertThat(asks(of(command("standard", ""), adult(), child)))
        .isEqualTo(new Outcome.AgeOutsideType(1, 20, STANDARD.findType("child").orElseThrow()));
  }

  @Test
  void what_is_shown_of_a_leg_is_what_it_is_held_for() {
    FareConditions conditions = conditions(List.of(), List.of());
    LegWish leg = command("saver", "").legs().getFirst();
    ShowFares.Outcome shown = new ShowFares(office.store.departures(), conditions).handle(leg);

    assertThat(shown).isInstanceOf(ShowFares.Outcome.Shown.class);
    for (ShowFares.ProductOnLeg product : ((ShowFares.Outcome.Shown) shown).products()) {
      Hold hold = holds(command(product.product().id(), ""));
      assertThat(product.prices().getFirst()).isEqualTo(hold.price().total());
      assertThat(product.refunds()).isEqualTo(hold.legs().getFirst().refundDeadlines());
    }
  }
}
