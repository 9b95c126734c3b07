package io.travelapp.domain.seating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The search for the best seats of one party. Wheelchair spaces and the seats of companions are
 * tried in all ways, of which there are few; the other seats are then chosen around them.
 */
final class SeatChoice {

  /**
   * How many ways to place wheelchair users and companions are looked at: far more than there are
   * in any coach that has been built.
   */
  private static final int WAYS_MAX = 20_000;

  private static final int NOBODY = -1;

  private final Cabin cabin;
  private final List<SeatNeed> needs;
  private final int wheelchairs;
  private final int companions;
  private final int[] spaces;
  private final BitSet free;
  private final long[] costs;

  /** The ways to place wheelchair users and companions, as far as they are looked at. */
  private final List<Placed> ways = new ArrayList<>();

  /** Wheelchair spaces, and of each the seat of the companion, or that there is none. */
  private record Placed(List<Integer> spaces, List<Integer> companions) {

    Placed with(int space, int companion) {
      return new Placed(added(spaces, space), added(companions, companion));
    }

    List<Integer> companionSeats() {
      return companions.stream().filter(seat -> seat != NOBODY).toList();
    }

    List<Integer> seats() {
      return Stream.concat(spaces.stream(), companionSeats().stream()).toList();
    }

    Stream<Integer> spacesWhere(IntPredicate companion) {
      return IntStream.range(0, spaces.size())
          .filter(at -> companion.test(companions.get(at)))
          .mapToObj(spaces::get);
    }
  }

  /** What was found, from front to back, over how much of the coach, and what it costs. */
  private record Found(Placed placed, List<Integer> seats, int distance, long cost) {}

  SeatChoice(Cabin cabin, List<SeatNeed> needs) {
    this.cabin = cabin;
    this.needs = needs;
    this.wheelchairs = SeatAllotment.membersWho(needs, SeatNeed.WHEELCHAIR).size();
    this.companions = SeatAllotment.membersWho(needs, SeatNeed.COMPANION).size();
    this.spaces = cabin.usableSpaces();
    this.free = cabin.freeSeats();
    this.costs = costs();
  }

  /** What each seat costs by itself: to be kept for wheelchair users, and to be free for longer. */
  private long[] costs() {
    long[] each = new long[cabin.layout().seats().size()];
    for (int seat = 0; seat < each.length; seat++) {
      each[seat] = cabin.isFree(seat) ? cabin.freeSpanAround(seat) : 0;
    }
    BitSet kept = new BitSet();
    for (int space : spaces) {
      kept.or(cabin.displacedBy(space));
      kept.or(cabin.beside(space, List.of(space)));
    }
    kept.stream().forEach(seat -> each[seat] += RowSelection.KEPT);
    return each;
  }

  SeatAnswer best() {
    if (spaces.length < wheelchairs) {
      return new SeatAnswer.NotEnoughSpaces(wheelchairs, spaces.length);
    }
    chooseSpaces(List.of(), 0);
    if (ways.isEmpty()) {
      return new SeatAnswer.NoSeatBesideSpace(companions);
    }
    return ways.stream()
        .flatMap(this::bestAround)
        .min(this::compare)
        .<SeatAnswer>map(
            best -> new SeatAnswer.Allotted(SeatAllotment.of(cabin, inOrderOfMembers(best))))
        .orElseGet(() -> new SeatAnswer.NotEnoughSeats(needs.size() - wheelchairs, mostFree()));
  }

  private int mostFree() {
    return ways.stream().mapToInt(placed -> freeBeside(placed).cardinality()).max().orElse(0);
  }

  private void chooseSpaces(List<Integer> chosen, int next) {
    if (chosen.size() == wheelchairs) {
      chooseCompanions(chosen, new Placed(List.of(), List.of()));
      return;
    }
    for (int space = next; space < spaces.length; space++) {
      chooseSpaces(added(chosen, spaces[space]), space + 1);
    }
  }

  private static List<Integer> added(List<Integer> seats, int seat) {
    List<Integer> more = new ArrayList<>(seats);
    more.add(seat);
    return more;
  }

  /** Gives some of the chosen spaces a companion beside, in all ways. */
  private void chooseCompanions(List<Integer> chosen, Placed placed) {
    int at = placed.spaces().size();
    int still = companions - placed.companionSeats().size();
    if (at == chosen.size()) {
      if (ways.size() < WAYS_MAX) {
        ways.add(placed);
      }
      return;
    }
    if (still > 0) {
      BitSet beside = cabin.beside(chosen.get(at), chosen);
      beside.and(free);
      beside.stream()
          .filter(seat -> !placed.companions().contains(seat))
          .forEach(seat -> chooseCompanions(chosen, placed.with(chosen.get(at), seat)));
    }
    if (still < chosen.size() - at) {
      chooseCompanions(chosen, placed.with(chosen.get(at), NOBODY));
    }
  }

  /** The ordinary seats that are free and stay where they are. */
  private BitSet freeBeside(Placed placed) {
    BitSet usable = (BitSet) free.clone();
    usable.andNot(cabin.gone(placed.seats()));
    return usable;
  }

  /** The best seats for the others, in each of the narrowest spans of rows that have enough. */
  private Stream<Found> bestAround(Placed placed) {
    BitSet forced = new BitSet();
    placed.seats().forEach(forced::set);
    BitSet usable = freeBeside(placed);
    usable.or(forced);
    BitSet gone = cabin.gone(placed.seats());
    Rows rows = new Rows(cabin, usable, forced);
    int distance = rows.leastDistance(needs.size());
    List<Found> found = new ArrayList<>();
    for (int first = 0; distance != Rows.NONE && first < cabin.rows(); first++) {
      int last = rows.lastFor(first, needs.size());
      if (last != Rows.NONE && cabin.distance(first, last) == distance) {
        RowSelection selection =
            new RowSelection(rows.items(first, last, gone), forced, costs, needs.size());
        found.add(new Found(placed, selection.seats(), distance, selection.cost()));
      }
    }
    return found.stream();
  }

  private int compare(Found one, Found other) {
    if (one.distance() != other.distance()) {
      return Integer.compare(one.distance(), other.distance());
    }
    return one.cost() == other.cost()
        ? Arrays.compare(positions(one), positions(other))
        : Long.compare(one.cost(), other.cost());
  }

  private int[] positions(Found found) {
    return found.seats().stream().mapToInt(cabin::positionOf).toArray();
  }

  /** Who is accompanied comes before who is not. */
  private List<Integer> inOrderOfMembers(Found found) {
    Placed placed = found.placed();
    Iterator<Integer> spaceOf =
        Stream.concat(
                placed.spacesWhere(companion -> companion != NOBODY),
                placed.spacesWhere(companion -> companion == NOBODY))
            .iterator();
    Iterator<Integer> companionSeats = placed.companionSeats().iterator();
    Iterator<Integer> others =
        found.seats().stream().filter(seat -> !placed.seats().contains(seat)).iterator();
    return needs.stream()
        .map(need ->
            switch (need) {
              case WHEELCHAIR -> spaceOf.next();
              case COMPANION -> companionSeats.next();
              case SEAT -> others.next();
            })
        .toList();
  }
}
