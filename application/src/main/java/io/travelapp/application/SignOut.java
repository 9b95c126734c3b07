package io.travelapp.application;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Identities;

/** Signs a customer out everywhere. */
public final class SignOut {

  private final Identities identities;

  public SignOut(Identities identities) {
    this.identities = identities;
  }

  /** No session of this customer can be refreshed any more. */
  public record Outcome(CustomerId customer) {}

  public Outcome handle(CustomerId customer) {
    identities.signOut(customer);
    return new Outcome(customer);
  }
}
