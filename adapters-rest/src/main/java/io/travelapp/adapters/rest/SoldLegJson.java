package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A leg of a hold or a booking as it is written, with the terms under which it was sold.
 *
 * @param seats on which the passengers sit first
 * @param seatChanges of those who change seats on the way
 */
record SoldLegJson(
    DepartureId departureId,
    StopId from,
    StopId to,
    int fromCall,
    int toCall,
    Instant boardsAt,
    Instant alightsAt,
    List<SeatLabel> seats,
    List<WayJson> seatChanges,
    boolean seatedTogether,
    List<TierJson> refundPolicy) {

  /** What comes back until when; afterwards less, and in the end nothing. */
  record TierJson(Instant until, int refundPercent) {}

  /** The seats of one passenger, one after the other. */
  record WayJson(PassengerId passenger, List<SeatStretchJson> seats) {}

  static List<SoldLegJson> allOf(List<HeldLeg> legs, List<HeldPassenger> party) {
    return legs.stream().map(leg -> of(leg, party)).toList();
  }

  private static List<WayJson> seatChanges(HeldLeg leg, List<HeldPassenger> party) {
    return IntStream.range(0, party.size())
        .mapToObj(at -> new WayJson(new PassengerId(at), SeatStretchJson.allOf(leg, at, party)))
        .filter(way -> way.seats().size() > 1)
        .toList();
  }

  /** The refund terms of a leg, the earliest end first. */
  static List<TierJson> tiersOf(HeldLeg leg) {
    return leg.refundDeadlines().stream()
        .map(deadline -> new TierJson(deadline.until(), deadline.percent()))
        .toList();
  }

  private static SoldLegJson of(HeldLeg leg, List<HeldPassenger> party) {
    return new SoldLegJson(
        leg.departure(),
        leg.from(),
        leg.to(),
        leg.segment().from(),
        leg.segment().to(),
        leg.boards(),
        leg.alights(),
        leg.seats(),
        seatChanges(leg, party),
        leg.seatedTogether(),
        tiersOf(leg));
  }
}
