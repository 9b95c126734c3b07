package io.travelapp.adapters.gtfs;

import java.io.Serial;

/** A row or a value of a feed that cannot be used; it never leaves this package. */
final class Unsound extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason what is wrong, in words
   */
  Unsound(String reason) {
    // Ordinary in a dirty feed, and caught nearby: a stack trace would cost time and tell nothing.
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
