package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditTrail;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link AuditTrail} in memory, to look at. */
public final class InMemoryAuditTrail implements AuditTrail {

  private final List<AuditRecord> records = new CopyOnWriteArrayList<>();

  @Override
  public void record(AuditRecord record) {
    records.add(record);
  }

  /** All of them, the oldest first. */
  public List<AuditRecord> records() {
    return List.copyOf(records);
  }
}
