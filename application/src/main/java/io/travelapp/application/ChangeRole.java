package io.travelapp.application;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Role;

/**
 * Gives a role to somebody, or takes it away; it counts from the next access token on. Whether who
 * says so is an administrator is asked again: an access token may be older than that.
 */
public final class ChangeRole {

  private final Identities identities;
  private final AuditTrail audit;

  public ChangeRole(Identities identities, AuditTrail audit) {
    this.identities = identities;
    this.audit = audit;
  }

  /** Who says which role whose account is to have, or not to have. */
  public record Command(CustomerId by, CustomerId subject, Role role, boolean has) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** The role is as it was wanted; there was nothing to take from who has no account. */
    record Changed(CustomerId subject, Role role, boolean has) implements Outcome {}

    /** There is no such account to give it to. */
    record NoAccount() implements Outcome {}

    /** Who says so is no administrator any more. */
    record NotAllowed() implements Outcome {}
  }

  public Outcome handle(Command command) {
    if (!identities.roles(command.by()).contains(new Role.Administrator())) {
      audit.record(AuditRecord.of(Deed.DENIED, command.by()).with("role", command.role().group()));
      return new Outcome.NotAllowed();
    }
    if (command.has()) {
      identities.grant(command.subject(), command.role());
      if (!identities.roles(command.subject()).contains(command.role())) {
        return new Outcome.NoAccount();
      }
    } else {
      identities.withdraw(command.subject(), command.role());
    }
    audit.record(
        AuditRecord.of(command.has() ? Deed.ROLE_GRANTED : Deed.ROLE_WITHDRAWN, command.by())
            .with("subject", command.subject().subject())
            .with("role", command.role().group()));
    return new Outcome.Changed(command.subject(), command.role(), command.has());
  }
}
