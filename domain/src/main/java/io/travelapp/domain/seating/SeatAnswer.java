package io.travelapp.domain.seating;

import java.util.List;

/** Which seats a party gets on a leg, or by which rule it gets none, with the facts. */
public sealed interface SeatAnswer {

  /** It gets these. */
  record Allotted(SeatAllotment allotment) implements SeatAnswer {}

  /** It gets none. */
  sealed interface Refused extends SeatAnswer {}

  /** Fewer ordinary seats are free on the whole leg than are needed. */
  record NotEnoughSeats(int wanted, int free) implements Refused {}

  /** Fewer wheelchair spaces can be used on the whole leg than are needed. */
  record NotEnoughSpaces(int wanted, int free) implements Refused {}

  /** A wheelchair space is free, and no seat for the companion beside it. */
  record NoSeatBesideSpace(int companions) implements Refused {}

  /** A companion accompanies a wheelchair user, each one another. */
  record CompanionsWithoutWheelchair(int companions, int wheelchairs) implements Refused {}

  /** Wheelchair spaces that were named for who needs none: they are kept for who does. */
  record SpacesReserved(List<SeatLabel> spaces) implements Refused {
    public SpacesReserved {
      spaces = List.copyOf(spaces);
    }
  }

  /** An ordinary seat that was named for a wheelchair user. */
  record NotASpace(SeatLabel seat) implements Refused {}

  /** The seat that was named for a companion is not beside the wheelchair space. */
  record CompanionApart(SeatLabel seat, SeatLabel space) implements Refused {}

  /** A seat that was named makes room for a wheelchair space that was named too. */
  record SeatDisplaced(SeatLabel seat, SeatLabel space) implements Refused {}

  /** Right beside these seats sits a stranger, and one of the two sits next to women only. */
  record BesideStranger(List<SeatLabel> seats) implements Refused {
    public BesideStranger {
      seats = List.copyOf(seats);
    }
  }
}
