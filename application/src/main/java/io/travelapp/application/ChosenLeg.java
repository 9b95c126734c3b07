package io.travelapp.application;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Party;
import io.travelapp.domain.booking.PartySeats;
import io.travelapp.domain.booking.Ride;
import io.travelapp.domain.booking.SeatChange;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.SeatFee;
import io.travelapp.domain.fare.TicketPrices;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/**
 * A leg that is for sale, with the seats that a party would get on it.
 *
 * @param seats among which they were chosen
 */
record ChosenLeg(DepartureOnSale sold, Segment segment, SeatAllotment allotment, PartySeats seats) {

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

  TicketPrices.Leg priced() {
    return TicketPrices.Leg.of(fare(), from().stop().country());
  }

  /** The same with the fees of the seats, which the party named. */
  TicketPrices.Leg pricedWithSeats(Party party, FareConditions conditions) {
    Iterator<SeatLabel> seats = allotment.seats().iterator();
    return new TicketPrices.Leg(
        fare(),
        from().stop().country(),
        party.passengers().stream()
            .map(type ->
                type.needsSeat() ? feeOf(seats.next(), conditions) : Optional.<SeatFee>empty())
            .toList());
  }

  private Optional<SeatFee> feeOf(SeatLabel label, FareConditions conditions) {
    Seat seat = sold.layout().seats().get(sold.layout().indexOf(label).orElseThrow());
    return conditions.seatFeeOf(seat, fare());
  }

  Ride ride() {
    return new Ride(from(), to());
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
        SeatChange.of(allotment, sold.departure()),
        allotment.together(),
        refundAnchor,
        policy);
  }
}
