package io.travelapp.application;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.PartySeats;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.seating.SeatOccupancy;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks at who sits on a departure, where the operator lets anybody choose beside whom to sit. */
record Neighbours(Departures departures, PartyPolicy policy) {

  /** The seats that a party may have which has none there yet. */
  PartySeats seats(DepartureOnSale sold, SeatOccupancy others, List<HeldPassenger> seated) {
    return seats(sold, others, seated, any -> true);
  }

  /**
   * The seats that a party may have.
   *
   * @param seated those of it who need a seat
   * @param isStranger who is not of the party
   */
  PartySeats seats(
      DepartureOnSale sold,
      SeatOccupancy others,
      List<HeldPassenger> seated,
      Predicate<Seated> isStranger) {
    return new PartySeats(
        sold.departure().id(), sold.layout(), others, seated, strangers(sold, isStranger));
  }

  private Optional<List<Seated>> strangers(DepartureOnSale sold, Predicate<Seated> isStranger) {
    return policy.womenNextToWomen()
        ? Optional.of(departures.seated(sold.departure().id()).stream().filter(isStranger).toList())
        : Optional.empty();
  }
}
