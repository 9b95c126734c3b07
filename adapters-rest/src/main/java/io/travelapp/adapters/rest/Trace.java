package io.travelapp.adapters.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The name by which a request is found in the log: told in a header and in each problem. */
final class Trace {

  static final String HEADER = "Trace-Id";

  private static final String PROPERTY = "travelapp.trace";
  private static final int BYTES = 16;

  private Trace() {}

  static String next() {
    byte[] bytes = new byte[BYTES];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The trace of a request, which is given one when it is first asked for. */
  static String of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof String known) {
      return known;
    }
    String trace = next();
    request.setProperty(PROPERTY, trace);
    return trace;
  }
}
