package io.travelapp.application;

import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.SignUpAnswer;
import io.travelapp.domain.customer.Password;
import java.time.Duration;
import java.util.Optional;

/**
 * Begins an account: the identity gets address and password, we keep the details, and a code is
 * mailed. Of an address that has an account the details are kept as of any other, so that it takes
 * as long; they are forgotten like those of whoever completes no sign-up.
 */
public final class SignUp {

  private final Identities identities;
  private final Customers customers;
  private final Guesses guesses;

  public SignUp(Identities identities, Customers customers, Guesses guesses) {
    this.identities = identities;
    this.customers = customers;
    this.guesses = guesses;
  }

  /**
   * Who signs up.
   *
   * @param client the network address that it comes from
   */
  public record Command(
      EmailAddress email,
      Password password,
      String givenName,
      String familyName,
      Optional<String> phone,
      Optional<String> client) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** The same for an address that has an account already. */
    record CodeSent(EmailAddress to) implements Outcome {}

    record PasswordRefused(String rule) implements Outcome {}

    record TooManyTries(Duration pause) implements Outcome {}
  }

  public Outcome handle(Command command) {
    return guesses
        .refuse("sign-up", command.email().canonical(), command.client())
        .<Outcome>map(Outcome.TooManyTries::new)
        .orElseGet(() -> signUp(command));
  }

  private Outcome signUp(Command command) {
    return switch (identities.signUp(command.email(), command.password())) {
      case SignUpAnswer.PasswordRefused(String rule) -> new Outcome.PasswordRefused(rule);
      case SignUpAnswer.CodeSent(CustomerId subject) -> {
        customers.save(
            new Customer(
                subject,
                command.email(),
                command.givenName(),
                command.familyName(),
                command.phone()));
        yield new Outcome.CodeSent(command.email());
      }
    };
  }
}
