package io.travelapp.adapters.rest;

import io.travelapp.application.Authenticate;
import io.travelapp.application.RecordDenial;
import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in whom the operation is for. An operation that does not say is for nobody. */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final Authenticate authenticate;
  private final RecordDenial recordDenial;

  @Context private @Nullable ResourceInfo resource;

  AccessFilter(Authenticate authenticate, RecordDenial recordDenial) {
    this.authenticate = authenticate;
    this.recordDenial = recordDenial;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Access.Who who = policyOf(request);
    String shown = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    boolean looks =
        switch (who) {
          case ANYBODY -> false;
          case ANYBODY_KNOWN_OR_NOT -> shown != null;
          case CUSTOMER, ADMINISTRATOR -> true;
        };
    if (looks) {
      Caller caller =
          Optional.ofNullable(shown)
              .flatMap(header -> callerOf(header, request.getSecurityContext().isSecure()))
              .orElseThrow(() -> {
                if (shown != null) {
                  deny(request, Optional.empty());
                }
                return notSignedIn();
              });
      if (who == Access.Who.ADMINISTRATOR && !caller.bearer().has(new Role.Administrator())) {
        deny(request, Optional.of(caller.customer()));
        throw notAdministrator();
      }
      request.setSecurityContext(caller);
    }
  }

  /** Who shows nothing has asked by mistake, or looks around: that is not recorded. */
  private void deny(ContainerRequestContext request, Optional<CustomerId> who) {
    String operation =
        request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
    recordDenial.handle(new RecordDenial.Command(who, operation, Optional.empty()));
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

  private Optional<Caller> callerOf(String header, boolean isSecure) {
    // RFC 6750: the scheme is read without regard to case, and blanks may follow.
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    int begin = SCHEME.length();
    while (begin < header.length() && header.charAt(begin) == ' ') {
      begin++;
    }
    // Whatever else stands there is for the identity to judge, which knows what its tokens look
    // like.
    String accessToken = header.substring(begin);
    return switch (authenticate.handle(accessToken)) {
      case Authenticate.Outcome.Known(Bearer bearer) ->
          Optional.of(new Caller(bearer, accessToken, isSecure));
      case Authenticate.Outcome.Unknown() -> Optional.empty();
    };
  }

  static Refusal notAdministrator() {
    return new Refusal(Problem.of(ProblemCode.FORBIDDEN, "This is for those who run the service."));
  }

  /** The same for no token and for every kind of bad one. */
  static Refusal notSignedIn() {
    return new Refusal(
        Problem.of(
            ProblemCode.NOT_SIGNED_IN,
            "A valid access token is needed, as Authorization: Bearer."));
  }
}
