package io.travelapp.adapters.postgres;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.travelapp.adapters.postgres.generated.Routines;
import java.time.Duration;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.types.DayToSecond;

/**
 * Times by the database's clock, in a statement. Asked once for the statement, they can be looked
 * up in an index, and are stale after a wait for a lock; what decides over a locked row asks {@link
 * Routines#instantNow()} itself.
 */
final class Moments {

  private Moments() {}

  /** When the statement began. */
  static Field<Instant> begun() {
    return field(select(Routines.instantNow()));
  }

  /** So long before the statement began. */
  static Field<Instant> ago(Duration time) {
    return field(select(Routines.instantNow().sub(DayToSecond.valueOf(time))));
  }
}
