package io.travelapp.application;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.ResetAnswer;
import io.travelapp.domain.customer.Password;
import java.time.Duration;
import java.util.Optional;

/** Sets another password by the code that was mailed, and signs out everywhere. */
public final class ResetPassword {

  private final Identities identities;
  private final Guesses guesses;
  private final AuditTrail audit;

  public ResetPassword(Identities identities, Guesses guesses, AuditTrail audit) {
    this.identities = identities;
    this.guesses = guesses;
    this.audit = audit;
  }

  /**
   * Which address, the code as it was typed, and the password to be.
   *
   * @param client the network address that it comes from
   */
  public record Command(
      EmailAddress email, String code, Password password, Optional<String> client) {}

  /** How it ended. */
  public sealed interface Outcome {
    record Reset(CustomerId customer) implements Outcome {}

    record CodeRejected() implements Outcome {}

    record PasswordRefused(String rule) implements Outcome {}

    record TooManyTries(Duration pause) implements Outcome {}
  }

  public Outcome handle(Command command) {
    return guesses
        .refuse("reset", command.email().canonical(), command.client())
        .<Outcome>map(Outcome.TooManyTries::new)
        .orElseGet(() -> reset(command));
  }

  private Outcome reset(Command command) {
    return switch (identities.resetPassword(command.email(), command.code(), command.password())) {
      case ResetAnswer.Reset(CustomerId customer) -> {
        audit.record(AuditRecord.of(Deed.PASSWORD_RESET, customer).from(command.client()));
        yield new Outcome.Reset(customer);
      }
      case ResetAnswer.CodeRejected() -> new Outcome.CodeRejected();
      case ResetAnswer.PasswordRefused(String rule) -> new Outcome.PasswordRefused(rule);
    };
  }
}
