package io.travelapp.domain.seating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The seats that a party gets on one leg.
 *
 * @param seats one for each member, in the order of the members
 * @param together whether they all sit in one row of one deck with nobody and no empty seat between
 *     them; an aisle does not part them
 */
public record SeatAllotment(List<SeatLabel> seats, boolean together) {

  public SeatAllotment {
    seats = List.copyOf(seats);
  }

  /** The allotment of seats that the party named itself. */
  public static SeatAllotment named(VehicleLayout layout, List<SeatLabel> wanted) {
    List<Seat> seats =
        wanted.stream()
            .map(label -> layout.seats().get(layout.indexOf(label).orElseThrow()))
            .toList();
    return new SeatAllotment(wanted, areTogether(layout, seats));
  }

  /**
   * Chooses ordinary seats for a party: together in a row if that is possible, else wherever they
   * are free. Of what is possible it takes the seats whose free span fits the segment tightest, so
   * that long journeys keep whole seats, and among equals the foremost.
   *
   * @param count at least 1
   * @return empty if fewer than {@code count} ordinary seats are free on the segment
   */
  public static Optional<SeatAllotment> choose(
      VehicleLayout layout, SeatOccupancy occupancy, Segment segment, int count) {
    List<Seat> free =
        layout.freeSeats(occupancy, segment).stream()
            .map(layout.seats()::get)
            .sorted(BY_POSITION)
            .toList();
    if (free.size() < count) {
      return Optional.empty();
    }
    List<List<Seat>> blocks = new ArrayList<>();
    for (int first = 0; first + count <= free.size(); first++) {
      List<Seat> block = free.subList(first, first + count);
      if (areTogether(layout, block)) {
        blocks.add(block);
      }
    }
    Comparator<Seat> tightest =
        Comparator.comparingInt(seat -> slack(layout, occupancy, segment, seat));
    List<Seat> chosen =
        blocks.stream()
            .min(
                Comparator.comparingInt(block ->
                    block.stream().mapToInt(seat -> slack(layout, occupancy, segment, seat)).sum()))
            .orElseGet(
                () -> free.stream().sorted(tightest).limit(count).sorted(BY_POSITION).toList());
    return Optional.of(
        new SeatAllotment(chosen.stream().map(Seat::label).toList(), areTogether(layout, chosen)));
  }

  private static final Comparator<Seat> BY_POSITION =
      Comparator.comparingInt(Seat::deck)
          .thenComparingInt(Seat::row)
          .thenComparingInt(Seat::column);

  private static int slack(
      VehicleLayout layout, SeatOccupancy occupancy, Segment segment, Seat seat) {
    return occupancy.freeSpanAround(layout.indexOf(seat.label()).orElseThrow(), segment);
  }

  private static boolean areTogether(VehicleLayout layout, List<Seat> seats) {
    List<Seat> sorted = seats.stream().sorted(BY_POSITION).toList();
    Seat first = sorted.getFirst();
    Seat last = sorted.getLast();
    if (first.deck() != last.deck() || first.row() != last.row()) {
      return false;
    }
    long between =
        layout.seats().stream()
            .filter(seat -> seat.deck() == first.deck() && seat.row() == first.row())
            .filter(seat -> seat.column() >= first.column() && seat.column() <= last.column())
            .count();
    return between == seats.size();
  }
}
