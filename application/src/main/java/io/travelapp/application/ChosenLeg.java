package io.travelapp.application;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Ride;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.util.Set;

/** A leg that is for sale, with the seats that a party would get on it. */
record ChosenLeg(DepartureOnSale sold, Segment segment, SeatAllotment allotment) {

  DepartureId departure() {
    return sold.departure().id();
  }

  StopCall from() {
    return sold.departure().calls().get(segment.from());
  }

  StopCall to() {
    return sold.departure().calls().get(segment.to());
  }

  Money fare() {
    return sold.fares().fareOf(segment).orElseThrow();
  }

  Ride ride() {
    return new Ride(from(), to());
  }

  /** Whether one of the seats {@code taken} is one of its own, and not free there any more. */
  boolean hasLost(Set<SeatLabel> taken, DepartureOnSale now) {
    return allotment.seats().stream()
        .filter(taken::contains)
        .flatMap(seat -> now.layout().indexOf(seat).stream())
        .anyMatch(seat -> !now.occupancy().isFree(seat, segment));
  }

  HeldLeg underTerms(RefundPolicy policy, Instant refundAnchor) {
    return new HeldLeg(
        departure(),
        segment,
        from().stop().id(),
        to().stop().id(),
        from().departure(),
        to().arrival(),
        allotment.seats(),
        allotment.together(),
        refundAnchor,
        policy);
  }
}
