package io.travelapp.application;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.SignInAnswer;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Tokens;

/** Signs a customer in. */
public final class SignIn {

  private final Identities identities;

  public SignIn(Identities identities) {
    this.identities = identities;
  }

  /** Who signs in. */
  public record Command(EmailAddress email, Password password) {}

  /** How it ended. */
  public sealed interface Outcome {
    record SignedIn(Tokens tokens) implements Outcome {}

    record NotConfirmed() implements Outcome {}

    record Refused() implements Outcome {}
  }

  public Outcome handle(Command command) {
    return switch (identities.signIn(command.email(), command.password())) {
      case SignInAnswer.SignedIn signedIn -> new Outcome.SignedIn(signedIn.tokens());
      case SignInAnswer.NotConfirmed() -> new Outcome.NotConfirmed();
      case SignInAnswer.Refused() -> new Outcome.Refused();
    };
  }
}
