package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;

import io.travelapp.adapters.postgres.generated.enums.DepartureStatus;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.DepartureId;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;

/** Writes departures that are not there, with all seats free. */
final class NewDepartures {

  private static final Copy COPY =
      new Copy(
          DEPARTURE,
          List.of(
              DEPARTURE.ID,
              DEPARTURE.FEED,
              DEPARTURE.JOURNEY,
              DEPARTURE.SERVICE_DATE,
              DEPARTURE.HEADSIGN,
              DEPARTURE.BLOCK,
              DEPARTURE.STARTS_AT,
              DEPARTURE.PATTERN_ID,
              DEPARTURE.LAYOUT_ID,
              DEPARTURE.SEATS,
              DEPARTURE.PARTS,
              DEPARTURE.OCC,
              DEPARTURE.STATUS));

  private NewDepartures() {}

  /** The run of a journey on one of its dates. */
  record Run(StoredJourney journey, LocalDate date, DepartureStatus status) {

    long id() {
      return DepartureId.of(journey.id(), date).number();
    }
  }

  static void write(DSLContext sql, Collection<Run> runs) {
    if (runs.isEmpty()) {
      return;
    }
    COPY.write(
        sql,
        row -> {
          for (Run run : runs) {
            write(run, row);
          }
        });
  }

  private static void write(Run run, Copy.Row row) throws SQLException {
    StoredJourney journey = run.journey();
    FeedId id = journey.id();
    row.add(
        run.id(),
        id.feed(),
        id.localId(),
        run.date(),
        journey.headsign(),
        journey.block().orElse(null),
        journey.startsAt(run.date()),
        journey.patternId(),
        journey.layoutId(),
        journey.seats(),
        journey.parts(),
        "0".repeat(journey.seats() * journey.parts()),
        run.status());
  }
}
