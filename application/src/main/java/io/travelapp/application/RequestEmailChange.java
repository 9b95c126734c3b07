package io.travelapp.application;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.EmailCodeAnswer;
import java.time.Duration;
import java.util.Optional;

/** Mails a code to the address that a customer wants to have; nobody learns whether it is taken. */
public final class RequestEmailChange {

  private final Identities identities;
  private final Guesses guesses;

  public RequestEmailChange(Identities identities, Guesses guesses) {
    this.identities = identities;
    this.guesses = guesses;
  }

  /**
   * Who wants which address.
   *
   * @param accessToken what the customer showed: the identity looks at it again
   * @param client the network address that it comes from
   */
  public record Command(
      CustomerId customer, String accessToken, EmailAddress wanted, Optional<String> client) {

    @Override
    public String toString() {
      return customer + " wants " + wanted;
    }
  }

  /** How it ended. */
  public sealed interface Outcome {
    record CodeSent(EmailAddress to) implements Outcome {}

    record NotSignedIn() implements Outcome {}

    record TooManyTries(Duration pause) implements Outcome {}
  }

  public Outcome handle(Command command) {
    return guesses
        .refuse("email code", command.customer().subject(), command.client())
        .<Outcome>map(Outcome.TooManyTries::new)
        .orElseGet(() -> send(command));
  }

  private Outcome send(Command command) {
    return switch (identities.sendEmailCode(command.accessToken(), command.wanted())) {
      case EmailCodeAnswer.CodeSent() -> new Outcome.CodeSent(command.wanted());
      case EmailCodeAnswer.NotSignedIn() -> new Outcome.NotSignedIn();
    };
  }
}
