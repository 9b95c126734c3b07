package io.travelapp.application;

import io.travelapp.domain.customer.AuditRecord;

/** Makes what came from outside fit for an audit record. */
final class Audited {

  private Audited() {}

  /** One line, as much of it as is kept. */
  static String line(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.isEmpty()
        ? "-"
        : line.substring(0, Math.min(line.length(), AuditRecord.FACT_LENGTH_MAX));
  }
}
