package io.travelapp.adapters.rest;

import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatAnswer;
import io.travelapp.domain.seating.SeatLabel;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells by which rule of seating a party gets no seats on a leg, with the facts. */
final class SeatRefusals {

  private SeatRefusals() {}

  static Problem of(int leg, DepartureId departure, SeatAnswer.Refused why) {
    String place = "/legs/" + leg;
    String seats = place + "/seats";
    return switch (why) {
      case SeatAnswer.NotEnoughSeats(int wanted, int free) ->
          at(place, ProblemCode.NOT_ENOUGH_SEATS, counted("wanted", wanted, "free", free));
      case SeatAnswer.NotEnoughSpaces(int wanted, int free) ->
          at(
              place,
              ProblemCode.WHEELCHAIR_SPACE_UNAVAILABLE,
              counted("wanted", wanted, "free", free));
      case SeatAnswer.NoSeatBesideSpace(int companions) ->
          at(
              place,
              ProblemCode.COMPANION_SEAT_UNAVAILABLE,
              saying -> saying.with("companions", companions));
      case SeatAnswer.CompanionsWithoutWheelchair(int companions, int wheelchairs) ->
          at(
              "/passengers",
              ProblemCode.COMPANION_WITHOUT_WHEELCHAIR,
              counted("companions", companions, "wheelchairs", wheelchairs));
      case SeatAnswer.SpacesReserved(List<SeatLabel> spaces) ->
          at(seats, ProblemCode.WHEELCHAIR_SPACE_RESERVED, saying -> saying.with("seats", spaces))
              .with("departureId", departure)
              .with("seats", spaces);
      case SeatAnswer.NotASpace(SeatLabel seat) ->
          atSeat(
              seats,
              departure,
              ProblemCode.WHEELCHAIR_SPACE_NEEDED,
              seat,
              saying -> saying.with("seat", seat));
      case SeatAnswer.CompanionApart(SeatLabel seat, SeatLabel space) ->
          atSeat(
              seats,
              departure,
              ProblemCode.COMPANION_APART,
              seat,
              saying -> saying.with("seat", seat).with("space", space));
      case SeatAnswer.SeatDisplaced(SeatLabel seat, SeatLabel space) ->
          atSeat(
              seats,
              departure,
              ProblemCode.SEAT_DISPLACED,
              seat,
              saying -> saying.with("seat", seat).with("space", space));
      case SeatAnswer.BesideStranger(List<SeatLabel> beside) ->
          at(seats, ProblemCode.SEAT_BESIDE_STRANGER, saying -> saying.with("seats", beside))
              .with("departureId", departure)
              .with("seats", beside);
    };
  }

  private static UnaryOperator<Saying> counted(
      String name, int count, String otherName, int otherCount) {
    return saying -> saying.with(name, count).with(otherName, otherCount);
  }

  private static Problem atSeat(
      String place,
      DepartureId departure,
      ProblemCode code,
      SeatLabel seat,
      UnaryOperator<Saying> facts) {
    return at(place, code, facts).with("departureId", departure).with("seats", List.of(seat));
  }

  private static Problem at(String place, ProblemCode code, UnaryOperator<Saying> facts) {
    Saying saying = facts.apply(Saying.of(code));
    return Problem.of(code, saying).at(Fault.at(place, code.text(), saying));
  }
}
