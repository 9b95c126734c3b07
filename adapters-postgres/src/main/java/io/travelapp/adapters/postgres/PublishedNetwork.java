package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.DESTINATION;
import static io.travelapp.adapters.postgres.generated.Tables.LINE;
import static io.travelapp.adapters.postgres.generated.Tables.OPERATOR;
import static io.travelapp.adapters.postgres.generated.Tables.PLACE;
import static io.travelapp.adapters.postgres.generated.Tables.STOP;

import io.travelapp.adapters.postgres.generated.tables.records.DestinationRecord;
import io.travelapp.adapters.postgres.generated.tables.records.LineRecord;
import io.travelapp.adapters.postgres.generated.tables.records.OperatorRecord;
import io.travelapp.adapters.postgres.generated.tables.records.PlaceRecord;
import io.travelapp.adapters.postgres.generated.tables.records.StopRecord;
import io.travelapp.domain.booking.JourneyOnSale;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.LocalizedText;
import io.travelapp.domain.network.Operator;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.ServiceJourney;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

/**
 * Writes the places, stops, operators, lines and destinations of one feed: what is new or differs,
 * and nothing else. What the feed no longer has stays for what was sold, and is no longer listed.
 */
final class PublishedNetwork {

  private final DSLContext sql;
  private final String feed;

  /** Works in the transaction of {@code sql}, while the feed is locked. */
  PublishedNetwork(DSLContext sql, String feed) {
    this.sql = sql;
    this.feed = feed;
  }

  /** Whether anything differed. */
  boolean write(Publication publication) {
    var timetable = publication.timetable();
    List<Line> lines =
        Stream.concat(
                timetable.journeys().stream(),
                publication.journeys().stream().map(JourneyOnSale::journey))
            .map((ServiceJourney journey) -> journey.pattern().line())
            .distinct()
            .toList();
    List<Operator> operators = lines.stream().map(Line::operator).distinct().toList();
    // In the order in which they refer to each other.
    var operator = write(OPERATOR, OPERATOR.ID, OPERATOR.FEED, rows(operators, this::row));
    var line = write(LINE, LINE.ID, LINE.FEED, rows(lines, this::row));
    var place = write(PLACE, PLACE.ID, PLACE.FEED, rows(timetable.places(), this::row));
    var stop = write(STOP, STOP.ID, STOP.FEED, rows(timetable.stops(), this::row));
    var destination =
        write(
            DESTINATION,
            DESTINATION.PLACE_ID,
            DESTINATION.FEED,
            rows(timetable.destinations(), this::row));
    int gone =
        unlist(line.gone(), LINE.LISTED)
            + unlist(place.gone(), PLACE.LISTED)
            + unlist(stop.gone(), STOP.LISTED)
            + remove(destination.gone());
    return gone > 0
        || Stream.of(operator, line, place, stop, destination).anyMatch(Difference::isWritten);
  }

  /** What was written to a table, and the rows that nothing corresponds to any more. */
  private record Difference<R>(int written, List<R> gone) {

    boolean isWritten() {
      return written > 0;
    }
  }

  private static <T, R> List<R> rows(List<T> things, Function<T, R> row) {
    return things.stream().map(row).toList();
  }

  private OperatorRecord row(Operator operator) {
    return new OperatorRecord(
        operator.id().number(),
        feed,
        operator.feedId().localId(),
        operator.name(),
        operator.zone().getId());
  }

  private LineRecord row(Line line) {
    return new LineRecord(
        line.id().number(),
        feed,
        line.feedId().localId(),
        line.operator().id().number(),
        line.name(),
        true);
  }

  private PlaceRecord row(Place place) {
    return new PlaceRecord(
        place.id().number(),
        feed,
        place.feedId().localId(),
        place.name(),
        Names.fold(place.name()),
        Names.words(place.name()),
        place.country(),
        place.location().latitude(),
        place.location().longitude(),
        true);
  }

  private StopRecord row(Stop stop) {
    return new StopRecord(
        stop.id().number(),
        feed,
        stop.feedId().localId(),
        stop.placeId().number(),
        stop.name(),
        Names.fold(stop.name()),
        Names.words(stop.name()),
        stop.country(),
        stop.location().latitude(),
        stop.location().longitude(),
        stop.zone().getId(),
        true);
  }

  private DestinationRecord row(Destination destination) {
    LocalizedText summary = destination.summary();
    List<Locale> others =
        summary.texts().keySet().stream()
            .filter(language -> !language.equals(summary.usual()))
            .sorted(Comparator.comparing(Locale::toLanguageTag))
            .toList();
    return new DestinationRecord(
        destination.place().id().number(),
        feed,
        destination.position(),
        summary.in(summary.usual()),
        destination.pictureUrl().orElse(null),
        summary.usual().toLanguageTag(),
        others.stream().map(Locale::toLanguageTag).toArray(String[]::new),
        others.stream().map(summary::in).toArray(String[]::new));
  }

  /** Adds and changes rows of the feed. */
  private <R extends UpdatableRecord<R>> Difference<R> write(
      Table<R> table, TableField<R, Long> id, TableField<R, String> ofFeed, List<R> wanted) {
    Map<Long, R> existing =
        new HashMap<>(sql.selectFrom(table).where(ofFeed.eq(feed)).fetchMap(id));
    List<R> added = new ArrayList<>();
    List<R> changed = new ArrayList<>();
    for (R row : wanted) {
      R before = existing.remove(row.get(id));
      if (before == null) {
        added.add(row);
      } else if (!before.equals(row)) {
        changed.add(row);
      }
    }
    sql.batchInsert(added).execute();
    sql.batchUpdate(changed).execute();
    return new Difference<>(added.size() + changed.size(), List.copyOf(existing.values()));
  }

  private <R extends UpdatableRecord<R>> int unlist(List<R> gone, TableField<R, Boolean> listed) {
    List<R> unlisted = gone.stream().filter(row -> row.get(listed)).toList();
    unlisted.forEach(row -> row.set(listed, false));
    sql.batchUpdate(unlisted).execute();
    return unlisted.size();
  }

  private int remove(List<DestinationRecord> gone) {
    sql.batchDelete(gone).execute();
    return gone.size();
  }
}
