package io.travelapp.domain.booking;

import io.travelapp.domain.fare.PassengerType;

/**
 * A member of the party of a hold, not yet named.
 *
 * @param typeId the passenger's type, as in {@link PassengerType#id()}
 * @param needsSeat false for an infant on a lap
 */
public record HeldPassenger(String typeId, boolean needsSeat) {

  public static HeldPassenger of(PassengerType type) {
    return new HeldPassenger(type.id(), type.needsSeat());
  }
}
