package io.travelapp.application;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;

/** Sends the code of a sign-up again. */
public final class ResendSignUpCode {

  private final Identities identities;

  public ResendSignUpCode(Identities identities) {
    this.identities = identities;
  }

  /** Sent, if there is anything to confirm for the address: nobody learns whether. */
  public record Outcome(EmailAddress to) {}

  public Outcome handle(EmailAddress email) {
    identities.resendCode(email);
    return new Outcome(email);
  }
}
