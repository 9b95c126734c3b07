package io.travelapp.domain.booking;

import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.VehicleLayout;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an operator may ask of the parties it carries, each rule off unless it is named: pure
 * functions for who sells by such rules.
 *
 * @param partyMax the largest party
 * @param womenNextToWomen whether a woman may ask to sit next to women only
 * @param minorsAlone on which terms minors travel without an adult; empty if on any
 */
public record PartyPolicy(
    int partyMax, boolean womenNextToWomen, Optional<MinorsAlone> minorsAlone) {

  /** What holds unless an operator says otherwise: parties of {@value Party#SIZE_MAX}, no more. */
  public static final PartyPolicy USUAL = new PartyPolicy(Party.SIZE_MAX, false, Optional.empty());

  /**
   * When a minor may travel without an adult. Ages count at the date of travel, times are those of
   * the stops.
   *
   * @param ageMin from which age on
   * @param adultAge from which age on one is no minor
   * @param earliest boarding
   * @param latest alighting, on the day of boarding
   * @param longest ride
   */
  public record MinorsAlone(
      int ageMin, int adultAge, LocalTime earliest, LocalTime latest, Duration longest) {

    public MinorsAlone {
      if (ageMin < 0 || adultAge < ageMin || !earliest.isBefore(latest) || longest.isNegative()) {
        throw new IllegalArgumentException(
            "Minors travel alone from an age on, by day and for a while, not from "
                + ageMin
                + " to "
                + adultAge
                + " years, "
                + earliest
                + " to "
                + latest
                + " and "
                + longest);
      }
    }
  }

  /**
   * A ride as its passengers' clocks show it.
   *
   * @param nights how many midnights it passes at its stops
   */
  public record Hours(LocalTime boards, LocalTime alights, int nights, Duration duration) {}

  /** Who sits somewhere, as far as the rule of women next to women asks. */
  public enum Neighbour {
    /** A woman who asked to sit next to women only. */
    WOMAN_AMONG_WOMEN,
    WOMAN,
    OTHER
  }

  /** Which rule a party breaks, and how. {@code passenger} counts from 0. */
  public sealed interface Fault {
    record TooLarge(int passengers, int allowed) implements Fault {}

    record MinorTooYoung(int passenger, int age, int ageMin) implements Fault {}

    record MinorTooEarlyOrLate(int passenger, Hours hours, LocalTime earliest, LocalTime latest)
        implements Fault {}

    record MinorTooLong(int passenger, Duration duration, Duration longest) implements Fault {}
  }

  public PartyPolicy {
    if (partyMax < 1 || partyMax > Party.SIZE_MAX) {
      throw new IllegalArgumentException(
          "The largest party has 1 to " + Party.SIZE_MAX + " passengers, not " + partyMax);
    }
  }

  /**
   * The first rule that a party breaks on a ride; empty if it breaks none.
   *
   * @param ages of all passengers at the local date of boarding the first leg
   */
  public Optional<Fault> findFault(List<Integer> ages, Hours hours) {
    if (ages.size() > partyMax) {
      return Optional.of(new Fault.TooLarge(ages.size(), partyMax));
    }
    return minorsAlone.flatMap(rule -> findMinorFault(rule, ages, hours));
  }

  private static Optional<Fault> findMinorFault(MinorsAlone rule, List<Integer> ages, Hours hours) {
    if (ages.stream().anyMatch(age -> age >= rule.adultAge())) {
      return Optional.empty();
    }
    for (int passenger = 0; passenger < ages.size(); passenger++) {
      int age = ages.get(passenger);
      if (age < rule.ageMin()) {
        return Optional.of(new Fault.MinorTooYoung(passenger, age, rule.ageMin()));
      }
      if (hours.nights() > 0
          || hours.boards().isBefore(rule.earliest())
          || hours.alights().isAfter(rule.latest())) {
        return Optional.of(
            new Fault.MinorTooEarlyOrLate(passenger, hours, rule.earliest(), rule.latest()));
      }
      if (hours.duration().compareTo(rule.longest()) > 0) {
        return Optional.of(new Fault.MinorTooLong(passenger, hours.duration(), rule.longest()));
      }
    }
    return Optional.empty();
  }

  /**
   * The seats on which somebody may not sit: right beside a woman who asked for women only, for who
   * is none; and right beside who is none, for such a woman. An aisle parts two seats here. None if
   * the rule is off.
   *
   * @param seated strangers, by seat
   */
  public Set<SeatLabel> seatsBarred(
      Neighbour who, VehicleLayout layout, Map<SeatLabel, Neighbour> seated) {
    if (!womenNextToWomen || who == Neighbour.WOMAN) {
      return Set.of();
    }
    Neighbour avoided = who == Neighbour.OTHER ? Neighbour.WOMAN_AMONG_WOMEN : Neighbour.OTHER;
    return layout.seats().stream()
        .filter(seat -> seated.get(seat.label()) == avoided)
        .flatMap(avoid -> layout.seats().stream().filter(seat -> areBeside(seat, avoid)))
        .map(Seat::label)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean areBeside(Seat one, Seat other) {
    return one.deck() == other.deck()
        && one.row() == other.row()
        && Math.abs(one.column() - other.column()) == 1;
  }
}
