package io.travelapp.domain.schedule;

import io.travelapp.domain.network.Stop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Arrival and departure of one run at one stop.
 *
 * @param call its position in the run, from 0
 * @param sales from when until when rides are sold that board here
 */
public record StopCall(
    int call,
    Stop stop,
    Instant arrival,
    Instant departure,
    boolean boarding,
    boolean alighting,
    SalesWindow sales) {

  public StopCall {
    if (call < 0 || departure.isBefore(arrival)) {
      throw new IllegalArgumentException(
          "Call " + call + " at " + stop.name() + " leaves before it arrives");
    }
  }

  /** A call at which rides are sold until the coach leaves. */
  public StopCall(
      int call,
      Stop stop,
      Instant arrival,
      Instant departure,
      boolean boarding,
      boolean alighting) {
    this(call, stop, arrival, departure, boarding, alighting, SalesWindow.UNTIL_DEPARTURE);
  }

  /** The day on which who boards here travels, by the clock at the stop. */
  public LocalDate dayOfTravel() {
    return LocalDate.ofInstant(departure, stop.zone());
  }

  /** When the sale of rides that board here opens; empty where it was always open. */
  public Optional<Instant> salesOpenAt() {
    return sales.opensAt(departure, stop.zone());
  }

  /** When the sale of rides that board here closes: at that moment nothing is sold any more. */
  public Instant salesCloseAt() {
    return sales.closesAt(departure, stop.zone());
  }

  /** Whether rides that board here are sold at that moment, as far as time goes. */
  public boolean isSoldAt(Instant moment) {
    return moment.isBefore(salesCloseAt()) && salesOpenAt().filter(moment::isBefore).isEmpty();
  }
}
