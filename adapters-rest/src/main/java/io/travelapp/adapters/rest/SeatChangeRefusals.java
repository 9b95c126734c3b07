package io.travelapp.adapters.rest;

import io.travelapp.application.ChangeSeats.Outcome;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** Tells why seats were not changed: the rule and the facts. */
final class SeatChangeRefusals {

  private SeatChangeRefusals() {}

  static Response of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.HoldChanged changed ->
          throw new IllegalStateException("Nothing was refused: " + changed);
      case Outcome.BookingChanged changed ->
          throw new IllegalStateException("Nothing was refused: " + changed);
      case Outcome.NotHeld(Hold hold) -> HoldsResource.notHeld(hold);
      case Outcome.NoSuchHold() -> HoldsResource.noSuchHold();
      case Outcome.NoSuchBooking() -> BookingsResource.noSuchBooking();
      case Outcome.NoValidTicket(Booking booking) ->
          Problem.of(
                  ProblemCode.NO_VALID_TICKET,
                  Saying.of(ProblemCode.NO_VALID_TICKET).with("reference", booking.reference()))
              .toResponse();
      case Outcome.LegCountWrong(int named, int legs) ->
          at(
              "/legs",
              ProblemCode.LEG_COUNT_WRONG,
              Saying.of(ProblemCode.LEG_COUNT_WRONG).with("named", named).with("legs", legs));
      case Outcome.SeatCountWrong(int leg, int named, int needed) ->
          at(
              seats(leg),
              ProblemCode.SEAT_COUNT_WRONG,
              Saying.of(ProblemCode.SEAT_COUNT_WRONG).with("named", named).with("needed", needed));
      case Outcome.UnknownSeats unknown ->
          at(
              seats(unknown.leg()),
              ProblemCode.SEAT_UNKNOWN,
              Saying.of(ProblemCode.SEAT_UNKNOWN).with("seats", unknown.unknown()));
      case Outcome.SeatNamedTwice(int leg, SeatLabel seat) ->
          at(
              seats(leg),
              ProblemCode.SEAT_NAMED_TWICE,
              Saying.of(ProblemCode.SEAT_NAMED_TWICE).with("seat", seat));
      case Outcome.SeatsRefused refused ->
          SeatRefusals.of(refused.leg(), refused.departure(), refused.why()).toResponse();
      case Outcome.SeatsTaken taken -> taken(taken);
      case Outcome.SeatFeeDue(int leg, SeatLabel seat, Money fee) ->
          at(
              seats(leg),
              ProblemCode.SEAT_FEE_DUE,
              Saying.of(ProblemCode.SEAT_FEE_DUE).with("seat", seat).with("fee", fee));
      case Outcome.Departed(int leg, Instant since) ->
          at(leg(leg), ProblemCode.DEPARTED, Saying.of(ProblemCode.DEPARTED).with("since", since));
      case Outcome.DepartureCancelled(int leg, DepartureId ignored) ->
          at(leg(leg), ProblemCode.DEPARTURE_CANCELLED, Saying.of(ProblemCode.DEPARTURE_CANCELLED));
    };
  }

  private static Response taken(Outcome.SeatsTaken taken) {
    List<SeatLabel> seats = taken.taken().stream().sorted().toList();
    Saying saying = Saying.of(ProblemCode.SEAT_TAKEN).with("seats", seats);
    return Problem.of(ProblemCode.SEAT_TAKEN, saying)
        .with("departureId", taken.departure())
        .with("seats", seats)
        .with("alternatives", taken.alternatives())
        .at(Fault.at(seats(taken.leg()), ProblemCode.SEAT_TAKEN.text(), saying))
        .toResponse();
  }

  private static String leg(int leg) {
    return "/legs/" + leg;
  }

  private static String seats(int leg) {
    return leg(leg) + "/seats";
  }

  private static Response at(String path, ProblemCode code, Saying saying) {
    return Problem.of(code, saying).at(Fault.at(path, code.text(), saying)).toResponse();
  }
}
