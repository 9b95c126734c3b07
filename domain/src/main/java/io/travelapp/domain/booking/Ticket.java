package io.travelapp.domain.booking;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.seating.SeatLabel;
import java.util.Optional;

/**
 * One passenger on one leg: the part that is refundable by itself, and the proof at the door.
 *
 * @param number its public name: the booking's reference, a hyphen and a running number from 1
 * @param leg the position of its leg in the booking, from 0
 * @param passenger the position of its passenger in the booking, from 0
 * @param seat empty for an infant on a lap
 * @param price its fixed share of the total
 */
public record Ticket(
    String number, int leg, int passenger, Optional<SeatLabel> seat, Money price, Status status) {

  /** The same ticket for another seat. */
  public Ticket with(Optional<SeatLabel> other) {
    return new Ticket(number, leg, passenger, other, price, status);
  }

  /** Where a ticket stands. */
  public enum Status {
    VALID,
    CANCELLED,
    EXCHANGED,
    USED
  }
}
