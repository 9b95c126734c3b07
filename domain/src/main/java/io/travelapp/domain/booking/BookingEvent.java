package io.travelapp.domain.booking;

import java.time.Instant;

/**
 * Something that happened to a booking, kept for good.
 *
 * @param at by the clock of the store
 * @param detail what there is to say beyond the kind, as {@link Kind} tells; empty if nothing
 */
public record BookingEvent(Instant at, Kind kind, String detail) {

  /** What happened. */
  public enum Kind {
    PAYMENT_STARTED,
    /** Nothing is paid; the detail is the reason's code. */
    PAYMENT_FAILED,
    /** The payment came late, and the same seats were still to be had. */
    SEATS_CLAIMED_AGAIN,
    /** The payment came late, and equivalent seats were given: the detail names them, by leg. */
    OTHER_SEATS_CLAIMED,
    /**
     * The payment came late, and no seats were to be had: the money went back whole. The detail is
     * {@code voided} where it was only reserved, {@code refunded} where it was taken.
     */
    PAYMENT_GIVEN_BACK,
    CONFIRMED,
    /** The detail names the tickets. */
    TICKETS_CANCELLED,
    /** The detail names the tickets, and what they were exchanged for. */
    TICKETS_EXCHANGED
  }
}
