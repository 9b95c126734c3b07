package io.travelapp.application;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.Identities;
import java.time.Duration;
import java.util.Optional;

/** Mails the code of a sign-up again, if one waits for it; nobody learns whether. */
public final class ResendSignUpCode {

  private final Identities identities;
  private final Guesses guesses;

  public ResendSignUpCode(Identities identities, Guesses guesses) {
    this.identities = identities;
    this.guesses = guesses;
  }

  /**
   * Which address.
   *
   * @param client the network address that it comes from
   */
  public record Command(EmailAddress email, Optional<String> client) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** A code is on its way, if there is anything that it is for. */
    record CodeSent(EmailAddress to) implements Outcome {}

    record TooManyTries(Duration pause) implements Outcome {}
  }

  public Outcome handle(Command command) {
    return guesses
        .refuse("sign-up code", command.email().canonical(), command.client())
        .<Outcome>map(Outcome.TooManyTries::new)
        .orElseGet(() -> send(command.email()));
  }

  private Outcome send(EmailAddress email) {
    identities.resendCode(email);
    return new Outcome.CodeSent(email);
  }
}
