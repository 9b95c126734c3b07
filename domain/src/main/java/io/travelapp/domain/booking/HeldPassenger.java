package io.travelapp.domain.booking;

import io.travelapp.domain.fare.PassengerType;

/**
 * A member of the party of a hold, not yet named.
 *
 * @param typeId the passenger's type, as in {@link PassengerType#id()}
 * @param needsSeat false for an infant on a lap
 * @param canAccompany whether they may be of full age, and so look after who is not
 */
public record HeldPassenger(String typeId, boolean needsSeat, boolean canAccompany) {

  public static HeldPassenger of(PassengerType type) {
    return new HeldPassenger(type.id(), type.needsSeat(), type.canHoldInfant());
  }
}
