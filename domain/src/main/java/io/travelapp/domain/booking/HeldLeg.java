package io.travelapp.domain.booking;

import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One leg of a hold or a booking, as it was sold.
 *
 * @param boards departure at the passengers' own boarding stop
 * @param seats one for each passenger who needs one, in their order: on which they sit first
 * @param changes of those seats on the way, by call; none where everybody keeps the seat
 * @param seatedTogether whether all of them sit in one row with nobody between
 * @param refundAnchor the departure from which its refund terms count, as {@link
 *     Itinerary#refundAnchors()} says: {@code boards}, or that of the first leg of a connection
 */
public record HeldLeg(
    DepartureId departure,
    Segment segment,
    StopId from,
    StopId to,
    Instant boards,
    Instant alights,
    List<SeatLabel> seats,
    List<SeatChange> changes,
    boolean seatedTogether,
    Instant refundAnchor,
    RefundPolicy refundPolicy) {

  private static final Comparator<SeatChange> ON_THE_WAY =
      Comparator.comparingInt(SeatChange::call).thenComparingInt(SeatChange::place);

  public HeldLeg {
    seats = List.copyOf(seats);
    changes = changes.stream().sorted(ON_THE_WAY).toList();
    if (alights.isBefore(boards) || refundAnchor.isAfter(boards)) {
      throw new IllegalArgumentException(
          "A leg boards before it alights, and its refund terms count from no later departure");
    }
    for (SeatChange change : changes) {
      if (change.place() < 0
          || change.place() >= seats.size()
          || change.call() <= segment.from()
          || change.call() >= segment.to()) {
        throw new IllegalArgumentException(
            "Who has a seat changes it on the way, not as in " + change + " on " + segment);
      }
    }
  }

  /** Where nobody changes seats. */
  public HeldLeg(
      DepartureId departure,
      Segment segment,
      StopId from,
      StopId to,
      Instant boards,
      Instant alights,
      List<SeatLabel> seats,
      boolean seatedTogether,
      Instant refundAnchor,
      RefundPolicy refundPolicy) {
    this(
        departure,
        segment,
        from,
        to,
        boards,
        alights,
        seats,
        List.of(),
        seatedTogether,
        refundAnchor,
        refundPolicy);
  }

  /** The same leg on other seats, which nobody changes any more. */
  public HeldLeg with(LegSeats other) {
    return with(other.seats(), List.of(), other.seatedTogether());
  }

  /** The same leg on other seats of its departure. */
  HeldLeg with(SeatAllotment other, Departure on) {
    return with(other.seats(), SeatChange.of(other, on), other.together());
  }

  private HeldLeg with(
      List<SeatLabel> otherSeats, List<SeatChange> otherChanges, boolean together) {
    return new HeldLeg(
        departure,
        segment,
        from,
        to,
        boards,
        alights,
        otherSeats,
        otherChanges,
        together,
        refundAnchor,
        refundPolicy);
  }

  /** What comes back of it and until when, the earliest end first. */
  public List<RefundPolicy.Deadline> refundDeadlines() {
    return refundPolicy.deadlines(refundAnchor);
  }

  /**
   * The seats of one who needs one, in the order in which they are used: one seat all the way,
   * unless it changes.
   *
   * @param place the position in {@link #seats()}
   */
  public List<Stretch> stretches(int place) {
    List<Stretch> stretches = new ArrayList<>();
    SeatLabel seat = seats.get(place);
    int since = segment.from();
    for (SeatChange change : changes) {
      if (change.place() == place) {
        stretches.add(new Stretch(seat, new Segment(since, change.call())));
        seat = change.seat();
        since = change.call();
      }
    }
    stretches.add(new Stretch(seat, new Segment(since, segment.to())));
    return List.copyOf(stretches);
  }

  /** The {@link #stretches(int)} of each place in turn. */
  public List<List<Stretch>> ways() {
    return IntStream.range(0, seats.size()).mapToObj(this::stretches).toList();
  }

  /** All that is claimed for it: the stretches of each place in turn. */
  public List<Stretch> stretches() {
    return ways().stream().flatMap(List::stream).toList();
  }

  /**
   * The seats of a member of the party on this leg, in the order in which they are used; none for
   * an infant on a lap.
   *
   * @param passenger the member's position, from 0
   * @param party all members, in order
   */
  public List<Stretch> stretchesOf(int passenger, List<HeldPassenger> party) {
    if (!party.get(passenger).needsSeat()) {
      return List.of();
    }
    long before = party.subList(0, passenger).stream().filter(HeldPassenger::needsSeat).count();
    return stretches((int) before);
  }

  /**
   * The seat on which a member of the party sits first; empty for an infant on a lap.
   *
   * @param passenger the member's position, from 0
   * @param party all members, in order
   */
  public Optional<SeatLabel> seatOf(int passenger, List<HeldPassenger> party) {
    return stretchesOf(passenger, party).stream().map(Stretch::seat).findFirst();
  }

  /** The stop of a call at which one boards, changes seats or alights. */
  public StopId stopAt(int call) {
    if (call == segment.from()) {
      return from;
    }
    return changes.stream()
        .filter(change -> change.call() == call)
        .map(SeatChange::stop)
        .findFirst()
        .orElse(to);
  }

  /** Whether two of the party would ever sit on one seat. */
  boolean hasSeatTwice() {
    List<Stretch> all = stretches();
    return IntStream.range(0, all.size())
        .anyMatch(later -> all.subList(0, later).stream().anyMatch(all.get(later)::meets));
  }
}
