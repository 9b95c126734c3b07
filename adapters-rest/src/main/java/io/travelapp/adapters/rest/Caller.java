package io.travelapp.adapters.rest;

import io.travelapp.domain.customer.CustomerId;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/** Who asks: the customer whose token was shown. */
record Caller(CustomerId customer, boolean isSecure) implements SecurityContext, Principal {

  /** The customer, in an operation for {@link Access.Who#CUSTOMER}. */
  static CustomerId of(SecurityContext security) {
    return find(security)
        .orElseThrow(() -> new IllegalStateException("An operation without a caller asks for one"));
  }

  /** The customer, if anybody is signed in. */
  static Optional<CustomerId> find(SecurityContext security) {
    return security.getUserPrincipal() instanceof Caller caller
        ? Optional.of(caller.customer())
        : Optional.empty();
  }

  @Override
  public Principal getUserPrincipal() {
    return this;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }

  @Override
  public String getName() {
    return customer.subject();
  }
}
