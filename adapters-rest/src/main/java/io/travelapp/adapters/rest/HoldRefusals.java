package io.travelapp.adapters.rest;

import io.travelapp.application.HoldSeats.Outcome;
import io.travelapp.domain.booking.Itinerary;
import io.travelapp.domain.booking.Party;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.PartyPolicy.MinorsAlone;
import io.travelapp.domain.fare.Promotion;
import io.travelapp.domain.seating.SeatLabel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tells why seats were not held: the rule and the facts. */
final class HoldRefusals {

  private static final String PROMOTION = "/promotionCode";

  private HoldRefusals() {}

  /** The problem of an outcome; empty if the seats are held. */
  static Optional<Problem> of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Held ignored -> Optional.empty();
      case Outcome.SeatsTaken taken -> Optional.of(seatsTaken(taken));
      case Outcome.SeatsRefused refused ->
          Optional.of(SeatRefusals.of(refused.leg(), refused.departure(), refused.why()));
      case Outcome.PriceChanged changed ->
          Optional.of(
              Problem.of(
                      ProblemCode.PRICE_CHANGED,
                      Saying.of(ProblemCode.PRICE_CHANGED)
                          .with("now", changed.now())
                          .with("expected", changed.expected()))
                  .with("expectedTotal", changed.expected())
                  .with("total", changed.now()));
      case Outcome.SalesClosed closed ->
          at(
              leg(closed.leg()),
              ProblemCode.SALES_CLOSED,
              Saying.of(ProblemCode.SALES_CLOSED).with("since", closed.since()));
      case Outcome.SalesNotOpen early ->
          at(
              leg(early.leg()),
              ProblemCode.SALES_NOT_OPEN,
              Saying.of(ProblemCode.SALES_NOT_OPEN).with("from", early.opensAt()));
      case Outcome.NoSuchDeparture none ->
          at(
              leg(none.leg()) + "/departureId",
              ProblemCode.DEPARTURE_UNKNOWN,
              Saying.of(ProblemCode.DEPARTURE_UNKNOWN).with("departure", none.departure()));
      case Outcome.DepartureCancelled cancelled ->
          at(leg(cancelled.leg()), ProblemCode.DEPARTURE_CANCELLED);
      case Outcome.LegNotForSale leg -> at(leg(leg.leg()), ProblemCode.LEG_NOT_FOR_SALE);
      case Outcome.UnknownSeats unknown ->
          at(
              seats(unknown.leg()),
              ProblemCode.SEAT_UNKNOWN,
              Saying.of(ProblemCode.SEAT_UNKNOWN).with("seats", unknown.unknown()));
      case Outcome.SeatNamedTwice twice ->
          at(
              seats(twice.leg()),
              ProblemCode.SEAT_NAMED_TWICE,
              Saying.of(ProblemCode.SEAT_NAMED_TWICE).with("seat", twice.seat()));
      case Outcome.SeatCountWrong count ->
          at(
              seats(count.leg()),
              ProblemCode.SEAT_COUNT_WRONG,
              Saying.of(ProblemCode.SEAT_COUNT_WRONG)
                  .with("named", count.named())
                  .with("needed", count.needed()));
      case Outcome.PartyRefused party -> partyRefused(party.fault());
      case Outcome.MinorsRefused minors -> minorsRefused(minors);
      case Outcome.PartyContradictory contradictory ->
          at(
              "/seatCount",
              ProblemCode.PARTY_CONTRADICTORY,
              Saying.of(ProblemCode.PARTY_CONTRADICTORY)
                  .with("passengers", contradictory.passengers()));
      case Outcome.UnknownPassengerType type ->
          at(
              passenger(type.passenger()) + "/type",
              ProblemCode.PASSENGER_TYPE_UNKNOWN,
              Saying.of(ProblemCode.PASSENGER_TYPE_UNKNOWN)
                  .with("type", type.type())
                  .with("known", type.known()));
      case Outcome.AgeOutsideType age ->
          at(
              age(age.passenger()),
              ProblemCode.AGE_OUTSIDE_TYPE,
              Saying.of(ProblemCode.AGE_OUTSIDE_TYPE)
                  .with("type", age.type().id())
                  .with("from", age.type().ageFrom())
                  .with("to", age.type().ageTo())
                  .with("age", age.age()));
      case Outcome.UnknownFareProduct product ->
          at(
              "/fareProduct",
              ProblemCode.FARE_PRODUCT_UNKNOWN,
              Saying.of(ProblemCode.FARE_PRODUCT_UNKNOWN)
                  .with("product", product.product())
                  .with("known", product.known()));
      case Outcome.UnknownPromotion unknown ->
          at(
              PROMOTION,
              ProblemCode.PROMOTION_UNKNOWN,
              Saying.of(ProblemCode.PROMOTION_UNKNOWN).with("code", unknown.code()));
      case Outcome.PromotionRefused refused ->
          at(
              PROMOTION,
              ProblemCode.PROMOTION_REFUSED,
              promotionRefused(refused.refusal()).with("code", refused.code()));
      case Outcome.NeedWithoutSeat need ->
          at(
              passenger(need.passenger()) + "/needs",
              ProblemCode.NEED_WITHOUT_SEAT,
              Saying.of(ProblemCode.NEED_WITHOUT_SEAT).with("type", need.type().id()));
      case Outcome.NeighbourWithoutSeat none ->
          at(
              neighbour(none.passenger()),
              ProblemCode.NEED_WITHOUT_SEAT,
              Saying.of(ProblemCode.NEED_WITHOUT_SEAT).with("type", none.type().id()));
      case Outcome.NeighboursNotChosen none ->
          at(neighbour(none.passenger()), ProblemCode.NEIGHBOURS_NOT_CHOSEN);
      case Outcome.ItineraryRefused itinerary -> itineraryRefused(itinerary.fault());
      case Outcome.MixedCurrencies mixed ->
          Optional.of(
              Problem.of(
                  ProblemCode.MIXED_CURRENCIES,
                  Saying.of(ProblemCode.MIXED_CURRENCIES)
                      .with(
                          "currencies",
                          mixed.currencies().stream().map(Object::toString).sorted().toList())));
      case Outcome.TooManyHolds many ->
          Optional.of(
              Problem.of(
                  ProblemCode.TOO_MANY_HOLDS,
                  Saying.of(ProblemCode.TOO_MANY_HOLDS).with("most", many.most())));
    };
  }

  private static Problem seatsTaken(Outcome.SeatsTaken taken) {
    List<SeatLabel> seats = taken.taken().stream().sorted().toList();
    return atPlace(
            seats(taken.leg()),
            ProblemCode.SEAT_TAKEN,
            Saying.of(ProblemCode.SEAT_TAKEN).with("seats", seats))
        .with("departureId", taken.departure())
        .with("seats", seats)
        .with("alternatives", taken.alternatives());
  }

  private static Optional<Problem> partyRefused(Party.Fault fault) {
    return Optional.of(
        switch (fault) {
          case Party.Fault.Empty() -> Problem.of(ProblemCode.PARTY_EMPTY);
          case Party.Fault.TooLarge large ->
              Problem.of(
                  ProblemCode.PARTY_TOO_LARGE,
                  Saying.of(ProblemCode.PARTY_TOO_LARGE)
                      .with("allowed", large.allowed())
                      .with("passengers", large.passengers()));
          case Party.Fault.InfantsWithoutAdult infants ->
              Problem.of(
                  ProblemCode.INFANTS_WITHOUT_ADULT,
                  Saying.of(ProblemCode.INFANTS_WITHOUT_ADULT)
                      .with("infants", infants.infants())
                      .with("adults", infants.adults()));
        });
  }

  private static Optional<Problem> minorsRefused(Outcome.MinorsRefused minors) {
    MinorsAlone rule = minors.rule();
    return switch (minors.why()) {
      case PartyPolicy.Fault.AgeUnknown(int passenger) ->
          at(age(passenger), ProblemCode.MINORS_ALONE, minors("age_unknown", rule));
      case PartyPolicy.Fault.TooYoung(int passenger, int years) ->
          at(
              age(passenger),
              ProblemCode.MINORS_ALONE,
              minors("too_young", rule).with("least", rule.ageMin()).with("age", years));
      case PartyPolicy.Fault.TooEarlyOrLate(PartyPolicy.Hours hours) ->
          at(
              leg(minors.leg()),
              ProblemCode.MINORS_ALONE,
              minors("hours", rule)
                  .with("earliest", rule.earliest())
                  .with("latest", rule.latest())
                  .with("boards", hours.boards())
                  .with("alights", hours.alights())
                  .with("nights", hours.nights()));
      case PartyPolicy.Fault.TooLong(Duration duration) ->
          at(
              leg(minors.leg()),
              ProblemCode.MINORS_ALONE,
              minors("too_long", rule)
                  .with("longest", rule.longest().toMinutes())
                  .with("minutes", duration.toMinutes()));
    };
  }

  private static Saying minors(String reason, MinorsAlone rule) {
    return Saying.of(ProblemCode.MINORS_ALONE, reason).with("adult", rule.adultAge());
  }

  private static Optional<Problem> itineraryRefused(Itinerary.Fault fault) {
    return switch (fault) {
      case Itinerary.Fault.Empty() -> Optional.of(Problem.of(ProblemCode.LEGS_MISSING));
      case Itinerary.Fault.TooManyRides many ->
          Optional.of(
              Problem.of(
                  ProblemCode.TOO_MANY_LEGS,
                  Saying.of(ProblemCode.TOO_MANY_LEGS)
                      .with("allowed", many.allowed())
                      .with("legs", many.rides())));
      case Itinerary.Fault.OutOfOrder order ->
          at(
              leg(order.ride()),
              ProblemCode.LEGS_OUT_OF_ORDER,
              Saying.of(ProblemCode.LEGS_OUT_OF_ORDER)
                  .with("boards", order.boards())
                  .with("arrives", order.earlierAlights()));
    };
  }

  private static Saying promotionRefused(Promotion.Refusal refusal) {
    return switch (refusal) {
      case Promotion.Refusal.NotYet(Instant from) -> promotion("not_yet").with("from", from);
      case Promotion.Refusal.Over(Instant until) -> promotion("over").with("until", until);
      case Promotion.Refusal.OtherTravelDays other -> otherDays(other);
      case Promotion.Refusal.OtherProduct other ->
          promotion("product")
              .with("products", other.products().stream().sorted().toList())
              .with("product", other.product());
      case Promotion.Refusal.TooFewPassengers few ->
          promotion("passengers")
              .with("least", few.passengersMin())
              .with("passengers", few.passengers());
      case Promotion.Refusal.OtherCurrency other ->
          promotion("currency").with("amount", other.amount()).with("currency", other.currency());
      case Promotion.Refusal.UsedUp used ->
          switch (used.reached()) {
            case BY_ALL -> promotion("used_up").with("allowed", used.allowed());
            case BY_CUSTOMER -> promotion("used_up_by_customer").with("allowed", used.allowed());
          };
    };
  }

  private static Saying otherDays(Promotion.Refusal.OtherTravelDays other) {
    Optional<LocalDate> from = other.travelled().from().filter(other.day()::isBefore);
    return from.map(first -> promotion("travel_from").with("from", first))
        .orElseGet(() -> promotion("travel_to").with("to", other.travelled().to().orElseThrow()))
        .with("day", other.day());
  }

  private static Saying promotion(String reason) {
    return Saying.of(ProblemCode.PROMOTION_REFUSED, reason);
  }

  private static Optional<Problem> at(String place, ProblemCode code) {
    return at(place, code, Saying.of(code));
  }

  private static Optional<Problem> at(String place, ProblemCode code, Saying saying) {
    return Optional.of(atPlace(place, code, saying));
  }

  private static Problem atPlace(String place, ProblemCode code, Saying saying) {
    return Problem.of(code, saying).at(Fault.at(place, code.text(), saying));
  }

  private static String leg(int leg) {
    return "/legs/" + leg;
  }

  private static String seats(int leg) {
    return leg(leg) + "/seats";
  }

  private static String passenger(int passenger) {
    return "/passengers/" + passenger;
  }

  private static String neighbour(int passenger) {
    return passenger(passenger) + "/neighbour";
  }

  private static String age(int passenger) {
    return passenger(passenger) + "/age";
  }
}
