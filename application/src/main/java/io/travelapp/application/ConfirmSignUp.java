package io.travelapp.application;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.ConfirmAnswer;

/** Completes a sign-up with the code that was mailed. */
public final class ConfirmSignUp {

  private final Identities identities;

  public ConfirmSignUp(Identities identities) {
    this.identities = identities;
  }

  /** Which address, and the code as it was typed. */
  public record Command(EmailAddress email, String code) {}

  /** How it ended. */
  public sealed interface Outcome {
    record Confirmed(CustomerId customer) implements Outcome {}

    record CodeRejected() implements Outcome {}
  }

  public Outcome handle(Command command) {
    return switch (identities.confirm(command.email(), command.code())) {
      case ConfirmAnswer.Confirmed(CustomerId customer) -> new Outcome.Confirmed(customer);
      case ConfirmAnswer.CodeRejected() -> new Outcome.CodeRejected();
    };
  }
}
