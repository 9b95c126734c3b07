package io.travelapp.adapters.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Lets pages of other origins read answers, as the policy says. */
@PreMatching
final class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final int PREFLIGHT_KEPT_SECONDS = 600;

  private final CorsPolicy policy;

  CorsFilter(CorsPolicy policy) {
    this.policy = policy;
  }

  /** Answers the question that a browser asks before the request itself. */
  @Override
  public void filter(ContainerRequestContext request) {
    boolean preflight =
        request.getMethod().equals(HttpMethod.OPTIONS)
            && request.getHeaderString("Access-Control-Request-Method") != null;
    if (preflight && policy.allows(originOf(request))) {
      request.abortWith(
          Response.noContent()
              .header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE")
              .header(
                  "Access-Control-Allow-Headers",
                  "Authorization, Content-Type, Idempotency-Key, If-None-Match")
              .header("Access-Control-Max-Age", PREFLIGHT_KEPT_SECONDS)
              .build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    policy.headersFor(originOf(request)).forEach(headers::add);
  }

  private static @Nullable String originOf(ContainerRequestContext request) {
    return request.getHeaderString(CorsPolicy.ORIGIN);
  }
}
