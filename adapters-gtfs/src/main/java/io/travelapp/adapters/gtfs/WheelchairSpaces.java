package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.VehicleLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The wheelchair spaces of a vehicle and the seats that are taken out for them. */
final class WheelchairSpaces {

  private WheelchairSpaces() {}

  /** A seat and the line that tells of it. */
  record Told(Seat seat, long line) {}

  /** The seat with those that it displaces. */
  static Seat displacing(Row row, Seat seat) throws Unsound {
    Set<SeatLabel> displaced = displacedBy(row);
    if (!displaced.isEmpty() && !seat.isWheelchairSpace()) {
      throw new Unsound(
          Flaw.SPACE_UNFIT, "seat " + seat.label() + " is no wheelchair space and displaces none");
    }
    return displacing(seat, displaced);
  }

  private static Seat displacing(Seat seat, Set<SeatLabel> displaced) {
    return new Seat(
        seat.label(), seat.deck(), seat.row(), seat.column(), seat.features(), displaced);
  }

  /** The labels of the column {@code displaces}, which are separated by blanks. */
  private static Set<SeatLabel> displacedBy(Row row) throws Unsound {
    Set<SeatLabel> displaced = new LinkedHashSet<>();
    for (String label : row.text("displaces").split("\\s+", -1)) {
      if (label.isEmpty()) {
        continue;
      }
      if (!SeatLabel.isLabel(label)) {
        throw new Unsound(
            Flaw.SEAT_LABEL_UNFIT, "displaces " + quoted(label) + " is not the label of a seat");
      }
      displaced.add(new SeatLabel(label));
    }
    return displaced;
  }

  /** The vehicle with these seats; empty if nobody can sit in it but in a wheelchair. */
  static Optional<VehicleLayout> layoutOf(Feed feed, String id, List<Told> seats) {
    Set<SeatLabel> ordinary = new HashSet<>();
    seats.stream()
        .map(Told::seat)
        .filter(seat -> !seat.isWheelchairSpace())
        .map(Seat::label)
        .forEach(ordinary::add);
    if (ordinary.isEmpty()) {
      remark(
          feed,
          seats.getFirst(),
          Flaw.LAYOUT_WITHOUT_SEAT,
          "layout " + quoted(id) + " has no seat but wheelchair spaces; it is left out");
      return Optional.empty();
    }
    List<Seat> sound = new ArrayList<>();
    for (Told told : seats) {
      Seat seat = told.seat;
      sound.add(seat.displaces().isEmpty() ? seat : displacingSome(feed, id, told, ordinary));
    }
    return Optional.of(new VehicleLayout(id, sound));
  }

  /** The same, displacing only {@code ordinary} seats, which no other does from then on. */
  private static Seat displacingSome(Feed feed, String layout, Told told, Set<SeatLabel> ordinary) {
    Seat space = told.seat;
    Set<SeatLabel> displaced = new LinkedHashSet<>();
    for (SeatLabel label : space.displaces()) {
      if (ordinary.remove(label)) {
        displaced.add(label);
      } else {
        remark(
            feed,
            told,
            Flaw.SPACE_UNFIT,
            "in layout "
                + quoted(layout)
                + " seat "
                + space.label()
                + " displaces "
                + label
                + ", which is no ordinary seat or is displaced already; that is left out");
      }
    }
    return displacing(space, displaced);
  }

  private static void remark(Feed feed, Told told, Flaw flaw, String reason) {
    feed.remarks().add(FeedFile.VEHICLE_LAYOUTS, told.line, flaw, reason);
  }
}
