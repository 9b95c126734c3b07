package io.travelapp.adapters.rest;

import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/** Who asks: the customer whose token was shown. */
record Caller(Bearer bearer, String accessToken, boolean isSecure)
    implements SecurityContext, Principal {

  /** The customer, in an operation for {@link Access.Who#CUSTOMER}. */
  static CustomerId of(SecurityContext security) {
    return in(security).customer();
  }

  /** The caller, in an operation for somebody who is signed in. */
  static Caller in(SecurityContext security) {
    if (security.getUserPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("An operation without a caller asks for one");
  }

  /** The customer, if anybody is signed in. */
  static Optional<CustomerId> find(SecurityContext security) {
    return security.getUserPrincipal() instanceof Caller caller
        ? Optional.of(caller.customer())
        : Optional.empty();
  }

  CustomerId customer() {
    return bearer.subject();
  }

  @Override
  public Principal getUserPrincipal() {
    return this;
  }

  @Override
  public boolean isUserInRole(String role) {
    return bearer.roles().stream().anyMatch(has -> has.group().equals(role));
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }

  @Override
  public String getName() {
    return customer().subject();
  }

  @Override
  public String toString() {
    return "Caller " + getName();
  }
}
