package io.travelapp.adapters.rest;

import io.travelapp.application.HoldSeats.Outcome;
import io.travelapp.domain.booking.Itinerary;
import io.travelapp.domain.booking.Party;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells why seats were not held: the rule and the facts. */
final class HoldRefusals {

  private HoldRefusals() {}

  /** The problem of an outcome; empty if the seats are held. */
  static Optional<Problem> of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Held ignored -> Optional.empty();
      case Outcome.SeatsTaken taken -> Optional.of(seatsTaken(taken));
      case Outcome.NotEnoughSeats few ->
          problem(
              ProblemCode.NOT_ENOUGH_SEATS,
              few.wanted() + " seats are wanted and " + few.free() + " are free all the way.",
              Fault.at(
                  leg(few.leg()),
                  ProblemCode.NOT_ENOUGH_SEATS.text(),
                  few.free() + " seats are free."));
      case Outcome.PriceChanged changed ->
          Optional.of(
              Problem.of(
                      ProblemCode.PRICE_CHANGED,
                      "The price is "
                          + changed.now()
                          + " now, not "
                          + changed.expected()
                          + "; nothing was held.")
                  .with("expectedTotal", changed.expected())
                  .with("total", changed.now()));
      case Outcome.SalesClosed closed ->
          atLeg(
              ProblemCode.SALES_CLOSED,
              closed.leg(),
              "Rides that board here are sold until " + closed.since() + ", and no longer.");
      case Outcome.SalesNotOpen early ->
          atLeg(
              ProblemCode.SALES_NOT_OPEN,
              early.leg(),
              "Rides that board here are sold from " + early.opensAt() + " on, and not yet.");
      case Outcome.NoSuchDeparture none ->
          problem(
              ProblemCode.DEPARTURE_UNKNOWN,
              "There is no departure " + none.departure() + ".",
              Fault.at(
                  leg(none.leg()) + "/departureId",
                  ProblemCode.DEPARTURE_UNKNOWN.text(),
                  "There is no such departure."));
      case Outcome.DepartureCancelled cancelled ->
          atLeg(ProblemCode.DEPARTURE_CANCELLED, cancelled.leg(), "This departure is cancelled.");
      case Outcome.LegNotForSale leg ->
          atLeg(
              ProblemCode.LEG_NOT_FOR_SALE,
              leg.leg(),
              "This departure carries nobody from there to there, or not on a ticket of ours.");
      case Outcome.UnknownSeats unknown ->
          atSeats(
              ProblemCode.SEAT_UNKNOWN,
              unknown.leg(),
              "This coach has no seat "
                  + unknown.unknown().stream()
                      .map(Object::toString)
                      .collect(Collectors.joining(", "))
                  + ".");
      case Outcome.WheelchairSpaceReserved reserved -> Optional.of(spacesReserved(reserved));
      case Outcome.SeatNamedTwice twice ->
          atSeats(
              ProblemCode.SEAT_NAMED_TWICE,
              twice.leg(),
              "Seat " + twice.seat() + " is named twice.");
      case Outcome.SeatCountWrong count ->
          atSeats(
              ProblemCode.SEAT_COUNT_WRONG,
              count.leg(),
              count.named()
                  + " seats are named and the party needs "
                  + count.needed()
                  + ": one for each passenger"
                  + " who needs one, or none to have them chosen.");
      case Outcome.PartyRefused party -> partyRefused(party.fault());
      case Outcome.PartyContradictory contradictory ->
          problem(
              ProblemCode.PARTY_CONTRADICTORY,
              contradictory.passengers() + " passengers are named, and seatCount says otherwise.",
              Fault.at(
                  "/seatCount",
                  ProblemCode.PARTY_CONTRADICTORY.text(),
                  "One of the two is enough."));
      case Outcome.UnknownPassengerType type ->
          problem(
              ProblemCode.PASSENGER_TYPE_UNKNOWN,
              "There is no passenger type \""
                  + type.type()
                  + "\"; there are "
                  + String.join(", ", type.known())
                  + ".",
              Fault.at(
                  passenger(type.passenger()) + "/type",
                  ProblemCode.PASSENGER_TYPE_UNKNOWN.text(),
                  "One of " + String.join(", ", type.known()) + " is expected here."));
      case Outcome.AgeOutsideType age ->
          problem(
              ProblemCode.AGE_OUTSIDE_TYPE,
              "Passengers of type "
                  + age.type().id()
                  + " are "
                  + age.type().ageFrom()
                  + " to "
                  + age.type().ageTo()
                  + " years old, not "
                  + age.age()
                  + ".",
              Fault.at(
                  passenger(age.passenger()) + "/age",
                  ProblemCode.AGE_OUTSIDE_TYPE.text(),
                  "Type and age contradict each other; one of them is enough."));
      case Outcome.UnknownFareProduct product ->
          problem(
              ProblemCode.FARE_PRODUCT_UNKNOWN,
              "There is no fare product \""
                  + product.product()
                  + "\"; there are "
                  + String.join(", ", product.known())
                  + ".",
              Fault.at(
                  "/fareProduct",
                  ProblemCode.FARE_PRODUCT_UNKNOWN.text(),
                  "One of " + String.join(", ", product.known()) + " is expected here."));
      case Outcome.NoWheelchairSpace none ->
          problem(
              ProblemCode.WHEELCHAIR_SPACE_UNAVAILABLE,
              "No wheelchair space is left to sell on this itinerary.",
              Fault.at(
                  passenger(none.passenger()) + "/needs",
                  ProblemCode.WHEELCHAIR_SPACE_UNAVAILABLE.text(),
                  "There is no wheelchair space."));
      case Outcome.ItineraryRefused itinerary -> itineraryRefused(itinerary.fault());
      case Outcome.MixedCurrencies mixed ->
          problem(
              ProblemCode.MIXED_CURRENCIES,
              "A booking has one currency, and these legs are sold in "
                  + mixed.currencies().stream()
                      .map(Object::toString)
                      .sorted()
                      .collect(Collectors.joining(", "))
                  + ".");
    };
  }

  private static Problem seatsTaken(Outcome.SeatsTaken taken) {
    String seats =
        taken.taken().stream().sorted().map(Object::toString).collect(Collectors.joining(", "));
    return Problem.of(
            ProblemCode.SEAT_TAKEN,
            "Somebody else has " + seats + " on a part of this leg; nothing was held.")
        .with("departureId", taken.departure())
        .with("seats", taken.taken().stream().sorted().toList())
        .with("alternatives", taken.alternatives())
        .at(
            Fault.at(
                leg(taken.leg()) + "/seats",
                ProblemCode.SEAT_TAKEN.text(),
                "Taken: " + seats + "."));
  }

  private static Problem spacesReserved(Outcome.WheelchairSpaceReserved reserved) {
    String spaces =
        reserved.spaces().stream().map(Object::toString).collect(Collectors.joining(", "));
    return Problem.of(
            ProblemCode.WHEELCHAIR_SPACE_RESERVED,
            "Wheelchair spaces are kept for passengers who need one: "
                + spaces
                + "; nothing was held.")
        .with("departureId", reserved.departure())
        .with("seats", reserved.spaces())
        .at(
            Fault.at(
                leg(reserved.leg()) + "/seats",
                ProblemCode.WHEELCHAIR_SPACE_RESERVED.text(),
                "Wheelchair spaces: " + spaces + "."));
  }

  private static Optional<Problem> partyRefused(Party.Fault fault) {
    return switch (fault) {
      case Party.Fault.Empty() ->
          problem(ProblemCode.PARTY_EMPTY, "At least one passenger travels.");
      case Party.Fault.TooLarge large ->
          problem(
              ProblemCode.PARTY_TOO_LARGE,
              "At most "
                  + large.allowed()
                  + " passengers book at once, not "
                  + large.passengers()
                  + ".");
      case Party.Fault.InfantsWithoutAdult infants ->
          problem(
              ProblemCode.INFANTS_WITHOUT_ADULT,
              "Each infant on a lap needs an adult: "
                  + infants.infants()
                  + " infants, "
                  + infants.adults()
                  + " adults.");
    };
  }

  private static Optional<Problem> itineraryRefused(Itinerary.Fault fault) {
    return switch (fault) {
      case Itinerary.Fault.Empty() ->
          problem(ProblemCode.LEGS_MISSING, "At least one leg is travelled.");
      case Itinerary.Fault.TooManyRides many ->
          problem(
              ProblemCode.TOO_MANY_LEGS,
              "An itinerary has at most " + many.allowed() + " legs, not " + many.rides() + ".");
      case Itinerary.Fault.OutOfOrder order ->
          atLeg(
              ProblemCode.LEGS_OUT_OF_ORDER,
              order.ride(),
              "It leaves at "
                  + order.boards()
                  + ", before the leg before it arrives at "
                  + order.earlierAlights()
                  + ".");
    };
  }

  private static Optional<Problem> atLeg(ProblemCode code, int leg, String detail) {
    return problem(code, detail, Fault.at(leg(leg), code.text(), detail));
  }

  private static Optional<Problem> atSeats(ProblemCode code, int leg, String detail) {
    return problem(code, detail, Fault.at(leg(leg) + "/seats", code.text(), detail));
  }

  private static Optional<Problem> problem(ProblemCode code, String detail, Fault... faults) {
    return Optional.of(Problem.of(code, detail).at(faults));
  }

  private static String leg(int leg) {
    return "/legs/" + leg;
  }

  private static String passenger(int passenger) {
    return "/passengers/" + passenger;
  }
}
