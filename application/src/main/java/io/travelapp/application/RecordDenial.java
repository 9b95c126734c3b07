package io.travelapp.application;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.customer.CustomerId;
import java.util.Map;
import java.util.Optional;

/** Records that somebody was not let in. */
public final class RecordDenial {

  private final AuditTrail audit;

  public RecordDenial(AuditTrail audit) {
    this.audit = audit;
  }

  /**
   * Who asked for what.
   *
   * @param who empty where the token that was shown is nobody's
   * @param operation such as {@code PUT /api/v1/me}; what does not fit is left out
   */
  public record Command(Optional<CustomerId> who, String operation, Optional<String> client) {}

  /** It is recorded. */
  public record Outcome(AuditRecord record) {}

  public Outcome handle(Command command) {
    AuditRecord record =
        new AuditRecord(Deed.DENIED, command.who(), Map.of())
            .with("operation", Audited.line(command.operation()))
            .from(command.client());
    audit.record(record);
    return new Outcome(record);
  }
}
