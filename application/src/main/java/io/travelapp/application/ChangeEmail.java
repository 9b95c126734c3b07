package io.travelapp.application;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.EmailChangeAnswer;
import java.time.Duration;
import java.util.Optional;

/** Gives a customer another mail address by the code that was mailed there. */
public final class ChangeEmail {

  private final Identities identities;
  private final Customers customers;
  private final Guesses guesses;
  private final AuditTrail audit;

  public ChangeEmail(
      Identities identities, Customers customers, Guesses guesses, AuditTrail audit) {
    this.identities = identities;
    this.customers = customers;
    this.guesses = guesses;
    this.audit = audit;
  }

  /**
   * Who, and the code as it was typed.
   *
   * @param accessToken what the customer showed: the identity looks at it again
   * @param client the network address that it comes from
   */
  public record Command(
      CustomerId customer, String accessToken, String code, Optional<String> client) {

    @Override
    public String toString() {
      return customer + " enters a code";
    }
  }

  /** How it ended. */
  public sealed interface Outcome {
    record Changed(EmailAddress email) implements Outcome {}

    record CodeRejected() implements Outcome {}

    record NotSignedIn() implements Outcome {}

    record TooManyTries(Duration pause) implements Outcome {}
  }

  public Outcome handle(Command command) {
    return guesses
        .refuse("email change", command.customer().subject(), command.client())
        .<Outcome>map(Outcome.TooManyTries::new)
        .orElseGet(() -> change(command));
  }

  private Outcome change(Command command) {
    return switch (identities.changeEmail(command.accessToken(), command.code())) {
      case EmailChangeAnswer.Changed(CustomerId customer, EmailAddress email) -> {
        customers.find(customer).ifPresent(before -> customers.save(withEmail(before, email)));
        audit.record(
            AuditRecord.of(Deed.EMAIL_CHANGED, customer)
                .with("email", email.masked())
                .from(command.client()));
        yield new Outcome.Changed(email);
      }
      case EmailChangeAnswer.CodeRejected() -> new Outcome.CodeRejected();
      case EmailChangeAnswer.NotSignedIn() -> new Outcome.NotSignedIn();
    };
  }

  private static Customer withEmail(Customer before, EmailAddress email) {
    return new Customer(
        before.id(), email, before.givenName(), before.familyName(), before.phone());
  }
}
