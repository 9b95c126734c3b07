package io.travelapp.adapters.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** The public keys of the access tokens, for other programs that want to know who shows one. */
@Path("/.well-known/jwks.json")
public final class KeySetResource {

  /** A new key is announced for longer than this before it signs. */
  private static final String KEPT = "public, max-age=300";

  private final Optional<Supplier<String>> keySet;

  KeySetResource(Optional<Supplier<String>> keySet) {
    this.keySet = keySet;
  }

  /** Shows the key set (RFC 7517); there is none where another service signs. */
  @GET
  @Access(Access.Who.ANYBODY)
  public Response show() {
    return keySet
        .map(keys ->
            Response.ok(keys.get().getBytes(StandardCharsets.UTF_8), "application/jwk-set+json")
                .header(HttpHeaders.CACHE_CONTROL, KEPT)
                .build())
        .orElseGet(() ->
            Problem.of(ProblemCode.NOT_FOUND, "The access tokens are signed by another service.")
                .toResponse());
  }
}
