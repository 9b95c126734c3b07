package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.seating.SeatLabel;
import java.util.List;

/** A seat of a passenger, and from where to where it is used, as it is written. */
record SeatStretchJson(SeatLabel seat, StopId from, StopId to, int fromCall, int toCall) {

  /** The seats of a passenger on a leg, in the order in which they are used. */
  static List<SeatStretchJson> allOf(HeldLeg leg, int passenger, List<HeldPassenger> party) {
    return leg.stretchesOf(passenger, party).stream()
        .map(stretch ->
            new SeatStretchJson(
                stretch.seat(),
                leg.stopAt(stretch.segment().from()),
                leg.stopAt(stretch.segment().to()),
                stretch.segment().from(),
                stretch.segment().to()))
        .toList();
  }
}
