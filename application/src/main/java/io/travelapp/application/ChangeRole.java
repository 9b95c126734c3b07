package io.travelapp.application;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Role;

/** Gives a role to somebody, or takes it away; it counts from the next access token on. */
public final class ChangeRole {

  private final Identities identities;

  public ChangeRole(Identities identities) {
    this.identities = identities;
  }

  /** Which role whose account is to have, or not to have. */
  public record Command(CustomerId subject, Role role, boolean has) {}

  /** The role is as it was wanted; nothing happened if there is no such account. */
  public record Outcome(CustomerId subject, Role role, boolean has) {}

  public Outcome handle(Command command) {
    if (command.has()) {
      identities.grant(command.subject(), command.role());
    } else {
      identities.withdraw(command.subject(), command.role());
    }
    return new Outcome(command.subject(), command.role(), command.has());
  }
}
