package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Routines.later;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.DESTINATION;
import static io.travelapp.adapters.postgres.generated.Tables.JOURNEY_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.LINE;
import static io.travelapp.adapters.postgres.generated.Tables.OPERATOR;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_CALL;
import static io.travelapp.adapters.postgres.generated.Tables.PLACE;
import static io.travelapp.adapters.postgres.generated.Tables.STOP;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.LocalizedText;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.network.Places;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.network.StopId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

/** Reads places and stops. What its feed no longer has is found by its id alone. */
final class PgPlaces implements Places {

  private static final Field<Integer> RANK = field(name("match"), SQLDataType.INTEGER);
  private static final Field<Integer> KIND = field(name("kind"), SQLDataType.INTEGER);
  private static final int PLACES = 0;
  private static final int STOPS = 1;

  private final Database database;

  PgPlaces(Database database) {
    this.database = database;
  }

  @Override
  public List<PlaceOrStop> search(String text, int limit) {
    if (limit < 1 || limit > SEARCH_LIMIT_MAX) {
      throw new IllegalArgumentException("1 to " + SEARCH_LIMIT_MAX + " places, not " + limit);
    }
    if (text.isBlank() || !isText(text)) {
      return List.of();
    }
    String sought = Names.fold(text.strip());
    // Both have the columns of a stop, so that both are put in order together.
    return database
        .sql()
        .select(STOP.ID, STOP.FEED, STOP.LOCAL_ID, STOP.PLACE_ID, STOP.NAME, STOP.COUNTRY)
        .select(STOP.LATITUDE, STOP.LONGITUDE, STOP.ZONE)
        .select(inline(STOPS).as(KIND), rank(STOP.FOLDED, STOP.WORDS, sought).as(RANK))
        .from(STOP)
        .join(PLACE)
        .on(PLACE.ID.eq(STOP.PLACE_ID))
        .where(STOP.LISTED.isTrue(), STOP.FOLDED.contains(sought), STOP.NAME.ne(PLACE.NAME))
        .unionAll(
            select(PLACE.ID, PLACE.FEED, PLACE.LOCAL_ID, PLACE.ID, PLACE.NAME, PLACE.COUNTRY)
                .select(PLACE.LATITUDE, PLACE.LONGITUDE, castNull(STOP.ZONE))
                .select(inline(PLACES).as(KIND), rank(PLACE.FOLDED, PLACE.WORDS, sought).as(RANK))
                .from(PLACE)
                .where(PLACE.LISTED.isTrue(), PLACE.FOLDED.contains(sought)))
        .orderBy(RANK, KIND, ofBoth(STOP.NAME), ofBoth(STOP.FEED), ofBoth(STOP.LOCAL_ID))
        .limit(limit)
        .fetch(PgPlaces::placeOrStop);
  }

  /** PostgreSQL has no character 0, so no name has it either. */
  private static boolean isText(String text) {
    return text.indexOf('\0') < 0;
  }

  private static Field<Integer> rank(Field<String> folded, Field<String> words, String sought) {
    return when(folded.eq(sought), 0)
        .when(folded.startsWith(sought), 1)
        .when(words.contains(Names.words(sought)), 2)
        .otherwise(3);
  }

  /** A column of the places and stops together. */
  private static Field<String> ofBoth(Field<String> column) {
    return field(column.getUnqualifiedName(), SQLDataType.VARCHAR);
  }

  private static PlaceOrStop placeOrStop(Record row) {
    return row.get(KIND) == STOPS
        ? NetworkRows.stop(row, STOP)
        : new Place(
            new PlaceId(row.get(STOP.ID)),
            new FeedId(row.get(STOP.FEED), row.get(STOP.LOCAL_ID)),
            row.get(STOP.NAME),
            row.get(STOP.COUNTRY),
            new GeoPoint(row.get(STOP.LATITUDE), row.get(STOP.LONGITUDE)));
  }

