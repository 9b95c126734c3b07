package io.travelapp.domain.seating;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The seats that a party gets on one leg.
 *
 * <pre>{@code
 * SeatAllotment.choose(coach, occupancy, new Segment(0, 4), List.of(WHEELCHAIR, COMPANION, SEAT))
 * }</pre>
 *
 * @param seats one for each member, in the order of the members: where they sit first
 * @param displaced the seats that make room for the wheelchair spaces among them
 * @param together whether they all sit in one row of one deck with nobody and no empty seat between
 *     them; an aisle does not part them
 * @param changes of seats on the way; none unless that was asked for
 */
public record SeatAllotment(
    List<SeatLabel> seats,
    List<DisplacedSeat> displaced,
    boolean together,
    List<SeatChanges.Change> changes) {

  public SeatAllotment {
    seats = List.copyOf(seats);
    displaced = List.copyOf(displaced);
    changes = List.copyOf(changes);
  }

  /** Where nobody changes seats. */
  public SeatAllotment(List<SeatLabel> seats, List<DisplacedSeat> displaced, boolean together) {
    this(seats, displaced, together, List.of());
  }

  /**
   * Chooses seats for a party. Of all that is free on the whole segment it takes what is best by
   * this order: over the fewest rows, in the fewest groups of neighbours, leaving the fewest single
   * seats beside them orphaned, without the seats at wheelchair spaces that can still be used,
   * where the free span fits the segment tightest (so that long journeys keep whole seats), and
   * foremost. A party that can sit together in a row does so: that is one row and one group.
   *
   * <p>Nobody gets a wheelchair space who does not need it; who does gets one of which all
   * displaced seats are free. A companion sits beside it: next to it in its row or, where no seat
   * is in its row, in the row before or behind.
   *
   * @param needs of the members, at least one; the first companion accompanies the first wheelchair
   *     user, and so on
   */
  public static SeatAnswer choose(
      VehicleLayout layout, SeatOccupancy occupancy, Segment segment, List<SeatNeed> needs) {
    return faultOf(needs)
        .orElseGet(() -> new SeatChoice(new Cabin(layout, occupancy, segment), needs).best());
  }

  /**
   * Chooses seats for a party that would rather change seats on the way than not travel: all the
   * way as {@link #choose} does and, only where too few seats are free so, by {@link
   * SeatChanges#plan the fewest changes}. Several who change are never said to sit together. Where
   * somebody needs a wheelchair space or sits beside one, nobody changes.
   */
  public static SeatAnswer chooseChanging(
      VehicleLayout layout, SeatOccupancy occupancy, Segment segment, List<SeatNeed> needs) {
    SeatAnswer answer = choose(layout, occupancy, segment, needs);
    boolean mayChange =
        answer instanceof SeatAnswer.NotEnoughSeats
            && needs.stream().allMatch(SeatNeed.SEAT::equals);
    return mayChange
        ? SeatChanges.plan(layout, occupancy, segment, needs.size())
            .<SeatAnswer>map(plan -> new SeatAnswer.Allotted(of(plan)))
            .orElse(answer)
        : answer;
  }

  private static SeatAllotment of(SeatChanges plan) {
    return new SeatAllotment(plan.firstSeats(), List.of(), plan.ways().size() == 1, plan.changes());
  }

  /**
   * The allotment of seats that the party named itself, if the rules let it have them. Whether they
   * are free is not asked: only a hold decides that.
   *
   * @param occupancy who else is in the coach
   * @param wanted seats of the layout, one for each of {@code needs} and none twice
   */
  public static SeatAnswer named(
      VehicleLayout layout,
      SeatOccupancy occupancy,
      Segment segment,
      List<SeatNeed> needs,
      List<SeatLabel> wanted) {
    if (wanted.size() != needs.size() || wanted.stream().distinct().count() < wanted.size()) {
      throw new IllegalArgumentException("A party names a seat of its own for each member");
    }
    Cabin cabin = new Cabin(layout, occupancy, segment);
    List<Integer> seats = wanted.stream().map(layout::require).toList();
    return faultOf(needs)
        .or(() -> spaceFault(layout, needs, seats))
        .or(() -> displacedFault(layout, seats))
        .or(() -> companionFault(cabin, needs, seats))
        .orElseGet(() -> new SeatAnswer.Allotted(of(cabin, seats)));
  }

  /** The allotment of these seats, by their indexes. */
  static SeatAllotment of(Cabin cabin, List<Integer> seats) {
    VehicleLayout layout = cabin.layout();
    List<SeatLabel> labels = new ArrayList<>();
    List<DisplacedSeat> displaced = new ArrayList<>();
    for (int index : seats) {
      Seat seat = layout.seats().get(index);
      labels.add(seat.label());
      seat.displaces().stream()
          .sorted()
          .forEach(gone -> displaced.add(new DisplacedSeat(gone, seat.label())));
    }
    return new SeatAllotment(labels, displaced, cabin.areTogether(seats));
  }

  private static Optional<SeatAnswer> faultOf(List<SeatNeed> needs) {
    if (needs.isEmpty()) {
      throw new IllegalArgumentException("A party has a member");
    }
    int wheelchairs = count(needs, SeatNeed.WHEELCHAIR);
    int companions = count(needs, SeatNeed.COMPANION);
    return companions > wheelchairs
        ? Optional.of(new SeatAnswer.CompanionsWithoutWheelchair(companions, wheelchairs))
        : Optional.empty();
  }

  private static int count(List<SeatNeed> needs, SeatNeed need) {
    return (int) needs.stream().filter(need::equals).count();
  }

  private static Optional<SeatAnswer> spaceFault(
      VehicleLayout layout, List<SeatNeed> needs, List<Integer> seats) {
    List<SeatLabel> reserved = new ArrayList<>();
    for (int member = 0; member < seats.size(); member++) {
      Seat seat = layout.seats().get(seats.get(member));
      boolean needsSpace = needs.get(member) == SeatNeed.WHEELCHAIR;
      if (needsSpace && !seat.isWheelchairSpace()) {
        return Optional.of(new SeatAnswer.NotASpace(seat.label()));
      }
      if (!needsSpace && seat.isWheelchairSpace()) {
        reserved.add(seat.label());
      }
    }
    return reserved.isEmpty()
        ? Optional.empty()
        : Optional.of(new SeatAnswer.SpacesReserved(reserved));
  }

  private static Optional<SeatAnswer> displacedFault(VehicleLayout layout, List<Integer> seats) {
    for (int space : seats) {
      for (int other : seats) {
        SeatLabel label = layout.seats().get(other).label();
        if (layout.seats().get(space).displaces().contains(label)) {
          return Optional.of(
              new SeatAnswer.SeatDisplaced(label, layout.seats().get(space).label()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<SeatAnswer> companionFault(
      Cabin cabin, List<SeatNeed> needs, List<Integer> seats) {
    List<Integer> spaces = membersWho(needs, SeatNeed.WHEELCHAIR);
    List<Integer> companions = membersWho(needs, SeatNeed.COMPANION);
    for (int pair = 0; pair < companions.size(); pair++) {
      int space = seats.get(spaces.get(pair));
      int seat = seats.get(companions.get(pair));
      if (!cabin.beside(space, seats).get(seat)) {
        return Optional.of(
            new SeatAnswer.CompanionApart(
                cabin.layout().seats().get(seat).label(),
                cabin.layout().seats().get(space).label()));
      }
    }
    return Optional.empty();
  }

  /** The positions of the members with that need, in order. */
  static List<Integer> membersWho(List<SeatNeed> needs, SeatNeed need) {
    List<Integer> members = new ArrayList<>();
    for (int member = 0; member < needs.size(); member++) {
      if (needs.get(member) == need) {
        members.add(member);
      }
    }
    return members;
  }
}
