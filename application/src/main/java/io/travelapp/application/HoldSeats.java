package io.travelapp.application;

import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.Itinerary;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.Party;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.PartyPolicy.MinorsAlone;
import io.travelapp.domain.booking.PartySeats;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.FareProduct;
import io.travelapp.domain.fare.PassengerType;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.Promotion;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.fare.TicketPrices;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatAnswer;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.domain.seating.Segment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds seats for a customer while the payment is made: on all legs of the itinerary, or on none.
 */
public final class HoldSeats {

  /**
   * How often other seats are chosen after somebody was faster. Each time somebody got a seat, so
   * those who choose at the same moment need about as many tries as half of them are: a few of each
   * node.
   */
  private static final int TRIES = 40;

  /** How many holds that have expired are swept at most before a refusal is told. */
  static final int SWEPT_AT_ONCE = 100;

  private final Departures departures;
  private final Bookings bookings;
  private final FareConditions conditions;
  private final Travellers travellers;
  private final Neighbours neighbours;
  private final Supplier<BookingReference> references;
  private final InstantSource clock;

  public HoldSeats(
      Departures departures,
      Bookings bookings,
      FareConditions conditions,
      PartyPolicy policy,
      Supplier<BookingReference> references,
      InstantSource clock) {
    this.departures = departures;
    this.bookings = bookings;
    this.conditions = conditions;
    this.travellers = new Travellers(conditions, policy);
    this.neighbours = new Neighbours(departures, policy);
    this.references = references;
    this.clock = clock;
  }

  /**
   * Who wants what.
   *
   * @param legs 1 to {@value Itinerary#RIDES_MAX}, in order of travel
   * @param passengers who travels; none means {@code seatCount} adults, or as many as seats are
   *     named on a leg
   * @param promotionCode as the customer typed it
   * @param expectedTotal what the customer was shown; empty if any price will do
   * @param givenUp the tickets that are given up for it, by a quote that was kept
   */
  public record Command(
      CustomerId customer,
      RequestKey key,
      List<LegWish> legs,
      List<PassengerWish> passengers,
      Optional<Integer> seatCount,
      Optional<String> fareProduct,
      Optional<String> promotionCode,
      Optional<Money> expectedTotal,
      Optional<CancellationQuote> givenUp) {

    /** For nothing in exchange. */
    public Command(
        CustomerId customer,
        RequestKey key,
        List<LegWish> legs,
        List<PassengerWish> passengers,
        Optional<Integer> seatCount,
        Optional<String> fareProduct,
        Optional<String> promotionCode,
        Optional<Money> expectedTotal) {
      this(
          customer,
          key,
          legs,
          passengers,
          seatCount,
          fareProduct,
          promotionCode,
          expectedTotal,
          Optional.empty());
    }

    /** Without a promotion. */
    public Command(
        CustomerId customer,
        RequestKey key,
        List<LegWish> legs,
        List<PassengerWish> passengers,
        Optional<Integer> seatCount,
        Optional<String> fareProduct,
        Optional<Money> expectedTotal) {
      this(
          customer, key, legs, passengers, seatCount, fareProduct, Optional.empty(), expectedTotal);
    }
  }

  /**
   * A passenger by type, by age, or by both, and by need. Who says nothing is an adult.
   *
   * @param age on the day of the first leg, by the clock at its boarding stop
   * @param born instead of the age
   * @param neighbour what they say to who sits beside them
   */
  public record PassengerWish(
      Optional<String> type,
      Optional<Integer> age,
      Optional<LocalDate> born,
      SeatNeed need,
      Neighbour neighbour) {

    /** One whose day of birth is not told, and who sits next to anybody. */
    public PassengerWish(Optional<String> type, Optional<Integer> age, SeatNeed need) {
      this(type, age, Optional.empty(), need, Neighbour.OTHER);
    }

    public PassengerWish {
      if (age.filter(years -> years < 0 || years > PassengerType.AGE_MAX).isPresent()) {
        throw new IllegalArgumentException(
            "A passenger is 0 to " + PassengerType.AGE_MAX + " years old, not " + age.get());
      }
    }
  }

  /** How it ended. {@code leg} and {@code passenger} count from 0. */
  public sealed interface Outcome {
    /**
     * The seats are kept.
     *
     * @param remaining how long
     */
    record Held(Hold hold, Duration remaining) implements Outcome {}

    /**
     * Somebody else has some of the named seats.
     *
     * @param alternatives as many seats for the whole party on that leg; none if there are not
     *     enough
     */
    record SeatsTaken(
        int leg, DepartureId departure, Set<SeatLabel> taken, List<SeatLabel> alternatives)
        implements Outcome {}

