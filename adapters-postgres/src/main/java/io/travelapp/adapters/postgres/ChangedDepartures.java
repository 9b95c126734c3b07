package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Sequences.DEPARTURE_REVISION;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.JOURNEY_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.VEHICLE_LAYOUT;
import static org.jooq.impl.DSL.any;

import io.travelapp.adapters.postgres.NewDepartures.Run;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.PublicationReport.KeptAsSold;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.DepartureId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Changes departures that are there, or leaves them as sold. Who cancelled one did so for this one
 * run: it stays cancelled whatever the timetable says.
 *
 * <p>They are locked in the order of their ids: so do holds, and neither waits for the other in a
 * circle. Only under the lock is it decided what is sold.
 */
final class ChangedDepartures {

  private static final int BATCH = 1000;

  private final DSLContext sql;
  private final String feed;
  private final List<KeptAsSold> kept = new ArrayList<>();
  private int changed;
  private int withdrawn;

  /** What is to become of a departure that is there; empty if it is not to run any more. */
  record Change(long id, Optional<PlannedJourney> wanted) {}

  /** Works in the transaction of {@code sql}, while the feed is locked. */
  ChangedDepartures(DSLContext sql, String feed) {
    this.sql = sql;
    this.feed = feed;
  }

  ChangedDepartures write(List<Change> changes) {
    List<Change> inOrder = changes.stream().sorted(Comparator.comparingLong(Change::id)).toList();
    for (int first = 0; first < inOrder.size(); first += BATCH) {
      writeBatch(inOrder.subList(first, Math.min(first + BATCH, inOrder.size())));
    }
    return this;
  }

  PublicationReport report(int added, int unchanged) {
    kept.sort(
        Comparator.comparing(KeptAsSold::serviceDate)
            .thenComparing(departure -> departure.journey().localId()));
    return new PublicationReport(added, changed, withdrawn, unchanged, kept);
  }

  private void writeBatch(List<Change> batch) {
    Map<Long, Optional<PlannedJourney>> wanted =
        batch.stream().collect(Collectors.toMap(Change::id, Change::wanted));
    List<Record> locked = lock(wanted.keySet().toArray(Long[]::new));
    List<Long> gone = new ArrayList<>();
    List<Run> instead = new ArrayList<>();
    // Statements that are alike go to the server together.
    sql.batched(together -> {
      for (Record before : locked) {
        Optional<PlannedJourney> journey =
            wanted.getOrDefault(before.get(DEPARTURE.ID), Optional.empty());
        if (before.get(DEPARTURE.TAKEN) > 0) {
          keep(together.dsl(), before, journey);
        } else {
          gone.add(before.get(DEPARTURE.ID));
          journey.ifPresent(run -> instead.add(replacement(before, run)));
        }
      }
    });
    changed += instead.size();
    withdrawn += gone.size() - instead.size();
    // Nothing of an unsold one is kept, and rows are written many times faster than they are
    // updated.
    sql.deleteFrom(DEPARTURE).where(DEPARTURE.ID.eq(any(gone.toArray(Long[]::new)))).execute();
    NewDepartures.write(sql, instead);
  }

  private static Run replacement(Record before, PlannedJourney journey) {
    return new Run(
        StoredJourney.of(journey),
        before.get(DEPARTURE.SERVICE_DATE),
        before.get(DEPARTURE.STATUS));
  }

  private List<Record> lock(Long[] ids) {
    return new ArrayList<>(
        sql.select(DEPARTURE.fields())
            .select(JOURNEY_PATTERN.SHAPE, VEHICLE_LAYOUT.NAME)
            .from(DEPARTURE)
            .join(JOURNEY_PATTERN)
            .on(JOURNEY_PATTERN.ID.eq(DEPARTURE.PATTERN_ID))
            .join(VEHICLE_LAYOUT)
            .on(VEHICLE_LAYOUT.ID.eq(DEPARTURE.LAYOUT_ID))
            .where(DEPARTURE.ID.eq(any(ids)))
            .orderBy(DEPARTURE.ID)
            .forUpdate()
            .of(DEPARTURE)
            .fetch());
  }

  /**
   * A sold departure stays; its fares, sales windows, headsign and block follow if all else is as
   * sold.
   */
  private void keep(DSLContext together, Record before, Optional<PlannedJourney> wanted) {
    String difference =
        wanted.map(journey -> difference(before, journey)).orElse("It would no longer run.");
    if (difference.isEmpty()) {
      changed++;
      together
          .update(DEPARTURE)
          .set(DEPARTURE.PATTERN_ID, wanted.orElseThrow().pattern().id())
          .set(DEPARTURE.HEADSIGN, wanted.orElseThrow().journey().headsign())
          .set(DEPARTURE.BLOCK, wanted.orElseThrow().journey().block().orElse(null))
          .set(DEPARTURE.REVISION, DEPARTURE_REVISION.nextval())
          .where(DEPARTURE.ID.eq(before.get(DEPARTURE.ID)))
          .execute();
    } else {
      kept.add(
          new KeptAsSold(
              new DepartureId(before.get(DEPARTURE.ID)),
              new FeedId(feed, before.get(DEPARTURE.JOURNEY)),
              before.get(DEPARTURE.SERVICE_DATE),
              difference));
    }
  }

  /** What the new timetable says otherwise than it was sold; empty if only what follows differs. */
  private static String difference(Record before, PlannedJourney wanted) {
    List<String> differences = new ArrayList<>();
    var startsAt = wanted.startsAt(before.get(DEPARTURE.SERVICE_DATE));
    if (!before.get(DEPARTURE.STARTS_AT).equals(startsAt)) {
      differences.add(
          "It would leave at %s instead of %s."
              .formatted(startsAt, before.get(DEPARTURE.STARTS_AT)));
    }
    if (!Arrays.equals(before.get(JOURNEY_PATTERN.SHAPE), wanted.shape().digest())) {
      differences.add("It would call at other stops or take other times between them.");
    }
    if (before.get(DEPARTURE.LAYOUT_ID) != wanted.layout().id()) {
      differences.add(
          "It would be another vehicle: %s with %d seats instead of %s with %d."
              .formatted(
                  wanted.onSale().layout().name(),
                  wanted.seats(),
                  before.get(VEHICLE_LAYOUT.NAME),
                  before.get(DEPARTURE.SEATS)));
    }
    return String.join(" ", differences);
  }
}
