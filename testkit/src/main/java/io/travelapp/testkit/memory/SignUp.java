package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/** A sign-up that waits for its code. */
final class SignUp {

  private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
  private static final int TRIES = 5;

  private final CustomerId subject;
  private final HashedPassword password;
  private String code = "";
  private Instant codeUntil = Instant.MIN;
  private int triesLeft;

  SignUp(CustomerId subject, HashedPassword password) {
    this.subject = subject;
    this.password = password;
  }

  CustomerId subject() {
    return subject;
  }

  HashedPassword password() {
    return password;
  }

  /** From now on this code confirms it, and no earlier one. */
  void expect(String newCode, Instant now) {
    code = newCode;
    codeUntil = now.plus(CODE_LIFETIME);
    triesLeft = TRIES;
  }

  /** Tries a code; a wrong one costs a try. */
  boolean isConfirmedBy(String tried, Instant now) {
    if (triesLeft == 0 || !now.isBefore(codeUntil)) {
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
}
