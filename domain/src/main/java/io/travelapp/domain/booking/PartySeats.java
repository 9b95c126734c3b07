package io.travelapp.domain.booking;

import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatAnswer;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The seats that a party may have on a departure: by the rules of {@link SeatAllotment}, and where
 * {@link PartyPolicy#womenNextToWomen()} says so nobody right beside a stranger whom one of the two
 * is not to sit next to, as {@link Neighbour#unwanted()} says. An aisle parts two seats here. Those
 * of one party are no strangers.
 *
 * @param others who else is in the coach
 * @param party those who need a seat, in order
 * @param strangers the same others, by what they said; empty where nobody minds who sits beside
 */
public record PartySeats(
    DepartureId departure,
    VehicleLayout layout,
    SeatOccupancy others,
    List<HeldPassenger> party,
    Optional<List<Seated>> strangers) {

  public PartySeats {
    party = List.copyOf(party);
    strangers = strangers.map(List::copyOf);
  }

  /**
   * The best seats, as {@link SeatAllotment#choose} finds them. No member gets one on which another
   * member must not sit.
   */
  public SeatAnswer choose(Segment segment) {
    return choose(segment, occupancy -> SeatAllotment.choose(layout, occupancy, segment, needs()));
  }

  /** The same, changing seats on the way as {@link SeatAllotment#chooseChanging} does. */
  public SeatAnswer chooseChanging(Segment segment) {
    return choose(
        segment, occupancy -> SeatAllotment.chooseChanging(layout, occupancy, segment, needs()));
  }

  private SeatAnswer choose(Segment segment, Function<SeatOccupancy, SeatAnswer> rules) {
    SeatOccupancy open = open();
    SeatAnswer answer = rules.apply(open);
    if (answer instanceof SeatAnswer.Allotted || open.equals(others)) {
      return answer;
    }
    List<SeatLabel> closed =
        layout.freeSeats(others, segment).stream()
            .filter(seat -> !open.isFree(seat, segment))
            .map(seat -> layout.seats().get(seat).label())
            .toList();
    return !closed.isEmpty() && rules.apply(others) instanceof SeatAnswer.Allotted
        ? new SeatAnswer.BesideStranger(closed)
        : answer;
  }

  /** The coach with the seats closed on which some member must not sit. */
  private SeatOccupancy open() {
    SeatOccupancy open = others;
    for (Seated stranger : strangers.orElse(List.of())) {
      if (party.stream().anyMatch(member -> isUnwanted(stranger, member))) {
        List<Integer> beside = layout.rightBeside(stranger.where().seat()).toList();
        open = open.closing(beside, stranger.where().segment());
      }
    }
    return open;
  }

  private static boolean isUnwanted(Seated stranger, HeldPassenger member) {
    return member.neighbour().unwanted().filter(stranger.who()::equals).isPresent();
  }

  /** The seats that the party named itself, as {@link SeatAllotment#named} says. */
  public SeatAnswer named(Segment segment, List<SeatLabel> wanted) {
    SeatAnswer answer = SeatAllotment.named(layout, others, segment, needs(), wanted);
    List<SeatLabel> barred =
        barred(wanted.stream().map(seat -> List.of(new Stretch(seat, segment))).toList());
    return answer instanceof SeatAnswer.Allotted && !barred.isEmpty()
        ? new SeatAnswer.BesideStranger(barred)
        : answer;
  }

  /** Whether the party may sit so, as far as strangers are concerned. */
  boolean isApart(List<List<Stretch>> ways) {
    return barred(ways).isEmpty();
  }

  private List<SeatLabel> barred(List<List<Stretch>> ways) {
    List<Seated> seated = strangers.orElse(List.of());
    return IntStream.range(0, ways.size())
        .boxed()
        .flatMap(member ->
            ways.get(member).stream()
                .filter(stretch ->
                    unwanted(party.get(member), stretch)
                        .anyMatch(who -> seated.stream().anyMatch(who::isThere)))
                .map(Stretch::seat))
        .distinct()
        .toList();
  }

  /**
   * Who must not be in the coach when the party takes these seats; nobody where nobody minds.
   *
   * @param ways of each member the seats in the order in which they are used
   */
  public List<Seated> unwanted(List<List<Stretch>> ways) {
    return strangers.isEmpty()
        ? List.of()
        : IntStream.range(0, ways.size())
            .boxed()
            .flatMap(member ->
                ways.get(member).stream().flatMap(stretch -> unwanted(party.get(member), stretch)))
            .toList();
  }

  private Stream<Seated> unwanted(HeldPassenger member, Stretch stretch) {
    return member.neighbour().unwanted().stream()
        .flatMap(who ->
            layout
                .rightBeside(stretch.seat())
                .map(seat -> layout.seats().get(seat).label())
                .map(seat -> new Seated(departure, new Stretch(seat, stretch.segment()), who)));
  }

  private List<SeatNeed> needs() {
    return party.stream().map(HeldPassenger::need).toList();
  }
}
