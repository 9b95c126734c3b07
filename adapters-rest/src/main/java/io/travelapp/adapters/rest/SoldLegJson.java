package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import java.time.Instant;
import java.util.List;

/** A leg of a hold or a booking as it is written, with the terms under which it was sold. */
record SoldLegJson(
    DepartureId departureId,
    StopId from,
    StopId to,
    int fromCall,
    int toCall,
    Instant boardsAt,
    Instant alightsAt,
    List<SeatLabel> seats,
    boolean seatedTogether,
    List<TierJson> refundPolicy) {

  /** What comes back until when; afterwards less, and in the end nothing. */
  record TierJson(Instant until, int refundPercent) {}

  static List<SoldLegJson> allOf(List<HeldLeg> legs) {
    return legs.stream().map(SoldLegJson::of).toList();
  }

  /** The refund terms of a leg, the earliest end first. */
  static List<TierJson> tiersOf(HeldLeg leg) {
    return leg.refundDeadlines().stream()
        .map(deadline -> new TierJson(deadline.until(), deadline.percent()))
        .toList();
  }

  private static SoldLegJson of(HeldLeg leg) {
    return new SoldLegJson(
        leg.departure(),
        leg.from(),
        leg.to(),
        leg.segment().from(),
        leg.segment().to(),
        leg.boards(),
        leg.alights(),
        leg.seats(),
        leg.seatedTogether(),
        tiersOf(leg));
  }
}
