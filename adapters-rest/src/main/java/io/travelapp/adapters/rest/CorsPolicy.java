package io.travelapp.adapters.rest;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pages of which origins may read answers. Nobody's cookies are ever taken, so no credentials are
 * allowed.
 */
record CorsPolicy(Set<String> origins) {

  static final String ORIGIN = "Origin";

  private static final String EXPOSED =
      "Idempotency-Replayed, Retry-After, Location, ETag, " + Trace.HEADER;

  CorsPolicy {
    origins = Set.copyOf(origins);
  }

  boolean allows(@Nullable String origin) {
    return origin != null && origins.contains(origin);
  }

  /** What an answer to a page of this origin bears; each is added to what is there already. */
  Map<String, String> headersFor(@Nullable String origin) {
    Map<String, String> headers = new TreeMap<>();
    if (!origins.isEmpty()) {
      headers.put("Vary", ORIGIN);
    }
    if (origin != null && allows(origin)) {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Expose-Headers", EXPOSED);
    }
    return headers;
  }
}
