package io.travelapp.adapters.rest;

import io.travelapp.application.ChangeSeats;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.seating.SeatLabel;
import java.util.List;
import java.util.Optional;

/** Other seats, leg by leg, as they are read; a leg without any keeps its own. */
record SeatsRequestJson(List<LegJson> legs) {

  /** One for each passenger who has a seat there, in their order. */
  record LegJson(Optional<List<SeatLabel>> seats) {}

  ChangeSeats.Command toCommand(CustomerId customer, ChangeSeats.Target target) {
    return new ChangeSeats.Command(
        customer, target, legs.stream().map(leg -> leg.seats().orElse(List.of())).toList());
  }
}
