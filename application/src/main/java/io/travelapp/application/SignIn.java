package io.travelapp.application;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
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
  private final AuditTrail audit;

  public SignIn(Identities identities, Customers customers, Guesses guesses, AuditTrail audit) {
    this.identities = identities;
    this.customers = customers;
    this.guesses = guesses;
    this.audit = audit;
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
        .<Outcome>map(pause -> {
          refused(command, "too many tries");
          return new Outcome.TooManyTries(pause);
        })
        .orElseGet(() -> signIn(command, account));
  }

  private Outcome signIn(Command command, String account) {
    return switch (identities.signIn(command.email(), command.password())) {
      case SignInAnswer.SignedIn signedIn -> {
        guesses.forgive(DEED, account, command.client());
        customers.welcome(signedIn.subject());
        audit.record(AuditRecord.of(Deed.SIGNED_IN, signedIn.subject()).from(command.client()));
        yield new Outcome.SignedIn(signedIn.tokens());
      }
      case SignInAnswer.NotConfirmed() -> {
        refused(command, "not confirmed");
        yield new Outcome.NotConfirmed();
      }
      case SignInAnswer.Refused() -> {
        refused(command, "wrong address or password");
        yield new Outcome.Refused();
      }
    };
  }

  private void refused(Command command, String reason) {
    audit.record(
        AuditRecord.ofNobody(Deed.SIGN_IN_REFUSED)
            .with("email", command.email().masked())
            .with("reason", reason)
            .from(command.client()));
  }
}
