package io.travelapp.domain.fare;

import java.time.LocalDate;
import java.time.Period;

/**
 * A priced class of passengers with its age band.
 *
 * @param id its stable name, such as {@code adult}
 * @param label what a traveller reads
 * @param ageFrom the youngest age in full years, itself included
 * @param ageTo the oldest age, itself included
 * @param percent what such a passenger pays of the fare of an adult, in hundredths
 * @param needsSeat false for an infant on a lap, who has a ticket and no seat
 */
public record PassengerType(
    String id, String label, int ageFrom, int ageTo, int percent, boolean needsSeat) {

  /** The oldest age that is understood. */
  public static final int AGE_MAX = 130;

  /** From this age on a passenger may take an infant on the lap. */
  public static final int FULL_AGE = 18;

  public PassengerType {
    if (ageFrom < 0 || ageTo < ageFrom || ageTo > AGE_MAX) {
      throw new IllegalArgumentException(
          "Passenger type " + id + " has no age band: " + ageFrom + " to " + ageTo);
    }
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException(
          "Passenger type " + id + " pays 0 to 100 percent, not " + percent);
    }
  }

  public boolean covers(int age) {
    return age >= ageFrom && age <= ageTo;
  }

  /** Whether such a passenger can take an infant on the lap: has a seat and may be of full age. */
  public boolean canHoldInfant() {
    return needsSeat && ageTo >= FULL_AGE;
  }

  /**
   * The age in full years, on a day, of somebody born on another: that of the first leg, by the
   * clock at its boarding stop. Who was born on 29 February is a year older on 1 March where there
   * is no 29th. Never below 0 nor above {@value #AGE_MAX}.
   */
  public static int ageOn(LocalDate day, LocalDate born) {
    return Math.clamp(Period.between(born, day).getYears(), 0, AGE_MAX);
  }
}
