package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.testkit.contract.AuditTrailContract;
import java.util.List;

class InMemoryAuditTrailTest implements AuditTrailContract {

  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();

  @Override
  public AuditTrail trail() {
    return trail;
  }

  @Override
  public List<AuditRecord> kept() {
    return trail.records();
  }
}
