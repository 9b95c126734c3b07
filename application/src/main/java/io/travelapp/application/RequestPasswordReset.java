package io.travelapp.application;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.Identities;
import java.time.Duration;
import java.util.Optional;

/** Mails a code for another password, if there is such an account; nobody learns whether. */
public final class RequestPasswordReset {

  private final Identities identities;
  private final Guesses guesses;

  public RequestPasswordReset(Identities identities, Guesses guesses) {
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
        .refuse("reset code", command.email().canonical(), command.client())
        .<Outcome>map(Outcome.TooManyTries::new)
        .orElseGet(() -> send(command.email()));
  }

  private Outcome send(EmailAddress email) {
    identities.sendResetCode(email);
    return new Outcome.CodeSent(email);
  }
}
