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
 * @param neighbour what they said to who sits beside them
 */
public record HeldPassenger(
    String typeId, boolean needsSeat, boolean canAccompany, SeatNeed need, Neighbour neighbour) {

  public HeldPassenger {
    if (!needsSeat && (need != SeatNeed.SEAT || neighbour != Neighbour.OTHER)) {
      throw new IllegalArgumentException("An infant on a lap needs no seat of any kind");
    }
  }

  /** Who says nothing to who sits beside. */
  public HeldPassenger(String typeId, boolean needsSeat, boolean canAccompany, SeatNeed need) {
    this(typeId, needsSeat, canAccompany, need, Neighbour.OTHER);
  }

  /** Who needs no more than others. */
  public HeldPassenger(String typeId, boolean needsSeat, boolean canAccompany) {
    this(typeId, needsSeat, canAccompany, SeatNeed.SEAT);
  }

  /** The same who says nothing to who sits beside. */
  public HeldPassenger sayingNothing() {
    return new HeldPassenger(typeId, needsSeat, canAccompany, need);
  }

  public static HeldPassenger of(PassengerType type, SeatNeed need, Neighbour neighbour) {
    return new HeldPassenger(type.id(), type.needsSeat(), type.canHoldInfant(), need, neighbour);
  }

  public static HeldPassenger of(PassengerType type, SeatNeed need) {
    return of(type, need, Neighbour.OTHER);
  }

  public static HeldPassenger of(PassengerType type) {
    return of(type, SeatNeed.SEAT);
  }
}
