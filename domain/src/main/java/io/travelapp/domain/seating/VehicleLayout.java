package io.travelapp.domain.seating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The seats of a kind of coach. Their order is fixed: a seat's position in the list, from 0, is its
 * index in a {@link SeatOccupancy}. Wheelchair spaces come last, so that the first {@link
 * #ordinarySeats()} are those that anybody may have.
 *
 * @param seats of which at least one is ordinary, in any order; a wheelchair space displaces
 *     ordinary seats, and no two the same
 */
public record VehicleLayout(String name, List<Seat> seats) {

  /** The most seats of a vehicle. */
  public static final int SEATS_MAX = 200;

  /** From front to back, deck by deck. */
  static final Comparator<Seat> BY_POSITION =
      Comparator.comparingInt(Seat::deck)
          .thenComparingInt(Seat::row)
          .thenComparingInt(Seat::column);

  public VehicleLayout {
    seats = seats.stream().sorted(Comparator.comparing(Seat::isWheelchairSpace)).toList();
    if (seats.isEmpty() || seats.size() > SEATS_MAX) {
      throw new IllegalArgumentException(
          "Layout " + name + " has 1 to " + SEATS_MAX + " seats, not " + seats.size());
    }
    if (seats.stream().map(Seat::label).distinct().count() < seats.size()) {
      throw new IllegalArgumentException("Layout " + name + " has a seat label twice");
    }
    if (seats.stream()
            .map(seat -> List.of(seat.deck(), seat.row(), seat.column()))
            .distinct()
            .count()
        < seats.size()) {
      throw new IllegalArgumentException("Layout " + name + " has two seats in one position");
    }
    if (seats.getFirst().isWheelchairSpace()) {
      throw new IllegalArgumentException("Layout " + name + " has no seat but wheelchair spaces");
    }
    checkDisplaced(name, seats);
  }

  private static void checkDisplaced(String name, List<Seat> seats) {
    Set<SeatLabel> ordinary =
        seats.stream()
            .filter(seat -> !seat.isWheelchairSpace())
            .map(Seat::label)
            .collect(Collectors.toCollection(HashSet::new));
    for (Seat seat : seats) {
      for (SeatLabel displaced : seat.displaces()) {
        if (!ordinary.remove(displaced)) {
          throw new IllegalArgumentException(
              "Layout "
                  + name
                  + ": "
                  + seat.label()
                  + " displaces "
                  + displaced
                  + ", which is no ordinary seat, or displaced already");
        }
      }
    }
  }

  /**
   * A plain coach of {@code rows} rows with two seats on either side of the aisle, labelled {@code
   * 1A} to {@code <rows>D}: for vehicles of which nothing else is known.
   */
  public static VehicleLayout twoByTwo(String name, int rows) {
    List<Seat> seats = new ArrayList<>();
    int[] columns = {1, 2, 4, 5};
    for (int row = 1; row <= rows; row++) {
      for (int place = 0; place < columns.length; place++) {
        SeatFeature feature = place == 0 || place == 3 ? SeatFeature.WINDOW : SeatFeature.AISLE;
        seats.add(
            new Seat(
                new SeatLabel(row + "ABCD".substring(place, place + 1)),
                1,
                row,
                columns[place],
                Set.of(feature)));
      }
    }
    return new VehicleLayout(name, seats);
  }

  /** How many seats anybody may have: all but the wheelchair spaces. */
  public int ordinarySeats() {
    return (int) seats.stream().filter(seat -> !seat.isWheelchairSpace()).count();
  }

  /** The indexes of the ordinary seats that are free on the whole segment, ascending. */
  public List<Integer> freeSeats(SeatOccupancy occupancy, Segment segment) {
    int ordinary = ordinarySeats();
    return occupancy.freeSeats(segment).stream().filter(seat -> seat < ordinary).toList();
  }

  /** The index of the seat with this label; empty if there is none. */
  public Optional<Integer> indexOf(SeatLabel label) {
    return IntStream.range(0, seats.size())
        .filter(index -> seats.get(index).label().equals(label))
        .boxed()
        .findFirst();
  }

  /** The index of a seat that there is. */
  int require(SeatLabel label) {
    return indexOf(label)
        .orElseThrow(() -> new NoSuchElementException("There is no seat " + label + " in " + name));
  }

  /**
   * The indexes of the seats right beside a seat, in its row; an aisle parts two seats. None beside
   * a seat that there is not.
   */
  public Stream<Integer> rightBeside(SeatLabel label) {
    return indexOf(label).map(seats::get).stream()
        .flatMap(seat ->
            IntStream.range(0, seats.size())
                .filter(other -> seats.get(other).isRightBeside(seat))
                .boxed());
  }

  public int decks() {
    return seats.stream().mapToInt(Seat::deck).max().orElseThrow();
  }

  public int rows() {
    return seats.stream().mapToInt(Seat::row).max().orElseThrow();
  }

  public int columns() {
    return seats.stream().mapToInt(Seat::column).max().orElseThrow();
  }
}
