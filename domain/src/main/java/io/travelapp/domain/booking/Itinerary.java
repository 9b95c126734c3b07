package io.travelapp.domain.booking;

import io.travelapp.domain.network.PlaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One to four rides travelled in order: out and back, with a change, or both.
 *
 * <p>Its rides form ways. A ride goes on with the way of the one before it if it is a change of
 * coach: it boards at the place where that one alighted, within {@link #CHANGE_LONGEST}, and goes
 * on to a place where this way has not been yet. Any other ride begins a way of its own, as the way
 * back does.
 */
public record Itinerary(List<Ride> rides) {

  /** The most rides of an itinerary. */
  public static final int RIDES_MAX = 4;

  /** Who stays longer at a place has arrived: what follows is no change of coach. */
  public static final Duration CHANGE_LONGEST = Duration.ofHours(4);

  /** What keeps rides from being an itinerary. */
  public sealed interface Fault {
    record Empty() implements Fault {}

    record TooManyRides(int rides, int allowed) implements Fault {}

    /**
     * Nobody can take it: it leaves before the one before it has arrived.
     *
     * @param ride its position, from 0
     */
    record OutOfOrder(int ride, Instant boards, Instant earlierAlights) implements Fault {}
  }

  public Itinerary {
    rides = List.copyOf(rides);
    findFault(rides)
        .ifPresent(fault -> {
          throw new IllegalArgumentException("Not an itinerary: " + fault);
        });
  }

  /** Why these rides are no itinerary, the first reason; empty if they are one. */
  public static Optional<Fault> findFault(List<Ride> rides) {
    if (rides.isEmpty()) {
      return Optional.of(new Fault.Empty());
    }
    if (rides.size() > RIDES_MAX) {
      return Optional.of(new Fault.TooManyRides(rides.size(), RIDES_MAX));
    }
    for (int ride = 1; ride < rides.size(); ride++) {
      Instant boards = rides.get(ride).from().departure();
      Instant earlierAlights = rides.get(ride - 1).to().arrival();
      if (boards.isBefore(earlierAlights)) {
        return Optional.of(new Fault.OutOfOrder(ride, boards, earlierAlights));
      }
    }
    return Optional.empty();
  }

  /**
   * From which departure the refund terms of each ride count: of a connection, the first departure;
   * of a return, each way its own.
   *
   * @return one for each ride, in their order
   */
  public List<Instant> refundAnchors() {
    List<Instant> anchors = new ArrayList<>(rides.size());
    Set<PlaceId> been = new HashSet<>();
    for (int i = 0; i < rides.size(); i++) {
      Ride ride = rides.get(i);
      boolean goesOn = i > 0 && isChange(rides.get(i - 1), ride) && !been.contains(placeTo(ride));
      if (!goesOn) {
        been.clear();
        been.add(ride.from().stop().placeId());
      }
      been.add(placeTo(ride));
      anchors.add(goesOn ? anchors.getLast() : ride.from().departure());
    }
    return List.copyOf(anchors);
  }

  private static boolean isChange(Ride earlier, Ride later) {
    Duration stay = Duration.between(earlier.to().arrival(), later.from().departure());
    return placeTo(earlier).equals(later.from().stop().placeId())
        && stay.compareTo(CHANGE_LONGEST) <= 0;
  }

  private static PlaceId placeTo(Ride ride) {
    return ride.to().stop().placeId();
  }
}
