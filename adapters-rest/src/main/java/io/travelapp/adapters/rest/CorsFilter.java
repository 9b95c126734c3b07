package io.travelapp.adapters.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * Lets pages of the listed origins read answers. Nobody's cookies are ever taken, so no credentials
 * are allowed.
 */
@PreMatching
final class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String ORIGIN = "Origin";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final int PREFLIGHT_KEPT_SECONDS = 600;

  private final Set<String> origins;

  CorsFilter(Set<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  /** Answers the question that a browser asks before the request itself. */
  @Override
  public void filter(ContainerRequestContext request) {
    boolean preflight =
        request.getMethod().equals(HttpMethod.OPTIONS)
            && request.getHeaderString("Access-Control-Request-Method") != null;
    if (preflight && isAllowed(request)) {
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
    if (origins.isEmpty()) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.add(HttpHeaders.VARY, ORIGIN);
    if (isAllowed(request)) {
      headers.putSingle(ALLOW_ORIGIN, request.getHeaderString(ORIGIN));
      headers.putSingle(
          "Access-Control-Expose-Headers",
          "Idempotency-Replayed, Retry-After, Location, ETag, " + Trace.HEADER);
    }
  }

  private boolean isAllowed(ContainerRequestContext request) {
    String origin = request.getHeaderString(ORIGIN);
    return origin != null && origins.contains(origin);
  }
}
