package io.travelapp.domain.customer;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How long what is known of somebody is kept.
 *
 * @param signUps details left at a sign-up that nobody completed
 * @param personalData details of a customer, after the last journey or the last sign-in
 */
public record Retention(Period signUps, Period personalData) {

  /** A day and two years. */
  public static Retention usual() {
    return new Retention(Period.ofDays(1), Period.ofMonths(24));
  }

  /** Sign-ups that were begun before this, and not completed, are forgotten now. */
  public Instant signUpsBefore(Instant now) {
    return before(now, signUps);
  }

  /** Customers who were last there before this are forgotten now. */
  public Instant lastThereBefore(Instant now) {
    return before(now, personalData);
  }

  private static Instant before(Instant now, Period kept) {
    return now.atZone(ZoneOffset.UTC).minus(kept).toInstant();
  }
}