    /** The rules of seating give the party no seats on a leg. */
    record SeatsRefused(int leg, DepartureId departure, SeatAnswer.Refused why)
        implements Outcome {}

    record PriceChanged(Money expected, Money now) implements Outcome {}

    /**
     * It is too late.
     *
     * @param since when the sale to who boards there closed
     */
    record SalesClosed(int leg, DepartureId departure, Instant since) implements Outcome {}

    /** It is too early. */
    record SalesNotOpen(int leg, DepartureId departure, Instant opensAt) implements Outcome {}

    record NoSuchDeparture(int leg, DepartureId departure) implements Outcome {}

    record DepartureCancelled(int leg, DepartureId departure) implements Outcome {}

    /** One cannot travel so, or not on a ticket of ours. */
    record LegNotForSale(int leg, DepartureId departure) implements Outcome {}

    record UnknownSeats(int leg, DepartureId departure, List<SeatLabel> unknown)
        implements Outcome {}

    record SeatNamedTwice(int leg, SeatLabel seat) implements Outcome {}

    /** A leg names one seat for each passenger who needs one, or none at all. */
    record SeatCountWrong(int leg, int named, int needed) implements Outcome {}

    record PartyRefused(Party.Fault fault) implements Outcome {}

    /** The operator does not carry minors so without an adult. */
    record MinorsRefused(int leg, MinorsAlone rule, PartyPolicy.Fault why) implements Outcome {}

    /** The number of seats is not that of the passengers who need one. */
    record PartyContradictory(int passengers, int seatCount) implements Outcome {}

    record UnknownPassengerType(int passenger, String type, List<String> known)
        implements Outcome {}

    record AgeOutsideType(int passenger, int age, PassengerType type) implements Outcome {}

    record UnknownFareProduct(String product, List<String> known) implements Outcome {}

    record UnknownPromotion(String code) implements Outcome {}

    /** The promotion does not apply to this sale, or was used as often as it may be. */
    record PromotionRefused(String code, Promotion.Refusal refusal) implements Outcome {}

    /** An infant on a lap has no seat, and so none of any kind. */
    record NeedWithoutSeat(int passenger, PassengerType type) implements Outcome {}

    /** Nor does one sit beside anybody. */
    record NeighbourWithoutSeat(int passenger, PassengerType type) implements Outcome {}

    /** Nobody chooses here beside whom to sit. */
    record NeighboursNotChosen(int passenger) implements Outcome {}

    record ItineraryRefused(Itinerary.Fault fault) implements Outcome {}

    record MixedCurrencies(Set<Currency> currencies) implements Outcome {}

    /** The customer has as many holds as one may have at a time. */
    record TooManyHolds(int most) implements Outcome {}
  }

  public Outcome handle(Command command) {
    // What has expired is not shown as free before it is swept.
    if (command.legs().stream().anyMatch(LegWish::seatChanges)) {
      bookings.expire(SWEPT_AT_ONCE);
    }
    Outcome outcome = decide(command);
    if (outcome instanceof Outcome.SeatsRefused && bookings.expire(SWEPT_AT_ONCE) > 0) {
      outcome = decide(command);
    }
    if (outcome instanceof Outcome.Held) {
      return outcome;
    }
    // Done before, its answer lost: what it asks for may well be impossible now, for its own hold
    // has the seats.
    return bookings.findHold(command.key()).map(this::held).orElse(outcome);
  }

  private Outcome decide(Command asked) {
    Command command = withAges(asked);
    Optional<Outcome> refused = sizeFault(command).or(() -> travellers.passengerFault(command));
    if (refused.isPresent()) {
      return refused.get();
    }
    List<PassengerType> passengers = travellers.typesOf(command);
    refused = travellers.partyFault(command, passengers).or(() -> termsFault(command));
    if (refused.isPresent()) {
      return refused.get();
    }
    // Seats are chosen in turn too, or a crowd would choose what somebody is taking.
    return bookings.inTurn(
        command.legs().stream().map(LegWish::departure).toList(),
        () -> tryToHold(command, new Party(passengers), TRIES));
  }

  /** The same with the age of each whose day of birth was told. */
  private Command withAges(Command command) {
    if (command.passengers().stream().allMatch(wish -> wish.born().isEmpty())) {
      return command;
    }
    Optional<LocalDate> day = command.legs().stream().findFirst().flatMap(this::dayOf);
    return new Command(
        command.customer(),
        command.key(),
        command.legs(),
        command.passengers().stream().map(wish -> withAge(wish, day)).toList(),
        command.seatCount(),
        command.fareProduct(),
        command.promotionCode(),
        command.expectedTotal(),
        command.givenUp());
  }

