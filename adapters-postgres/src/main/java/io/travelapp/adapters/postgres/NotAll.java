package io.travelapp.adapters.postgres;

/** Rolls back what was claimed of an itinerary. */
final class NotAll extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotAll() {
    super("Some seats of the itinerary cannot be had", null, false, false);
  }
}
