package io.travelapp.testkit.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/** A code that was mailed: good for ten minutes, five tries, and once. */
final class MailedCode {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int TRIES = 5;

  private String code = "";
  private Instant until = Instant.MIN;
  private int triesLeft;

  /** From now on this code is right, and no earlier one. */
  void expect(String newCode, Instant now) {
    code = newCode;
    until = now.plus(LIFETIME);
    triesLeft = TRIES;
  }

  /** Tries a code; a wrong one costs a try. */
  boolean isRight(String tried, Instant now) {
    if (triesLeft == 0 || !now.isBefore(until)) {
      return false;
    }
    boolean right =
        MessageDigest.isEqual(
            code.getBytes(StandardCharsets.UTF_8), tried.getBytes(StandardCharsets.UTF_8));
    if (!right) {
      triesLeft--;
    }
    return right;
  }

  /** Nothing is right any more. */
  void use() {
    triesLeft = 0;
  }
}
