package io.travelapp.domain.customer;

/**
 * Keeps record of what somebody may have to answer for. What is recorded stays, in order. Safe for
 * use by many threads.
 */
public interface AuditTrail {

  /**
   * Records what was done; when this returns it is kept.
   *
   * @throws java.io.UncheckedIOException if it cannot be
   */
  void record(AuditRecord record);
}
