package io.travelapp.adapters.rest;

import java.util.List;
import java.util.Map;

/** What a browser is told not to do. */
final class SecurityHeaders {

  /** For answers that are data: nothing in them is ever run, framed or sniffed. */
  static final Map<String, List<Object>> FOR_DATA =
      Map.of(
          "X-Content-Type-Options", List.of("nosniff"),
          "Referrer-Policy", List.of("no-referrer"),
          "Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'"));

  private SecurityHeaders() {}
}
