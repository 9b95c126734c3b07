package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.booking.OfferQuery.Position;
import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.booking.ShortestRide;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@link Offers} in memory: looks at every departure. */
class InMemoryOffers implements Offers {

  private static final Comparator<Position> ASCENDING =
      Comparator.comparingLong(Position::key)
          .thenComparingLong(Position::boards)
          .thenComparingLong(Position::departure);

  private static final Comparator<Money> BY_CURRENCY_THEN_AMOUNT =
      Comparator.<Money, String>comparing(fare -> fare.currency().getCurrencyCode())
          .thenComparingLong(Money::minorUnits);

  private final Stock stock;

  InMemoryOffers(Stock stock) {
    this.stock = stock;
  }

  @Override
  public List<Offer> search(OfferQuery query) {
    return stock.atomically(() ->
        stock.departures().stream()
            .flatMap(onSale -> offer(onSale, query).stream())
            .filter(offer -> comesAfter(query, offer))
            .sorted(Comparator.comparing(offer -> offer.position(query.sort()), ASCENDING))
            .limit(query.limit())
            .toList());
  }

  /** Whether it belongs to the page that is asked for, or to a later one. */
  boolean comesAfter(OfferQuery query, Offer offer) {
    return query.after().isEmpty()
        || ASCENDING.compare(offer.position(query.sort()), query.after().get()) > 0;
  }

  private Optional<Offer> offer(Stock.OnSale onSale, OfferQuery query) {
    Departure departure = onSale.departure();
    if (departure.status() != Departure.Status.SCHEDULED) {
      return Optional.empty();
    }
    Predicate<Segment> fits = ride -> fits(onSale, query, ride);
    Optional<Segment> ride =
        query
            .from()
            .map(from ->
                ShortestRide.between(departure.calls(), from, query.to(), onSale.fares()::isForSale)
                    .filter(fits))
            .orElseGet(() -> ShortestRide.to(departure.calls(), query.to(), fits));
    return ride.map(found -> offer(onSale, found));
  }

  private boolean fits(Stock.OnSale onSale, OfferQuery query, Segment ride) {
    StopCall boarding = onSale.departure().calls().get(ride.from());
    return onSale.fares().isForSale(ride)
        && dateOf(boarding, onSale.departure()).equals(query.date())
        && isSoldAt(stock.now(), boarding, onSale.departure())
        && seatsLeft(onSale, ride) >= query.seats();
  }

  /** The date on the clock that hangs at the boarding stop. */
  LocalDate dateOf(StopCall boarding, Departure departure) {
    return boarding.departure().atZone(boarding.stop().zone()).toLocalDate();
  }

  /** Whether who boards there may buy at that moment. */
  boolean isSoldAt(Instant moment, StopCall boarding, Departure departure) {
    return boarding.isSoldAt(moment);
  }

  /** Seats that anybody may have and that are free all the way. */
  int seatsLeft(Stock.OnSale onSale, Segment ride) {
    return onSale.layout().freeSeats(stock.occupancy(onSale), ride).size();
  }

  private Offer offer(Stock.OnSale onSale, Segment ride) {
    Departure departure = onSale.departure();
    return new Offer(
        departure.id(),
        departure.journey(),
        departure.line(),
        departure.serviceDate(),
        departure.calls().get(ride.from()),
        departure.calls().get(ride.to()),
        seatsLeft(onSale, ride),
        onSale.fares().fareOf(ride).orElseThrow());
  }

  @Override
  public Map<PlaceId, Money> lowestFares() {
    return stock.atomically(() -> {
      Map<PlaceId, Money> lowest = new HashMap<>();
      stock.feeds().stream()
          .flatMap(feed -> feed.destinations().stream())
          .map(Destination::place)
          .forEach(place -> lowestFare(place.id()).ifPresent(fare -> lowest.put(place.id(), fare)));
      return Map.copyOf(lowest);
    });
  }

  private Optional<Money> lowestFare(PlaceId place) {
    Instant now = stock.now();
    return stock.departures().stream()
        .filter(onSale -> onSale.departure().status() == Departure.Status.SCHEDULED)
        .flatMap(onSale ->
            onSale.fares().legsForSale().stream()
                .filter(leg -> {
                  List<StopCall> calls = onSale.departure().calls();
                  return calls.get(leg.to()).stop().isAt(place)
                      && !calls.get(leg.from()).departure().isBefore(now);
                })
                .flatMap(leg -> onSale.fares().fareOf(leg).stream()))
        .min(BY_CURRENCY_THEN_AMOUNT);
  }
}
