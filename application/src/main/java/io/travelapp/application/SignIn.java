package io.travelapp.application;

import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.SignInAnswer;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Tokens;
import java.time.Duration;
import java.util.Optional;

/** Signs a customer in. What fails counts as a guess. */
public final class SignIn {

  private static final String DEED = "sign-in";

  private final Identities identities;
  private final Customers customers;
  private final Guesses guesses;

  public SignIn(Identities identities, Customers customers, Guesses guesses) {
    this.identities = identities;
    this.customers = customers;
    this.guesses = guesses;
  }

  /**
   * Who signs in.
   *
   * @param client the network address that it comes from
   */
  public record Command(EmailAddress email, Password password, Optional<String> client) {}

  /** How it ended. */
  public sealed interface Outcome {
    record SignedIn(Tokens tokens) implements Outcome {}

    record NotConfirmed() implements Outcome {}

    record Refused() implements Outcome {}

    /** Whether the password is right was not looked at. */
    record TooManyTries(Duration pause) implements Outcome {}
  }

  public Outcome handle(Command command) {
    String account = command.email().canonical();
    return guesses
        .refuse(DEED, account, command.client())
        .<Outcome>map(Outcome.TooManyTries::new)
        .orElseGet(() -> signIn(command, account));
  }

  private Outcome signIn(Command command, String account) {
    return switch (identities.signIn(command.email(), command.password())) {
      case SignInAnswer.SignedIn signedIn -> {
        guesses.forgive(DEED, account, command.client());
        customers.welcome(signedIn.subject());
        yield new Outcome.SignedIn(signedIn.tokens());
      }
      case SignInAnswer.NotConfirmed() -> new Outcome.NotConfirmed();
      case SignInAnswer.Refused() -> new Outcome.Refused();
    };
  }
}
