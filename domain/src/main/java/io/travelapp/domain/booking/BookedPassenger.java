package io.travelapp.domain.booking;

/** A passenger of a booking, by name. */
public record BookedPassenger(HeldPassenger as, PassengerName name) {}
