package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;

import io.travelapp.adapters.postgres.NewDepartures.Run;
import io.travelapp.adapters.postgres.generated.enums.DepartureStatus;
import io.travelapp.domain.booking.Horizon;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Puts departures of later days on sale, as the last publication of their feed said. */
final class ExtendedDepartures {

  private final DSLContext sql;
  private final String feed;

  /** Works in the transaction of {@code sql}, while the feed is locked. */
  ExtendedDepartures(DSLContext sql, String feed) {
    this.sql = sql;
    this.feed = feed;
  }

  /**
   * Makes those that are missing, and leaves alone those that are there: such as were sold before a
   * publication made the horizon shorter.
   *
   * @return how many are new
   */
  int write(Horizon horizon, Instant now) {
    PublishedJourneys journeys = new PublishedJourneys(sql, feed);
    List<LocalDate> dates = horizon.missingDates(now);
    int added = 0;
    for (var day : journeys.runningOn(dates).entrySet()) {
      added += write(day.getKey(), day.getValue());
    }
    journeys.moveHorizonTo(horizon.movedTo(now).end());
    return added;
  }

  private int write(LocalDate date, List<StoredJourney> journeys) {
    Set<String> existing =
        sql.select(DEPARTURE.JOURNEY)
            .from(DEPARTURE)
            .where(DEPARTURE.FEED.eq(feed), DEPARTURE.SERVICE_DATE.eq(date))
            .fetchSet(DEPARTURE.JOURNEY);
    List<Run> fresh =
        journeys.stream()
            .filter(journey -> !existing.contains(journey.id().localId()))
            .map(journey -> new Run(journey, date, DepartureStatus.scheduled))
            .toList();
    NewDepartures.write(sql, fresh);
    return fresh.size();
  }
}
