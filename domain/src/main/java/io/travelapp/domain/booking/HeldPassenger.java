package io.travelapp.domain.booking;

import io.travelapp.domain.fare.PassengerType;
import io.travelapp.domain.seating.SeatNeed;

/**
 * A member of the party of a hold, not yet named.
 *
 * @param typeId the passenger's type, as in {@link PassengerType#id()}
 * @param needsSeat false for an infant on a lap
 * @param canAccompany whether they may be of full age, and so look after who is not
 * @param need what kind of seat, of who needs one
 */
public record HeldPassenger(String typeId, boolean needsSeat, boolean canAccompany, SeatNeed need) {

  public HeldPassenger {
    if (!needsSeat && need != SeatNeed.SEAT) {
      throw new IllegalArgumentException("An infant on a lap needs no seat of any kind");
    }
  }

  /** Who needs no more than others. */
  public HeldPassenger(String typeId, boolean needsSeat, boolean canAccompany) {
    this(typeId, needsSeat, canAccompany, SeatNeed.SEAT);
  }

  public static HeldPassenger of(PassengerType type, SeatNeed need) {
    return new HeldPassenger(type.id(), type.needsSeat(), type.canHoldInfant(), need);
  }

  public static HeldPassenger of(PassengerType type) {
    return of(type, SeatNeed.SEAT);
  }
}
