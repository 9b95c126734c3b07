package io.travelapp.domain.seating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a party travels that changes seats on the way, for who asks for that where too few seats are
 * free all the way.
 *
 * @param ways one for each member: the seats in the order in which they are used
 */
public record SeatChanges(List<List<Stretch>> ways) {

  /** A seat from where it is taken to where it is left, both as calls of the segment. */
  public record Stretch(SeatLabel seat, Segment segment) {

    /** Whether who has the one would find somebody of the other on the seat. */
    public boolean meets(Stretch other) {
      return seat.equals(other.seat) && segment.overlaps(other.segment);
    }
  }

  /**
   * A change of one member.
   *
   * @param call at which it happens
   */
  public record Change(int member, int call, SeatLabel from, SeatLabel to) {}

  public SeatChanges {
    ways = ways.stream().map(List::copyOf).toList();
  }

  /**
   * The fewest changes with which so many can travel on ordinary seats: nobody changes who need
   * not, and who does takes the seat that is free for longest from there, of equals the foremost.
   *
   * @param count at least 1
   * @return empty if somewhere on the segment fewer seats than that are free; without any change if
   *     enough are free all the way
   */
  public static Optional<SeatChanges> plan(
      VehicleLayout layout, SeatOccupancy occupancy, Segment segment, int count) {
    int[] seats = new int[count];
    int[] since = new int[count];
    Arrays.fill(seats, NOBODY);
    Arrays.fill(since, segment.from());
    List<List<Stretch>> ways = new ArrayList<>();
    IntStream.range(0, count).forEach(member -> ways.add(new ArrayList<>()));
    for (int part = segment.from(); part < segment.to(); part++) {
      for (int member = 0; member < count; member++) {
        if (seats[member] != NOBODY && occupancy.freeUntil(seats[member], part) > part) {
          continue;
        }
        Optional<Integer> next = longestFree(layout, occupancy, part, seats, segment);
        if (next.isEmpty()) {
          return Optional.empty();
        }
        leave(layout, ways.get(member), seats[member], since[member], part);
        seats[member] = next.get();
        since[member] = part;
      }
    }
    for (int member = 0; member < count; member++) {
      leave(layout, ways.get(member), seats[member], since[member], segment.to());
    }
    return Optional.of(new SeatChanges(ways));
  }

  private static final int NOBODY = -1;

  /** The seat that is free for longest from a part of the way on and that no member has. */
  private static Optional<Integer> longestFree(
      VehicleLayout layout, SeatOccupancy occupancy, int part, int[] seats, Segment segment) {
    Comparator<Integer> farthest =
        Comparator.comparingInt(seat -> -Math.min(segment.to(), occupancy.freeUntil(seat, part)));
    return IntStream.range(0, layout.ordinarySeats())
        .filter(seat -> occupancy.freeUntil(seat, part) > part)
        .filter(seat -> Arrays.stream(seats).noneMatch(had -> had == seat))
        .boxed()
        .min(farthest.thenComparing(layout.seats()::get, VehicleLayout.BY_POSITION));
  }

  private static void leave(
      VehicleLayout layout, List<Stretch> way, int seat, int since, int until) {
    if (seat != NOBODY) {
      way.add(new Stretch(layout.seats().get(seat).label(), new Segment(since, until)));
    }
  }

  /** Where each member sits first. */
  public List<SeatLabel> firstSeats() {
    return ways.stream().map(way -> way.getFirst().seat()).toList();
  }

  /** All changes, by call and then by member. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (int member = 0; member < ways.size(); member++) {
      List<Stretch> way = ways.get(member);
      for (int next = 1; next < way.size(); next++) {
        Stretch to = way.get(next);
        changes.add(new Change(member, to.segment().from(), way.get(next - 1).seat(), to.seat()));
      }
    }
    changes.sort(Comparator.comparingInt(Change::call).thenComparingInt(Change::member));
    return List.copyOf(changes);
  }
}
