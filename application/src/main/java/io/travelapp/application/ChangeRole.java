package io.travelapp.application;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Role;

/** Gives a role to somebody, or takes it away; it counts from the next access token on. */
public final class ChangeRole {

  private final Identities identities;
  private final AuditTrail audit;

  public ChangeRole(Identities identities, AuditTrail audit) {
    this.identities = identities;
    this.audit = audit;
  }

  /** Who says which role whose account is to have, or not to have. */
  public record Command(CustomerId by, CustomerId subject, Role role, boolean has) {}

  /** The role is as it was wanted; nothing happened if there is no such account. */
  public record Outcome(CustomerId subject, Role role, boolean has) {}

  public Outcome handle(Command command) {
    if (command.has()) {
      identities.grant(command.subject(), command.role());
    } else {
      identities.withdraw(command.subject(), command.role());
    }
    audit.record(
        AuditRecord.of(command.has() ? Deed.ROLE_GRANTED : Deed.ROLE_WITHDRAWN, command.by())
            .with("subject", command.subject().subject())
            .with("role", command.role().group()));
    return new Outcome(command.subject(), command.role(), command.has());
  }
}