  @Override
  public List<PlaceOrStop> findByFeedId(FeedId feedId) {
    if (!isText(feedId.localId())) {
      return List.of();
    }
    List<PlaceOrStop> found = new ArrayList<>();
    findPlace(
            PLACE.FEED.eq(feedId.feed()).and(PLACE.LOCAL_ID.eq(feedId.localId())).and(PLACE.LISTED))
        .ifPresent(found::add);
    findStop(STOP.FEED.eq(feedId.feed()).and(STOP.LOCAL_ID.eq(feedId.localId())).and(STOP.LISTED))
        .ifPresent(found::add);
    return found;
  }

  @Override
  public Optional<PlaceOrStop> find(PlaceOrStopId id) {
    return switch (id) {
      case PlaceId place -> findPlace(PLACE.ID.eq(place.number())).map(found -> found);
      case StopId stop -> findStop(STOP.ID.eq(stop.number())).map(found -> found);
    };
  }

  private Optional<Place> findPlace(Condition condition) {
    return database
        .sql()
        .selectFrom(PLACE)
        .where(condition)
        .fetchOptional(row -> NetworkRows.place(row, PLACE));
  }

  private Optional<Stop> findStop(Condition condition) {
    return database
        .sql()
        .selectFrom(STOP)
        .where(condition)
        .fetchOptional(row -> NetworkRows.stop(row, STOP));
  }

  @Override
  public List<Stop> stopsOf(PlaceId place) {
    return database
        .sql()
        .selectFrom(STOP)
        .where(STOP.PLACE_ID.eq(place.number()), STOP.LISTED.isTrue())
        .orderBy(STOP.NAME, STOP.FEED, STOP.LOCAL_ID)
        .fetch(row -> NetworkRows.stop(row, STOP));
  }

  @Override
  public List<Destination> destinations() {
    return database
        .sql()
        .select(DESTINATION.fields())
        .select(PLACE.fields())
        .from(DESTINATION)
        .join(PLACE)
        .on(PLACE.ID.eq(DESTINATION.PLACE_ID))
        .orderBy(DESTINATION.RANK, PLACE.FEED, PLACE.LOCAL_ID)
        .fetch(row ->
            new Destination(
                NetworkRows.place(row, PLACE),
                row.get(DESTINATION.RANK),
                summary(row),
                Optional.ofNullable(row.get(DESTINATION.PICTURE_URL))));
  }

  private static LocalizedText summary(Record row) {
    LocalizedText summary =
        LocalizedText.of(
            Locale.forLanguageTag(row.get(DESTINATION.LANGUAGE)), row.get(DESTINATION.SUMMARY));
    String[] languages = row.get(DESTINATION.LANGUAGES);
    String[] translations = row.get(DESTINATION.TRANSLATIONS);
    for (int i = 0; i < languages.length; i++) {
      summary = summary.with(Locale.forLanguageTag(languages[i]), translations[i]);
    }
    return summary;
  }

  /** Patterns of the past are still there, with the departures that they had. */
  private static Condition runsAgain() {
    return exists(
        selectOne()
            .from(DEPARTURE)
            .where(
                DEPARTURE.PATTERN_ID.eq(JOURNEY_PATTERN.ID),
                DEPARTURE.STARTS_AT.ge(later(Rides.now(), JOURNEY_PATTERN.LASTS.neg()))));
  }

  @Override
  public List<Line> linesTo(PlaceId place) {
    return database
        .sql()
        .select(LINE.fields())
        .select(OPERATOR.fields())
        .from(LINE)
        .join(OPERATOR)
        .on(OPERATOR.ID.eq(LINE.OPERATOR_ID))
        .where(
            LINE.LISTED.isTrue(),
            LINE.ID.in(
                select(JOURNEY_PATTERN.LINE_ID)
                    .from(STOP)
                    .join(PATTERN_CALL)
                    .on(PATTERN_CALL.STOP_ID.eq(STOP.ID))
                    .join(JOURNEY_PATTERN)
                    .on(JOURNEY_PATTERN.ID.eq(PATTERN_CALL.PATTERN_ID))
                    .where(
                        STOP.PLACE_ID.eq(place.number()),
                        PATTERN_CALL.CALL.gt(0),
                        PATTERN_CALL.ALIGHTING.isTrue(),
                        runsAgain())))
        .orderBy(LINE.NAME, LINE.FEED, LINE.LOCAL_ID)
        .fetch(row -> NetworkRows.line(row, LINE, OPERATOR));
  }
}
