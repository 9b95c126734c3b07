package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aCustomerId;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} promises. */
public interface AuditTrailContract {

  AuditTrail trail();

  /** What was recorded so far, the oldest first, as it can be read from where it is kept. */
  List<AuditRecord> kept();

  @Test
  default void what_was_recorded_is_kept_as_it_was_and_in_order() {
    AuditRecord first =
        AuditRecord.of(Deed.ROLE_GRANTED, aCustomerId())
            .with("role", "operator:opr_2:staff")
            .with("subject", aWord());
    AuditRecord second = AuditRecord.ofNobody(Deed.DENIED).with("path", "/api/v1/\"me\" 富士山");
    int before = kept().size();

    trail().record(first);
    trail().record(second);

    assertThat(kept().subList(before, before + 2)).containsExactly(first, second);
  }

  @Test
  default void records_that_race_are_all_kept_whole() {
    int before = kept().size();

    List<AuditRecord> recorded =
        Race.of(
            20,
            i -> {
              AuditRecord record =
                  AuditRecord.of(Deed.SIGNED_IN, aCustomerId()).with("number", "n" + i);
              trail().record(record);
              return record;
            });

    assertThat(kept().subList(before, before + 20)).containsExactlyInAnyOrderElementsOf(recorded);
  }
}
