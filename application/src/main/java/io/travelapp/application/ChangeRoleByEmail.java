package io.travelapp.application;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Role;

/**
 * Gives a role to the account of a mail address, or takes it away, for whoever runs the service on
 * its machine: so the first administrator comes to be, and one can go whom nobody else can remove.
 */
public final class ChangeRoleByEmail {

  private final Identities identities;
  private final AuditTrail audit;

  public ChangeRoleByEmail(Identities identities, AuditTrail audit) {
    this.identities = identities;
    this.audit = audit;
  }

  /** Whose account is to have which role, or not to have it. */
  public record Command(EmailAddress email, Role role, boolean has) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** The role is as it was wanted, from the account's next access token on. */
    record Changed(CustomerId subject) implements Outcome {}

    /** Nobody has confirmed a sign-up with this address. */
    record NoAccount() implements Outcome {}
  }

  public Outcome handle(Command command) {
    return identities
        .find(command.email())
        .<Outcome>map(subject -> change(subject, command))
        .orElseGet(Outcome.NoAccount::new);
  }

  private Outcome change(CustomerId subject, Command command) {
    if (command.has()) {
      identities.grant(subject, command.role());
    } else {
      identities.withdraw(subject, command.role());
    }
    audit.record(
        AuditRecord.ofNobody(command.has() ? Deed.ROLE_GRANTED : Deed.ROLE_WITHDRAWN)
            .with("from", "the command line")
            .with("subject", subject.subject())
            .with("role", command.role().group()));
    return new Outcome.Changed(subject);
  }
}