  private Optional<LocalDate> dayOf(LegWish leg) {
    return departures
        .find(leg.departure())
        .flatMap(sold ->
            leg.on(sold)
                .map(segment -> sold.departure().calls().get(segment.from()).dayOfTravel()));
  }

  private static PassengerWish withAge(PassengerWish wish, Optional<LocalDate> day) {
    Optional<Integer> age =
        wish.born().flatMap(born -> day.map(travelled -> PassengerType.ageOn(travelled, born)));
    return new PassengerWish(
        wish.type(), age.or(wish::age), Optional.empty(), wish.need(), wish.neighbour());
  }

  private static Optional<Outcome> sizeFault(Command command) {
    int legs = command.legs().size();
    if (legs == 0) {
      return Optional.of(new Outcome.ItineraryRefused(new Itinerary.Fault.Empty()));
    }
    return legs > Itinerary.RIDES_MAX
        ? Optional.of(
            new Outcome.ItineraryRefused(
                new Itinerary.Fault.TooManyRides(legs, Itinerary.RIDES_MAX)))
        : Optional.empty();
  }

  private Optional<Outcome> termsFault(Command command) {
    if (productOf(command).isEmpty()) {
      List<String> known = conditions.products().stream().map(FareProduct::id).toList();
      return Optional.of(
          new Outcome.UnknownFareProduct(command.fareProduct().orElseThrow(), known));
    }
    return command
        .promotionCode()
        .filter(code -> conditions.findPromotion(code).isEmpty())
        .map(Outcome.UnknownPromotion::new);
  }

  private Optional<FareProduct> productOf(Command command) {
    return command.fareProduct().isEmpty()
        ? Optional.of(conditions.usualProduct())
        : conditions.findProduct(command.fareProduct().get());
  }

  private Outcome tryToHold(Command command, Party party, int tries) {
    List<ChosenLeg> legs = new ArrayList<>();
    for (LegWish wish : command.legs()) {
      switch (choose(legs.size(), wish, Travellers.seated(command, party))) {
        case Choice.Chosen(ChosenLeg leg) -> legs.add(leg);
        case Choice.Refused(Outcome outcome) -> {
          return outcome;
        }
      }
    }
    return itineraryFault(command, legs)
        .or(() -> travellers.minorFault(command, party, legs))
        .orElseGet(() -> hold(command, party, legs, tries));
  }

  private sealed interface Choice {
    record Chosen(ChosenLeg leg) implements Choice {}

    record Refused(Outcome outcome) implements Choice {}
  }

  private Choice choose(int leg, LegWish wish, List<HeldPassenger> seated) {
    DepartureId id = wish.departure();
    Optional<DepartureOnSale> found = departures.find(id);
    if (found.isEmpty()) {
      return new Choice.Refused(new Outcome.NoSuchDeparture(leg, id));
    }
    DepartureOnSale sold = found.get();
    if (sold.departure().status() == Departure.Status.CANCELLED) {
      return new Choice.Refused(new Outcome.DepartureCancelled(leg, id));
    }
    Optional<Segment> segment = wish.on(sold);
    if (segment.isEmpty()) {
      return new Choice.Refused(new Outcome.LegNotForSale(leg, id));
    }
    return timeFault(leg, id, sold.departure().calls().get(segment.get().from()))
        .or(() -> seatFault(leg, wish, sold))
        .<Choice>map(Choice.Refused::new)
        .orElseGet(() -> chooseSeats(leg, wish, sold, segment.get(), seated));
  }

  private Optional<Outcome> timeFault(int leg, DepartureId id, StopCall boarding) {
    Instant now = clock.instant();
    if (!now.isBefore(boarding.salesCloseAt())) {
      return Optional.of(new Outcome.SalesClosed(leg, id, boarding.salesCloseAt()));
    }
    return boarding
        .salesOpenAt()
        .filter(now::isBefore)
        .map(opensAt -> new Outcome.SalesNotOpen(leg, id, opensAt));
  }

  private static Optional<Outcome> seatFault(int leg, LegWish wish, DepartureOnSale sold) {
    List<SeatLabel> unknown =
        wish.seats().stream().filter(seat -> sold.layout().indexOf(seat).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      return Optional.of(new Outcome.UnknownSeats(leg, wish.departure(), unknown));
    }
    return wish.seats().stream()
        .filter(seat -> Collections.frequency(wish.seats(), seat) > 1)
        .findFirst()
        .map(seat -> new Outcome.SeatNamedTwice(leg, seat));
  }

