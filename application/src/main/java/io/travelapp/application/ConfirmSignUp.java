package io.travelapp.application;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.ConfirmAnswer;
import java.time.Duration;
import java.util.Optional;

/** Completes a sign-up with the code that was mailed. */
public final class ConfirmSignUp {

  private final Identities identities;
  private final Customers customers;
  private final Guesses guesses;

  public ConfirmSignUp(Identities identities, Customers customers, Guesses guesses) {
    this.identities = identities;
    this.customers = customers;
    this.guesses = guesses;
  }

  /**
   * Which address, and the code as it was typed.
   *
   * @param client the network address that it comes from
   */
  public record Command(EmailAddress email, String code, Optional<String> client) {}

  /** How it ended. */
  public sealed interface Outcome {
    record Confirmed(CustomerId customer) implements Outcome {}

    record CodeRejected() implements Outcome {}

    record TooManyTries(Duration pause) implements Outcome {}
  }

  public Outcome handle(Command command) {
    return guesses
        .refuse("confirmation", command.email().canonical(), command.client())
        .<Outcome>map(Outcome.TooManyTries::new)
        .orElseGet(() -> confirm(command));
  }

  private Outcome confirm(Command command) {
    return switch (identities.confirm(command.email(), command.code())) {
      case ConfirmAnswer.Confirmed(CustomerId customer) -> {
        customers.welcome(customer);
        yield new Outcome.Confirmed(customer);
      }
      case ConfirmAnswer.CodeRejected() -> new Outcome.CodeRejected();
    };
  }
}
