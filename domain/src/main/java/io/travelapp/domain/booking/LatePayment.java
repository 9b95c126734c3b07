package io.travelapp.domain.booking;

import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A payment that kept its seats as long as it may, and lapsed before anybody knew that it succeeds.
 * The customer gets the same seats again, else equivalent ones if that was agreed beforehand, else
 * the money. An exchange that is paid late is not made: what was to be given up was kept.
 *
 * @param hold what was to be paid for; expired
 * @param acceptOtherSeats whether equivalent seats may be given
 */
public record LatePayment(Hold hold, boolean acceptOtherSeats) {

  /**
   * The same seats; empty if a departure is not any more what was sold.
   *
   * @param departures as they stand now
   */
  public Optional<HoldRequest> sameSeats(
      Function<DepartureId, Optional<DepartureOnSale>> departures) {
    return request(departures, (leg, now) -> Optional.of(leg));
  }

  /**
   * Equivalent seats: on the same rides, of the kinds that the passengers need, and side by side
   * where the lost ones were; with changes on the way only where there were some. A leg whose seats
   * are free keeps them. Empty if there are none, or if the customer does not want them.
   *
   * @param departures as they stand now
   * @param seated who sits on a departure now, as {@link Departures#seated} says
   */
  public Optional<HoldRequest> otherSeats(
      Function<DepartureId, Optional<DepartureOnSale>> departures,
      Function<DepartureId, List<Seated>> seated) {
    return acceptOtherSeats
        ? request(
            departures,
            (leg, now) -> sameOrEquivalent(leg, now, seats(now, seated.apply(leg.departure()))))
        : Optional.empty();
  }

  /** What the party was promised of who sits beside it is kept, whatever is sold by now. */
  private PartySeats seats(DepartureOnSale now, List<Seated> strangers) {
    return new PartySeats(
        now.departure().id(),
        now.layout(),
        now.occupancy(),
        hold.passengers().stream().filter(HeldPassenger::needsSeat).toList(),
        Optional.of(strangers));
  }

  private static Optional<HeldLeg> sameOrEquivalent(
      HeldLeg leg, DepartureOnSale now, PartySeats seats) {
    boolean free =
        leg.stretches().stream()
            .allMatch(stretch ->
                now.occupancy()
                    .isFree(now.layout().indexOf(stretch.seat()).orElseThrow(), stretch.segment()));
    return free && seats.isApart(leg.ways())
        ? Optional.of(leg)
        : equivalent(leg, now.departure(), seats);
  }

  private static Optional<HeldLeg> equivalent(HeldLeg leg, Departure on, PartySeats seats) {
    SeatAnswer answer =
        leg.changes().isEmpty() ? seats.choose(leg.segment()) : seats.chooseChanging(leg.segment());
    return switch (answer) {
      case SeatAnswer.Allotted(SeatAllotment other) ->
          other.together() || !leg.seatedTogether()
              ? Optional.of(leg.with(other, on))
              : Optional.empty();
      case SeatAnswer.Refused ignored -> Optional.empty();
    };
  }

  private Optional<HoldRequest> request(
      Function<DepartureId, Optional<DepartureOnSale>> departures,
      BiFunction<HeldLeg, DepartureOnSale, Optional<HeldLeg>> seats) {
    if (hold.givenUp().isPresent()) {
      return Optional.empty();
    }
    List<HeldLeg> legs = new ArrayList<>();
    List<Long> revisions = new ArrayList<>();
    List<Seated> unwanted = new ArrayList<>();
    for (HeldLeg leg : hold.legs()) {
      Optional<DepartureOnSale> now =
          departures.apply(leg.departure()).filter(found -> isAsSold(leg, found));
      Optional<HeldLeg> wanted = now.flatMap(found -> seats.apply(leg, found));
      if (wanted.isEmpty()) {
        return Optional.empty();
      }
      legs.add(wanted.get());
      revisions.add(now.orElseThrow().revision());
      unwanted.addAll(seats(now.orElseThrow(), List.of()).unwanted(wanted.get().ways()));
    }
    HoldRequest request =
        new HoldRequest(
            hold.customer(),
            hold.reference(),
            legs,
            revisions,
            // Nothing is claimed after departure; the sale itself was in time.
            legs.stream().map(HeldLeg::boards).toList(),
            hold.passengers(),
            hold.terms(),
            // It was used when the hold began.
            PromotionLimits.NONE,
            hold.price(),
            Duration.ofSeconds(1));
    return Optional.of(request.apartFrom(unwanted));
  }

  /** Whether it still runs as it was sold, on a vehicle that has its seats. */
  private static boolean isAsSold(HeldLeg leg, DepartureOnSale now) {
    Departure departure = now.departure();
    return departure.status() == Departure.Status.SCHEDULED
        && departure.hasCall(leg.segment().to())
        && isCall(leg, departure)
        && leg.changes().stream()
            .allMatch(
                change -> departure.calls().get(change.call()).stop().id().equals(change.stop()))
        && leg.stretches().stream()
            .allMatch(stretch -> now.layout().indexOf(stretch.seat()).isPresent());
  }

  private static boolean isCall(HeldLeg leg, Departure departure) {
    StopCall from = departure.calls().get(leg.segment().from());
    StopCall to = departure.calls().get(leg.segment().to());
    return from.stop().id().equals(leg.from())
        && to.stop().id().equals(leg.to())
        && from.departure().equals(leg.boards())
        && to.arrival().equals(leg.alights());
  }
}