  private Choice chooseSeats(
      int leg, LegWish wish, DepartureOnSale sold, Segment segment, List<HeldPassenger> seated) {
    PartySeats seats = neighbours.seats(sold, sold.occupancy(), seated);
    return switch (allot(wish, seats, segment)) {
      case SeatAnswer.Allotted(SeatAllotment allotment) ->
          new Choice.Chosen(new ChosenLeg(sold, segment, allotment, seats));
      case SeatAnswer.Refused refusal ->
          new Choice.Refused(new Outcome.SeatsRefused(leg, wish.departure(), refusal));
    };
  }

  private static SeatAnswer allot(LegWish wish, PartySeats seats, Segment segment) {
    if (!wish.seats().isEmpty()) {
      return seats.named(segment, wish.seats());
    }
    return wish.seatChanges() ? seats.chooseChanging(segment) : seats.choose(segment);
  }

  private static Optional<Outcome> itineraryFault(Command command, List<ChosenLeg> legs) {
    Optional<Itinerary.Fault> fault =
        Itinerary.findFault(legs.stream().map(ChosenLeg::ride).toList());
    if (fault.isPresent()) {
      return fault.map(Outcome.ItineraryRefused::new);
    }
    Set<Currency> currencies =
        Stream.concat(
                legs.stream().map(ChosenLeg::fare),
                command.givenUp().map(CancellationQuote::refund).stream())
            .map(Money::currency)
            .collect(Collectors.toUnmodifiableSet());
    return currencies.size() > 1
        ? Optional.of(new Outcome.MixedCurrencies(currencies))
        : Optional.empty();
  }

  private Outcome hold(Command command, Party party, List<ChosenLeg> legs, int tries) {
    FareProduct product = productOf(command).orElseThrow();
    Optional<Promotion> promotion = command.promotionCode().flatMap(conditions::findPromotion);
    List<TicketPrices.Leg> priced = priced(command, party, legs);
    Optional<Outcome> refused =
        promotion.flatMap(of -> promotionFault(of, product, party, legs, priced));
    if (refused.isPresent()) {
      return refused.get();
    }
    Price price = new TicketPrices(conditions, product, promotion).of(party.passengers(), priced);
    if (command.expectedTotal().filter(expected -> !expected.equals(price.total())).isPresent()) {
      return new Outcome.PriceChanged(command.expectedTotal().get(), price.total());
    }
    List<Instant> anchors =
        new Itinerary(legs.stream().map(ChosenLeg::ride).toList()).refundAnchors();
    List<HeldLeg> held =
        IntStream.range(0, legs.size())
            .mapToObj(
                leg -> legs.get(leg).underTerms(refundPolicy(command, product), anchors.get(leg)))
            .toList();
    List<Long> revisions = legs.stream().map(leg -> leg.sold().revision()).toList();
    List<Instant> closings = legs.stream().map(leg -> leg.from().salesCloseAt()).toList();
    List<HeldPassenger> passengers = Travellers.heldPassengers(command, party);
    HoldRequest request =
        new HoldRequest(
            command.customer(),
            references.get(),
            held,
            revisions,
            closings,
            passengers,
            SaleTerms.of(product, promotion),
            promotion.map(Promotion::limits).orElse(PromotionLimits.NONE),
            price,
            Hold.LIFETIME);
    HoldRequest sale = request.apartFrom(unwanted(legs, held));
    HoldAnswer answer =
        bookings.hold(
            command.key(),
            command.givenUp().map(quote -> sale.givingUp(quote, clock.instant())).orElse(sale));
    return switch (answer) {
      case HoldAnswer.Held(Hold hold) -> held(hold);
      case HoldAnswer.SeatsTaken(DepartureId id, Set<SeatLabel> taken) -> {
        int leg = legOn(legs, id, number -> hasLost(held.get(number), taken));
        yield tries > 1 && command.legs().get(leg).seats().isEmpty()
            ? tryToHold(command, party, tries - 1)
            : new Outcome.SeatsTaken(leg, id, taken, alternatives(legs.get(leg), passengers));
      }
      case HoldAnswer.DepartureChanged(DepartureId id) ->
          again(command, party, tries, "departure " + id + " keeps changing");
      case HoldAnswer.SalesClosed(DepartureId id, Instant since) ->
          new Outcome.SalesClosed(
              legOn(legs, id, leg -> closings.get(leg).equals(since)), id, since);
      case HoldAnswer.PromotionUsedUp(PromotionLimits.Reached reached) ->
          usedUp(promotion.orElseThrow(), reached);
      case HoldAnswer.TooManyHolds() -> new Outcome.TooManyHolds(Hold.PER_CUSTOMER_MAX);
      case HoldAnswer.ReferenceInUse() ->
          again(command, party, tries, "no free booking reference was found");
    };
  }

