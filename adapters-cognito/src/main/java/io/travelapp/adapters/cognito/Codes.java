package io.travelapp.adapters.cognito;

import io.travelapp.domain.customer.Attempts;
import io.travelapp.domain.customer.Attempts.Limit;
import java.time.Duration;

/**
 * How long and how often a code can be tried. Cognito has limits of its own, which are wider and
 * cannot be set: a code for a sign-up is good for a day there.
 */
final class Codes {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int TRIES_MAX = 5;

  private final Attempts attempts;

  Codes(Attempts attempts) {
    this.attempts = attempts;
  }

  /** A code was mailed. */
  void begin(String purpose, String whose) {
    attempts.begin(limit(purpose, whose));
  }

  /** Whether the text may be tried as this code; it counts as a try. */
  boolean mayTry(String purpose, String whose, String text) {
    return isCode(text) && attempts.take(limit(purpose, whose));
  }

  static boolean isCode(String text) {
    return text.matches("[0-9]{6}");
  }

  private static Limit limit(String purpose, String whose) {
    return new Limit("code for " + purpose + " of " + whose, TRIES_MAX, LIFETIME);
  }
}
