package planted.strangers.adapters.rest;

import planted.strangers.application.HoldSeats;

/** Innocent: REST drives the use cases. */
public record HoldsResource(HoldSeats holdSeats) {}
