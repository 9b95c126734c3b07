package io.travelapp.application;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Departures to which something happens each time after somebody has looked at one: what is seen is
 * old before it can be held.
 */
final class ChangingDepartures implements Departures {

  private final Departures departures;
  private final Deque<Runnable> events = new ArrayDeque<>();
  private final Deque<Runnable> eventsOfSeated = new ArrayDeque<>();

  ChangingDepartures(Departures departures) {
    this.departures = departures;
  }

  private static void next(Deque<Runnable> events) {
    Runnable event = events.poll();
    if (event != null) {
      event.run();
    }
  }

  /** What happens after the next look at who sits there for which nothing is to happen yet. */
  ChangingDepartures thenWhoSits(Runnable event) {
    eventsOfSeated.add(event);
    return this;
  }

  /** What happens after the next look for which nothing is to happen yet. */
  ChangingDepartures then(Runnable event) {
    events.add(event);
    return this;
  }

  @Override
  public Optional<DepartureOnSale> find(DepartureId id) {
    Optional<DepartureOnSale> seen = departures.find(id);
    next(events);
    return seen;
  }

  @Override
  public Set<SeatLabel> seatsOf(CustomerId customer, DepartureId id, Segment segment) {
    return departures.seatsOf(customer, id, segment);
  }

  @Override
  public List<Seated> seated(DepartureId id) {
    List<Seated> seen = departures.seated(id);
    next(eventsOfSeated);
    return seen;
  }
}
