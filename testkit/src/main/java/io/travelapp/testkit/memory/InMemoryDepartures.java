package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link Departures} in memory. */
class InMemoryDepartures implements Departures {

  private final Stock stock;

  InMemoryDepartures(Stock stock) {
    this.stock = stock;
  }

  @Override
  public Optional<DepartureOnSale> find(DepartureId id) {
    return stock.atomically(
        () -> stock.find(id).or(() -> stock.findArchived(id)).map(stock::withSeats));
  }

  @Override
  public Set<SeatLabel> seatsOf(CustomerId customer, DepartureId id, Segment segment) {
    return stock.atomically(() -> {
      Instant now = stock.now();
      return stock.salesOf(id).stream()
          .filter(sale -> sale.isOf(customer))
          .flatMap(sale -> sale.claimsAt(now).stream())
          .filter(claim -> claim.departure().equals(id) && claim.segment().overlaps(segment))
          .map(Sale.Claim::seat)
          .collect(Collectors.toUnmodifiableSet());
    });
  }

  @Override
  public List<Seated> seated(DepartureId id) {
    return stock.atomically(() -> stock.find(id).isEmpty() ? List.of() : stock.seatedOn(id));
  }
}
