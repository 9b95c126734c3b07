package io.travelapp.adapters.gtfs;

import java.io.Serial;

/** A row or a value of a feed that cannot be used; it never leaves this package. */
final class Unsound extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final Flaw flaw;
  private final String reason;

  /**
   * @param flaw the kind of fault
   * @param reason what is wrong, in words
   */
  Unsound(Flaw flaw, String reason) {
    // Ordinary in a dirty feed, and caught nearby: a stack trace would cost time and tell nothing.
    super(reason, null, false, false);
    this.flaw = flaw;
    this.reason = reason;
  }

  Flaw flaw() {
    return flaw;
  }

  String reason() {
    return reason;
  }
}
