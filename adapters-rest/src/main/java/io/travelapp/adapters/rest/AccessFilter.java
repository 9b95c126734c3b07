package io.travelapp.adapters.rest;

import io.travelapp.application.Authenticate;
import io.travelapp.domain.customer.CustomerId;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets in whom the operation is for. An operation that does not say is for nobody. */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {

  // RFC 6750: the scheme is read without regard to case.
  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");

  private final Authenticate authenticate;

  @Context private @Nullable ResourceInfo resource;

  AccessFilter(Authenticate authenticate) {
    this.authenticate = authenticate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Access.Who who = policyOf(request);
    String shown = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    boolean looks =
        switch (who) {
          case ANYBODY -> false;
          case ANYBODY_KNOWN_OR_NOT -> shown != null;
          case CUSTOMER -> true;
        };
    if (looks) {
      CustomerId customer =
          Optional.ofNullable(shown)
              .flatMap(this::customerOf)
              .orElseThrow(AccessFilter::notSignedIn);
      request.setSecurityContext(new Caller(customer, request.getSecurityContext().isSecure()));
    }
  }

  private Access.Who policyOf(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      return Access.Who.ANYBODY;
    }
    return Optional.ofNullable(resource)
        .map(ResourceInfo::getResourceMethod)
        .map(method -> method.getAnnotation(Access.class))
        .map(Access::value)
        .orElseThrow(
            () -> new Refusal(Problem.of(ProblemCode.FORBIDDEN, "This operation is for nobody.")));
  }

  private Optional<CustomerId> customerOf(String header) {
    Matcher bearer = BEARER.matcher(header);
    if (!bearer.matches()) {
      return Optional.empty();
    }
    return switch (authenticate.handle(bearer.group(1))) {
      case Authenticate.Outcome.Known(CustomerId customer) -> Optional.of(customer);
      case Authenticate.Outcome.Unknown() -> Optional.empty();
    };
  }

  /** The same for no token and for every kind of bad one. */
  private static Refusal notSignedIn() {
    return new Refusal(
        Problem.of(
            ProblemCode.NOT_SIGNED_IN,
            "A valid access token is needed, as Authorization: Bearer."));
  }
}
