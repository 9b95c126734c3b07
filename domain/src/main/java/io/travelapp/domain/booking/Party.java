package io.travelapp.domain.booking;

import io.travelapp.domain.fare.PassengerType;
import java.util.List;
import java.util.Optional;

/**
 * Who travels, in order: 1 to {@value #SIZE_MAX} passengers, and for each infant on a lap an adult.
 */
public record Party(List<PassengerType> passengers) {

  /** The largest party that books at once. */
  public static final int SIZE_MAX = 9;

  /** What keeps passengers from being a party. */
  public sealed interface Fault {
    record Empty() implements Fault {}

    record TooLarge(int passengers, int allowed) implements Fault {}

    /** Each infant on a lap needs an adult of its own. */
    record InfantsWithoutAdult(int infants, int adults) implements Fault {}
  }

  public Party {
    passengers = List.copyOf(passengers);
    findFault(passengers)
        .ifPresent(fault -> {
          throw new IllegalArgumentException("Not a party: " + fault);
        });
  }

  /** Why these passengers are no party; empty if they are one. */
  public static Optional<Fault> findFault(List<PassengerType> passengers) {
    return findFault(passengers, SIZE_MAX);
  }

  /** The same where a party is of {@code most} at most. */
  static Optional<Fault> findFault(List<PassengerType> passengers, int most) {
    if (passengers.isEmpty()) {
      return Optional.of(new Fault.Empty());
    }
    if (passengers.size() > most) {
      return Optional.of(new Fault.TooLarge(passengers.size(), most));
    }
    int infants = (int) passengers.stream().filter(type -> !type.needsSeat()).count();
    int adults = (int) passengers.stream().filter(PassengerType::canHoldInfant).count();
    return infants > adults
        ? Optional.of(new Fault.InfantsWithoutAdult(infants, adults))
        : Optional.empty();
  }

  /** How many seats the party needs on each leg. */
  public int seats() {
    return (int) passengers.stream().filter(PassengerType::needsSeat).count();
  }
}
