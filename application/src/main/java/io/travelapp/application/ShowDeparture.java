package io.travelapp.application;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.schedule.DepartureId;

/** Shows one departure with all its calls. */
public final class ShowDeparture {

  private final Departures departures;

  public ShowDeparture(Departures departures) {
    this.departures = departures;
  }

  /** What there is. */
  public sealed interface Outcome {
    record Shown(DepartureOnSale departure) implements Outcome {}

    record NoSuchDeparture() implements Outcome {}
  }

  public Outcome handle(DepartureId id) {
    return departures
        .find(id)
        .<Outcome>map(Outcome.Shown::new)
        .orElseGet(Outcome.NoSuchDeparture::new);
  }
}
