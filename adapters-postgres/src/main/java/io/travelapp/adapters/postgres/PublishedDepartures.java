package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.PAST_DEPARTURE;

import io.travelapp.adapters.postgres.NewDepartures.Run;
import io.travelapp.adapters.postgres.generated.enums.DepartureStatus;
import io.travelapp.domain.booking.PublicationReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Writes the departures of one feed, a service date at a time, so that it never holds them all.
 *
 * <p>New ones are written at once. What has to change is gathered, for {@link ChangedDepartures}.
 */
final class PublishedDepartures {

  private final DSLContext sql;
  private final String feed;
  private final List<ChangedDepartures.Change> changes = new ArrayList<>();
  private Set<Long> archived = Set.of();
  private int added;
  private int unchanged;

  /** Works in the transaction of {@code sql}, while the feed is locked. */
  PublishedDepartures(DSLContext sql, String feed) {
    this.sql = sql;
    this.feed = feed;
  }

  /**
   * Makes these the feed's departures from {@code from} on.
   *
   * @param journeys those that run on each date
   */
  PublicationReport write(Map<LocalDate, List<PlannedJourney>> journeys, LocalDate from) {
    archived = archivedFrom(from);
    journeys.forEach(this::writeDate);
    datesFrom(from).stream()
        .filter(date -> !journeys.containsKey(date))
        .forEach(date -> writeDate(date, List.of()));
    return new ChangedDepartures(sql, feed).write(changes).report(added, unchanged);
  }

  /** What is archived is not made again. Mostly there is none: who publishes begins with today. */
  private Set<Long> archivedFrom(LocalDate from) {
    return sql.select(PAST_DEPARTURE.ID)
        .from(PAST_DEPARTURE)
        .where(PAST_DEPARTURE.FEED.eq(feed), PAST_DEPARTURE.SERVICE_DATE.ge(from))
        .fetchSet(PAST_DEPARTURE.ID);
  }

  private List<LocalDate> datesFrom(LocalDate from) {
    return sql.selectDistinct(DEPARTURE.SERVICE_DATE)
        .from(DEPARTURE)
        .where(DEPARTURE.FEED.eq(feed), DEPARTURE.SERVICE_DATE.ge(from))
        .orderBy(DEPARTURE.SERVICE_DATE)
        .fetch(DEPARTURE.SERVICE_DATE);
  }

  private void writeDate(LocalDate date, List<PlannedJourney> journeys) {
    Map<String, Record> existing =
        new HashMap<>(
            sql.select(
                    DEPARTURE.ID,
                    DEPARTURE.JOURNEY,
                    DEPARTURE.HEADSIGN,
                    DEPARTURE.BLOCK,
                    DEPARTURE.STARTS_AT,
                    DEPARTURE.PATTERN_ID,
                    DEPARTURE.LAYOUT_ID)
                .from(DEPARTURE)
                .where(DEPARTURE.FEED.eq(feed), DEPARTURE.SERVICE_DATE.eq(date))
                .fetchMap(DEPARTURE.JOURNEY));
    List<Run> fresh = new ArrayList<>();
    for (PlannedJourney journey : journeys) {
      Record before = existing.remove(journey.journey().feedId().localId());
      if (before == null) {
        fresh.add(new Run(StoredJourney.of(journey), date, DepartureStatus.scheduled));
      } else if (isSame(before, journey, date)) {
        unchanged++;
      } else {
        changes.add(new ChangedDepartures.Change(before.get(DEPARTURE.ID), Optional.of(journey)));
      }
    }
    existing
        .values()
        .forEach(before ->
            changes.add(new ChangedDepartures.Change(before.get(DEPARTURE.ID), Optional.empty())));
    if (!archived.isEmpty()) {
      fresh.removeIf(run -> archived.contains(run.id()));
    }
    NewDepartures.write(sql, fresh);
    added += fresh.size();
  }

  private static boolean isSame(Record before, PlannedJourney wanted, LocalDate date) {
    return before.get(DEPARTURE.PATTERN_ID) == wanted.pattern().id()
        && before.get(DEPARTURE.LAYOUT_ID) == wanted.layout().id()
        && before.get(DEPARTURE.STARTS_AT).equals(wanted.startsAt(date))
        && before.get(DEPARTURE.HEADSIGN).equals(wanted.journey().headsign())
        && Objects.equals(before.get(DEPARTURE.BLOCK), wanted.journey().block().orElse(null));
  }
}