  private static List<Seated> unwanted(List<ChosenLeg> legs, List<HeldLeg> held) {
    return IntStream.range(0, legs.size())
        .boxed()
        .flatMap(leg -> legs.get(leg).seats().unwanted(held.get(leg).ways()).stream())
        .toList();
  }

  private List<TicketPrices.Leg> priced(Command command, Party party, List<ChosenLeg> legs) {
    return IntStream.range(0, legs.size())
        .mapToObj(leg -> {
          boolean named = !command.legs().get(leg).seats().isEmpty();
          return named ? legs.get(leg).pricedWithSeats(party, conditions) : legs.get(leg).priced();
        })
        .toList();
  }

  private Optional<Outcome> promotionFault(
      Promotion promotion,
      FareProduct product,
      Party party,
      List<ChosenLeg> legs,
      List<TicketPrices.Leg> priced) {
    Money without =
        new TicketPrices(conditions, product, Optional.empty())
            .of(party.passengers(), priced)
            .total();
    Promotion.Sale sale =
        new Promotion.Sale(
            clock.instant(),
            legs.stream().map(leg -> leg.from().dayOfTravel()).toList(),
            product.id(),
            party.passengers().size(),
            without);
    return promotion
        .refusalOf(sale)
        .map(refusal -> new Outcome.PromotionRefused(promotion.code(), refusal));
  }

  private static Outcome usedUp(Promotion promotion, PromotionLimits.Reached reached) {
    return new Outcome.PromotionRefused(
        promotion.code(),
        new Promotion.Refusal.UsedUp(reached, promotion.limits().allowed(reached)));
  }

  /** Giving tickets up for others does not bring more of the money back than giving them up. */
  private static RefundPolicy refundPolicy(Command command, FareProduct product) {
    return command
        .givenUp()
        .map(quote -> product.refundPolicy().atMost(quote.lowestPercent()))
        .orElseGet(product::refundPolicy);
  }

  private Outcome held(Hold hold) {
    return new Outcome.Held(hold, Duration.between(clock.instant(), hold.expiresAt()));
  }

  private Outcome again(Command command, Party party, int tries, String trouble) {
    if (tries <= 1) {
      throw new IllegalStateException("After " + TRIES + " tries " + trouble);
    }
    return tryToHold(command, party, tries - 1);
  }

  private List<SeatLabel> alternatives(ChosenLeg leg, List<HeldPassenger> passengers) {
    List<HeldPassenger> seated = passengers.stream().filter(HeldPassenger::needsSeat).toList();
    return departures
        .find(leg.departure())
        .map(now -> neighbours.seats(now, now.occupancy(), seated).choose(leg.segment()))
        .map(HoldSeats::seatsOf)
        .orElse(List.of());
  }

  static List<SeatLabel> seatsOf(SeatAnswer answer) {
    return switch (answer) {
      case SeatAnswer.Allotted(SeatAllotment allotment) -> allotment.seats();
      case SeatAnswer.Refused ignored -> List.of();
    };
  }

  /** Whether one of the seats {@code taken} is one of its own, and not free there any more. */
  private boolean hasLost(HeldLeg leg, Set<SeatLabel> taken) {
    return departures
        .find(leg.departure())
        .filter(now ->
            leg.stretches().stream()
                .filter(stretch -> taken.contains(stretch.seat()))
                .anyMatch(stretch ->
                    now.layout().indexOf(stretch.seat()).stream()
                        .anyMatch(seat -> !now.occupancy().isFree(seat, stretch.segment()))))
        .isPresent();
  }

  /**
   * The leg on a departure; where it is travelled on twice, the first that is so, else the first.
   */
  private static int legOn(List<ChosenLeg> legs, DepartureId id, IntPredicate isSo) {
    List<Integer> onIt =
        IntStream.range(0, legs.size())
            .filter(leg -> legs.get(leg).departure().equals(id))
            .boxed()
            .toList();
    return onIt.stream()
        .filter(leg -> onIt.size() == 1 || isSo.test(leg))
        .findFirst()
        .orElseGet(onIt::getFirst);
  }
}
