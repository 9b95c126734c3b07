package io.travelapp.domain.booking;

import io.travelapp.domain.fare.PassengerType;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What an operator may ask of the parties it carries, each rule off unless it is named: pure
 * functions for who sells by such rules.
 *
 * @param partyMax the largest party
 * @param womenNextToWomen whether a woman may ask to sit next to women only, which {@link
 *     PartySeats} sees to
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
  public record Hours(LocalTime boards, LocalTime alights, int nights, Duration duration) {

    /** Those of a ride, by the clocks at its two stops. */
    public static Hours of(Ride ride) {
      ZonedDateTime boards = ride.from().departure().atZone(ride.from().stop().zone());
      ZonedDateTime alights = ride.to().arrival().atZone(ride.to().stop().zone());
      return new Hours(
          boards.toLocalTime(),
          alights.toLocalTime(),
          (int) ChronoUnit.DAYS.between(boards.toLocalDate(), alights.toLocalDate()),
          Duration.between(boards, alights));
    }
  }

  /**
   * Who travels, as far as the rule of minors asks.
   *
   * @param age at the local date of boarding the first leg; empty if it was not told
   * @param mayBeAdult whether who did not tell it is taken for an adult
   */
  public record Member(Optional<Integer> age, boolean mayBeAdult) {

    private boolean isAdult(int adultAge) {
      return age.map(years -> years >= adultAge).orElse(mayBeAdult);
    }
  }

  /** How a party without an adult breaks the rule of minors. {@code passenger} counts from 0. */
  public sealed interface Fault {
    /** The age of each has to be told. */
    record AgeUnknown(int passenger) implements Fault {}

    record TooYoung(int passenger, int age) implements Fault {}

    record TooEarlyOrLate(Hours hours) implements Fault {}

    record TooLong(Duration duration) implements Fault {}
  }

  public PartyPolicy {
    if (partyMax < 1 || partyMax > Party.SIZE_MAX) {
      throw new IllegalArgumentException(
          "The largest party has 1 to " + Party.SIZE_MAX + " passengers, not " + partyMax);
    }
  }

  /** Why these passengers are no party that is carried; empty if they are one. */
  public Optional<Party.Fault> findPartyFault(List<PassengerType> passengers) {
    return Party.findFault(passengers, partyMax);
  }

  /** How a party breaks the rule of minors on a ride; empty if it does not, or has an adult. */
  public Optional<Fault> findMinorFault(List<Member> members, Hours hours) {
    return minorsAlone
        .filter(rule -> members.stream().noneMatch(member -> member.isAdult(rule.adultAge())))
        .flatMap(rule -> ageFault(rule, members).or(() -> rideFault(rule, hours)));
  }

  private static Optional<Fault> ageFault(MinorsAlone rule, List<Member> members) {
    for (int passenger = 0; passenger < members.size(); passenger++) {
      Optional<Integer> age = members.get(passenger).age();
      if (age.isEmpty()) {
        return Optional.of(new Fault.AgeUnknown(passenger));
      }
      if (age.get() < rule.ageMin()) {
        return Optional.of(new Fault.TooYoung(passenger, age.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> rideFault(MinorsAlone rule, Hours hours) {
    if (hours.nights() > 0
        || hours.boards().isBefore(rule.earliest())
        || hours.alights().isAfter(rule.latest())) {
      return Optional.of(new Fault.TooEarlyOrLate(hours));
    }
    return hours.duration().compareTo(rule.longest()) > 0
        ? Optional.of(new Fault.TooLong(hours.duration()))
        : Optional.empty();
  }
}
